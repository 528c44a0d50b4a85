package pdf

import (
	"slices"
	"strings"
	"testing"
)

// TestCut cuts a document of five pages: all of it is in one of the parts, in order, and
// each link leads to something in its part, or elsewhere.
func TestCut(t *testing.T) {
	const document = `<html><body><nav><a class="t" href="#p2">2</a><a href="#none">nil</a></nav><main>` +
		`<!--page--><section class="leaf"><p id="p1">one <a href="#p4">4</a></p></section>` +
		`<!--page--><section class="leaf"><p id="p2">two <a href="#p1">1</a> <use href="#k-1"/></p></section>` +
		`<!--page--><section class="leaf long"><p id="p3">three</p></section>` +
		`<!--page--><section class="leaf"><p id="p4">four</p></section>` +
		`<!--page--><section class="leaf"><p id="p5">five</p></section><!--pages-->` +
		`<p id="end">end</p><!--names--><div><a href="#p5"></a></div><!--/names--><!--needs--><svg id="k-1"/><!--/needs--></main></body></html>`
	if cut([]byte(document), 5, 2) != nil {
		t.Error("what is short is cut")
	}
	s := cut([]byte(document), 4, 2)
	if s == nil || len(s.parts) != 5 {
		t.Fatalf("%+v", s)
	}
	said := ""
	for i, p := range s.parts {
		html := string(s.html(&p))
		for _, word := range []string{"one", "two", "three", "four", "five", "end"} {
			if strings.Contains(html, word+"<") || strings.Contains(html, word+" ") {
				said += word + " "
			}
		}
		if strings.Count(html, `<svg id="k-1"/>`) != 1 || strings.Count(html, "<main>") != strings.Count(html, "</main>") || !strings.HasSuffix(html, "</body></html>") {
			t.Errorf("part %d: %s", i, html)
		}
		for id, at := range map[string]int{"p1": 1, "p2": 1, "p4": 2, "p5": 3} {
			if has := strings.Contains(html, `<a href="#`+id+`"></a>`); has != (at == i) {
				t.Errorf("part %d names %s: %v", i, id, has)
			}
		}
	}
	if want := "one two three four five end "; said != want {
		t.Errorf("the parts say %q, want %q", said, want)
	}
	front := string(s.html(&s.parts[0]))
	if !strings.Contains(front, `<a class="t" href="`+elsewhere) || !strings.Contains(front, `href="#none"`) || strings.Contains(front, "<main>") {
		t.Errorf("the first part: %s", front)
	}
	if p := s.parts[1].pages; len(p) != 2 || !slices.Equal(p[0], []string{"p1"}) || !slices.Equal(p[1], []string{"p2"}) {
		t.Errorf("the pages have %v", p)
	}
	if s.parts[2].pages != nil {
		t.Error("the pages of a part with one that goes on are counted")
	}
}
