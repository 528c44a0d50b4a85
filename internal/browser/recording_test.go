package browser

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// listens has a page keep what is marked as read, with the file that plays and where it is.
const listens = `(() => {
	globalThis.heard = [];
	const Own = globalThis.Audio;
	globalThis.Audio = class extends Own { constructor() { super(); globalThis.sound = this; } };
	new MutationObserver(() => {
		const s = document.querySelector(".said");
		const at = s && s.closest("[lang]").lang + " " + s.closest(".row").id + "." + s.dataset.s;
		if (at && globalThis.last !== at) setTimeout(() => {
			heard.push(at + " " + (globalThis.sound && !sound.paused ? sound.src.replace(/.*-(\w+-\w+)-\w+\./, "$1.").replace(/.*\//, "") + " " + sound.currentTime.toFixed(1) + " " + sound.playbackRate : "-"));
		}, 120);
		globalThis.last = at;
	}).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
})();`

// hearing opens a page of a site with voices in some languages, and begins to read.
func hearing(t *testing.T, files fs.FS, at func(*published) string, tags ...string) *tab {
	t.Helper()
	p, err := publish(files, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.server.Close)
	b := open(t, desk)
	b.site = p
	send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: voicesOf(0, tags...) + listens})
	b.visit(at(p))
	b.press("p")
	return b
}

