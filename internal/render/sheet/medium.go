package sheet

import (
	"cmp"
	"encoding/base64"
	"regexp"
	"strings"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// medium is paper. Every link leads into the document if its target is there; or else
// to the site on the web, if the site has an address; or else nowhere, since a
// relative link would be printed as a place on this machine.
type medium struct {
	render.Ordinary
	d     *document
	marks marks
	paged bool // a link to a claim says on which page that is
}

// at returns where an address below the site's root leads.
func (m *medium) at(to string) string {
	if id := m.d.ids[to]; id != "" {
		return "#" + id
	}
	return m.d.r.Addresses.Absolute(to)
}

func (m *medium) Note(id string) string   { return m.at(address.Note(id)) }
func (m *medium) Source(id string) string { return m.at(address.Source(id)) }

func (m *medium) Claim(id string) string {
	slug := m.d.view.Slug
	if c := m.d.r.ClaimByID[id]; c != nil {
		slug = c.Edition
	}
	return m.at(address.Claim(slug, id))
}

func (m *medium) Href(ref string) string {
	if id, ok := strings.CutPrefix(ref, "explainer:"); ok {
		id, place, _ := strings.Cut(id, "#")
		if place != "" {
			place = "#" + place
		}
		return m.at(address.Explainer(id) + place)
	}
	if to, ok := strings.CutPrefix(ref, "/"); ok {
		return m.at(to)
	}
	if !absolute(ref) {
		return ""
	}
	return ref
}

// absolute reports whether an address leads to the same place from everywhere.
func absolute(to string) bool {
	for _, scheme := range []string{"#", "https:", "http:", "mailto:", "data:"} {
		if strings.HasPrefix(to, scheme) {
			return true
		}
	}
	return false
}

// Picture puts a picture of the site into the document.
func (m *medium) Picture(p *render.Pen, ref, alt string) {
	src := ref
	if at, ok := strings.CutPrefix(ref, "/"); ok {
		src = ""
		if kind, data, ok := m.d.r.Pictures.Picture(at); ok {
			src = "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
		}
	} else if !absolute(ref) {
		src = ""
	}
	p.Writer.Open("img", html.Src(src), html.Always("alt", alt))
}

// anyLink is an attribute that holds an address in an author's own HTML.
var anyLink = regexp.MustCompile(` (href|src)="([^"]*)"`)

// Raw writes an author's HTML, without addresses on this machine.
func (m *medium) Raw(p *render.Pen, text string) {
	p.Write(anyLink.ReplaceAllFunc(own(text), func(attr []byte) []byte {
		if to := anyLink.FindSubmatch(attr)[2]; absolute(string(to)) {
			return attr
		}
		return nil
	}))
}

// own is HTML that an author wrote, on a site whose settings allow it.
func own(text string) []byte { return []byte(text) }

// here returns a mark as this place of the document has it: on a facing page, numbered
// in the series of the spread and leading to its foot.
func (m *medium) here(run *edition.Run, anchor string) *edition.Run {
	said := m.d.makeup.again[anchor]
	if !m.d.makeup.has(anchor) && said == "" {
		return run
	}
	out := *run
	out.Mark = m.d.makeup.sign(anchor)
	if said != "" && !m.d.makeup.has(anchor) {
		anchor, out.Mark = said, ""
	}
	if to := m.d.makeup.target(anchor); run.Kind == edition.EmendMark {
		out.Ref = to
	} else {
		out.Text = to
	}
	return &out
}

// Open begins the words of a note or a claim; see [marks].
func (m *medium) Open(p *render.Pen, run *edition.Run, empty bool) {
	if p.Margin {
		m.marks.open = append(m.marks.open, p.Len())
	}
	m.Ordinary.Open(p, m.here(run, run.Text), empty)
	if p.Margin {
		m.marks.open = append(m.marks.open, p.Len())
	}
}

// Close ends them and draws the mark, after the word that they end in.
func (m *medium) Close(p *render.Pen, run *edition.Run, next string) int {
	if m.paged && !p.Margin && run.Kind == edition.OpenClaim {
		n := m.Ordinary.Close(p, run, next)
		m.pageOf(p, run.Ref)
		return n
	}
	if !p.Margin || m.marks.outline == nil {
		return m.Ordinary.Close(p, run, next)
	}
	run = m.here(run, run.Text)
	n := len(m.marks.open) - 2
	from, inner := m.marks.open[n], m.marks.open[n+1]
	m.marks.open = m.marks.open[:n]
	end := wordEnd(p.Bytes()[inner:], next, p.Upright)
	switch {
	case p.Len() == inner:
		p.Writer.Close()
		if kept := render.Kept(next); m.marks.between(from, run.Mark, next[:kept]) {
			end = kept
		}
	case end > 0:
		p.Writer.Close()
		_, last := utf8.DecodeLastRuneInString(next[:end])
		p.Text(next[:end-last])
		if run.Mark == "" {
			p.Text(next[end-last : end])
			break
		}
		p.Open("span", html.Class("j"))
		p.Text(next[end-last : end])
		p.Write(m.marks.drawn(run.Mark))
		kept := render.Kept(next[end:])
		p.Text(next[end : end+kept])
		p.Writer.Close()
		end += kept
	default:
		if kept := render.Kept(next); m.marks.within(inner, run.Mark, next[:kept]) {
			end = kept
		}
		p.Writer.Close()
	}
	return end
}

// pageOf writes the number of the page that has a claim: who reads on paper cannot follow
// a link. While it is not known yet, there is room for it.
func (m *medium) pageOf(p *render.Pen, id string) {
	anchor, ok := strings.CutPrefix(m.Claim(id), "#")
	if !ok {
		return
	}
	p.Text(p.Kit.Page(cmp.Or(m.d.base.page(anchor), "00"), p.Lang))
}

// Mark writes the mark of a footnote or an emendation.
func (m *medium) Mark(p *render.Pen, run *edition.Run, next string) int {
	from := p.Len()
	anchor := run.Text
	if run.Kind == edition.EmendMark {
		anchor = run.Ref
	}
	run = m.here(run, anchor)
	m.Ordinary.Mark(p, run, next)
	sign := run.Mark
	if run.Kind == edition.FootnoteRef && !m.d.makeup.has(anchor) { // as it is numbered after the introduction
		if sign == "" {
			sign = run.Ref
		}
		sign = "[" + sign + "]"
	}
	if kept := render.Kept(next); m.marks.between(from, sign, next[:kept]) {
		return kept
	}
	return 0
}

func (m *medium) Since(p *render.Pen, unread bool, said string) {
	from, sign := p.Len(), "≠"
	if unread {
		sign = "~"
	}
	m.Ordinary.Since(p, unread, said)
	m.marks.after(from, sign)
}

// wordEnd returns how much of the text after a link belongs to the word that the
// link ends with: the s of “tokens”, the ’s of “Google’s”. Words of Han and kana
// have no visible ends.
func wordEnd(inner []byte, next string, upright bool) int {
	part := func(c rune) bool { return letter(c) && !lang.Ideographic(c) }
	if c, _ := utf8.DecodeLastRune(inner); !part(c) || upright && next != "" && next[0] <= '9' {
		return 0
	}
	n := 0
	for {
		c, size := utf8.DecodeRuneInString(next[n:])
		if after, _ := utf8.DecodeRuneInString(next[n+size:]); c == '’' && part(after) {
			n += size
			continue
		}
		if !part(c) {
			return n
		}
		n += size
	}
}
