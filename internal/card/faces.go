package card

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"unicode"

	"duizhao/internal/fonts"
	"duizhao/internal/lang"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
)

// Faces are the fonts that cards are set in.
type Faces struct {
	families map[string][]*face // by the role of the family: fonts.Roles, and "more"
	sum      [sha256.Size]byte
	shapers  sync.Pool // of *shaper
}

// face is a font that has been read as far as it was needed.
type face struct {
	*fonts.Face
	parsed func() *font.Font // nil if it cannot be parsed
}

// The roles, in the words of package fonts; more are the families that have none, such
// as those for Arabic.
const (
	latin = "book latin"
	hant  = "book hant"
	hans  = "book hans"
	more  = "more"
)

// NewFaces returns the faces of sets, of which the first that has a family for a role
// gives it. The last is that of the program.
func NewFaces(sets ...*fonts.Set) *Faces {
	f := &Faces{families: map[string][]*face{}}
	f.shapers.New = func() any { return &shaper{harfbuzz.NewBuffer(), map[*face]*harfbuzz.Font{}} }
	h := sha256.New()
	for _, s := range sets {
		fmt.Fprintf(h, "%x", s.Sum)
		for _, role := range fonts.Roles {
			f.families[role.Name] = append(f.families[role.Name], wrapped(s.Family(role))...)
		}
		for _, other := range s.Faces {
			if other.Weight >= 300 && other.Weight <= 500 && !other.Italic {
				f.families[more] = append(f.families[more], wrapped([]*fonts.Face{other})...)
			}
		}
	}
	f.sum = [sha256.Size]byte(h.Sum(nil))
	return f
}

// Sum returns a digest of the fonts.
func (f *Faces) Sum() [sha256.Size]byte { return f.sum }

func wrapped(list []*fonts.Face) []*face {
	out := make([]*face, len(list))
	for i, of := range list {
		out[i] = &face{of, sync.OnceValue(func() *font.Font {
			parsed, err := font.ParseTTF(bytes.NewReader(of.Data))
			if err != nil {
				return nil
			}
			return parsed.Font
		})}
	}
	return out
}

// style is how a text is set: in the bold or the italic of its family, where it has
// them.
type style struct{ bold, italic bool }

// order returns the faces in which a language is set, in order.
func (f *Faces) order(tag string, s style) []*face {
	roles := []string{latin, hant, hans, more}
	switch lang.Of(tag).Face {
	case lang.HantFace:
		roles = []string{hant, latin, hans, more}
	case lang.HansFace:
		roles = []string{hans, latin, hant, more}
	}
	var out []*face
	for _, role := range roles {
		list := slices.Clone(f.families[role])
		slices.SortStableFunc(list, func(a, b *face) int { return s.distance(a) - s.distance(b) })
		out = append(out, list...)
	}
	return out
}

// distance is how little a face is what a style asks for.
func (s style) distance(f *face) int {
	n := 0
	if s.italic != f.Italic {
		n += 2
	}
	if s.bold != (f.Weight >= 600) {
		n++
	}
	return n
}

// find returns the first face of a list that has a character. One that goes with what is
// before it, a mark or a blank, stays in that face if it can. Curly quotation marks are
// Latin: those of a Chinese font are as wide as a Han character.
func find(list []*face, c rune, before *face) *face {
	if before != nil && before.Has(c) && (unicode.Is(unicode.M, c) || unicode.IsSpace(c) || unicode.Is(unicode.Cf, c)) {
		return before
	}
	curly := c == '‘' || c == '’' || c == '“' || c == '”'
	i := slices.IndexFunc(list, func(f *face) bool { return f.Has(c) && f.parsed() != nil && !(curly && f.Han) })
	if i < 0 && curly {
		i = slices.IndexFunc(list, func(f *face) bool { return f.Has(c) && f.parsed() != nil })
	}
	if i < 0 {
		return nil
	}
	return list[i]
}

// lacks returns the characters of a text that no face has.
func (f *Faces) lacks(t Text) (out []rune) {
	list := f.order(t.Lang, style{})
	for _, c := range t.Text {
		if invisible(c) || unicode.IsSpace(c) {
			continue
		}
		if find(list, c, nil) == nil {
			out = append(out, c)
		}
	}
	return out
}

// invisible reports whether a character has no picture: a control of direction, a
// joiner.
func invisible(c rune) bool { return unicode.Is(unicode.Cf, c) || unicode.IsControl(c) }

// Fit returns what of a card can be set, in two languages at the most, and the
// characters that kept the rest from it. ok is false if there is no title among it.
func (f *Faces) Fit(c *Card) (fit Card, missing []rune, ok bool) {
	var langs []string
	for _, t := range c.Title {
		if t.Text == "" {
			continue
		}
		lacks := f.lacks(t)
		missing = append(missing, lacks...)
		if len(lacks) == 0 && len(langs) < 2 {
			fit.Title, langs = append(fit.Title, t), append(langs, t.Lang)
		}
	}
	within := func(list []Text) (out []Text) {
		for _, t := range list {
			if t.Text != "" && slices.Contains(langs, t.Lang) && len(f.lacks(t)) == 0 &&
				!slices.ContainsFunc(out, func(o Text) bool { return o.Text == t.Text }) {
				out = append(out, t)
			}
		}
		return out
	}
	fit.Title = within(fit.Title) // each once
	fit.Site, fit.By = within(c.Site), within(c.By)
	return fit, missing, len(fit.Title) > 0
}
