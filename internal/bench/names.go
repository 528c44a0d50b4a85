package bench

import (
	"math/rand/v2"
	"strings"
)

// A Name is the name of a note of the corpus.
type Name struct {
	ID, Kind string
	Zh, En   string
	Pinyin   string
	Form     string // a short Chinese form, or ""
}

// Names makes n different names. A longer list begins with the shorter one of the
// same seed.
func Names(n int, seed uint64) []Name {
	r := rand.New(rand.NewPCG(seed, 0))
	out := make([]Name, 0, n)
	seen := map[string]bool{}
	for len(out) < n {
		name := newName(r, len(out))
		if seen[name.ID] || seen[name.Zh] || name.Form != "" && seen[name.Form] {
			continue
		}
		seen[name.ID], seen[name.Zh], seen[name.Form] = true, true, true
		out = append(out, name)
	}
	return out
}

func newName(r *rand.Rand, i int) Name {
	a, b := syllables[r.IntN(len(syllables))], syllables[r.IntN(len(syllables))]
	han, plain, pinyin := a.han+b.han, title(a.plain+b.plain), title(a.pinyin+b.pinyin)
	naming := namings[i%len(namings)]
	if naming.endings == nil {
		s := surnames[r.IntN(len(surnames))]
		return Name{ID: strings.ToLower(s.plain + "-" + plain), Kind: naming.kind, Zh: s.han + han, En: s.plain + " " + plain, Pinyin: s.pinyin + " " + pinyin}
	}
	end := naming.endings[r.IntN(len(naming.endings))]
	en := plain + " " + end.en
	if i >= 1000 { // two syllables name some thousands of things; more need three
		c := syllables[r.IntN(len(syllables))]
		han, plain, pinyin = han+c.han, plain+c.plain, pinyin+c.pinyin
		en = plain + " " + end.en
	}
	return Name{ID: strings.ToLower(strings.ReplaceAll(en, " ", "-")), Kind: naming.kind, Zh: han + end.zh, En: en, Pinyin: pinyin,
		Form: shortForm(han, naming.kind)}
}

// shortForm returns the short name of an organisation.
func shortForm(han, kind string) string {
	if kind == "organisation" {
		return han
	}
	return ""
}

func title(s string) string {
	first := string([]rune(s)[:1])
	return strings.ToUpper(first) + s[len(first):]
}
