package site_test

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/script"

	"golang.org/x/net/html"
)

// most is how large the shipped edition may be, which is sent by mail. With its
// notes, checks and some 150 sources it has about 450,600 bytes; the aim is 350,000.
// A picture let in by mistake, or a font, would be past the limit at once.
const most = 451_000

func TestSingleIsSmall(t *testing.T) {
	for _, p := range singles(t) {
		t.Logf("%s has %d bytes", p.path, len(p.data))
		if len(p.data) > most {
			t.Errorf("%s has %d bytes, more than %d", p.path, len(p.data), most)
		}
	}
}

// Works cited and the register of emendations need no script, and the script is
// in the pack.
func TestSingleLists(t *testing.T) {
	for _, p := range singles(t) {
		sources, repairs, inline := 0, 0, 0
		for n := range elements(p.doc) {
			in, _ := attr(n.Parent, "class")
			id, _ := attr(n, "id")
			typ, _ := attr(n, "type")
			switch {
			case n.Data == "li" && in == "bib":
				sources++
			case n.Data == "tr" && strings.HasPrefix(id, "e"):
				repairs++
			case n.Data == "script" && typ != "text/plain":
				inline += len(n.FirstChild.Data)
			}
		}
		if sources < 100 || repairs < 40 {
			t.Errorf("%s has %d works and %d emendations", p.path, sources, repairs)
		}
		if inline > 6000 {
			t.Errorf("%s has %d bytes of scripts that are not packed", p.path, inline)
		}
	}
}

var hashes = regexp.MustCompile(`'(sha256-[^']+)'`)

// A page in one file runs and paints only what its policy names by hash, and loads
// nothing.
func TestSinglePolicy(t *testing.T) {
	for _, p := range singles(t) {
		policy := ""
		var own []string
		for n := range elements(p.doc) {
			src, _ := attr(n, "src")
			typ, _ := attr(n, "type")
			rel, _ := attr(n, "rel")
			switch {
			case n.Data == "meta":
				if v, _ := attr(n, "http-equiv"); strings.EqualFold(v, "Content-Security-Policy") {
					policy, _ = attr(n, "content")
					if own != nil {
						t.Errorf("%s: something stands before the policy", p.path)
					}
				}
			case n.Data == "style" || n.Data == "script" && typ != "text/plain":
				sum := sha256.Sum256([]byte(n.FirstChild.Data))
				own = append(own, "sha256-"+base64.StdEncoding.EncodeToString(sum[:]))
			case n.Data == "link" && rel != "canonical", src != "" && !strings.HasPrefix(src, "data:"):
				t.Errorf("%s: %s loads something", p.path, where(n))
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
					t.Errorf("%s: %s has %s=%q", p.path, where(n), a.Key, a.Val)
				}
			}
		}
		sum := sha256.Sum256([]byte(unpack(t, p).Script))
		own = append(own, "sha256-"+base64.StdEncoding.EncodeToString(sum[:]))
		var named []string
		for _, m := range hashes.FindAllStringSubmatch(policy, -1) {
			named = append(named, m[1])
		}
		slices.Sort(own)
		slices.Sort(named)
		if len(own) != 4 || !slices.Equal(own, named) {
			t.Errorf("%s: its policy names %v, and it holds %v", p.path, named, own)
		}
		if !strings.HasPrefix(policy, "default-src 'none'; ") || regexp.MustCompile(`unsafe|http|\*|'self'`).MatchString(policy) {
			t.Errorf("%s: its policy is %s", p.path, policy)
		}
	}
}

