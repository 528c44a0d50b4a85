package site

import (
	"context"
	"path"
	"slices"
	"strings"

	"duizhao/internal/cache"
	"duizhao/internal/output"
)

// preview makes the pages of those editions again that somebody waits for and that have
// been touched, from the site as the last build opened it, and gives them to
// Options.Preview. That nothing but what was touched has changed, and that the rest of the
// site is well, the build finds out that comes after it: so a page is there before all
// files have been looked at. It makes none if it cannot tell.
func (s *Opened) preview(ctx context.Context, o Options, last *memory) {
	if s == nil || s.record == "" || s.record != last.Parts || s.uses >= mostUses || o.Preview == nil || len(o.Touched) == 0 || o.Asked == nil {
		return
	}
	dirty, ok := s.dirty(ctx, &o, last)
	if !ok {
		return
	}
	for i, from := range o.folders() {
		if t := s.folders[i]; t != nil {
			t.now, *from = *from, t
		}
	}
	c := *s.content
	c.options = o
	for _, at := range o.Asked() {
		slug, _, _ := strings.Cut(at, "/")
		if !dirty[slug] || !slices.Contains(c.corpus.Slugs, slug) || ctx.Err() != nil {
			continue
		}
		delete(dirty, slug)
		if files := s.pages(&c, slug); len(files) > 0 {
			o.Preview(files)
		}
	}
}

// dirty returns the editions of which something that was touched has another answer now;
// ok is false if something else has.
func (s *Opened) dirty(ctx context.Context, o *Options, last *memory) (slugs map[string]bool, ok bool) {
	about := map[string]bool{}
	for _, name := range o.Touched {
		about[name], about[path.Dir(name)] = true, true
	}
	var list []cache.Read
	for i := range last.Reads {
		if r := &last.Reads[i]; r.FS == 0 && about[r.Path] {
			list = append(list, *r)
		}
	}
	changed, _, err := cache.Changed(ctx, list, o.from(), 1)
	slugs = map[string]bool{}
	for _, i := range changed {
		r := &list[i]
		if isOfSite(r) || s.early[spot{r.FS, r.Path}] && !s.sameHead(o.FS, r, true) {
			return nil, false
		}
		slug, _ := group(r)
		slugs[slug] = true
	}
	return slugs, err == nil
}

// pages makes the pages of an edition, unless something is wrong in it.
func (s *Opened) pages(c *content, slug string) (files []output.File) {
	t := c.read(slug)
	if t.Annotated == nil || t.found.Problems.Failed() {
		return nil
	}
	h := c.holdingsOf(t.Annotated)
	m := &making{c.show(t), s.renderer, fingerprint(c.digest(t.Annotated)), func(path string, data []byte) error {
		files = append(files, output.File{Path: path, Data: slices.Clone(data)})
		return nil
	}}
	for i := range ofEdition {
		if p := &ofEdition[i]; p.text != nil && c.made(p, h) && p.text(m) != nil {
			return nil // which the build reports
		}
	}
	return files
}
