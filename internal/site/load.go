package site

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/annotate"
	"duizhao/internal/assets"
	"duizhao/internal/check"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/lang"
	"duizhao/internal/output"
	"duizhao/internal/render"
	"duizhao/internal/script"
	"duizhao/internal/search"
	"duizhao/internal/serif"
	"duizhao/internal/source"
)

// bibliographyFile is the site's CSL-JSON.
const bibliographyFile = "content/bibliography.json"

// loaded is everything that is prepared once for a site.
type loaded struct {
	options   Options
	problems  *diag.List
	corpus    *corpus.Corpus
	library   *cite.Library
	figures   map[string]*figure.Figure
	figureIDs map[string][]string
	apparatus *annotate.Apparatus
	links     *check.Links
	converter *script.Converter
	bundle    *assets.Bundle
	usage     *usage
	claimed   map[string]bool // editions with claims
	langs     sync.Map        // joined languages to []string
	choices   choices
	witnesses map[string]*author // by edition
	fontless  fontless

	zip  *output.Bundle // of the whole site, or nil
	last output.Sink    // where zip goes: past the sink that compresses

	index       *search.Builder // nil if the site has no search
	firstVolume int             // the volume of the first edition
}

// load reads everything but the texts of the editions. The style sheet has the serif
// only when pages are made: cutting and packing it takes a third of the time of a
// check of a small site.
func load(o Options, problems *diag.List, pages bool) *loaded {
	l := &loaded{options: o, problems: problems, figures: map[string]*figure.Figure{}, figureIDs: map[string][]string{}, usage: newUsage(), claimed: map[string]bool{}, witnesses: map[string]*author{}}
	if l.corpus = corpus.Open(o.FS, problems); l.corpus == nil {
		return nil
	}
	if o.URL != "" {
		l.corpus.Config.URL = o.URL
	}
	if slices.ContainsFunc(l.corpus.Config.Languages, func(tag string) bool { return lang.Declared(tag) != "" }) {
		go script.Prepare()
	}
	l.converter = script.New(l.corpus.Config.Simplified, script.Names(l.corpus.Notes))
	if _, err := fs.Stat(o.FS, bibliographyFile); !errors.Is(err, fs.ErrNotExist) {
		if f := source.Read(o.FS, bibliographyFile, problems); f != nil {
			l.library = cite.Parse(f.Data, f.Path, inScript(l.converter), problems)
		}
	}
	l.links = &check.Links{Library: l.library}
	for _, c := range l.corpus.Claims {
		l.claimed[c.Edition] = true
	}
	for _, slug := range l.corpus.Slugs {
		l.loadFigures(slug)
	}
	l.apparatus = annotate.New(l.corpus.Notes, l.corpus.Claims, func(path, code, hint, text string, at ...any) diag.Problem {
		if doc := l.corpus.Docs[path]; doc != nil {
			return doc.Problem(code, hint, text, at...)
		}
		return diag.Problem{Code: code, Pos: diag.Pos{Path: path}, Text: text, Hint: hint}
	}, problems)
	l.ownTemplates()
	l.readWitnesses()
	l.bundle = l.makeAssets(pages)
	l.links = l.makeLinks()
	l.checkApparatus()
	return l
}

func (l *loaded) makeAssets(pages bool) *assets.Bundle {
	var pieces []assets.Font
	if pages {
		var err error
		if pieces, err = serifFonts(); err != nil {
			l.serifProblem(err)
			return &assets.Bundle{}
		}
	}
	b, err := assets.Make(over(l.options.FS, "static", l.options.Static), pieces...)
	if err != nil {
		p := fileError("static", err)
		if pos, text, ok := strings.Cut(p.Text, ": "); ok && strings.HasPrefix(pos, "static/") {
			p.Pos, p.Text = parsePos(pos), text
			p.Col--
		}
		l.problems.Add(p)
		return &assets.Bundle{}
	}
	folded := map[string]string{}
	for _, f := range b.Files {
		var name *output.Error
		if errors.As(output.Clean(f.Path), &name) {
			l.problems.Errorf("file-name", diag.Pos{Path: "static/" + f.Path}, name.Hint, "%s", name.Text)
		}
		if other, ok := folded[strings.ToLower(f.Path)]; ok {
			l.problems.Errorf("file-case", diag.Pos{Path: "static/" + f.Path}, "rename one of them", "this and static/%s are one file on macOS and on Windows", other)
		}
		folded[strings.ToLower(f.Path)] = f.Path
	}
	return b
}

