package site

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"duizhao/internal/output"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
)

// keptPage is the page of a note, or of a list, as a build left it.
type keptPage struct {
	Key   [32]byte // of what it was made from, besides what was read for the whole site
	Files []output.Known

	paths []string // while it is made
}

// told are digests of what other pages say of an edition: lists of editions, which may
// say all that is in its summary, and the notes that it mentions, which say its title.
type told struct{ List, Note [32]byte }

func toldOf(s *web.Summary) told {
	return told{sha256.Sum256(fmt.Appendf(nil, "%#v", *s)), sha256.Sum256(fmt.Appendf(nil, "%q %q", s.Slug, s.Title))}
}

// told returns the digests of what is said of each edition; nil if nothing is kept.
func (a *again) told(results []*result) []told {
	if a == nil || a.context == nil {
		return nil
	}
	out := make([]told, len(results))
	for i, res := range results {
		if res.before {
			out[i] = res.kept.Told
			continue
		}
		if out[i] = toldOf(res.summary); res.kept != nil {
			res.kept.Told = out[i]
		}
	}
	return out
}

// page lets the page of a note stay, if nothing that it is made from has changed since an
// earlier build, and reports whether it did. Otherwise the page is to be put with put.
func (a *again) page(c *closing, id string, list []mention, about []*web.Summary) (put render.Put, made bool, err error) {
	if a == nil || a.context == nil {
		return c.put, false, nil
	}
	h := sha256.New()
	for _, m := range list {
		u := c.results[m.result].kept
		if u == nil {
			return c.put, false, nil
		}
		h.Write(c.digests[m.result].Note[:])
		h.Write(c.mention(m).sum())
	}
	for _, s := range about {
		fmt.Fprintf(h, "about %#v\n", *s)
	}
	return a.stays(c, id, [32]byte(h.Sum(nil)))
}

// stays lets a page stay if what it is made from, besides what was read for the whole site,
// is what it was for an earlier build, and reports whether it did. Otherwise it is to be
// put with put. name is the id of a note, or the address of a list.
func (a *again) stays(c *closing, name string, key [32]byte) (put render.Put, made bool, err error) {
	if a == nil || a.context == nil {
		return c.put, false, nil
	}
	h := sha256.New()
	h.Write(a.places[:])
	h.Write(key[:])
	p := &keptPage{Key: [32]byte(h.Sum(nil))}
	put = func(path string, data []byte) error {
		p.paths = append(p.paths, path)
		return c.put(path, data)
	}
	if last := a.last.Notes[name]; a.usable != nil && last != nil && last.Key == p.Key && len(last.Files) > 0 {
		if _, ok := a.stage.Has(last.Files); ok {
			made, p = true, last
			for i := range p.Files {
				if strings.HasSuffix(p.Files[i].Path, ".html") {
					c.outlet.pages.Add(1)
				}
				if err := a.stage.Stay(&p.Files[i]); err != nil {
					return nil, false, err
				}
			}
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.notes[name] = p
	return put, made, nil
}
