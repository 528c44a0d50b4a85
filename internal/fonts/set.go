package fonts

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"duizhao/internal/diag"
	"duizhao/internal/encode"
)

// Set has the fonts of a folder.
type Set struct {
	Faces   []*Face
	Skipped []Skipped
	Sum     [sha256.Size]byte // over the names and bytes of the files
}

// Skipped is a font file that cannot be used, and why.
type Skipped struct{ Name, Why string }

// Load reads all fonts of a folder and of those below it. It fails if the folder or
// a file cannot be read; a file that is not a usable TrueType font is skipped.
func Load(fsys fs.FS) (*Set, error) {
	s := &Set{}
	sum := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if e := strings.ToLower(path.Ext(name)); e != ".ttf" && e != ".otf" && e != ".ttc" && e != ".woff" && e != ".woff2" {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		for _, part := range [][]byte{[]byte(name), data} {
			digest := sha256.Sum256(part)
			sum.Write(digest[:])
		}
		f, err := Parse(data)
		var why *diag.Fault
		if errors.As(err, &why) {
			s.Skipped = append(s.Skipped, Skipped{name, why.Text})
			return nil
		}
		s.Faces = append(s.Faces, f)
		return err
	})
	s.Sum = [sha256.Size]byte(sum.Sum(nil))
	return s, err
}

// Role is what a family is wanted for.
type Role struct {
	Name string // of the family in style sheets: "book hant"
	fits func(*Face) bool
}

// Roles lists the families that a book may need.
var Roles = []Role{
	{"book latin", func(f *Face) bool { return !f.Han && !f.Fixed && f.Has('a') && f.Has('Z') }},
	{"book hant", func(f *Face) bool { return f.Hant }},
	{"book hans", func(f *Face) bool { return f.Hans }},
	{"book mono", func(f *Face) bool { return !f.Han && f.Fixed && f.Has('a') }},
}

// Family chooses the faces of a role: of the families that fit, it prefers one with
// serifs, then one with more of the styles that a book needs, then the first by
// name. The faces are the regular, a bold and an italic, as far as the family has
// them.
func (s *Set) Family(r Role) []*Face {
	families := map[string][]*Face{}
	for _, f := range s.Faces {
		if r.fits(f) {
			families[f.Family] = append(families[f.Family], f)
		}
	}
	var best []*Face
	for _, name := range sorted(families) {
		list := styles(families[name])
		if len(list) == 0 {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(rank(list[0]), rank(best[0])), cmp.Compare(len(list), len(best))) > 0 {
			best = list
		}
	}
	return best
}

func rank(f *Face) int {
	if f.Sans {
		return 0
	}
	return 1
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// styles returns the faces of a family that a book uses, the regular one first; none
// if that is missing.
func styles(faces []*Face) []*Face {
	nearest := func(weight int, italic bool, within int) *Face {
		var best *Face
		for _, f := range faces {
			if d := abs(f.Weight - weight); f.Italic == italic && d <= within && (best == nil || d < abs(best.Weight-weight)) {
				best = f
			}
		}
		return best
	}
	var out []*Face
	for _, f := range []*Face{nearest(400, false, 99), nearest(600, false, 100), nearest(400, true, 99)} {
		if f != nil {
			out = append(out, f)
		} else if len(out) == 0 {
			return nil
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// Names returns the families that a book uses of the folder, each by its own name.
func (s *Set) Names() []string {
	var out []string
	for _, role := range Roles {
		if faces := s.Family(role); len(faces) > 0 && !slices.Contains(out, faces[0].Family) {
			out = append(out, faces[0].Family)
		}
	}
	return out
}

// quotes has the curly quotation marks. In Traditional Chinese, which quotes with
// 「」, they belong to Latin words and must not be as wide as a Han character: style
// sheets set them in the family "book quotes".
var quotes = []rune("‘’“”")

// Rules returns @font-face rules for a text, with the subsets in them as data: one
// family for each role that the folder has a font for. missing has the characters
// that none of them has.
func (s *Set) Rules(text []rune) (css string, missing []rune, err error) {
	var b strings.Builder
	rule := func(family string, f *Face, text []rune) error {
		data, err := f.Subset(text)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Family, err)
		}
		style := encode.HTML("normal")
		if f.Italic {
			style = "italic"
		}
		_, err = fmt.Fprintf(&b, "@font-face{font-family:%s;font-weight:%d;font-style:%s;src:url(data:font/ttf;base64,%s)}\n", encode.CSS(family),
			f.Weight, style, base64.StdEncoding.AppendEncode(nil, data))
		return err
	}
	var all []*Face
	for _, role := range Roles {
		faces := s.Family(role)
		for i, f := range faces {
			if err := rule(role.Name, f, text); err != nil {
				return "", nil, err
			}
			if i == 0 {
				all = append(all, f)
			}
			if i == 0 && role.Name == Roles[0].Name {
				if err := rule(bookQuotes, f, quotes); err != nil {
					return "", nil, err
				}
			}
		}
	}
	for _, c := range text {
		if !unicode.IsGraphic(c) || unicode.IsSpace(c) || unicode.Is(unicode.Mn, c) {
			continue
		}
		if !slices.ContainsFunc(all, func(f *Face) bool { return f.Has(c) }) {
			missing = append(missing, c)
		}
	}
	return b.String(), missing, nil
}
