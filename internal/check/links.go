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
	Figures    []string               // edition/name
	Library    *cite.Library          // nil when the site has no bibliography
	Pages      map[string]bool        // addresses below the site's root: "", "about/", "notes/unitree/", files of static/
	Draft      func(link string) bool // reports whether a link leads to what is left out as a draft; nil for no
	Leads      func(to string) bool   // reports whether there is something at an address below an edition; nil for no

	Picture func(path string) *diag.Fault // what is wrong with a picture of the site that is to be shared; nil for nothing
}

// Text is a text whose links are checked.
type Text struct {
	Path   string // of its file
	Blocks []edition.Block
	IDs    func(string) bool // reports whether a link # can lead to a block of its page; nil for no
	Marked bool              // notes and claims were checked when the text was annotated
}

// Use is called for each thing that a text refers to; kind is "note", "claim",
// "explainer" or "source".
type Use func(kind, id, block string)

// Check checks the links, citations and pictures of a text.
func (l *Links) Check(t Text, problems *diag.List, use Use) {
	w := walk{l, t, problems, use}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		for s := range b.Segments {
			for k := range b.Segments[s].Runs {
				w.run(b, &b.Segments[s], &b.Segments[s].Runs[k])
			}
		}
	}
}

// walk goes through a text.
type walk struct {
	*Links
	Text
	problems *diag.List
	use      Use
}

func (w *walk) run(b *edition.Block, seg *edition.Segment, r *edition.Run) {
	pos := diag.Pos{Path: w.Path, Line: seg.Line, Col: int(r.Col)}
	if r.Kind == edition.Plain && b.Kind != edition.Code {
		w.unclosed(r.Text, diag.Pos{Path: w.Path, Line: seg.Line, Col: max(int(r.Col), 1)})
	}
	if r.Col == 0 { // text, a link that goes on from the line before, or one that the program added
		return
	}
	switch r.Kind {
	case edition.OpenLink:
		w.link(r.Ref, pos, b.ID)
	case edition.Image:
		w.image(r, pos, !w.Marked && b.Kind == edition.Paragraph && len(b.Segments) == 1 && len(seg.Runs) == 1)
	case edition.Cite:
		w.cite(r, pos, b.ID)
	case edition.OpenNote:
		w.use("note", r.Ref, b.ID)
		if _, ok := w.Notes[r.Ref]; !ok && !w.draft("note:"+r.Ref, pos, w.problems) && !w.Marked {
			w.problems.Add(diag.Errorf("note-unknown", pos, "there is no note %q", r.Ref).WithHint(suggest(r.Ref, "notes", w.Notes)))
		}
	case edition.OpenClaim:
		w.use("claim", r.Ref, b.ID)
		if _, ok := w.Claims[r.Ref]; !ok && !w.draft("claim:"+r.Ref, pos, w.problems) && !w.Marked {
			w.problems.Add(diag.Errorf("claim-unknown", pos, "there is no claim %q", r.Ref).WithHint(suggest(r.Ref, "claims", w.Claims)))
		}
	}
}

// unclosed reports a link into the apparatus that did not become one, as when its
// bracket is not closed: the page prints it as written.
func (w *walk) unclosed(text string, pos diag.Pos) {
	if _, at, to, scheme := edition.Unclosed(text); scheme != "" {
		w.problems.Add(diag.Warnf("link-unclosed", pos, "a link to %s is not closed, and is printed as it is written",
			text[at:to]).WithHint("write [words](" + scheme + "ID), with both brackets closed and no blank in the address"))
	}
}

