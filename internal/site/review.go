package site

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/align"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/markup"
	"duizhao/internal/review"
	"duizhao/internal/source"
)

// Reviewed is an edition compared with its review.lock.
type Reviewed struct {
	Slug        string
	Title       edition.Text
	Base        *edition.Version
	Lock        *review.Lock // empty if there is none; its Path is where it goes
	Locked      bool         // there is one
	Data        []byte       // of the lock
	Parallel    *edition.Parallel
	Comparisons []*review.Comparison // of each written version but the base
	Others      []*review.Comparison // of the others, which a command leaves alone
	Places      []review.Place       // of the edition's claims
	docs        map[string]*source.Doc
}

// Open returns how many items are to be read and confirmed.
func (r *Reviewed) Open() int {
	n := 0
	for _, c := range r.Comparisons {
		for _, it := range c.Items {
			if it.State != review.Confirmed && it.State != review.Moved {
				n++
			}
		}
		n += len(c.Gone)
	}
	for _, p := range r.Places {
		if p.Changed {
			n++
		}
	}
	return n
}

// Has reports whether there is something to confirm at an address: a segment or a
// block, now or earlier.
func (r *Reviewed) Has(address string) bool {
	is := func(at string) bool { return at == address || strings.HasPrefix(at, address+".") }
	for _, c := range r.Comparisons {
		if slices.ContainsFunc(c.Items, func(it review.Item) bool { return is(it.Address) }) ||
			slices.ContainsFunc(c.Gone, func(e review.Entry) bool { return is(e.Address) }) {
			return true
		}
	}
	return slices.ContainsFunc(r.Places, func(p review.Place) bool { return is(p.Address) })
}

// Confirm returns the lock after what pick accepts was confirmed; see review.Confirm.
func (r *Reviewed) Confirm(pick func(lang, address string) bool) *review.Lock {
	all := append(slices.Clone(r.Comparisons), r.Others...)
	return review.Confirm(r.Lock, all, r.Places, func(lang, address string) bool {
		return pick(lang, address) && !slices.ContainsFunc(r.Others, func(c *review.Comparison) bool { return c.Lang == lang })
	})
}

// Marked returns, by file, the lines whose mark [~] goes when what pick accepts is
// confirmed: those of the translations and, unless one of these is asked for alone,
// of the base.
func (r *Reviewed) Marked(pick func(lang, address string) bool) map[string][]int {
	out := map[string][]int{}
	versions := []string{}
	if len(r.Others) == 0 {
		versions = append(versions, r.Base.Lang)
	}
	for _, c := range r.Comparisons {
		versions = append(versions, c.Lang)
	}
	for i := range r.Parallel.Rows {
		row := &r.Parallel.Rows[i]
		for _, tag := range versions {
			cell := row.Cells[r.Parallel.Column(tag)]
			if cell == nil {
				continue
			}
			for s := range cell.Segments {
				if seg := &cell.Segments[s]; seg.Unreviewed && pick(tag, edition.Address(row.ID, s+1)) {
					path := r.Parallel.Version(tag).Path
					out[path] = append(out[path], seg.Line)
				}
			}
		}
	}
	return out
}

// Moved returns the claims with a place that has moved.
func (r *Reviewed) Moved() []*edition.Claim {
	var out []*edition.Claim
	for _, p := range r.Places {
		if p.Now != nil && !slices.Contains(out, p.Claim) {
			out = append(out, p.Claim)
		}
	}
	return out
}

// At returns where a claim names a place.
func (r *Reviewed) At(p *review.Place) diag.Pos {
	if doc := r.docs[p.Claim.Path]; doc != nil {
		return doc.Pos("segments", p.Index)
	}
	return diag.Pos{Path: p.Claim.Path}
}

// Texts returns the two sides of an item, and the line of the translation.
func (r *Reviewed) Texts(lang string, it *review.Item) (base, own string, line int) {
	row := &r.Parallel.Rows[it.Row]
	base = row.Cells[0].Segments[it.Segment].Text()
	if cell := row.Cells[r.Parallel.Column(lang)]; cell != nil && it.Segment < len(cell.Segments) {
		own, line = cell.Segments[it.Segment].Text(), cell.Segments[it.Segment].Line
	}
	return base, own, line
}

// reviewed compares an edition with its lock.
func reviewed(c *corpus.Corpus, p *edition.Parallel, problems *diag.List) *Reviewed {
	r := &Reviewed{Slug: p.Slug, Title: p.Title, Base: p.Version(p.Base), Parallel: p, docs: c.Docs}
	name := path.Join(path.Dir(p.Path), review.File)
	r.Lock = &review.Lock{Path: name}
	if _, err := fs.Stat(c.FS, name); !errors.Is(err, fs.ErrNotExist) {
		if f := source.Read(c.FS, name, problems); f != nil {
			if lock := review.Parse(name, f.Data, problems); lock != nil {
				r.Lock, r.Locked, r.Data = lock, true, f.Data
			}
			sum := sha256.Sum256(f.Data)
			p.Digest = sha256.Sum256(append(p.Digest[:], sum[:]...))
		}
	}
	for k, from := range p.From {
		if k > 0 && from < 0 && !p.Version(p.Langs[k]).Witness { // a witness is no translation
			r.Comparisons = append(r.Comparisons, review.Compare(p, k, r.Lock))
		}
	}
	r.Places = review.Places(p, c.Claims, r.Lock)
	return r
}

// cell is a segment by indexes.
type cell struct{ row, column, segment int }

// outOfDate reports what is not as it was confirmed, and returns the segments that
// were translated from an earlier wording. An edition without a lock was never
// reviewed, and nothing is known about it.
func (c *content) outOfDate(p *edition.Parallel, problems *diag.List) (old []cell) {
	name := path.Join(path.Dir(p.Path), review.File)
	if _, err := fs.Stat(c.options.FS, name); errors.Is(err, fs.ErrNotExist) { // as in a large corpus: spend no time on it
		return nil
	}
	r := reviewed(c.corpus, p, problems)
	if !r.Locked {
		return nil
	}
	for _, with := range r.Comparisons {
		with.Problems(p, r.Lock, problems)
		column := p.Column(with.Lang)
		for _, it := range with.Items {
			if it.State == review.Old {
				old = append(old, cell{it.Row, column, it.Segment})
			}
		}
	}
	review.PlaceProblems(r.Places, r.At, problems)
	return old
}

// Review compares the editions of a site with their locks: the named ones, or all.
// Its problems are those that keep an edition from being compared.
func Review(ctx context.Context, o Options, slugs []string) ([]*Reviewed, *Report, error) {
	problems := &diag.List{}
	c := corpus.OpenClaims(o.FS, problems) // one that cannot be read would lose its places; nothing else matters here
	if c != nil && len(slugs) == 0 {
		slugs = c.Slugs
	}
	var out []*Reviewed
	for _, slug := range slugs {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if c == nil {
			break
		}
		if e, _ := c.Edition(slug, problems); e != nil {
			out = append(out, reviewed(c, align.Join(e, problems), problems))
		}
	}
	return out, o.report(slices.DeleteFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Severity != diag.Error })), nil
}

// Wordings returns the texts of the segments of a version's file, by their prints.
func Wordings(data []byte) map[review.Print]string {
	out := map[review.Print]string{}
	for _, b := range markup.Parse(data, markup.Options{}).Blocks {
		for i := range b.Segments {
			text := b.Segments[i].Text()
			out[review.Of(text)] = text
		}
	}
	return out
}
