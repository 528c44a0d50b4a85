package browser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// alone opens the shipped edition in one file: the file on its own in a folder, from
// the disk, without a network.
func alone(t *testing.T, s screen) (b *tab, address string) {
	t.Helper()
	b = open(t, s)
	slug := strings.TrimSuffix(b.site.edition(t), "/")
	data, err := os.ReadFile(filepath.Join(b.site.dir, slug, slug+".html"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mailed.html"), data, 0o666); err != nil {
		t.Fatal(err)
	}
	b.offline()
	return b, (&published{dir: dir}).onDisk("mailed.html")
}

// unpacked waits until the pack has been laid out.
func (b *tab) unpacked() {
	b.t.Helper()
	for range 500 {
		if eval[bool](b, `!!document.querySelector(".back") && !document.documentElement.hasAttribute("data-turning")`) {
			b.settle()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatal("the pack is not laid out")
}

// The file makes no request but the one for itself, whatever its reader does with it:
// layouts, versions, notes, search, links, figures.
func TestSingleAsksForNothing(t *testing.T) {
	t.Parallel()
	b, address := alone(t, desk)
	b.visit(address + "#p17.2")
	b.unpacked()
	b.inWindow(`[id="p17.2"]`)

	found := eval[struct {
		Figures, Drawn, Tables, Sources int
		Dead, Empty                     []string
	}](b, `({
	Figures: document.querySelectorAll("figure").length,
	Drawn: [...document.querySelectorAll("figure")].filter((f) => f.querySelectorAll(":scope > .fig :is(text, th, li)").length > 3).length,
	Tables: document.querySelectorAll("figure :is(table, ol)").length,
	Sources: document.querySelectorAll(".bib > li").length,
	Dead: [...document.querySelectorAll("a[href^='#']")].filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map((a) => a.outerHTML),
	Empty: [...document.querySelectorAll(".back > .entry")].filter((e) => !e.querySelector(":scope > div")?.textContent.trim()).map((e) => e.id),
})`)
	if found.Figures == 0 || found.Drawn != found.Figures || found.Tables != found.Figures || found.Sources < 50 || len(found.Dead)+len(found.Empty) > 0 {
		t.Errorf("%+v", found)
	}

	for _, layout := range []string{"1", "2", "3", "4", "6", "5"} {
		b.press(layout)
		b.settle()
	}
	if got := eval[string](b, `document.documentElement.dataset.layout`); got != "single" {
		t.Errorf("the last layout is %s", got)
	}
	b.press("1")
	b.settle()
	b.click(b.find(`#p17 > .one a[data-m]`))
	if n := eval[int](b, `document.querySelectorAll(".note:popover-open").length`); n != 1 {
		t.Errorf("%d notes are open", n)
	}
	b.press("\x1b")
	b.click(b.find(`.top .site a[href="#claims"]`))
	b.settle()
	b.inWindow("#claims")

	if got := b.requests(); len(got) != 1 || got[0] != strings.Split(address, "#")[0] {
		t.Errorf("it asks for %v", got)
	}
	for _, message := range b.complaints() {
		t.Error(message)
	}
}

// The version that the file derives is that of the site, and a link shows it.
func TestSingleDerives(t *testing.T) {
	t.Parallel()
	b, address := alone(t, desk)
	text := `[...document.querySelectorAll('.text > .row > :is([lang="zh-Hans"], figure)')].map((e) => {
		const copy = e.cloneNode(true);
		for (const x of copy.querySelectorAll("rt, .tools, svg, .both > :not([lang='zh-Hans'], span:not([lang]), p:not([lang]), div:not([lang]))")) x.remove();
		return copy.textContent.replace(/[\s≈约]/g, ""); // about is a sign beside another language
	})`
	b.visit(address + "?layout=single&show=zh-Hans#p17.2")
	b.unpacked()
	b.inWindow(`[id="p17.2"]`)
	got := eval[[]string](b, text)
	notes := eval[[]string](b, `[...document.querySelectorAll('.note > p[lang="zh-Hans"]')].map((e) => e.textContent)`)
	b.visit("file://" + filepath.ToSlash(filepath.Join(b.site.dir, b.site.edition(t), "zh-hans", "index.html")))
	want := eval[[]string](b, text)
	if len(want) < 50 || len(got) != len(want) {
		t.Fatalf("%d blocks and figures, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s\nwant %s", got[i], want[i])
		}
	}
	want = eval[[]string](b, `[...document.querySelectorAll('.note > p[lang="zh-Hans"]')].map((e) => e.textContent)`)
	// The pair has them where either version names them first, so that it may have
	// one more than the version alone.
	for _, w := range want {
		i := slices.Index(notes, w)
		if i < 0 {
			t.Errorf("the margin lacks %s", w)
			continue
		}
		notes = slices.Delete(notes, i, i+1)
	}
	if len(notes) > len(want)/20 {
		t.Errorf("the margin has %d paragraphs more than the version's own page: %q", len(notes), notes)
	}
}

// Any part of a text is found, in Traditional and in Simplified, with its
// counterpart, and in the notes, claims and sources.
func TestSingleSearch(t *testing.T) {
	t.Parallel()
	b, address := alone(t, phone)
	b.visit(address)
	b.unpacked()
	b.neverScrollsSideways(webPage{})
	ask := func(query string) (links []string, marks []string) {
		b.do(chromedp.Evaluate[chromedp.Void](`(() => { const q = document.querySelector("#q"); q.value = "` + query + `"; q.form.requestSubmit(); })()`))
		return eval[[]string](b, `[...document.querySelectorAll(".find .where")].map((a) => a.getAttribute("href"))`),
			eval[[]string](b, `[...document.querySelectorAll(".find mark")].map((m) => m.textContent)`)
	}
	traditional, marks := ask("宇樹")
	if len(traditional) < 10 || !slices.Contains(traditional, "#note.unitree") || !slices.Contains(marks, "宇樹") {
		t.Errorf("宇樹 finds %v and marks %v", traditional, marks)
	}
	if simplified, marks := ask("宇树"); !slices.Equal(simplified, traditional) || !slices.Contains(marks, "宇樹") {
		t.Errorf("宇树 finds %v and marks %v", simplified, marks)
	}
	if english, marks := ask("UNITREE"); len(english) < 10 || !slices.Contains(marks, "Unitree") {
		t.Errorf("UNITREE finds %v", english)
	}
	if none, _ := ask("不會有的字眼"); len(none) != 0 {
		t.Errorf("what is not there is found at %v", none)
	}
	ask("宇樹")
	b.click(b.find(`.find .where`))
	b.settle()
	if at := eval[string](b, `location.hash`); at != traditional[0] {
		t.Errorf("a hit leads to %s, not to %s", at, traditional[0])
	}
	if got := b.requests(); len(got) != 1 {
		t.Errorf("it asks for %v", got)
	}
}

// Without scripts the file is text, headwords of notes, which unfold when their marks are followed, verdicts, captions, works cited and the
// register of emendations.
func TestSingleWithoutScripts(t *testing.T) {
	t.Parallel()
	b, address := alone(t, desk.withoutScripts())
	b.visit(address + "#p17.2")
	b.inWindow(`[id="p17.2"]`)
	for what, least := range map[string]int{`.row [lang="zh-Hant"] [data-s]`: 100, `.row [lang="en"] [data-s]`: 100, `.note > b.l1`: 80,
		`.note .verdict.l1`: 40, `figcaption`: 10, `.bib > li`: 100, `.emendations tr`: 40} {
		if n := call[int](b,
			`(s) => [...document.querySelectorAll(s)].filter((e) => e.textContent.trim() && e.checkVisibility({ contentVisibilityAuto: false })).length`, what); n < least {
			t.Errorf("%s: %d are seen", what, n)
		}
	}
	if n := eval[int](b, `document.querySelectorAll(".find:not([hidden])").length && +document.querySelector(".find").checkVisibility()`); n != 0 {
		t.Error("a search without scripts is offered")
	}
}
