package browser

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// soon waits until a function gives true.
func soon(b *tab, function string, args ...any) {
	b.t.Helper()
	for range 250 {
		if call[bool](b, function, args...) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Errorf("it does not come true: %s of %v", function, args)
}

// A word finds its other forms, and those of other spellings, as whole words.
func TestSearchInflects(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	for query, want := range map[string][]string{"running": {"running", "run", "runs", "ran"}, "wheels": {"wheels", "wheel"}, "modelled": {"models", "model"},
		"organize": {"organise"},
		"writing":  {"wrote", "written"}, "buy": {"bought"}, "grow": {"grew"}, "person": {"people"}, "wrote": {"written", "write"}} {
		r := ask(b, "search/", query)
		var marks []string
		for _, m := range r.Marks {
			marks = append(marks, strings.ToLower(m))
		}
		if !slices.ContainsFunc(want, func(w string) bool { return slices.Contains(marks, w) }) {
			t.Errorf("%s finds %q, none of %q", query, marks, want)
		}
		for _, m := range marks {
			if query == "running" && !slices.Contains(want, m) {
				t.Errorf("%s finds %q", query, m)
			}
		}
	}
	_, p, _ := library(t, 50) // whose index is in files by the first letters of words
	whole := b.site
	b.site = p
	for query, want := range map[string]string{"selling": "sold", "light": "lit", "misunderstand": "misunderstood",
		"fishermen": "fisherman", "indices": "index"} {
		r := ask(b, "search/", query)
		if !slices.ContainsFunc(r.Marks, func(m string) bool { return strings.EqualFold(m, want) }) {
			t.Errorf("%s finds %q, not %s", query, r.Marks, want)
		}
	}
	if r := ask(b, "search/", "founded"); slices.Contains(r.Marks, "find") {
		t.Error("founded finds find")
	}
	b.site = whole
	if r := ask(b, "search/", `"running"`); slices.Contains(r.Marks, "run") {
		t.Error("what is in quotation marks is found in other forms")
	}
}

// Where nothing is found the nearest words are offered, and one click asks for them.
func TestSearchSuggests(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	offered := `() => document.querySelector("[role=status] a")?.textContent ?? ""`
	_, p, _ := library(t, 50)
	for _, c := range []struct {
		site         *published
		query, other string
	}{{b.site, "whels", "wheels"}, {b.site, "depseek whells", "deepseek wheels"}, {b.site, "宇樹哈哈", "宇樹"},
		{b.site, "qqqqqqq", ""}, {p, "carpemter", "carpenter"}, {p, "acrpenter", "carpenter"}} {
		b.site = c.site
		if r := ask(b, "search/", c.query); len(r.Links) > 0 {
			t.Errorf("%s finds %v", c.query, r.Links)
		}
		soon(b, `(want) => (document.querySelector("[role=status] a")?.textContent ?? "") === want`, c.other)
		if got := call[string](b, offered); got != c.other {
			t.Errorf("for %s %q is offered, want %q", c.query, got, c.other)
		}
	}
	b.js(`() => document.querySelector("[role=status] a").click()`)
	soon(b, `() => document.querySelectorAll(".hits a.where").length > 0`)
	if q := eval[string](b, `new URLSearchParams(location.search).get("q")`); q != "carpenter" {
		t.Errorf("the address asks for %q", q)
	}
}

// On a site of several editions results are narrowed by author, year and kind: by the
// choices, which say how many each leaves, and by the address. A site of one edition has
// no such thing.
func TestSearchNarrows(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	ask(b, "search/", "the")
	if eval[bool](b, `!!document.querySelector(".facets")`) {
		t.Error("a site of one edition has choices")
	}
	for _, n := range []int{3, 50} {
		_, p, _ := library(t, n)
		b.site = p
		all := ask(b, "search/", "carpenter")
		type choice struct {
			Name, Label string
			Options     []string
			Values      []string
		}
		read := `() => [...document.querySelectorAll(".facets select")].filter((s) => s.offsetParent).map((s) => ({ Name: s.name, Label: s.labels[0]?.textContent ?? "", Options: [...s.options].map((o) => o.text), Values: [...s.options].map((o) => o.value) }))`
		soon(b, `() => document.querySelectorAll(".facets select option").length > 3`)
		choices := call[[]choice](b, read)
		var names []string
		for _, c := range choices {
			names = append(names, c.Name)
			if c.Label == "" || len(c.Options) < 3 || c.Values[0] != "" || !strings.Contains(c.Options[1], "(") {
				t.Errorf("%d editions: %+v", n, c)
			}
		}
		if !slices.Equal(names, []string{"author", "year", "kind"}) {
			t.Fatalf("%d editions: there are choices of %v", n, names)
		}
		id := choices[0].Values[1]
		_, count, _ := strings.Cut(choices[0].Options[1], "(")
		b.js(`(id) => { const s = document.querySelector("select[name=author]"); s.value = id; s.dispatchEvent(new Event("change")); }`, id)
		soon(b, `(id) => location.search.includes("author=" + id)`, id)
		soon(b, `(n) => document.querySelector(".hits .n").innerText === n`, strings.TrimSuffix(count, ")"))
		one := answer(b)
		if slices.Equal(one.Links, all.Links) || len(one.Links) == 0 || len(one.Kinds) != 1 {
			t.Errorf("%d editions: an author alone leaves %v of %v", n, one.Kinds, all.Kinds)
		}
		b.visit("search/?q=carpenter&author=" + url.QueryEscape(id))
		if again := answer(b); !slices.Equal(again.Links, one.Links) {
			t.Errorf("%d editions: by the address %v, by the choice %v", n, again.Links, one.Links)
		}
		b.visit("search/?q=carpenter&kind=notes")
		if r := answer(b); len(r.Kinds) != 1 || !strings.HasPrefix(r.Kinds[0], "notes") {
			t.Errorf("%d editions: notes alone are %v", n, r.Kinds)
		}
	}
}

// A bar leads through the places of a page that have what was found: each comes into the
// window, its sentence is washed and the one across from it marked.
func TestSearchStepsThroughHits(t *testing.T) {
	t.Parallel()
	for _, on := range []screen{desk, phone} {
		b := open(t, on)
		ask(b, "search/", "宇樹")
		b.js(`() => document.querySelector("#text a.where:not(.name)").click()`)
		b.arrives(`!location.pathname.includes("/search/")`)
		soon(b, `() => !!document.querySelector(".places button")`)
		state := `() => {
			const [here] = CSS.highlights.get("here");
			const at = here.getBoundingClientRect();
			return { Text: String(here), Seen: at.height > 0 && at.top >= 0 && at.bottom <= innerHeight, Says: document.querySelector(".places [role=status]").innerText,
				Hit: [...CSS.highlights.get("hit")].map(String), Twins: [...CSS.highlights.get("twin")].map(String), On: document.querySelectorAll(".text .on").length,
				Named: [...document.querySelectorAll(".places button")].every((x) => x.getAttribute("aria-label").length > 2) };
		}`
		type at struct {
			Text, Says string
			Seen       bool
			Hit, Twins []string
			On         int
			Named      bool
		}
		first := call[at](b, state)
		if first.Text != "宇樹" || !first.Seen || !first.Named || len(first.Hit) != 1 || !strings.Contains(first.Hit[0], "宇樹") ||
			len(first.Twins) == 0 || first.On > 0 {
			t.Fatalf("on arrival: %+v", first)
		}
		b.js(`() => document.querySelectorAll(".places button")[1].click()`)
		second := call[at](b, state)
		if second.Says == first.Says || !second.Seen {
			t.Errorf("the next: %+v after %+v", second, first)
		}
		b.js(`() => document.querySelectorAll(".places button")[0].click()`)
		if back := call[at](b, state); back.Says != first.Says || !back.Seen {
			t.Errorf("and back: %+v", back)
		}
		b.js(`() => document.querySelectorAll(".places button")[2].click()`)
		if eval[bool](b, `!!document.querySelector(".places") || CSS.highlights.has("found")`) {
			t.Error("closed, it leaves something behind")
		}
	}
}
