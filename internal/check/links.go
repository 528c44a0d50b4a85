// Package check finds what is wrong or doubtful across files: links that lead
// nowhere, sources that do not exist, notes that nothing mentions.
package check

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"duizhao/internal/cite"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// Links knows every place that a link may lead to.
type Links struct {
	Notes      map[string]*edition.Note
	Claims     map[string]*edition.Claim
	Explainers []string
	Figures    map[string]bool      // edition/name
	Library    *cite.Library        // nil when the site has no bibliography
	Pages      map[string]bool      // addresses below the site's root: "", "about/", "notes/unitree/", files of static/
	Leads      func(to string) bool // reports whether there is something at an address below an edition; nil for no
}

// Use is called for each thing that a text refers to; kind is "note", "claim",
// "explainer" or "source".
type Use func(kind, id, block string)

// Blocks checks the links, citations and pictures of a text. ids reports whether a
// link # can lead to a block of its page. With marked, notes and claims were checked
// when the text was annotated.
func (l *Links) Blocks(path string, blocks []edition.Block, ids func(string) bool, marked bool, problems *diag.List, use Use) {
	for i := range blocks {
		b := &blocks[i]
		for s := range b.Segments {
			for k := range b.Segments[s].Runs {
				r := &b.Segments[s].Runs[k]
				if r.Kind == edition.Plain {
					unclosed(r.Text, diag.Pos{Path: path, Line: b.Segments[s].Line, Col: max(int(r.Col), 1)}, problems)
				}
				if r.Col == 0 { // text, a link that goes on from the line before, or one that the program added
					continue
				}
				pos := diag.Pos{Path: path, Line: b.Segments[s].Line, Col: int(r.Col)}
				switch r.Kind {
				case edition.OpenLink:
					l.link(r.Ref, pos, ids, problems, use, b.ID)
				case edition.Image:
					l.image(r, pos, !marked && b.Kind == edition.Paragraph && len(b.Segments) == 1 && len(b.Segments[s].Runs) == 1, problems)
				case edition.Cite:
					l.cite(r, pos, problems, use, b.ID)
				case edition.OpenNote:
					use("note", r.Ref, b.ID)
					if _, ok := l.Notes[r.Ref]; !ok && !marked {
						problems.Errorf("note-unknown", pos, l.nearestNote(r.Ref), "there is no note %q", r.Ref)
					}
				case edition.OpenClaim:
					use("claim", r.Ref, b.ID)
					if _, ok := l.Claims[r.Ref]; !ok && !marked {
						problems.Errorf("claim-unknown", pos, l.nearestClaim(r.Ref), "there is no claim %q", r.Ref)
					}
				}
			}
		}
	}
}

// unclosed reports a link into the apparatus that did not become one, as when its
// bracket is not closed: the page prints it as written.
func unclosed(text string, pos diag.Pos, problems *diag.List) {
	if _, at, to, scheme := edition.Unclosed(text); scheme != "" {
		problems.Warnf("link-unclosed", pos, "write [words]("+scheme+"ID), with both brackets closed and no blank in the address", "a link to %s is not closed, and stands in the text as it is written", text[at:to])
	}
}

