package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const cardSays = `(document.querySelector("#card:popover-open")?.innerText.trim() ?? "")`

// A link in a note shows what it leads to while it is pointed at or in focus: another
// note, a work. Esc puts that away and not the note.
func TestLinksInNotesShowWhereTheyLead(t *testing.T) {
	t.Parallel()
	for _, from := range []string{"server", "disk", "file"} {
		t.Run(from, func(t *testing.T) {
			t.Parallel()
			var b *tab
			var address string
			if from == "file" {
				b, address = alone(t, desk)
			} else {
				b, address = editionFrom(t, from == "disk", desk)
			}
			b.visit(address)
			if from == "file" {
				b.unpacked()
			}
			b.click(b.find(`#p05 > .one a[href="#c.9"]`))
			b.arrives(`!!document.querySelector("#c\\.9:popover-open")`)
			for _, c := range []struct{ link, says string }{
				{`#c\.9 a[href*="hyundai"]:not(.more, [href*="cna"])`, "現代汽車集團"},
				{`#c\.9 a[href$="cna-hyundai"]`, "Nussey, Sam. 2021."},
			} {
				b.point(b.find(c.link))
				b.arrives(cardSays + ` !== ""`)
				if got := eval[string](b, cardSays); !strings.HasPrefix(got, c.says) {
					t.Errorf("%s shows %q", c.link, got)
				}
				if n := eval[int](b, `document.querySelectorAll("#card a, #card [id]").length`); n > 0 {
					t.Errorf("what %s shows has %d links and addresses of its own", c.link, n)
				}
				b.point(spot{5, 5})
				b.arrives(cardSays + ` === ""`)
			}
			b.js(`() => document.querySelector("#c\\.9 .m").focus()`)
			b.press(kb.Tab)
			b.arrives(cardSays + ` !== "" && document.activeElement.getAttribute("aria-describedby") === "card"`)
			b.press(kb.Escape)
			if got := eval[string](b, cardSays); got != "" || !eval[bool](b, `document.querySelector("#c\\.9").matches(":popover-open")`) {
				t.Errorf("after Esc it shows %q, or the note is closed", got)
			}
			for _, c := range b.complaints() {
				t.Error(c)
			}
		})
	}
}

// Reading on, the head of the window names the section and tells how far the reader is;
// above the text it does not.
func TestRunningHead(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, phone} {
		b := open(t, s)
		b.visit(b.site.edition(t))
		seen := `document.querySelector(".running")?.checkVisibility() ?? false`
		if eval[bool](b, seen) {
			t.Error("above the text there is a running head")
		}
		b.bring("p17")
		b.js(`() => scrollBy(0, 40)`)
		b.arrives(seen)
		words := strings.Fields(eval[string](b, `document.querySelector(".running").innerText`))
		if len(words) < 3 || words[0] != "算力的價錢" || !strings.HasSuffix(words[len(words)-1], "%") {
			t.Errorf("at %d px it says %q", s.width, words)
		}
		b.js(`() => document.querySelector(".take a").click()`)
		b.arrives(`document.getElementById("colophon").getBoundingClientRect().top < innerHeight / 2`)
	}
}
