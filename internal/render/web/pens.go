package web

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"strings"
)

// onSite is a page of the site.
type onSite struct {
	render.Ordinary
	anchors *Anchors
	root    string // from the page to the site's root, "../"
	slug    string // the edition whose claims are meant outside its own page
}

func (m *onSite) Note(id string) string { return m.root + address.Note(id) }

func (m *onSite) Source(id string) string { return m.root + m.anchors.source(id) }

func (m *onSite) Claim(id string) string {
	slug := m.slug
	if c := m.anchors.claims[id]; c != nil {
		slug = c.Edition
	}
	return m.root + m.anchors.claim(slug, id)
}

// Href makes an address in the content relative to the page. Addresses below the
// site's root begin with a slash; those into the apparatus have its schemes.
func (m *onSite) Href(ref string) string {
	switch {
	case strings.HasPrefix(ref, "explainer:"):
		id, hash, ok := strings.Cut(ref[len("explainer:"):], "#")
		if ok {
			hash = "#" + hash
		}
		return m.root + address.Explainer(id) + hash
	case strings.HasPrefix(ref, "/"):
		return m.root + m.anchors.paged(ref[1:])
	}
	return ref
}

// place is where HTML is being written.
type place struct {
	root   string
	lang   string
	margin bool
	slug   string
	medium render.Medium // or nil, on a page of the site
}

// Pens write texts that are on pages of the site.
type Pens struct {
	writers *render.Writers
	kit     *render.Kit
	anchors *Anchors
}

func (r *Pens) pen(b []byte, at place) *render.Pen {
	p := &render.Pen{Writer: r.writers.New(b), Kit: r.kit, Medium: at.medium, Lang: at.lang, Margin: at.margin}
	if p.Short = at.medium != nil; !p.Short {
		p.Medium = &onSite{anchors: r.anchors, root: at.root, slug: at.slug}
	}
	return p
}

func (r *Pens) flow(b []byte, segments []edition.Segment, at place) []byte {
	p := r.pen(b, at)
	p.Flow(segments)
	return p.Bytes()
}

func (r *Pens) blocks(b []byte, blocks []edition.Block, at place, raise int) []byte {
	p := r.pen(b, at)
	p.Blocks(blocks, raise)
	return p.Bytes()
}