func (l *Links) link(ref string, pos diag.Pos, ids func(string) bool, problems *diag.List, use Use, block string) {
	if id, ok := strings.CutPrefix(ref, "explainer:"); ok {
		id, place, deep := strings.Cut(id, "#")
		if deep {
			problems.Errorf("link-nowhere", pos, "link to the explainer as a whole", "an explainer has no place #%s that a link can lead to", place)
		}
		if !slices.Contains(l.Explainers, id) {
			hint := diag.DidYouMean(id, l.Explainers)
			if hint == "" {
				hint = "write content/explainers/" + id + "/, or take the link out"
			}
			problems.Errorf("explainer-unknown", pos, hint, "there is no explainer %q", id)
		}
		use("explainer", id, block)
		return
	}
	if id, ok := strings.CutPrefix(ref, "#"); ok {
		if !ids(id) {
			problems.Errorf("link-nowhere", pos, "a link within the page leads to a block, #p17, or to a line of it, #p17.2", "there is no %s on this page", ref)
		}
		return
	}
	u, err := url.Parse(ref)
	switch {
	case err != nil:
		problems.Errorf("link-form", pos, "write a whole address that begins with https://", "%q is not an address", ref)
	case u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto":
	case u.Scheme != "":
		problems.Errorf("link-scheme", pos, "links may lead to https:, http:, mailto:, note:, claim: and explainer:", "the scheme %s: is not allowed in links", u.Scheme)
	case u.Host != "":
		problems.Errorf("link-form", pos, "write a whole address that begins with https://", "%q names a host without https:", ref)
	case strings.HasPrefix(ref, "/"):
		path := strings.TrimPrefix(u.Path, "/")
		if !l.Pages[path] && !(path != "" && l.Pages[path+"/"]) && (l.Leads == nil || !l.Leads(path)) {
			problems.Errorf("link-nowhere", pos, "addresses within the site are those of its pages and of the files in static/", "there is no %s on this site", u.Path)
		}
	default:
		problems.Errorf("link-form", pos, "write links within the site from its root, as in /about/", "%q is not an address of the site", ref)
	}
}

// image checks a picture. One that is a whole paragraph of an article (alone) may be
// a figure, which is drawn there.
func (l *Links) image(r *edition.Run, pos diag.Pos, alone bool, problems *diag.List) {
	if name, ok := strings.CutPrefix(r.Ref, "figure:"); ok {
		if !alone {
			problems.Errorf("figure-place", pos, "in an article give it a paragraph of its own; in an edition name the block it follows in its file, after: p17", "a figure cannot stand here")
		}
		for known := range l.Figures {
			if known == name || strings.HasSuffix(known, "/"+name) {
				return
			}
		}
		problems.Errorf("figure-unknown", pos, "write content/editions/SLUG/figures/"+name+".yaml, or take it out", "there is no figure %q", name)
		return
	}
	path, ok := strings.CutPrefix(r.Ref, "/")
	switch {
	case !ok:
		problems.Errorf("image-form", pos, "put the picture into static/ and write its address from the site's root, as in /photo.jpg", "%q is not a picture of this site", r.Ref)
	case !l.Pages[path]:
		problems.Errorf("link-nowhere", pos, "put it there as static/"+path, "there is no picture %s on this site", r.Ref)
	case r.Text == "":
		problems.Warnf("image-text", pos, "say between the brackets what it shows", "this picture has no alternative text")
	}
}

func (l *Links) cite(r *edition.Run, pos diag.Pos, problems *diag.List, use Use, block string) {
	items, errs := cite.ParseCitation(r.Ref)
	for _, e := range errs {
		problems.Errorf("cite-form", pos, e.Hint, "%s", e.Text)
	}
	for _, i := range items {
		l.Source(i.Key, pos, problems)
		use("source", i.Key, block)
	}
}

// Source reports a key that the bibliography does not have.
func (l *Links) Source(key string, pos diag.Pos, problems *diag.List) {
	switch {
	case l.Library.Broken():
	case l.Library == nil:
		problems.Errorf("source-unknown", pos, "export your library from Zotero as CSL JSON to content/bibliography.json", "there is no bibliography for %q", key)
	case l.Library.Entry(key) == nil:
		problems.Errorf("source-unknown", pos, cmp.Or(l.Library.DidYouMean(key), "add an entry with this id to the bibliography, or cite another"), "the bibliography has no entry %q", key)
	}
}

func (l *Links) nearestNote(id string) string { return suggest(id, "notes", l.Notes) }

func (l *Links) nearestClaim(id string) string { return suggest(id, "claims", l.Claims) }

func suggest[V any](id, folder string, known map[string]V) string {
	if hint := diag.DidYouMean(id, slices.Sorted(maps.Keys(known))); hint != "" {
		return hint
	}
	return "write content/" + folder + "/" + id + ".md, or take the link out"
}
