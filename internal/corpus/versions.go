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
func (c *Corpus) versions(e *edition.Edition, doc *source.Doc, problems *diag.List) bool {
	ok := true
	fail := func(code, hint, text string, at ...any) {
		problems.Add(doc.Problem(code, hint, text, at...))
		ok = false
	}
	var langs []string
	for i, v := range e.Versions {
		if slices.Contains(langs, v.Lang) {
			fail("version-twice", "take one of them out, or name the second after -x-, as in "+secondName(v.Lang, e)+" with a file of that name", "the version "+v.Lang+" is declared twice", "versions", i, "lang")
		}
		if v.Lang != "" {
			langs = append(langs, v.Lang)
		}
	}
	for i, v := range e.Versions {
		switch {
		case v.Derived == "":
		case v.Derived != lang.Hant || v.Lang != lang.Hans:
			fail("version-derived", "the program derives zh-Hans from zh-Hant", v.Lang+" cannot be derived from "+v.Derived, "versions", i, "derived")
		case !slices.Contains(langs, v.Derived):
			fail("version-derived", "declare it: - lang: "+v.Derived, "there is no version "+v.Derived+" to derive from", "versions", i, "derived")
		}
	}
	for i := range e.Versions {
		c.describes(e, i, langs, fail)
	}
	c.sameName(e, doc, problems)
	if slices.ContainsFunc(e.Versions, func(v edition.VersionInfo) bool { return !source.WellFormedLang(v.Lang) }) {
		return false // reported when it was read; other problems would only follow from it
	}
	if slices.ContainsFunc(e.Versions, func(v edition.VersionInfo) bool { return v.Lang == e.Base && v.Derived != "" }) {
		fail("version-base", "name the version that it is derived from", "the base "+e.Base+" is derived, and not written", "base")
	} else if !slices.Contains(langs, e.Base) {
		fail("version-base", diag.DidYouMean(e.Base, langs), "the base "+e.Base+" is not among the versions", "base")
	}
	for i, l := range e.View {
		if !slices.Contains(langs, l) {
			fail("version-view", diag.DidYouMean(l, langs), "the view shows "+l+", which is not among the versions", "view", i)
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
func (c *Corpus) describes(e *edition.Edition, i int, langs []string, fail func(code, hint, text string, at ...any)) {
	v := &e.Versions[i]
	if v.Derived != "" {
		for key, said := range map[string]bool{"translator": v.Translator != nil, "reviser": v.Reviser != nil, "date": v.Date != "", "from": v.From != "", "licence": v.Licence != "", "made": v.Made != "", "status": v.Status != "", "source": v.Source != ""} {
			if said {
				fail("version-derived", "write it at the version "+v.Derived, "the program derives "+v.Lang+" from "+v.Derived+", and what is said of that holds for both", "versions", i, key)
			}
		}
	}
	switch {
	case v.From == "" || v.From == edition.FromOriginal:
	case v.From == v.Lang:
		fail("version-from", "name the version that it was translated from, or write: from: original", "the version "+v.Lang+" is said to be from itself", "versions", i, "from")
	case !slices.Contains(langs, v.From):
		fail("version-from", hintFor(v.From, slices.DeleteFunc(slices.Clone(langs), func(l string) bool { return l == v.Lang })), "there is no version "+v.From+" that "+v.Lang+" could be from", "versions", i, "from")
	default:
		if round := circle(e, v.Lang); round != "" {
			fail("version-from", "one of them must be from the original: from: original", "these versions are each said to be from the next: "+round, "versions", i, "from")
		}
	}
	if _, twice := e.Title[v.Lang]; v.Title != "" && twice {
		fail("version-title", "write it once: here, or under title: at the top", "the title of the version "+v.Lang+" stands under title: as well", "versions", i, "title")
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
func (c *Corpus) sameName(e *edition.Edition, doc *source.Doc, problems *diag.List) {
	for i := range e.Versions {
		for k := range i {
			a, b := &e.Versions[k], &e.Versions[i]
			if label := e.Label(b.Lang); label != "" && a.Lang != b.Lang && lang.Public(a.Lang) == lang.Public(b.Lang) && label == e.Label(a.Lang) {
				problems.Add(doc.Problem("version-name", "give one of them a date: of its own, or name who made it", "readers cannot tell this version from "+a.Lang+": both are called "+label, "versions", i, "lang").Warning())
			}
		}
	}
}
