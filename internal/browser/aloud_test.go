package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// voicesOf gives a page voices in languages, which come after a time in milliseconds.
// What is spoken is in spoken; a sentence takes 250 ms, or with slow set for ever.
func voicesOf(after int, tags ...string) string {
	return fmt.Sprintf(`(() => {
	const all = %q.split(" ").filter(Boolean).map((lang) => ({ lang, name: lang, localService: true, default: false }));
	globalThis.spoken = [];
	let here = %d ? [] : all, timer, now;
	class Utterance { constructor(text) { this.text = text; } }
	const synth = Object.assign(new EventTarget(), {
		speaking: false,
		getVoices: () => here,
		speak(u) {
			now = u;
			synth.speaking = true;
			spoken.push(u.voice.lang + " " + u.rate + " " + u.text);
			if (globalThis.breaks) timer = setTimeout(() => { synth.speaking = false; u.onerror({ error: "network" }); }, 20);
			else if (!globalThis.slow) timer = setTimeout(() => { synth.speaking = false; u.onend(); }, 250);
		},
		cancel() {
			clearTimeout(timer);
			const u = now;
			now = null;
			synth.speaking = false;
			if (u) setTimeout(() => u.onerror?.({ error: "canceled" }));
		},
	});
	setTimeout(() => { here = all; synth.dispatchEvent(new Event("voiceschanged")); }, %d);
	Object.defineProperty(globalThis, "speechSynthesis", { value: synth });
	Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: Utterance });
})();`, strings.Join(tags, " "), after, after)
}

// readingAloud opens an edition with voices.
func readingAloud(t *testing.T, s screen, script string) *tab {
	t.Helper()
	b := openShort(t, s)
	send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	b.visit(b.site.edition(t))
	return b
}

// spoke waits until so many sentences were begun, and returns the language of each.
func spoke(b *tab, n int) []string {
	b.t.Helper()
	for range 500 {
		if list := eval[[]string](b, `spoken`); len(list) >= n {
			out := make([]string, n)
			for i := range out {
				out[i], _, _ = strings.Cut(list[i], " ")
			}
			return out
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.t.Fatalf("it has read %d sentences, not %d", len(eval[[]string](b, `spoken`)), n)
	return nil
}

const aloudSays = `[...document.querySelectorAll("#aloud [role=status] > span")].filter((s) => s.checkVisibility()).map((s) => s.innerText).join(" ").trim()`

// Sentence after sentence is read, in one language or two by turns, marked, followed,
// by the voice that is nearest to its language.
func TestReadsAloud(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, phone} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := readingAloud(t, s, voicesOf(0, "zh-CN", "de-DE", "zh_TW", "en-GB", "en-US"))
			b.press("p")
			if got := spoke(b, 3); !slices.Equal(got, []string{"zh_TW", "zh_TW", "zh_TW"}) {
				t.Errorf("it reads in %v", got)
			}
			want := eval[[]string](b, `[...document.querySelectorAll(".row > .one [data-s]")].slice(0, 3).map((s) => s.textContent.trim())`)
			for i, line := range eval[[]string](b, `spoken.slice(0, 3)`) {
				if line != "zh_TW 1 "+want[i] {
					t.Errorf("it reads %q, and should read %q", line, want[i])
				}
			}
			for range 30 { // far enough that the page has to follow
				seen := eval[bool](b, `(() => { const s = document.querySelector(".said"); if (!s) return true; const r = s.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; })()`)
				if !seen {
					time.Sleep(700 * time.Millisecond) // while the page scrolls
					if !eval[bool](b, `(() => { const r = (document.querySelector(".said") ?? document.body).getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; })()`) {
						t.Error("the sentence that is read is out of the window")
						break
					}
				}
				time.Sleep(100 * time.Millisecond)
			}
			if eval[float64](b, `scrollY`) == 0 {
				t.Error("the page has not followed")
			}
			b.js(`() => { const s = document.querySelector("#aloud select"); s.value = "011"; s.dispatchEvent(new Event("change", { bubbles: true })); spoken.length = 0; }`)
			got := spoke(b, 9)
			turns := 0
			for i := 1; i < len(got)-1; i++ {
				if got[i-1] == "zh_TW" && got[i] == "en-US" && got[i+1] == "en-US" {
					turns++
				}
			}
			if turns < 2 {
				t.Errorf("by turns it reads in %v", got)
			}
			b.js(`() => { globalThis.slow = true; spoken.length = 0; const r = document.querySelector("#aloud input"); r.value = 1.5; r.dispatchEvent(new Event("change", { bubbles: true })); }`)
			spoke(b, 1)
			if line := eval[string](b, `spoken[0]`); !strings.Contains(line, " 1.5 ") {
				t.Errorf("faster, it reads %q", line)
			}
			b.press("p") // pause
			if eval[bool](b, `speechSynthesis.speaking`) {
				t.Error("it does not pause")
			}
			at := eval[string](b, `document.querySelector(".said").textContent`)
			b.press("]")
			next := eval[string](b, `document.querySelector(".said").textContent`)
			b.press("[")
			if back := eval[string](b, `document.querySelector(".said").textContent`); at == next || back != at {
				t.Errorf("from %q on to %q, and back to %q", at, next, back)
			}
			if kept := eval[string](b, `localStorage.getItem("duizhao:aloud")`); kept != "011 1.5" {
				t.Errorf("it keeps %q", kept)
			}
			b.js(`() => document.querySelector("#aloud [value=close]").click()`)
			if eval[bool](b, `!!document.querySelector(".said, #aloud:popover-open") || speechSynthesis.speaking`) {
				t.Error("closed, it reads on or marks a sentence")
			}
			for _, c := range b.complaints() {
				t.Error(c)
			}
		})
	}
}

