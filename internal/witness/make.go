package witness

import (
	"crypto/hmac"
	"crypto/sha256"
	"slices"

	"duizhao/internal/edition"
)

// Original is a block of the author's text as an editor cut it into segments.
type Original struct {
	ID       string
	Kind     string   // of the base's block; [Around] for what surrounds the text
	Segments []string // as found in the copy
	Repaired []string // with slips of the pen repaired, if that changes the folded text; or nil
	Line     int      // in the editor's file
}

// Originals returns the blocks of a version as originals. A block that base, the
// edition's own text, lacks is matter around the text.
func Originals(v *edition.Version, base *edition.Version) []Original {
	var out []Original
	for i := range v.Blocks {
		b := &v.Blocks[i]
		if b.Kind == edition.Rule || b.ID == "" {
			continue
		}
		o := Original{ID: b.ID, Kind: Around, Line: b.Line}
		if k := base.Block(b.ID); k >= 0 {
			o.Kind = Kind(&base.Blocks[k])
		}
		for s := range b.Segments {
			o.Segments = append(o.Segments, b.Segments[s].Text())
		}
		out = append(out, o)
	}
	return out
}

// Make makes the lock of a text. The same text always gives the same lock.
func Make(slug, lang string, text []Original) *Lock {
	f := &folder{}
	l := &Lock{Edition: slug, Lang: lang}
	whole := hmac.New(sha256.New, []byte("duizhao witness"))
	type wording struct {
		block int
		form  *Form
		parts [][]rune
	}
	var all []wording
	l.Blocks = make([]Block, len(text))
	for i, o := range text {
		b := &l.Blocks[i]
		*b = Block{ID: o.ID, Kind: o.Kind, Forms: make([]Form, 1, 2)}
		versions := [][]string{o.Segments}
		if o.Repaired != nil {
			b.Forms, versions = b.Forms[:2], append(versions, o.Repaired)
		}
		for v, segments := range versions {
			w := wording{block: i, form: &b.Forms[v]}
			for _, s := range segments {
				part := f.runes(s)
				w.parts = append(w.parts, part)
				w.form.Breaks = append(w.form.Breaks, len(part))
				w.form.Length += len(part)
				whole.Write([]byte(string(part)))
			}
			w.form.Open = o.Kind != Around && w.form.Length >= openLength
			all = append(all, w)
		}
	}
	secret := whole.Sum(nil)
	l.Salt = [16]byte(from(secret, "salt"))
	p := newPrinter(l.Salt)
	for _, w := range all {
		text := slices.Concat(w.parts...)
		if w.form.print = p.of(text); w.form.Open {
			w.form.print = w.form.print.opened()
		}
		if len(w.parts) > 1 {
			for _, part := range w.parts {
				w.form.segments = append(w.form.segments, p.of(part))
			}
		}
	}
	holders := l.holders()
	l.Need = max((len(holders)+1)/2, 1)
	if len(holders) > 0 {
		key := [keySize]byte(from(secret, "key"))
		shares := split(key, l.Need, len(holders), from(secret, "shares"))
		for _, w := range all {
			if n, ok := slices.BinarySearch(holders, w.block); ok && w.form.Open {
				w.form.share = mask(shares[n], p.derive("share", slices.Concat(w.parts...)))
			}
		}
		l.Sealed = seal(key, l.inside())
	}
	return l
}

// from derives 32 bytes from the secret of a text.
func from(secret []byte, purpose string) []byte {
	h := hmac.New(sha256.New, secret)
	h.Write([]byte(purpose))
	return h.Sum(nil)
}

// holders returns the blocks that hold a share: those whose first wording is in the
// open, or the longest [maxShares] of them.
func (l *Lock) holders() []int {
	var out []int
	for i := range l.Blocks {
		if l.Blocks[i].Forms[0].Open {
			out = append(out, i)
		}
	}
	if len(out) > maxShares {
		slices.SortStableFunc(out, func(a, b int) int { return l.Blocks[b].Forms[0].Length - l.Blocks[a].Forms[0].Length })
		out = out[:maxShares]
		slices.Sort(out)
	}
	return out
}
