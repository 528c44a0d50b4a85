package pdf

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"sync"
)

// Comments by which a document says where it can be cut: before each element that is a
// page, after the last of these, and around what each part needs, and around links that
// are there for their targets alone.
var (
	pageMark   = []byte("<!--page-->")
	pagesEnd   = []byte("<!--pages-->")
	needsBegin = []byte("<!--needs-->")
	needsEnd   = []byte("<!--/needs-->")
	namesBegin = []byte("<!--names-->")
	namesEnd   = []byte("<!--/names-->")
)

// sheets is a document that is cut into parts, each of which can be printed by itself.
type sheets struct {
	head  []byte // up to the body, with its tag
	needs []byte // what each part needs
	parts []part

	ids    []string        // that links lead to
	number map[string]int  // index of an id
	linked map[string]bool // ids that links lead to
}

// part is a part of a document.
type part struct {
	body  []byte
	pages [][]string // linked ids on each of its pages, if these are decided; or else nil
	loose []string   // all linked ids in it, if they are not
}

var (
	idAttr   = pattern(`\sid="([^"]*)"`)
	linkAttr = pattern(`(<a\b[^>]*?\shref=")#([^"]*)"`)
	goesOn   = pattern(`^\s*<\w+ class="[^"]*\blong\b`)
)

// elsewhere is how a link begins that leads into another part, until the parts are joined.
const elsewhere = "https://part.invalid/"

// cut cuts a document that has more than some pages into parts of about so many; nil if it
// has no more.
func cut(html []byte, whole, most int) *sheets {
	n := bytes.Count(html, pageMark)
	body, end := bytes.Index(html, []byte("<body>")), bytes.Index(html, pagesEnd)
	if n <= whole || body < 0 || end < 0 {
		return nil
	}
	body += len("<body>")
	rest := html[body:]
	s := &sheets{head: html[:body], number: map[string]int{}, linked: map[string]bool{}}
	there := map[string]bool{}
	for _, m := range idAttr().FindAllSubmatch(rest, -1) {
		there[string(m[1])] = true
	}
	for _, m := range linkAttr().FindAllSubmatch(rest, -1) {
		if id := string(m[2]); there[id] {
			s.link(id)
		}
	}
	s.needs, rest = without(rest, needsBegin, needsEnd)
	_, rest = without(rest, namesBegin, namesEnd)
	before, rest, _ := bytes.Cut(rest, pageMark)
	text, after, _ := bytes.Cut(rest, pagesEnd)
	if b, ok := bytes.CutSuffix(bytes.TrimSpace(before), []byte("<main>")); ok { // an empty one would have a page
		before = b
	} else {
		before = append(slices.Clone(before), "</main>"...)
	}
	s.parts = append(s.parts, s.part(before))
	leaves := bytes.Split(text, pageMark)
	each := (len(leaves) + (n+most-1)/most - 1) / ((n + most - 1) / most) // of about the same length
	for some := range slices.Chunk(leaves, each) {
		p := s.part(slices.Concat([]byte("<main>"), bytes.Join(some, nil), []byte("</main>")))
		if !slices.ContainsFunc(some, goesOn().Match) {
			for _, leaf := range some {
				p.pages = append(p.pages, s.within(leaf))
			}
		}
		s.parts = append(s.parts, p)
	}
	after = bytes.TrimSuffix(bytes.TrimSpace(after), []byte("</html>"))
	after = bytes.TrimSuffix(bytes.TrimSpace(after), []byte("</body>"))
	s.parts = append(s.parts, s.part(append([]byte("<main>"), after...)))
	return s
}

// without takes what is between two marks out of a text.
func without(text, begin, end []byte) (found, rest []byte) {
	i := bytes.Index(text, begin)
	j := bytes.Index(text, end)
	if i < 0 || j < i {
		return nil, text
	}
	return text[i+len(begin) : j], slices.Concat(text[:i], text[j+len(end):])
}

func (s *sheets) link(id string) {
	if !s.linked[id] {
		s.linked[id] = true
		s.number[id] = len(s.ids)
		s.ids = append(s.ids, id)
	}
}

func (s *sheets) part(body []byte) part { return part{body: body, loose: s.within(body)} }

// within returns the linked ids in a text.
func (s *sheets) within(text []byte) (out []string) {
	for _, m := range idAttr().FindAllSubmatch(text, -1) {
		if id := string(m[1]); s.linked[id] {
			out = append(out, id)
		}
	}
	return out
}

// html returns the document of a part. Its links into other parts lead elsewhere, and
// what links of others lead to has a name.
func (s *sheets) html(p *part) []byte {
	here := map[string]bool{}
	for _, id := range p.loose {
		here[id] = true
	}
	out := slices.Concat(s.head, s.needs, []byte(`<div class="targets" aria-hidden="true">`))
	for _, id := range p.loose {
		out = append(append(append(out, `<a href="#`...), id...), `"></a>`...)
	}
	out = append(out, "</div>"...)
	out = append(out, linkAttr().ReplaceAllFunc(p.body, func(tag []byte) []byte {
		m := linkAttr().FindSubmatch(tag)
		if here[string(m[2])] || !s.linked[string(m[2])] {
			return tag
		}
		return append(strconv.AppendInt(append(slices.Clone(m[1]), elsewhere...), int64(s.number[string(m[2])]), 10), '"')
	})...)
	return append(out, "</body></html>"...)
}

// pattern is compiled when it is first asked for: most runs of the program print nothing.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}
