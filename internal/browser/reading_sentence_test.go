package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focused returns the sentence that has the focus, as row.number language.
const focused = `(() => {
	const s = document.activeElement.closest("[data-s]");
	return s ? s.closest(".row").id + "." + s.dataset.s + " " + s.closest("[lang]").lang : document.activeElement.tagName;
})()`

// The keys go from sentence to sentence and from version to version; one of all
// sentences is a tab stop.
func TestSentencesByKeys(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop)
	b.visit(b.site.edition(t) + "#p17")
	for _, step := range []struct{ key, want string }{
		{"j", "p17.1 zh-Hant"}, {"j", "p17.2 zh-Hant"}, {kb.ArrowDown, "p17.3 zh-Hant"}, {"k", "p17.2 zh-Hant"},
		{kb.ArrowRight, "p17.2 en"}, {kb.ArrowUp, "p17.1 en"}, {kb.ArrowLeft, "p17.1 zh-Hant"}, {"j", "p17.2 zh-Hant"},
	} {
		b.press(step.key)
		if got := eval[string](b, focused); got != step.want {
			t.Errorf("%q leads to %q, want %q", step.key, got, step.want)
		}
	}
	b.marked("walking", both("p17", 2)...)
	stops := `[...document.querySelectorAll("[data-s][tabindex]")].map((s) => s.closest(".row").id + "." + s.dataset.s + " " + s.tabIndex).join(" ")`
	if got := eval[string](b, stops); got != "p17.2 0" {
		t.Errorf("the tab stops are %s", got)
	}
	// The Tab key goes on to the links of the sentence, and comes back.
	b.press(kb.Tab)
	notes, _ := b.marksIn(`#p17 > .one [data-s="2"]`)
	if got := eval[string](b, `document.activeElement.hash`); got != "#"+notes[0] {
		t.Errorf("Tab leads to %q", got)
	}
	b.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	if got := eval[string](b, focused); got != "p17.2 zh-Hant" {
		t.Errorf("Shift-Tab leads to %q", got)
	}
	// Past the last sentence of a row the next row's comes, and is in the window.
	for range 12 {
		b.press("j")
		b.settle()
		if !eval[bool](b, `(() => { const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; })()`) {
			t.Fatalf("%s has the focus, but is not in the window", eval[string](b, focused))
		}
	}
	// m goes through the sentence's notes.
	b.choose("1")
	b.bring("p17")
	b.js(`() => document.querySelector('#p17 > .one [data-s="2"]').click()`)
	b.js(`() => document.activeElement.blur()`)
	b.bring("p17")
	b.choose("jj")
	var opened []string
	for range 2 {
		b.choose("m")
		opened = append(opened, eval[string](b, `document.querySelector(".note:popover-open")?.id ?? "none"`))
		b.press(kb.Escape)
		b.settle()
	}
	if got := strings.Join(opened, " "); got != strings.Join(notes[:2], " ") {
		t.Errorf("m opens %s", got)
	}
}

