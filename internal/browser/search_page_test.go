package browser

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// results is what the search page shows.
type results struct {
	Status string
	Kinds  []string // of the groups shown, with their counts
	Marks  []string // words marked
	Twins  int      // counterparts marked whole
	Links  []string
}

const readResults = `async () => {
	const shown = (e) => e.offsetParent !== null;
	return {
		Status: document.querySelector("[role=status]").innerText,
		Kinds: [...document.querySelectorAll(".hits")].filter(shown).map((s) => s.id + " " + s.querySelector(".n").innerText),
		Marks: [...document.querySelectorAll(".hits mark:not(.twin)")].map((m) => m.innerText),
		Twins: document.querySelectorAll(".hits mark.twin").length,
		Links: [...document.querySelectorAll(".hits a.where")].map((a) => a.getAttribute("href")),
	};
}`

// ask opens the search page with a query and waits for the answer.
func ask(b *tab, page, query string) results {
	b.t.Helper()
	b.visit(page + "?q=" + url.QueryEscape(query))
	return answer(b)
}

func answer(b *tab) results {
	b.t.Helper()
	for range 200 {
		if r := call[results](b, readResults); r.Status != "" && !strings.Contains(r.Status, "…") {
			return r
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatal("the search gives no answer")
	return results{}
}

// TestSearchPage searches for the same thing in many ways, over HTTP and from a disk.
func TestSearchPage(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	for _, page := range []string{"search/", b.site.onDisk("search/")} {
		first := ask(b, page, "宇樹")
		if len(first.Kinds) < 3 || first.Twins == 0 || !slices.Contains(first.Marks, "宇樹") {
			t.Errorf("宇樹 gives %+v", first)
		}
		if !slices.ContainsFunc(first.Links, func(s string) bool { return strings.HasPrefix(s, "../"+b.site.edition(t)) && strings.Contains(s, "#p") }) {
			t.Errorf("no link leads into the edition: %v", first.Links)
		}
		for _, c := range []struct{ query, same string }{
			{"宇树", "宇樹"}, {"軟體", "软体"}, {"MODELS", "models"}, {"ｍｏｄｅｌｓ", "models"}, {"modèls", "models"},
		} {
			x, y := ask(b, page, c.query), ask(b, page, c.same)
			if fmt.Sprint(x.Links) != fmt.Sprint(y.Links) || len(x.Links) == 0 {
				t.Errorf("%s finds %v, %s %v", c.query, x.Links, c.same, y.Links)
			}
		}
		for _, c := range []struct{ query, mark string }{
			{"软件", "软件"},                                   // only in the derived version
			{"distil", "distil"},                           // the beginning of a word
			{"companies", "company"},                       // the other number
			{"company", "companies"},                       //
			{`"mixture of experts"`, "mixture of experts"}, // a phrase
			{"深度求索 DeepSeek", "DeepSeek"},                  // both languages at once
		} {
			if r := ask(b, page, c.query); !slices.ContainsFunc(r.Marks, func(m string) bool { return strings.EqualFold(m, c.mark) }) {
				t.Errorf("%s marks %v", c.query, r.Marks)
			}
		}
		for _, query := range []string{"istillation", `"experts of mixture"`, `"mixture of expert"`, "宇樹 zebra", "甲乙丙丁"} {
			if r := ask(b, page, query); len(r.Links) > 0 {
				t.Errorf("%s finds %v", query, r.Links)
			}
		}
		// Nothing of a query becomes mark-up.
		ask(b, page, `<img src=x onerror=alert(1)> "<b>`)
		b.mu.Lock()
		if len(b.trouble) > 0 {
			t.Errorf("%s: %v", page, b.trouble)
		}
		b.mu.Unlock()
	}
}

// Symbols are searched for as they are, a phrase may have quotation marks in it, and
// a query without a word says that there is none.
func TestSearchTakesQueriesAsTheyAre(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	for _, query := range []string{"US$", "ＵＳ＄"} {
		r := ask(b, "search/", query)
		if len(r.Marks) == 0 {
			t.Errorf("%s is not found", query)
		}
		for _, m := range r.Marks {
			if !strings.EqualFold(m, "US$") {
				t.Errorf("%s finds %q", query, m)
			}
		}
	}
	if r := ask(b, "search/", "US"); !slices.ContainsFunc(r.Marks, func(m string) bool { return m == "us" || strings.EqualFold(m, "use") }) {
		t.Errorf("US finds %q", r.Marks) // without the sign it is the beginning of a word
	}
	b.visit(b.site.edition(t) + "en/")
	phrase := eval[string](b, `document.querySelector(".text").textContent.match(/\w+ \w+ “\w+” \w+/)?.[0] ?? ""`)
	if phrase == "" {
		t.Fatal("no sentence has a word in quotation marks")
	}
	for _, query := range []string{`"` + phrase + `"`, `"` + phrase} {
		if r := ask(b, "search/", query); !slices.Contains(r.Marks, phrase) {
			t.Errorf("%s finds %q", query, r.Marks)
		}
	}
	for _, query := range []string{",", "。", `""`, "$ –"} {
		if r := ask(b, "search/", query); !strings.Contains(r.Status, "no word") {
			t.Errorf("%s gets the answer %q", query, r.Status)
		}
	}
}

// Where a result leads, what was found is marked, in whichever version it is, and the
// address is the sentence's own.
func TestSearchMarksOnArrival(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	for _, c := range []struct{ page, query, link, word string }{
		{"search/", "宇树", `#text a.where`, "宇樹"},
		{"search/", "weights", `#text a.where`, "weights"},
		{b.site.onDisk("search/"), "DeepSeek", `#text a.where`, "DeepSeek"},
		{"search/", "mixture of experts", `#explainers a.where`, "mixture"},
	} {
		ask(b, c.page, c.query)
		b.js(`(s) => document.querySelector(s).click()`, c.link)
		b.arrives(`!location.pathname.includes("/search/")`)
		found := eval[[]string](b, `[...CSS.highlights.get("found") ?? []].map(String)`)
		if !slices.ContainsFunc(found, func(s string) bool { return strings.EqualFold(s, c.word) }) {
			t.Errorf("%s: at %s %q is marked", c.query, eval[string](b, `location.href`), found)
		}
		if !eval[bool](b,
			`[...CSS.highlights.get("found") ?? []].some((r) => { const at = r.getBoundingClientRect(); return at.height && at.top >= 0 && at.bottom <= innerHeight; })`) {
			t.Errorf("%s: no word that was found is in the window", c.query)
		}
		if q := eval[string](b, `location.search`); q != "" {
			t.Errorf("%s: the address keeps %s", c.query, q)
		}
	}
}

// TestSearchKeys goes from an edition to a result and into the text with the
// keyboard alone.
func TestSearchKeys(t *testing.T) {
	t.Parallel()
	for _, start := range []string{"", "disk"} {
		b := open(t, desk)
		page := b.site.edition(t)
		if start == "disk" {
			page = b.site.onDisk(page)
		}
		b.visit(page)
		b.press("/")
		b.arrives(`location.pathname.includes("/search/")`)
		if got := eval[string](b, "document.activeElement.id"); got != "q" {
			t.Fatalf("the focus is on %q, not in the field", got)
		}
		b.press("宇树")
		answer(b)
		if got := eval[string](b, "new URLSearchParams(location.search).get('q')"); got != "宇树" {
			t.Errorf("the address has the query %q", got)
		}
		focused := func() string {
			return eval[string](b, `document.activeElement.getAttribute("href") ?? document.activeElement.id`)
		}
		links := answer(b).Links
		b.press(kb.ArrowDown)
		if got := focused(); got != links[0] {
			t.Errorf("arrow down comes to %s, not %s", got, links[0])
		}
		b.press(kb.ArrowDown)
		if got := focused(); got != links[1] {
			t.Errorf("a second one to %s, not %s", got, links[1])
		}
		b.press(kb.ArrowUp)
		b.press(kb.ArrowUp)
		if got := focused(); got != "q" {
			t.Errorf("arrows up come to %s, not to the field", got)
		}
		b.press(kb.ArrowDown)
		b.press(kb.Escape)
		if got := focused(); got != "q" {
			t.Errorf("Esc comes to %s, not to the field", got)
		}
		b.press(kb.Enter)
		for range 100 {
			if focused() == links[0] {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		b.press(kb.Enter)
		b.arrives(fmt.Sprintf("location.pathname.includes(%q)", strings.TrimPrefix(links[0][:strings.IndexAny(links[0]+"#", "?#")], "..")))
		if bad := eval[string](b, `document.querySelector("main") ? "" : "no page"`); bad != "" {
			t.Error(bad)
		}
	}
}
