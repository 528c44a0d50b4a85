package render

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// place is where HTML is being written: the page's root, the language of the text,
// and whether the page has a margin that marks can lead to.
type place struct {
	root   string // from the page to the site's root, "../"
	lang   string
	margin bool   // marks lead to entries of this page; otherwise to the notes' and claims' own pages
	slug   string // the edition whose claims are meant outside its own page
	book   *book  // in a book: where its links lead; nil on a page

	upright bool // vertical lines, in which short numbers are set upright
}

// source returns the address of a source's entry.
func (p place) source(id string) string {
	if p.book != nil {
		return p.book.source(id)
	}
	return p.root + address.Source(id)
}

// escape appends s as HTML text or as the value of a quoted attribute.
func escape(b []byte, s string) []byte { return encode.Text(b, s) }

// raw is HTML that an author wrote, on a site whose settings allow it.
func raw(text string) encode.HTML { return encode.HTML(text) }

// runs appends the HTML of a segment's text.
func (r *Renderer) runs(b []byte, runs []edition.Run, at place) []byte {
	if at.book != nil && !(at.book.single && at.margin) {
		return r.bookRuns(b, runs, at)
	}
	for i := range runs {
		empty := i+1 < len(runs) && runs[i].Kind == edition.OpenClaim && runs[i+1].Kind == edition.CloseClaim
		b = r.run(b, &runs[i], at, empty)
	}
	return b
}

func (r *Renderer) run(b []byte, run *edition.Run, at place, empty bool) []byte {
	switch run.Kind {
	case edition.Plain:
		if at.upright {
			return uprightNumbers(b, run.Text)
		}
		return r.text(b, run.Text, at.lang)
	case edition.CodeSpan:
		b = append(b, "<code>"...)
		b = escape(b, run.Text)
		return append(b, "</code>"...)
	case edition.RawHTML:
		return append(b, raw(run.Text)...)
	case edition.Break:
		return append(b, "<br>"...)
	case edition.OpenEm:
		return append(b, "<em>"...)
	case edition.CloseEm:
		return append(b, "</em>"...)
	case edition.OpenStrong:
		return append(b, "<strong>"...)
	case edition.CloseStrong:
		return append(b, "</strong>"...)
	case edition.OpenLink:
		b = append(b, `<a href="`...)
		b = encode.URL(b, r.href(run.Ref, at))
		b = append(b, '"')
		if run.Text != "" {
			b = append(b, ` title="`...)
			b = escape(b, run.Text)
			b = append(b, '"')
		}
		return append(b, '>')
	case edition.Image:
		if at.book != nil {
			return at.book.image(b, run)
		}
		b = append(b, `<img src="`...)
		b = encode.URL(b, r.href(run.Ref, at))
		b = append(b, `" alt="`...)
		b = escape(b, run.Text)
		return append(b, `" loading="lazy">`...)
	case edition.OpenNote:
		return r.openMark(b, run, at, `<a class="n" href="`, address.Note(run.Ref), false)
	case edition.OpenClaim:
		slug := at.slug
		if c := r.claims[run.Ref]; c != nil {
			slug = c.Edition
		}
		return r.openMark(b, run, at, `<a class="c" href="`, address.Claim(slug, run.Ref), empty)
	case edition.FootnoteRef:
		anchor, mark := run.Text, run.Mark
		if mark == "" { // in an article, whose footnotes are at its end
			anchor, mark = "f."+at.lang+"."+run.Ref, run.Ref
		}
		b = append(b, `<a class="f" href="#`...)
		b = escape(b, anchor)
		b = append(b, `" data-m="`...)
		b = escape(b, mark)
		b = append(b, `" aria-label="`...)
		b = escape(b, r.words.get(at.lang, "footnote")+" "+mark)
		return append(b, `"></a>`...)
	case edition.OpenEmend:
		return append(b, `<ins class="e">`...)
	case edition.CloseEmend:
		return append(b, "</ins>"...)
	case edition.EmendMark:
		b = escape(append(b, `<a class="e" href="#`...), run.Ref)
		b = escape(append(b, `" data-m="`...), run.Mark)
		b = escape(append(b, `" aria-label="`...), r.words.get(at.lang, "emended"))
		return append(b, `"></a>`...)
	case edition.Cite:
		return append(b, r.cite(run.Ref, at)...)
	case edition.CloseLink, edition.CloseNote, edition.CloseClaim:
		return append(b, "</a>"...)
	}
	return b
}

// openMark begins a link to a note or claim: to its entry in the margin, with
// its mark, or to its own page.
func (r *Renderer) openMark(b []byte, run *edition.Run, at place, tag encode.HTML, page string, empty bool) []byte {
	b = append(b, tag...)
	if !at.margin {
		b = escape(b, at.root)
		b = escape(b, page)
		return append(b, `">`...)
	}
	b = append(b, '#')
	b = escape(b, run.Text)
	b = append(b, `" data-m="`...)
	b = escape(b, run.Mark)
	if empty { // a mark without words of its own
		b = append(b, `" aria-label="`...)
		b = escape(b, r.words.get(at.lang, "claim")+" "+run.Mark)
	}
	return append(b, `">`...)
}

// href makes an address in the content relative to the page. Addresses below the
// site's root begin with a slash; those into the apparatus have its schemes.
func (r *Renderer) href(ref string, at place) string {
	if at.book != nil {
		return at.book.href(ref)
	}
	switch {
	case strings.HasPrefix(ref, "explainer:"):
		id, hash, ok := strings.Cut(ref[len("explainer:"):], "#")
		if ok {
			hash = "#" + hash
		}
		return at.root + address.Explainer(id) + hash
	case strings.HasPrefix(ref, "/"):
		return at.root + ref[1:]
	}
	return ref
}

// flow appends the segments of a block as running text, joined in the manner
// of the language.
func (r *Renderer) flow(b []byte, segments []edition.Segment, at place) []byte {
	for i := range segments {
		if i > 0 {
			b = escape(b, glue(at.lang, &segments[i-1], &segments[i]))
		}
		b = r.runs(b, segments[i].Runs, at)
	}
	return b
}

// glue returns what goes between two segments of a block.
func glue(tag string, a, b *edition.Segment) string {
	if n := len(a.Runs); n > 0 && a.Runs[n-1].Kind == edition.Break {
		return ""
	}
	return lang.Glue(tag, lastRune(a), firstRune(b))
}

func lastRune(s *edition.Segment) rune {
	for i := len(s.Runs) - 1; i >= 0; i-- {
		if k := s.Runs[i].Kind; (k == edition.Plain || k == edition.CodeSpan) && s.Runs[i].Text != "" {
			c, _ := utf8.DecodeLastRuneInString(s.Runs[i].Text)
			return c
		}
	}
	return ' '
}

func firstRune(s *edition.Segment) rune {
	for i := range s.Runs {
		if k := s.Runs[i].Kind; (k == edition.Plain || k == edition.CodeSpan) && s.Runs[i].Text != "" {
			c, _ := utf8.DecodeRuneInString(s.Runs[i].Text)
			return c
		}
	}
	return ' '
}