// A sentence's menu copies its address, its words, the pair, and a citation; the
// clipboard is read back.
func TestSentenceMenuCopies(t *testing.T) {
	t.Parallel()
	for _, disk := range []bool{false, true} {
		t.Run(fmt.Sprintf("disk %v", disk), func(t *testing.T) {
			t.Parallel()
			b, address := editionFrom(t, disk, laptop)
			b.visit(address + "?layout=side&show=zh-Hant+en&ruby=1#p17.2")
			words := call[[]string](b, `() => [...document.querySelectorAll('#p17 > [lang] [data-s="2"]')].map((s) => {
				const copy = s.cloneNode(true);
				copy.querySelectorAll("rt").forEach((rt) => rt.remove());
				return copy.textContent;
			})`)
			link := eval[string](b, `location.href.split("#")[0]`) + "#p17.2"
			b.choose("jj")
			if got := eval[string](b, focused); got != "p17.2 zh-Hant" {
				t.Fatalf("the focus is on %s", got)
			}
			for what, want := range map[string]string{"link": link, "text": words[0], "pair": words[0] + "\n" + words[1], "cite": "，p17.2，" + link} {
				shared.clipboard.Lock() // the machine has one
				b.choose("c")
				b.js(`(v) => { document.querySelector("#sentence [value=" + v + "]").focus(); }`, what)
				b.press(kb.Enter)
				// It is said for a moment only, which a busy machine may take to settle.
				said := eval[bool](b, `new Promise(async (done) => {
					for (let n = 0; n < 250; n++) {
						if (document.querySelector("#sentence [role=status] > span").checkVisibility()) return done(true);
						await new Promise((go) => setTimeout(go, 20));
					}
					done(false);
				})`)
				b.settle()
				if !said {
					t.Errorf("nothing says that %s was copied", what)
				}
				got := b.clipboard()
				shared.clipboard.Unlock()
				if what == "cite" {
					title := eval[string](b, `document.querySelector("h1").textContent.trim()`)
					if !strings.HasSuffix(got, want) || !strings.Contains(got, "〈"+title+"〉") || strings.Contains(got, "%e") {
						t.Errorf("the citation is %q", got)
					}
				} else if got != want {
					t.Errorf("%s copies %q, want %q", what, got, want)
				}
				b.press(kb.Escape)
				b.settle()
				if got := eval[string](b, focused); got != "p17.2 zh-Hant" {
					t.Errorf("after the menu the focus is on %q", got)
				}
			}
		})
	}
}

// clipboard returns what was copied: it is pasted into a field, as a reader would do.
func (b *tab) clipboard() string {
	b.t.Helper()
	b.js(`() => {
		globalThis.back = document.activeElement;
		const field = document.createElement("textarea");
		field.className = "pasted";
		document.querySelector("h1").append(field);
		field.focus({ preventScroll: true });
	}`)
	b.do(chromedp.KeyEvent("v", chromedp.KeyModifiers(chromedp.ModifierCtrl), command("paste")))
	return eval[string](b, `(() => {
		const field = document.querySelector(".pasted"), words = field.value;
		field.remove();
		globalThis.back.focus({ preventScroll: true });
		return words;
	})()`)
}

// command gives a key the meaning that it has in a browser with a window.
func command(name string) chromedp.KeyOption {
	return func(p *input.DispatchKeyEventParams) {
		if p.Type != input.DispatchKeyEventTypeKeyUp {
			p.Commands = []string{name}
		}
	}
}

// A reader without keys gets the menu at the sentence that was clicked or tapped.
func TestSentenceHandle(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{laptop, phone.touched()} {
		b := openShort(t, s)
		b.visit(b.site.edition(t) + "#p07")
		use := b.click
		if s.touch {
			use = b.tap
		}
		use(b.find(sentence("p07", 1, 1)))
		use(b.find(".handle"))
		b.settle()
		if !eval[bool](b, `document.querySelector("#sentence").matches(":popover-open")`) {
			t.Errorf("at %d px the handle opens nothing", s.width)
		}
		box := eval[struct{ Left, Right, Top, Bottom, W, H float64 }](b,
			`(() => { const r = document.querySelector("#sentence").getBoundingClientRect(); return { Left: r.left, Right: r.right, Top: r.top, Bottom: r.bottom, W: innerWidth, H: innerHeight }; })()`)
		if box.Left < 0 || box.Top < 0 || box.Right > box.W || box.Bottom > box.H {
			t.Errorf("at %d px the menu stands at %+v", s.width, box)
		}
	}
}