// heard waits until so many sentences were marked, and returns what was heard of each.
func heard(b *tab, n int) []string {
	b.t.Helper()
	for range 800 {
		if list := eval[[]string](b, `heard`); len(list) >= n {
			return list[:n]
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.t.Fatalf("it has read %q", eval[[]string](b, `heard`))
	return nil
}

// A version's recordings are played in the place of voices, from a server and from a
// disk: one file after another, its sentence marked, at the reader's speed, by turns with
// those of another version or with a voice.
func TestPlaysRecordings(t *testing.T) {
	t.Parallel()
	whole := recordedSite()
	edition := func(p *published) string { return p.home + "river/" }
	t.Run("one", func(t *testing.T) {
		t.Parallel()
		b := hearing(t, whole, edition)
		if said := eval[string](b, `document.querySelector(".colophon").innerText`); !strings.Contains(said, "Read aloud by Jane Lee.") || !strings.Contains(said, "朗讀") {
			t.Errorf("who reads is not named: %s", said)
		}
		got := heard(b, 4)
		for i, want := range []string{"zh-Hant s1.1", "zh-Hant p01.1", "zh-Hant p01.2", "zh-Hant p02.1"} {
			if !strings.HasPrefix(got[i], want+" ") || strings.HasSuffix(got[i], " -") {
				t.Errorf("sentence %d is %q, and should be %q from a recording", i, got[i], want)
			}
		}
		b.arrives(`!document.querySelector(".said")`) // the end
		if eval[bool](b, `!sound.paused`) {
			t.Error("it plays on after the end")
		}
		for _, c := range b.complaints() {
			t.Error(c)
		}
	})
	t.Run("from a disk", func(t *testing.T) {
		t.Parallel()
		b := hearing(t, whole, func(p *published) string { return p.onDisk("river/en/") })
		for i, line := range heard(b, 4) {
			if strings.HasSuffix(line, " -") {
				t.Errorf("sentence %d is not heard: %q", i, line)
			}
		}
		for _, c := range b.complaints() {
			t.Error(c)
		}
	})
	t.Run("by turns", func(t *testing.T) {
		t.Parallel()
		b := hearing(t, whole, edition)
		heard(b, 1)
		b.js(`() => { heard.length = 0; const s = document.querySelector("#aloud select"); s.value = "01"; s.dispatchEvent(new Event("change", { bubbles: true }));
			const r = document.querySelector("#aloud input"); r.value = 2; r.dispatchEvent(new Event("change", { bubbles: true })); }`)
		got := heard(b, 5)
		for i := 1; i < len(got); i++ {
			if got[i][:2] == got[i-1][:2] || strings.HasSuffix(got[i], " -") || !strings.HasSuffix(got[i], " 2") {
				t.Errorf("after %q comes %q", got[i-1], got[i])
			}
		}
		b.press("p")
		if eval[bool](b, `!sound.paused || !!document.querySelector("#aloud [value=play] > :last-child:not([hidden])")`) {
			t.Error("it does not pause")
		}
	})
	t.Run("with a voice", func(t *testing.T) {
		t.Parallel()
		b := hearing(t, whole, func(p *published) string { return p.home + "river/?show=en+fr" }, "fr-FR")
		heard(b, 1)
		b.js(`() => { heard.length = 0; const s = document.querySelector("#aloud select"); s.value = "01"; s.dispatchEvent(new Event("change", { bubbles: true })); }`)
		for _, line := range heard(b, 4) {
			if strings.HasPrefix(line, "fr") != strings.HasSuffix(line, " -") {
				t.Errorf("it reads %q", line)
			}
		}
		if spoken := eval[[]string](b, `spoken`); len(spoken) == 0 || !strings.HasPrefix(spoken[0], "fr-FR 1 ") {
			t.Errorf("the voice reads %q", spoken)
		}
	})
	t.Run("derived", func(t *testing.T) {
		t.Parallel()
		b := hearing(t, whole, func(p *published) string { return p.home + "river/zh-hans/" })
		if got := heard(b, 1)[0]; !strings.HasPrefix(got, "zh-Hans s1.1 ") || strings.HasSuffix(got, " -") {
			t.Errorf("it reads %q", got)
		}
	})
	t.Run("WAV", func(t *testing.T) {
		t.Parallel()
		files := recordedSite()
		settings := files["content/editions/river/edition.yaml"]
		settings.Data = bytes.Replace(settings.Data, []byte("en.mp3"), []byte("en.wav"), 1)
		files["content/editions/river/en.wav"] = &fstest.MapFile{Data: wav(2000)}
		b := hearing(t, files, func(p *published) string { return p.home + "river/en/" })
		for i, line := range heard(b, 4) {
			if !strings.Contains(line, ".wav ") {
				t.Errorf("sentence %d is %q", i, line)
			}
		}
	})
	t.Run("back and on", func(t *testing.T) {
		t.Parallel()
		b := hearing(t, whole, edition)
		heard(b, 1)
		b.press("]")
		b.press("]")
		b.press("[")
		b.arrives(`heard.at(-1).startsWith("zh-Hant p01.1 ") && sound.currentTime >= .6`)
	})
	t.Run("gone", func(t *testing.T) {
		t.Parallel()
		for _, voice := range []string{"zh-TW", ""} {
			p, err := publish(whole, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer p.server.Close()
			lost, err := filepath.Glob(filepath.Join(p.dir, "assets", "river-zh-hant-*.mp3"))
			if err != nil || len(lost) != 2 {
				t.Fatalf("there are recordings %v: %v", lost, err)
			}
			for _, name := range lost {
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
			}
			b := open(t, desk)
			b.site = p
			send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: voicesOf(0, strings.Fields(voice)...) + listens})
			b.visit(p.home + "river/")
			b.press("p")
			if voice != "" {
				if got := spoke(b, 2); !slices.Equal(got, []string{voice, voice}) {
					t.Errorf("without the recording it reads in %v", got)
				}
			} else {
				b.arrives(aloudSays + `.includes("no voice")`)
			}
			b.complaints() // a file that is not there is one
		}
	})
	t.Run("by the keyboard", func(t *testing.T) {
		t.Parallel()
		b := hearing(t, whole, edition)
		heard(b, 1)
		b.press(kb.Escape)
		b.arrives(`sound.paused && !document.querySelector(".said, #aloud:popover-open")`)
	})
}

// A page without recordings neither asks for their script nor may play any.
func TestNoRecordings(t *testing.T) {
	t.Parallel()
	b := readingAloud(t, desk, voicesOf(0, "zh-TW"))
	b.press("p")
	spoke(b, 1)
	if asked := strings.Join(b.requests(), " "); strings.Contains(asked, "/recorded-") || strings.Contains(asked, "recording.js") {
		t.Errorf("it asks for %s", asked)
	}
	if eval[bool](b, `document.querySelector("meta[http-equiv]").content.includes("media-src")`) {
		t.Error("it may play recordings")
	}
}

// The EPUBs of an edition with recordings have them, sentence by sentence, and pass
// epubcheck.
func TestRecordedEPUB(t *testing.T) {
	t.Parallel()
	p, err := publish(recordedSite(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer p.server.Close()
	for name, has := range map[string][]string{
		"river.epub": {`media-overlay="o.text-s1"`, `<meta property="media:duration">4.400s</meta>`, `<meta property="media:active-class">said</meta>`,
			`<meta property="media:narrator" xml:lang="zh-Hant">李珍</meta>`, `<meta property="media:narrator" xml:lang="en">Jane Lee</meta>`,
			`<text src="text-s1.xhtml#p01.2.v2"/>`, `clipBegin="1.000s" clipEnd="1.500s"`, `id="p01.2.v2"`, "synchronizedAudioText"},
		"river.en.epub":      {`<meta property="media:duration">2.000s</meta>`, `<text src="text-s1.xhtml#p02.1"/>`},
		"river.zh-hans.epub": {`src="audio/zh-hant-2.mp3"`, `<meta property="media:duration">2.400s</meta>`},
	} {
		file := filepath.Join(p.dir, "river", name)
		epubcheck(t, file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := contentOf(t, data)
		for _, what := range has {
			if !strings.Contains(text, what) {
				t.Errorf("%s has no %s", name, what)
			}
		}
	}
}
