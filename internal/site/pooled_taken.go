package site

import (
	"path"
	"slices"
	"strings"

	"duizhao/internal/output"
	"duizhao/internal/search"
)

// restore returns the result of edition n as another machine left it, and puts its files.
// It is nil if there is none, or none that can be used.
func (p *pooled) restore(r *run, n int, slug string) (*result, error) {
	if p == nil {
		return nil, nil
	}
	var e pooledEdition
	if key, ok := p.keys[slug]; !ok || !p.pool.Load(key, &e) || !p.fits(r, &e, n, slug) {
		return nil, nil
	}
	a, u := r.again, e.Unit
	u.Shared = p.keyOf(slug)
	if u.Snippets = a.packs.Add(e.Snippets); len(e.Snippets) > 0 && u.Snippets.Pack == "" {
		return nil, nil
	}
	if u.Search != nil {
		if u.Postings = a.packs.Add(e.Postings); u.Postings.Pack == "" {
			return nil, nil
		}
		if err := p.index(r, &e); err != nil {
			return nil, err
		}
	}
	if err := p.put(r, &e); err != nil {
		return nil, err
	}
	r.add(u.found(r.content))
	r.outlet.pages.Add(int64(u.Pages))
	a.reads.Assume(e.Own)
	a.reads.Assume(e.More)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.units[slug], p.units[slug] = u, u
	return u.restored(r), nil
}

// fits reports whether an entry is of this edition and of this site.
func (p *pooled) fits(r *run, e *pooledEdition, n int, slug string) bool {
	u := e.Unit
	if u == nil || u.Summary == nil || u.Summary.Slug != slug || u.Context != r.again.context[slug] || (u.Search != nil) != (r.index != nil) ||
		u.Search != nil && (u.Search.Number != r.volumes+n || !hasTexts(e)) || !u.leads(r.content) {
		return false
	}
	for i := range e.More {
		q := &e.More[i]
		of := askedOf(q)
		p.mu.Lock()
		same, known := p.again[of]
		p.mu.Unlock()
		if !known {
			same = isOfSite(q) && q.Again(p.from)
			p.mu.Lock()
			p.again[of] = same
			p.mu.Unlock()
		}
		if !same {
			return false
		}
	}
	return true
}

// hasTexts reports whether an entry has all texts for the index, in files or by themselves.
func hasTexts(e *pooledEdition) bool {
	v := e.Unit.Search
	if v.Texts != nil {
		return len(v.Texts) == len(v.Counts)
	}
	for i, name := range v.Files() {
		if !slices.ContainsFunc(e.Files, func(f output.File) bool {
			_, ok := v.TextOf(i, f.Data)
			return f.Path == name && ok
		}) {
			return false
		}
	}
	return true
}

// index adds an edition to the index. Its texts are in files of their own if both sites are
// large. What is left in e.Files is to be put.
func (p *pooled) index(r *run, e *pooledEdition) error {
	v := *e.Unit.Search
	if v.Texts == nil && !search.Large(r.index) {
		names := v.Files()
		v.Texts = make([][]byte, len(names))
		e.Files = slices.DeleteFunc(e.Files, func(f output.File) bool {
			i := slices.Index(names, plain(f.Path))
			if i >= 0 && names[i] == f.Path {
				v.Texts[i], _ = v.TextOf(i, f.Data)
			}
			return i >= 0
		})
	}
	u := e.Unit
	err := r.index.AddKept(&v, r.kept(u))
	if v.Texts != nil { // which the index has now
		v.Texts = [][]byte{}
	}
	u.Search = &v
	return err
}

// plain returns the path of the file that one is a compressed copy of, or its own.
func plain(name string) string {
	switch path.Ext(name) {
	case ".br", ".gz":
		return strings.TrimSuffix(name, path.Ext(name))
	}
	return name
}

// put puts the files of an edition. Its compressed copies are there already; an archive of
// the site gets the files alone, and has them compressed again.
func (p *pooled) put(r *run, e *pooledEdition) error {
	there := map[string]bool{}
	for _, f := range e.Files {
		there[f.Path] = true
	}
	for _, f := range e.Files {
		copied := plain(f.Path) != f.Path && there[plain(f.Path)]
		if !copied {
			e.Unit.paths = append(e.Unit.paths, f.Path)
		}
		to := r.outlet.last
		if r.outlet.zip != nil {
			if copied {
				continue
			}
			to = r.outlet
		}
		if err := to.Put(f.Path, f.Data); err != nil {
			return err
		}
	}
	return nil
}