func (w *walk) link(ref string, pos diag.Pos, block string) {
	if id, ok := strings.CutPrefix(ref, "explainer:"); ok {
		id, place, deep := strings.Cut(id, "#")
		if deep {
			w.problems.Add(diag.Errorf("link-nowhere", pos, "an explainer has no place #%s that a link can lead to",
				place).WithHint("link to the explainer as a whole"))
		}
		if !slices.Contains(w.Explainers, id) && !w.draft("explainer:"+id, pos, w.problems) {
			hint := diag.DidYouMean(id, w.Explainers)
			if hint == "" {
				hint = "write content/explainers/" + id + "/, or take the link out"
			}
			w.problems.Add(diag.Errorf("explainer-unknown", pos, "there is no explainer %q", id).WithHint(hint))
		}
		w.use("explainer", id, block)
		return
	}
	if id, ok := strings.CutPrefix(ref, "#"); ok {
		if w.IDs == nil || !w.IDs(id) {
			w.problems.Add(diag.Errorf("link-nowhere", pos, "there is no %s on this page",
				ref).WithHint("a link within the page leads to a block, #p17, or to a line of it, #p17.2"))
		}
		return
	}
	u, err := url.Parse(ref)
	switch {
	case err != nil:
		w.problems.Add(diag.Errorf("link-form", pos, "%q is not an address", ref).WithHint("write a whole address that begins with https://"))
	case u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto":
	case u.Scheme != "":
		w.problems.Add(diag.Errorf("link-scheme", pos, "the scheme %s: is not allowed in links",
			u.Scheme).WithHint("links may lead to https:, http:, mailto:, note:, claim: and explainer:"))
	case u.Host != "":
		w.problems.Add(diag.Errorf("link-form", pos, "%q names a host without https:", ref).WithHint("write a whole address that begins with https://"))
	case strings.HasPrefix(ref, "/"):
		w.inSite(ref, pos, w.problems)
	default:
		w.problems.Add(diag.Errorf("link-form", pos, "%q is not an address of the site",
			ref).WithHint("write links within the site from its root, as in /about/"))
	}
}

// image checks a picture. One that is a whole paragraph of an article (alone) may be
// a figure, which is drawn there.
func (w *walk) image(r *edition.Run, pos diag.Pos, alone bool) {
	if name, ok := strings.CutPrefix(r.Ref, "figure:"); ok {
		if !alone {
			w.problems.Add(diag.Errorf("figure-place", pos, "a figure cannot be placed here").WithHint("in an article give it a paragraph of its " +
				"own; in an edition name the block it follows in its file, after: p17"))
		}
		for _, known := range w.Figures {
			if known == name || strings.HasSuffix(known, "/"+name) {
				return
			}
		}
		if w.draft(r.Ref, pos, w.problems) {
			return
		}
		w.problems.Add(diag.Errorf("figure-unknown", pos, "there is no figure %q", name).WithHint("write content/editions/SLUG/figures/" + name +
			".yaml, or take it out"))
		return
	}
	path, ok := strings.CutPrefix(r.Ref, "/")
	switch {
	case !ok:
		w.problems.Add(diag.Errorf("image-form", pos, "%q is not a picture of this site", r.Ref).WithHint("put the picture into static/ and " +
			"write its address from the site's root, as in /photo.jpg"))
	case !w.Pages[path]:
		w.problems.Add(diag.Errorf("link-nowhere", pos, "there is no picture %s on this site", r.Ref).WithHint("put it there as static/" + path))
	case r.Text == "":
		w.problems.Add(diag.Warnf("image-text", pos, "this picture has no alternative text").WithHint("say between the brackets what it shows"))
	}
}

func (w *walk) cite(r *edition.Run, pos diag.Pos, block string) {
	items, errs := cite.ParseCitation(r.Ref)
	for _, e := range errs {
		w.problems.Add(diag.Errorf("cite-form", pos, "%s", e.Text).WithHint(e.Hint))
	}
	for _, i := range items {
		w.Source(i.Key, pos, w.problems)
		w.use("source", i.Key, block)
	}
}

// Source reports a key that the bibliography does not have.
func (l *Links) Source(key string, pos diag.Pos, problems *diag.List) {
	switch {
	case l.Library.Broken():
	case l.Library == nil:
		problems.Add(diag.Errorf("source-unknown", pos, "there is no bibliography for %q",
			key).WithHint("export your library from Zotero as CSL JSON to content/bibliography.json"))
	case l.Library.Entry(key) == nil:
		problems.Add(diag.Errorf("source-unknown", pos, "the bibliography has no entry %q",
			key).WithHint(cmp.Or(l.Library.DidYouMean(key), "add an entry with this id to the bibliography, or cite another")))
	}
}

func suggest[V any](id, folder string, known map[string]V) string {
	if hint := diag.DidYouMean(id, slices.Sorted(maps.Keys(known))); hint != "" {
		return hint
	}
	return "write content/" + folder + "/" + id + ".md, or take the link out"
}
