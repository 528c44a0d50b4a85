package book

import (
	"strconv"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/epub"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// aloud is what is read aloud in a book: where its versions have recordings that an EPUB
// can hold. Versions that are read in the same words are read once.
type aloud struct {
	recordings *render.Recordings
	cues       []map[string]epub.Par     // by column of the book, by segment
	from       map[string]*edition.Audio // by name in the book
	files      []epub.File               // those that were wanted
	pars       []epub.Par                // of the document that is written
	err        error                     // the first
}

// newAloud returns what is read aloud in a book of a view.
func newAloud(r *render.Renderer, v *render.View) *aloud {
	a := &aloud{recordings: r.Recordings, cues: make([]map[string]epub.Par, len(v.Columns)), from: map[string]*edition.Audio{}}
	done := map[string]bool{}
	for n, tag := range v.Shown() {
		spoken := v.Spoken(tag)
		if len(spoken) == 0 || done[v.Written(tag).Lang] {
			continue
		}
		own := v.Written(tag).Lang
		done[own] = true
		a.cues[n] = map[string]epub.Par{}
		for k := range spoken {
			if !spoken[k].Books {
				continue
			}
			name := "audio/" + address.VersionName(own) + "-" + strconv.Itoa(k+1) + spoken[k].Ext
			a.from[name] = &spoken[k]
			for _, c := range spoken[k].Cues {
				a.cues[n][edition.Address(c.Block, c.Segment+1)] = epub.Par{Audio: name, From: c.From, To: c.To}
			}
		}
	}
	return a
}

// element notes that a segment of the n-th version of the book is read where the element
// that begins now is. It returns the id of that: named is one that it has already, or "".
func (a *aloud) element(row *edition.Row, s, n int, named string) html.Attr {
	at := edition.Address(row.ID, s+1)
	p, ok := a.cues[n][at]
	if !ok {
		return html.Attr{}
	}
	if p.ID = named; named == "" {
		p.ID = at + "." + column(n)
	}
	a.pars = append(a.pars, p)
	if !a.has(p.Audio) {
		data, err := a.recordings.Data(a.from[p.Audio])
		if a.err == nil {
			a.err = err
		}
		a.files = append(a.files, epub.File{Name: p.Audio, Type: a.from[p.Audio].Type, Data: data})
	}
	return html.ID(p.ID).If(named == "")
}

func (a *aloud) has(name string) bool {
	for i := range a.files {
		if a.files[i].Name == name {
			return true
		}
	}
	return false
}

// narrators names those who read a book aloud, each in the language of what is read.
func (b *book) narrators() (out []epub.Tagged) {
	for n, tag := range b.view.Shown() {
		if b.text.aloud.cues[n] == nil {
			continue
		}
		for _, m := range b.view.Readers(tag) {
			if s := b.r.Texts.In(m.Name, tag); s != "" {
				out = append(out, epub.Tagged{Lang: lang.OfName(s, tag), Text: s})
			}
		}
	}
	return out
}