// Every link in the file and in its pack that leads into the file arrives, and no id
// occurs twice.
func TestSingleLinks(t *testing.T) {
	for _, p := range singles(t) {
		pack := unpack(t, p)
		parts := []*html.Node{p.doc}
		add := func(fragment string) {
			doc, err := html.Parse(strings.NewReader(fragment))
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, doc)
		}
		add(pack.Back)
		for _, c := range pack.Claims {
			add(c)
		}
		for _, d := range pack.Drawings {
			figure, rest, _ := strings.Cut(d, " id=") // the page has it too, with its first caption
			_, rest, _ = strings.Cut(rest, ">")
			add(figure + ">" + rest)
		}
		ids := map[string]int{}
		var links []string
		for _, doc := range parts {
			for n := range elements(doc) {
				if id, ok := attr(n, "id"); ok {
					ids[id]++
				}
				if href, ok := attr(n, "href"); ok && n.Data == "a" {
					links = append(links, href)
				}
			}
		}
		for id, n := range ids {
			if n > 1 && id != "back" {
				t.Errorf("%s has %d elements with the id %s", p.path, n, id)
			}
		}
		for _, l := range links {
			id, in := strings.CutPrefix(l, "#")
			switch {
			case in && ids[id] == 0:
				t.Errorf("%s: a link leads to %s, which is not in the file", p.path, l)
			case !in && !strings.HasPrefix(l, "https://") && !strings.HasPrefix(l, "http://") && !strings.HasPrefix(l, "mailto:"):
				t.Errorf("%s: a link leads out of the file, to %s", p.path, l)
			}
		}
		for _, e := range pack.Entries {
			if e != "" && ids[e] == 0 {
				t.Errorf("%s: an entry of the margin belongs to %s, which is not in the pack", p.path, e)
			}
		}
		notes := 0
		for n := range elements(p.doc) {
			if class, _ := attr(n, "class"); n.Data == "div" && slices.Contains(strings.Fields(class), "note") {
				notes++
			}
		}
		if notes == 0 || notes != len(pack.Entries) {
			t.Errorf("%s has %d entries in its margin and %d in its pack", p.path, notes, len(pack.Entries))
		}
	}
}

// What the file derives by its table is, letter by letter, what is on the version's
// own page.
func TestSingleDerives(t *testing.T) {
	for _, p := range singles(t) {
		slug, _, _ := strings.Cut(p.path, "/")
		for tag, v := range unpack(t, p).Versions {
			if v.From == "" {
				t.Errorf("%s: %s is not derived", p.path, tag)
				continue
			}
			table := &script.Table{Chars: map[rune]rune{}, Phrases: map[string]string{}}
			into := []rune(v.Chars[1])
			for i, c := range []rune(v.Chars[0]) {
				table.Chars[c] = into[i]
			}
			for i := 0; i < len(v.Phrases); i += 2 {
				table.Phrases[v.Phrases[i]] = v.Phrases[i+1]
			}
			got := sentences(p.doc, v.From, table.Apply)
			own, err := parse(slug, walk(t).files[slug+"/"+strings.ToLower(tag)+"/index.html"])
			if err != nil {
				t.Fatal(err)
			}
			want := sentences(own.doc, tag, func(s string) string { return s })
			if len(want) < 100 || !slices.Equal(got, want) {
				t.Errorf("%s: %d sentences of %s, want %d", p.path, len(got), tag, len(want))
				for i := range min(len(got), len(want)) {
					if got[i] != want[i] {
						t.Errorf("%s, want %s", got[i], want[i])
					}
				}
			}
		}
	}
}

// sentences returns the sentences of a version in a page, with turn applied to each
// text.
func sentences(doc *html.Node, lang string, turn func(string) string) []string {
	var out []string
	for n := range elements(doc) {
		if l, _ := attr(n, "lang"); l != lang {
			continue
		}
		if class, _ := attr(n.Parent, "class"); !slices.Contains(strings.Fields(class), "row") {
			continue
		}
		for s := range elements(n) {
			if _, ok := attr(s, "data-s"); !ok {
				continue
			}
			var text strings.Builder
			for c := range s.Descendants() {
				if c.Type == html.TextNode {
					text.WriteString(turn(c.Data))
				}
			}
			out = append(out, text.String())
		}
	}
	return out
}
