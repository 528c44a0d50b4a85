package corpus

import (
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// versions checks what edition.yaml declares, before any file is opened.
func (c *editionReader) versions(e *edition.Edition, doc *source.Doc, problems *diag.List) bool {
	ok := true
	fail := func(p diag.Problem) {
		problems.Add(p)
		ok = false
	}
	var langs []string
	for i, v := range e.Versions {
		if slices.Contains(langs, v.Lang) {
			fail(diag.Errorf("version-twice", doc.Pos("versions", i, "lang"), "the version %s is declared twice",
				v.Lang).WithHint("take one of them out, or name the second after -x-, as in " + secondName(v.Lang, e) + " with a file of that name"))
		}
		if v.Lang != "" {
			langs = append(langs, v.Lang)
		}
	}
	for i, v := range e.Versions {
		switch {
		case v.Derived == "":
		case v.Derived != lang.Hant || v.Lang != lang.Hans:
			fail(diag.Errorf("version-derived", doc.Pos("versions", i, "derived"), "%s cannot be derived from %s", v.Lang,
				v.Derived).WithHint("the program derives zh-Hans from zh-Hant"))
		case !slices.Contains(langs, v.Derived):
			fail(diag.Errorf("version-derived", doc.Pos("versions", i, "derived"), "there is no version %s to derive from",
				v.Derived).WithHint("declare it: - lang: " + v.Derived))
		}
	}
	for i := range e.Versions {
		c.describes(e, doc, i, langs, fail)
	}
	c.sameName(e, doc, problems)
	if slices.ContainsFunc(e.Versions, func(v edition.VersionInfo) bool { return !source.WellFormedLang(v.Lang) }) {
		return false // reported when it was read; other problems would only follow from it
	}
	if slices.ContainsFunc(e.Versions, func(v edition.VersionInfo) bool { return v.Lang == e.Base && v.Derived != "" }) {
		fail(diag.Errorf("version-base", doc.Pos("base"), "the base %s is derived, and not written",
			e.Base).WithHint("name the version that it is derived from"))
	} else if !slices.Contains(langs, e.Base) {
		fail(diag.Errorf("version-base", doc.Pos("base"), "the base %s is not among the versions", e.Base).WithHint(nearOr(e.Base, langs)))
	}
	for i, l := range e.View {
		if !slices.Contains(langs, l) {
			fail(diag.Errorf("version-view", doc.Pos("view", i), "the view shows %s, which is not among the versions", l).WithHint(nearOr(l, langs)))
		}
	}
	return ok
}

// secondName returns a tag for a second version in a language: after its translator
// and year, as far as they are known.
func secondName(tag string, e *edition.Edition) string {
	for _, name := range []string{"second", "third", "other"} {
		if own := lang.Public(tag) + "-x-" + name; e.Declared(own) == nil {
			return own
		}
	}
	return lang.Public(tag) + "-x-lee1998"
}

// describes checks what edition.yaml says of a version.
func (c *editionReader) describes(e *edition.Edition, doc *source.Doc, i int, langs []string, fail func(diag.Problem)) {
	v := &e.Versions[i]
	if v.Derived != "" {
		for key, said := range map[string]bool{"translator": v.Translator != nil, "reviser": v.Reviser != nil, "date": v.Date != "",
			"from": v.From != "", "licence": v.Licence != "", "made": v.Made != "", "status": v.Status != "", "source": v.Source != "",
			"audio": v.Audio != nil} {
			if said {
				fail(diag.Errorf("version-derived", doc.Pos("versions", i, key),
					"the program derives %s from %s, and what is said of that holds for both", v.Lang, v.Derived).
					WithHint("write it at the version " + v.Derived))
			}
		}
	}
	switch {
	case v.From == "" || v.From == edition.FromOriginal:
	case v.From == v.Lang:
		fail(diag.Errorf("version-from", doc.Pos("versions", i, "from"), "the version %s is said to be from itself",
			v.Lang).WithHint("name the version that it was translated from, or write: from: original"))
	case !slices.Contains(langs, v.From):
		fail(diag.Errorf("version-from", doc.Pos("versions", i, "from"), "there is no version %s that %s could be from", v.From,
			v.Lang).WithHint(hintFor(v.From, slices.DeleteFunc(slices.Clone(langs), func(l string) bool { return l == v.Lang }))))
	default:
		if round := circle(e, v.Lang); round != "" {
			fail(diag.Errorf("version-from", doc.Pos("versions", i, "from"), "these versions are each said to be from the next: %s",
				round).WithHint("one of them must be from the original: from: original"))
		}
	}
	if _, twice := e.Title[v.Lang]; v.Title != "" && twice {
		fail(diag.Errorf("version-title", doc.Pos("versions", i, "title"), "the title of the version %s is under title: as well",
			v.Lang).WithHint("write it once: here, or under title: at the top"))
	}
}

func hintFor(tag string, langs []string) string {
	if hint := diag.DidYouMean(tag, langs); hint != "" {
		return hint
	}
	return "name one of " + strings.Join(langs, ", ") + ", or write original"
}

// circle returns the versions on a way from one of them back to it, or "". It is
// reported at the first of them in the file.
func circle(e *edition.Edition, tag string) string {
	way := []string{tag}
	for at := e.TranslatedFrom(tag); at != "" && e.Declared(at) != nil; at = e.TranslatedFrom(at) {
		if at == tag {
			first := slices.IndexFunc(e.Versions, func(v edition.VersionInfo) bool { return slices.Contains(way, v.Lang) })
			if e.Versions[first].Lang != tag {
				return ""
			}
			return strings.Join(append(way, at), ", ")
		}
		if slices.Contains(way, at) {
			return ""
		}
		way = append(way, at)
	}
	return ""
}

// sameName warns of versions that readers could not tell apart by their names: in one
// language, by one translator, of one year.
func (c *editionReader) sameName(e *edition.Edition, doc *source.Doc, problems *diag.List) {
	for i := range e.Versions {
		for k := range i {
			a, b := &e.Versions[k], &e.Versions[i]
			if label := e.Label(b.Lang); label != "" && a.Lang != b.Lang && lang.Public(a.Lang) == lang.Public(b.Lang) && label == e.Label(a.Lang) {
				problems.Add(diag.Warnf("version-name", doc.Pos("versions", i, "lang"),
					"readers cannot tell this version from %s: both are called %s", a.Lang, label).
					WithHint("give one of them a date: of its own, or name who made it"))
			}
		}
	}
}

// nearOr says which version was meant, or which there are.
func nearOr(tag string, langs []string) string {
	if hint := diag.DidYouMean(tag, langs); hint != "" {
		return hint
	}
	return "versions that there are: " + strings.Join(langs, ", ") + "; name one of them, or add it under versions:"
}