// In the reveal layout a click, a tap or Enter shows the counterpart below the
// sentence, and hides it again.
func TestReveal(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{laptop, phone.touched()} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.visit(b.site.edition(t) + "?layout=reveal&show=en+zh-Hant#q03")
			const sentence = `#q03 > .one [data-s="1"]` // no link in it
			const shown = `[...document.querySelectorAll(".shown")].filter((e) => e.checkVisibility()).map((e) => e.lang + " " + e.textContent).join("|")`
			want := "zh-Hant " + eval[string](b, `document.querySelector('#q03 > .two [data-s="1"]').textContent`)
			for _, on := range []bool{true, false} {
				if s.touch {
					b.tap(b.find(sentence))
					time.Sleep(400 * time.Millisecond) // two at once would select a word
				} else {
					b.click(b.find(sentence))
				}
				b.settle()
				if got := eval[string](b, shown); on && got != want || !on && got != "" {
					t.Errorf("%q is shown, want %q: %v", got, want, on)
				}
				if on &&
					!eval[bool](b,
						`document.querySelector(".shown").getBoundingClientRect().top >= document.querySelector('#q03 > .one [data-s="1"]').getBoundingClientRect().bottom - 2`) {
					t.Error("it does not stand below its sentence")
				}
			}
			if s.touch {
				return
			}
			b.bring("q03")
			b.choose("j")
			b.press(kb.Enter)
			b.settle()
			if got := eval[string](b, shown); got != want {
				t.Errorf("Enter shows %q, want %q", got, want)
			}
			b.choose("1")
			if got := eval[string](b, shown); got != "" {
				t.Errorf("another layout leaves %q behind", got)
			}
		})
	}
}

// A selection that begins in one column copies that column only, without marks.
func TestSelectionKeepsToItsColumn(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	for _, layout := range []string{"side", "sentence", "stacked"} {
		b.visit(b.site.edition(t) + "?layout=" + layout + "&show=zh-Hant+en#p07")
		for _, column := range []string{"en", "zh-Hant", "en"} {
			b.bring("p07")
			b.drag(b.word(fmt.Sprintf(`#p07 > [lang=%q] [data-s="1"]`, column)), b.word(fmt.Sprintf(`#p07 > [lang=%q] [data-s="2"]`, column)))
			got := eval[string](b, `getSelection().toString()`)
			if len(got) < 20 {
				t.Errorf("%s: nothing is selected in %s: %q", layout, column, got)
			}
			// What is copied is plain words of that column: no marks, nothing of the other.
			plain := call[string](b, `(l) => document.querySelector('#p07 > [lang="' + l + '"]').textContent.replace(/\s+/g, "")`, column)
			if !strings.Contains(plain, strings.Join(strings.Fields(got), "")) {
				t.Errorf("%s: in %s the selection is %q", layout, column, got)
			}
			shared.clipboard.Lock()
			b.do(chromedp.KeyEvent("c", chromedp.KeyModifiers(chromedp.ModifierCtrl), command("copy")))
			copied := strings.Join(strings.Fields(b.clipboard()), "")
			shared.clipboard.Unlock()
			if copied == "" || !strings.Contains(plain, copied) {
				t.Errorf("%s: in %s is copied %q", layout, column, copied)
			}
			b.click(spot{5, 5})
		}
	}
}

// word returns the place of the first character of a sentence that is in no link.
func (b *tab) word(selector string) spot {
	b.t.Helper()
	return call[spot](b, `(selector) => {
		const node = [...document.querySelector(selector).childNodes].find((n) => n.nodeType === Node.TEXT_NODE && n.length > 5);
		const range = document.createRange();
		range.setStart(node, 2);
		range.setEnd(node, 3);
		const r = range.getBoundingClientRect();
		return { X: Math.ceil(r.left + 1), Y: Math.ceil(r.top + r.height / 2) };
	}`, selector)
}

func (b *tab) drag(from, to spot) {
	b.t.Helper()
	b.point(from)
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, from.X, from.Y, chromedp.ButtonType("left"), chromedp.ClickCount(1)))
	for i := range 4 {
		f := float64(i+1) / 4
		held := func(p *input.DispatchMouseEventParams) { p.Buttons = 1 }
		b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, from.X+(to.X-from.X)*f, from.Y+(to.Y-from.Y)*f, chromedp.ButtonType("left"), held))
	}
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, to.X, to.Y, chromedp.ButtonType("left"), chromedp.ClickCount(1)))
}
