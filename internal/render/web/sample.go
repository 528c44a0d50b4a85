package web

import (
	"bytes"
	"cmp"
	"errors"
	"html/template"
	"reflect"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// samples are the types that templates are given; the shell's are those of documents.
var samples = map[string]reflect.Type{
	"base": reflect.TypeFor[Page](), "single": reflect.TypeFor[Page](), "alias": reflect.TypeFor[Moved](),
	"edition": reflect.TypeFor[EditionPage](), "version": reflect.TypeFor[EditionPage](),
	"front": reflect.TypeFor[FrontPage](), "note": reflect.TypeFor[NotePage](), "notes": reflect.TypeFor[NotesPage](),
	"term": reflect.TypeFor[TermPage](), "terms": reflect.TypeFor[TermsPage](), "shelf": reflect.TypeFor[ShelfPage](), "kind": reflect.TypeFor[KindPage](),
	"explainer": reflect.TypeFor[ArticlePage](), "introduction": reflect.TypeFor[ArticlePage](), "page": reflect.TypeFor[ArticlePage](),
	"explainers": reflect.TypeFor[ExplainersPage](), "bibliography": reflect.TypeFor[BibliographyPage](),
	"claims": reflect.TypeFor[ClaimsPage](), "emendations": reflect.TypeFor[EmendationsPage](), "questions": reflect.TypeFor[QuestionsPage](),
	"compare": reflect.TypeFor[ComparePage](),
	"search":  reflect.TypeFor[SearchPage](), "missing": reflect.TypeFor[MissingPage](),
}

// How much samples have: all, lists of things that have nothing, or nothing.
const all, outer, nothing = 100, 2, 0

// Trial tries out templates of a site's own.
type Trial struct {
	words     *render.Words
	texts     *render.Texts
	templates *render.Templates
	ownFields *OwnFields
	config    *config.Site
	corpus    *corpus.Corpus
	own       func(file string) bool
}

// Try executes the template of every kind of page with samples of what it is given, whether
// or not the site has such a page, and returns the mistakes: fields that are not there,
// templates that go on without end, and those that write nothing. There are three samples
// of each, since what is written where something is missing may be wrong, too.
func (r *Trial) Try() []*render.TemplateError {
	var out []*render.TemplateError
	for _, kind := range append([]string{"alias", "base", "single"}, render.Kinds...) {
		for _, e := range r.each(func(depth int) error { return r.try(kind, depth) }, func(e *render.TemplateError) bool {
			return e.Text != render.Silent || !r.showsParams(kind)
		}) {
			if !slices.ContainsFunc(out, func(o *render.TemplateError) bool { return *o == *e }) {
				out = append(out, e)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *render.TemplateError) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return out
}

// With executes a template of something other than a page, with three samples of what it
// is given, which are written into given, and returns its mistakes.
func (r *Trial) With(given any, execute func() error) []*render.TemplateError {
	return r.each(func(depth int) error {
		v := reflect.ValueOf(given).Elem()
		v.SetZero()
		s := sampler{r, depth}
		s.fill(v, "", 0)
		return execute()
	}, func(*render.TemplateError) bool { return true })
}

// each executes with samples, and returns the mistakes. What asks for a field that is not
// there is left out then, and the rest tried again, so that all such fields are found.
func (r *Trial) each(execute func(depth int) error, counts func(*render.TemplateError) bool) (out []*render.TemplateError) {
	defer r.templates.Skip()
	for _, depth := range []int{all, outer, nothing} {
		for len(out) < render.MostMistakes {
			var e *render.TemplateError
			if !errors.As(execute(depth), &e) || depth != all && e.Field == "" || !e.Certain() || !counts(e) {
				break
			}
			if slices.ContainsFunc(out, func(o *render.TemplateError) bool { return *o == *e }) {
				break
			}
			out = append(out, e)
			if e.Field == "" { // it would go on without end once more
				return out
			}
			r.templates.Skip(out...)
		}
	}
	return out
}

// showsParams reports whether the template of a kind shows fields of the site's own, which
// a sample has only as far as there is a schema.
func (r *Trial) showsParams(kind string) bool {
	set := r.templates.Kinds[kind]
	return set != nil && slices.ContainsFunc(set.Templates(), func(t *template.Template) bool {
		return t.Tree != nil && t.Tree.Root != nil && strings.Contains(t.Tree.Root.String(), "Params")
	})
}

// try executes the template of a kind with a sample.
func (r *Trial) try(kind string, depth int) error {
	s := sampler{r, depth}
	v := reflect.New(samples[kind])
	s.fill(v.Elem(), "", 0)
	langs := r.texts.Langs()
	page, _ := v.Interface().(*Page)
	if f := v.Elem().FieldByName("Page"); f.IsValid() {
		page = f.Interface().(*Page)
	}
	if page != nil {
		page.Kind, page.Lang, page.Langs = kind, langs[0], langs
		page.Params, page.SiteParams = r.sampleParams(r.fieldsOf(kind)), r.sampleParams(r.config.Schema.Site)
		if depth != all { // what every page has
			page.Names, page.Home = s.tagged(), s.tagged()
		}
	}
	if p, ok := v.Interface().(*EditionPage); ok {
		p.text = func(parts) template.HTML { return "<p>" }
		p.items = func() template.HTML { return "<li>" }
		rows, works := s.list(reflect.TypeFor[[]Row](), 1), s.list(reflect.TypeFor[[]Reference](), 1)
		p.rows = func() []Row { return rows.Interface().([]Row) }
		p.works = func() []Reference { return works.Interface().([]Reference) }
	}
	switch kind {
	case "alias", "base", "single":
		if page != nil {
			page.Body = bodyMark
		}
		var b bytes.Buffer
		if err := r.templates.Execute(&b, langs, kind+".html", v.Interface()); err != nil {
			return err
		}
		switch {
		case kind == "alias" && len(bytes.TrimSpace(b.Bytes())) == 0:
			return render.Silence("alias.html")
		case kind != "alias" && !bytes.Contains(b.Bytes(), []byte(bodyMark)):
			return bodiless(kind + ".html")
		}
		return nil
	}
	header, body, err := r.templates.Fill(kind, langs, v.Interface())
	if err == nil {
		render.Buffers.Put(header)
		render.Buffers.Put(body)
	}
	return err
}

// sampler makes samples from types, of things that are within each other up to a depth.
type sampler struct {
	r     *Trial
	depth int
}

func (s *sampler) tagged() []render.Tagged {
	var out []render.Tagged
	for _, l := range s.r.texts.Langs() {
		out = append(out, render.Tagged{Lang: l, Text: "x"})
	}
	return out
}

// fill fills in a value; name is that of the field that it is in.
func (s *sampler) fill(v reflect.Value, name string, depth int) {
	full := depth <= s.depth
	switch v.Kind() {
	case reflect.String:
		switch {
		case name == "Lang":
			v.SetString(s.r.texts.Langs()[0])
		case full || name == "Root":
			v.SetString("x")
		}
	case reflect.Int:
		if full {
			v.SetInt(1)
		}
	case reflect.Bool:
		v.SetBool(full)
	case reflect.Pointer:
		if full || name == "Page" {
			v.Set(reflect.New(v.Type().Elem()))
			s.fill(v.Elem(), name, depth+1)
		}
	case reflect.Slice:
		if full {
			v.Set(s.list(v.Type(), depth+1))
		}
	case reflect.Array:
		for i := range v.Len() {
			s.fill(v.Index(i), name, depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && v.Field(i).CanSet() {
				s.fill(v.Field(i), f.Name, depth+1)
				if f.Type == reflect.TypeFor[render.Params]() && full {
					v.Field(i).Set(reflect.ValueOf(s.r.sampleParams(s.r.fieldsOf(v.Type().Name()))))
				}
			}
		}
	}
}

// list returns a list with an item for each language of the site, and at least two.
func (s *sampler) list(t reflect.Type, depth int) reflect.Value {
	n := max(len(s.r.texts.Langs()), 2)
	out := reflect.MakeSlice(t, n, n)
	for i := range n {
		s.fill(out.Index(i), "", depth)
		if tag := out.Index(i); tag.Kind() == reflect.Struct {
			if f := tag.FieldByName("Lang"); f.IsValid() && f.Kind() == reflect.String && f.CanSet() {
				f.SetString(s.r.texts.Langs()[min(i, len(s.r.texts.Langs())-1)])
			}
		}
	}
	return out
}

// fieldsOf returns what the schema of the site has for the params of a kind of page, or of
// a type that lists have.
func (r *Trial) fieldsOf(kind string) map[string]config.Field {
	schema := &r.config.Schema
	switch kind {
	case "edition", "version", "single", "claims", "compare", "emendations", "questions", "EditionEntry":
		return schema.Edition
	case "introduction":
		return schema.Introduction
	case "note", "NoteName":
		return schema.Note
	case "ClaimRow":
		return schema.Claim
	case "explainer", "Listed":
		return schema.Explainer
	case "page":
		return schema.Page
	}
	return nil
}

// sampleParams returns params as a schema asks for them.
func (r *Trial) sampleParams(fields map[string]config.Field) render.Params {
	if fields == nil {
		return nil
	}
	own := edition.Params{}
	for name, f := range fields {
		own[name] = sampleParam(f.Type, f.Of, f.Fields)
	}
	return r.ownFields.params(own, "./", r.texts.Langs())
}

func sampleParam(of, items string, fields map[string]config.Item) edition.Param {
	p := edition.Param{Type: edition.ParamType(of), Text: "x", Number: 1}
	switch p.Type {
	case edition.DateParam:
		p.Text = "2000-01-01"
	case edition.BooleanParam:
		p.Text = "true"
	case edition.TextsParam:
		p.Texts = edition.Text{"": "x"}
	case edition.ListParam:
		item := sampleParam(cmp.Or(items, "text"), "", fields)
		p.List = []edition.Param{item, item}
	case edition.MapParam:
		p.Map = map[string]edition.Param{}
		for name, f := range fields {
			p.Map[name] = sampleParam(f.Type, "", nil)
		}
	}
	return p
}