// loadFigures reads the figures of an edition.
func (l *loaded) loadFigures(slug string) {
	dir := path.Join("content/editions", slug, "figures")
	list, err := fs.ReadDir(l.options.FS, dir)
	if err != nil {
		return
	}
	for _, e := range list {
		id, ok := strings.CutSuffix(e.Name(), ".yaml")
		name := path.Join(dir, e.Name())
		if !ok || !source.ID.MatchString(id) {
			if !strings.HasPrefix(e.Name(), ".") {
				l.problems.Warnf("file-stray", diag.Pos{Path: name}, "only NAME.yaml files belong here, named with a-z, 0-9 and -", "this file is not read")
			}
			continue
		}
		f := source.Read(l.options.FS, name, l.problems)
		if f == nil {
			continue
		}
		fig := &figure.Figure{}
		doc := f.YAML(fig, l.problems)
		if doc == nil {
			continue
		}
		l.corpus.Docs[name] = doc
		l.checkWords(doc, reflect.ValueOf(*fig))
		fig.ID = id
		for _, issue := range figure.Check(fig) {
			l.problems.Add(doc.Problem("figure-data", issue.Hint, issue.Text, issue.Path...))
		}
		at := l.called(address.Block(slug, "fig-"+id), fig.Title)
		if fig.After == "" { // only an explainer has it
			at.href = address.Edition(slug)
		}
		l.sources(name, fig.Sources, at)
		l.figures[slug+"/"+id] = fig
		l.figureIDs[slug] = append(l.figureIDs[slug], id)
	}
}

func (l *loaded) makeLinks() *check.Links {
	c := l.corpus
	links := &check.Links{Notes: map[string]*edition.Note{}, Claims: map[string]*edition.Claim{}, Figures: map[string]bool{}, Library: l.library,
		Pages: map[string]bool{}, Leads: l.leads}
	for _, n := range c.Notes {
		links.Notes[n.ID] = n
	}
	for _, cl := range c.Claims {
		links.Claims[cl.ID] = cl
	}
	for _, a := range c.Explainers {
		links.Explainers = append(links.Explainers, a.ID)
	}
	for name := range l.figures {
		links.Figures[name] = true
	}
	for i := range ofSite {
		for _, at := range ofSite[i].paths(l) {
			links.Pages[at] = true
		}
	}
	return links
}

// renderer prepares the pages. A template that does not parse is a problem.
func (l *loaded) renderer(fingerprint string) *render.Renderer {
	for _, f := range l.figures {
		figureSimplified(f, l.converter)
	}
	marks, rule := l.marks()
	r, err := render.New(render.Input{Corpus: l.corpus, Library: l.library, Figures: l.figures, FigureIDs: l.figureIDs, Converter: l.converter,
		Templates: over(l.options.FS, "templates", l.options.Templates), Words: layers(l.options.FS, "templates", l.options.Templates), Program: "Duizhao " + l.options.Version, Draft: l.options.Draft, Fingerprint: fingerprint, Offers: l.offers, Private: l.private(),
		Outline: serif.Outline, Book: l.bundle.Book, BookFaces: l.bundle.BookFaces, Fonts: l.fonts(), Marks: marks, File: l.file, Inline: l.inline(rule),
		Assets: render.Assets{CSS: l.bundle.CSS, JS: l.bundle.JS, First: l.bundle.First, Icon: l.bundle.Icon, Search: l.bundle.Search}})
	if err != nil {
		l.problems.Add(templateError(err))
		return nil
	}
	return r
}

// inline returns what pages in one file are made with; faces are rules at the
// beginning of their style sheet.
func (l *loaded) inline(faces []byte) render.Inline {
	first, _ := l.file(l.bundle.First)
	return render.Inline{CSS: slices.Concat(faces, l.bundle.SingleCSS), First: first, Boot: l.bundle.Boot, JS: l.bundle.Single, Faces: l.bundle.SingleFaces}
}

// file finds a file of static/ by its path on the site.
func (l *loaded) file(path string) ([]byte, bool) {
	for _, f := range l.bundle.Files {
		if f.Path == path {
			return f.Data, true
		}
	}
	return nil, false
}

// fingerprint shortens a digest for people, to twelve hexadecimal digits.
func fingerprint(sum [32]byte) string { return hex.EncodeToString(sum[:6]) }

// digestOf combines digests in order.
func digestOf(sums ...[32]byte) [32]byte {
	h := sha256.New()
	for _, s := range sums {
		h.Write(s[:])
	}
	return [32]byte(h.Sum(nil))
}
