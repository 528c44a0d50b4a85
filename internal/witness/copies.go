package witness

import (
	"crypto/sha256"
	"io/fs"
	"maps"
	"path"
	"slices"

	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// File is the name of an edition's lock, beside its edition.yaml.
const File = "witness.lock"

// Copied is the author's text of an edition as a reader's copy has it.
type Copied struct {
	*Found
	Digest  [32]byte // SHA-256 of the copy
	Private bool     // it may not be published
}

// Find finds the texts of a site's editions in copies, and returns them by edition.
// With partial, the caller knows that a copy may lack some of its text: what is
// missing is then a warning.
func Find(c *corpus.Corpus, copies []Copy, partial bool, problems *diag.List) map[string]*Copied {
	if len(copies) == 0 {
		return nil
	}
	var locks []*Lock
	for _, slug := range c.Slugs {
		if k := Open(c, slug, nil); k != nil { // problems in a lock are reported with its edition
			locks = append(locks, k)
		}
	}
	out := map[string]*Copied{}
	for _, from := range copies {
		at := diag.Pos{Path: from.Path}
		if len(locks) == 0 {
			problems.Add(diag.Errorf("witness-none", at, "no edition here has a %s that this file could be compared with",
				File).WithHint("make a lock from the author's text with: duizhao witness lock"))
			continue
		}
		var said diag.List
		found := Read(from, locks, func(slug string) Knowledge { return knowledge(c, slug) }, &said)
		for _, p := range said.Sorted() {
			if found != nil && partial {
				p = p.Warning()
			}
			problems.Add(p)
		}
		if found == nil {
			continue
		}
		if other := out[found.Edition]; other != nil {
			problems.Add(diag.Errorf("witness-twice", at, "this holds the text of %s, and so does %s", found.Edition,
				other.Path).WithHint("name one copy of each text"))
			continue
		}
		out[found.Edition] = &Copied{found, sha256.Sum256(from.Data), c.Info(found.Edition).Rights.Witness != "open"}
	}
	return out
}

// Open reads the lock of an edition; it returns nil if there is none, or none that
// can be used.
func Open(c *corpus.Corpus, slug string, problems *diag.List) *Lock {
	name := path.Join(corpus.Folder(slug), File)
	if _, err := fs.Stat(c.FS, name); err != nil {
		return nil
	}
	f := source.Read(c.FS, name, problems)
	if f == nil {
		return nil
	}
	k := Parse(name, f.Data, problems)
	if k != nil && k.Edition != slug {
		problems.Add(diag.Errorf("lock-edition", diag.Pos{Path: name}, "this is the lock of the edition %s",
			k.Edition).WithHint("put it into the folder of that edition"))
		return nil
	}
	return k
}

// knowledge returns what an edition knows of its text before it has it.
func knowledge(c *corpus.Corpus, slug string) Knowledge {
	k := Knowledge{Words: map[string]bool{}}
	e, _ := c.Edition(slug, nil)
	if e == nil {
		return k
	}
	for _, t := range e.Texts {
		for i := range t.Blocks {
			for s := range t.Blocks[i].Segments {
				Words(k.Words, t.Blocks[i].Segments[s].Text())
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(e.Speakers)) {
		for _, lang := range slices.Sorted(maps.Keys(e.Speakers[id].Name)) {
			k.Labels = append(k.Labels, e.Speakers[id].Name[lang])
		}
	}
	return k
}
