package lsp

import (
	"context"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"duizhao/internal/corpus"
	"duizhao/internal/edition"
)

// A question is a place in a text that something is asked about.
type question struct {
	folder    fs.FS
	templates fs.FS // of the program
	names     *names
	file      string
	text      string
	offset    int

	typed string // of the word that is to be completed
	cut   bool   // more can be offered than is sent
}

// ask returns the question of some parameters; nil if the file is not the site's.
func (s *server) ask(ctx context.Context, p *placeParams) *question {
	file := s.o.within(p.TextDocument.URI)
	if file == "" {
		return nil
	}
	q := &question{folder: s.now(), templates: s.o.Site.Templates, names: s.known(ctx), file: file}
	text, err := content(q.folder, file)
	if err != nil {
		return nil
	}
	q.text = text
	q.offset = offsetOf(q.text, p.Position)
	return q
}

// content returns the text of a file as editors have it, without a byte order mark.
func content(folder fs.FS, file string) (string, error) {
	data, err := fs.ReadFile(folder, file)
	return strings.TrimPrefix(string(data), "\ufeff"), err
}

// before returns the text of the line up to the place.
func (q *question) before() string {
	return q.text[strings.LastIndexByte(q.text[:q.offset], '\n')+1 : q.offset]
}

// An aligned segment is what another version says at a place.
type aligned struct {
	address string
	lang    string
	file    string
	line    int // from 1
	text    string
	whole   bool // the block, since it has other segments there
}

// aligned returns what the other versions of an edition have where the place is.
func (q *question) aligned() (out []aligned) {
	if !isVersion(q.file) {
		return nil
	}
	e := q.edition(slugOf(q.file))
	if e == nil {
		return nil
	}
	number := 1 + strings.Count(q.text[:q.offset], "\n")
	for _, v := range e.Texts {
		if v.Path != q.file {
			continue
		}
		block, segment := segmentAt(v, number)
		if block == nil {
			return nil
		}
		for _, other := range e.Texts {
			if i := other.Block(block.ID); other != v && i >= 0 {
				out = append(out, q.across(e, block, segment, other, &other.Blocks[i]))
			}
		}
	}
	return out
}

// segmentAt returns the block and the segment that are on a line, or whose id is.
func segmentAt(v *edition.Version, number int) (*edition.Block, int) {
	for i := range v.Blocks {
		b := &v.Blocks[i]
		for k := range b.Segments {
			if b.Segments[k].Line == number {
				return b, k
			}
		}
		if n := len(b.Segments); n > 0 && number == b.Segments[n-1].Line+1 {
			return b, 0 // {#p17}
		}
	}
	return nil, 0
}

func (q *question) across(e *edition.Edition, block *edition.Block, segment int, v *edition.Version, b *edition.Block) aligned {
	a := aligned{address: block.ID, lang: v.Lang, file: v.Path, line: b.Line}
	var rows []string
	text, _ := content(q.folder, v.Path)
	for _, seg := range b.Segments {
		_, row := line(text, seg.Line-1)
		rows = append(rows, strings.TrimSpace(row))
	}
	if a.whole = len(b.Segments) != len(block.Segments); a.whole {
		a.text = strings.Join(rows, "\n")
		return a
	}
	if len(b.Segments) > 1 {
		a.address = segmentAddress(block.ID, segment)
	}
	if len(rows) > 0 {
		a.line, a.text = b.Segments[segment].Line, rows[segment]
	}
	return a
}

// edition returns an edition as it is now; nil if it cannot be read.
func (q *question) edition(slug string) *edition.Edition {
	if q.names.corpus == nil {
		return nil
	}
	here := *q.names.corpus
	here.FS = q.folder
	e, _ := here.Edition(slug, nil)
	return e
}

// blocks returns the addresses that an edition has: of its blocks and their segments.
func (q *question) blocks(slug string) (out []string) {
	e := q.edition(slug)
	if e == nil {
		return nil
	}
	for _, b := range e.Version(e.Base).Blocks {
		if b.Kind == edition.Rule || b.ID == "" {
			continue
		}
		out = append(out, b.ID)
		for k := range b.Segments {
			if len(b.Segments) > 1 {
				out = append(out, segmentAddress(b.ID, k))
			}
		}
	}
	return out
}

// segmentAddress returns the address of a segment of a block, counted from 0.
func segmentAddress(block string, k int) string { return block + "." + strconv.Itoa(k+1) }

// lacking returns the ids of the base that this version does not have yet.
func (q *question) lacking() (out []string) {
	if q.names.corpus == nil {
		return nil
	}
	slug := slugOf(q.file)
	data, err := fs.ReadFile(q.folder, path.Join(corpus.Folder(slug), q.names.corpus.Info(slug).Base+".md"))
	if err != nil {
		return nil
	}
	has := map[string]bool{}
	for _, id := range idsOf(q.text) {
		has[id] = true
	}
	for _, id := range idsOf(string(data)) {
		if !has[id] {
			out = append(out, id)
		}
	}
	return out
}

// idsOf returns the ids of the blocks of a text, {#p17}, in its order.
func idsOf(text string) (out []string) {
	for row := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(row), "{#"); ok {
			if id := rest[:len(rest)-len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz0123456789-"))]; id != "" {
				out = append(out, id)
			}
		}
	}
	return out
}