// A voice that comes late is waited for; one that is missing, stops, or reads in
// another window now is told of in plain words, and reading goes on from there.
func TestReadsAloudInTrouble(t *testing.T) {
	t.Parallel()
	t.Run("late", func(t *testing.T) {
		t.Parallel()
		b := readingAloud(t, desk, voicesOf(800, "zh-HK", "en-AU"))
		b.press("p")
		if got := spoke(b, 1); got[0] != "zh-HK" || eval[string](b, aloudSays) != "" {
			t.Errorf("it reads in %v and says %q", got, eval[string](b, aloudSays))
		}
	})
	t.Run("none", func(t *testing.T) {
		t.Parallel()
		b := readingAloud(t, desk, voicesOf(0))
		b.press("p")
		b.arrives(aloudSays + `.includes("no voice to read with")`)
		if n := len(eval[[]string](b, `spoken`)); n != 0 {
			t.Errorf("it reads %d sentences without a voice", n)
		}
	})
	t.Run("one language", func(t *testing.T) {
		t.Parallel()
		b := readingAloud(t, desk, voicesOf(0, "en-IN"))
		b.press("p")
		b.arrives(aloudSays + `.includes("no voice for: 繁體")`)
		b.js(`() => { const s = document.querySelector("#aloud select"); s.value = "01"; s.dispatchEvent(new Event("change", { bubbles: true })); document.querySelector("#aloud [value=play]").click(); }`)
		if got := spoke(b, 2); !slices.Equal(got, []string{"en-IN", "en-IN"}) {
			t.Errorf("it reads in %v", got)
		}
	})
	t.Run("stops", func(t *testing.T) {
		t.Parallel()
		b := readingAloud(t, desk, voicesOf(0, "zh-TW")+"globalThis.breaks = true;")
		b.press("p")
		b.arrives(aloudSays + `.includes("stopped")`)
		at := eval[string](b, `spoken[0]`)
		b.js(`() => { globalThis.breaks = false; }`)
		b.press("p")
		spoke(b, 2)
		if again := eval[string](b, `spoken[1]`); again != at || eval[string](b, aloudSays) != "" {
			t.Errorf("it goes on with %q after %q, and says %q", again, at, eval[string](b, aloudSays))
		}
	})
	t.Run("another window, and unseen", func(t *testing.T) {
		t.Parallel()
		b := readingAloud(t, desk, voicesOf(0, "zh-TW")+"globalThis.slow = true;")
		b.press("p")
		spoke(b, 1)
		b.js(`() => { speechSynthesis.cancel(); document.dispatchEvent(new Event("visibilitychange")); }`) // as a browser does with a page in the background
		spoke(b, 2)
		b.js(`() => new BroadcastChannel("duizhao:aloud").postMessage("")`)
		b.arrives(aloudSays + `.includes("Another window")`)
		b.press("p")
		spoke(b, 3)
		if said := eval[string](b, aloudSays); said != "" {
			t.Errorf("reading again, it says %q", said)
		}
	})
}

// The keyboard reaches all of it, and the file alone has it too.
func TestReadsAloudInOneFile(t *testing.T) {
	t.Parallel()
	b, address := alone(t, desk)
	send(b, page.AddScriptToEvaluateOnNewDocument,
		page.AddScriptToEvaluateOnNewDocumentParams{Source: voicesOf(0, "zh-TW", "en-US") + "globalThis.slow = true;"})
	b.visit(address)
	b.unpacked()
	b.press("p")
	spoke(b, 1)
	reached := map[string]bool{}
	for range 6 {
		reached[eval[string](b, `document.activeElement.closest("#aloud") ? document.activeElement.value || document.activeElement.localName : ""`)] = true
		b.press(kb.Tab)
	}
	for _, what := range []string{"play", "on", "0", "1", "close"} {
		if !reached[what] {
			t.Errorf("the keyboard does not reach %s: %v", what, reached)
		}
	}
	b.press("t")
	b.arrives(`!!document.querySelector("#look:popover-open")`)
	for _, c := range b.complaints() {
		t.Error(c)
	}
}
