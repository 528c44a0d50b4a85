package web

import (
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/render"
	"duizhao/internal/rights"
)

// Summary is what the index of the corpus keeps of an edition: as little as the
// site's own pages need, since there may be ten thousand editions. The texts are in
// the languages of the site, in their order.
type Summary struct {
	Slug                        string
	Date, Updated               string // day of the work, and of the edition in its present state
	Title, Author, Editor, Lead []string
	Specimen                    []string        // the first sentence of the text; none if it has none in some language
	Minutes                     []int           // that it takes to read
	Credit                      []string        // who wrote it, and who translated it
	Image                       string          // address of a picture for its card, or ""
	Origin                      string          // address of the original
	Langs                       []string        // of the versions that have pages
	Names                       []render.Tagged // what these are called if it is more than the name of a language, or nil
	Contributors                []string        // who made the versions, in the first language of the site
	Licence                     string          // address of the licence, or ""
	Params                      edition.Params
}

// Summaries makes what the index of the corpus keeps of editions.
type Summaries struct {
	texts   *render.Texts
	credits *render.Credits
	private []string
}

// Summarise makes the summary of an edition. It keeps langs.
func (r *Summaries) Summarise(a *edition.Annotated, langs []string) *Summary {
	each := func(t edition.Text) []string {
		out := make([]string, len(r.texts.Langs()))
		for i, l := range r.texts.Langs() {
			out[i] = strings.Clone(r.texts.In(t, l))
		}
		return out
	}
	by := func(names func(*render.Credit) string) []string {
		out := make([]string, len(r.texts.Langs()))
		for i, l := range r.texts.Langs() {
			c := r.credits.Credit(&a.Info, l)
			out[i] = strings.Clone(names(&c))
		}
		return out
	}
	return &Summary{Slug: a.Slug, Date: strings.Clone(a.Date), Updated: strings.Clone(render.DayMade(&a.Info)), Origin: strings.Clone(a.Origin.URL),
		Title: each(a.Title), Author: by((*render.Credit).Author), Editor: by((*render.Credit).Editor), Lead: each(a.Summary),
		Langs: langs, Names: r.versionNames(&a.Info, langs),
		Contributors: r.contributors(a, r.texts.Langs()[0]), Licence: r.licence(a),
		Specimen: r.specimen(a), Minutes: r.minutes(a), Params: a.Params,
		Credit: r.credits.Lines(&a.Info), Image: strings.Clone(a.Image)}
}

// contributors returns who made the versions and the edition, each once, for a list
// of editions in a language.
func (r *Summaries) contributors(a *edition.Annotated, tag string) []string {
	var out []string
	add := func(list edition.Makers) {
		for _, n := range r.credits.Named(list, tag) {
			if !slices.Contains(out, n.Name) {
				out = append(out, strings.Clone(n.Name))
			}
		}
	}
	for _, v := range a.Versions {
		add(v.Translator)
		add(v.Reviser)
	}
	add(a.Editor)
	return out
}

// licence returns the address of the edition's licence, or "".
func (r *Summaries) licence(a *edition.Annotated) string {
	l, _ := rights.Of(a.Rights.Licence)
	if slices.Contains(r.private, a.Slug) {
		return ""
	}
	return l.URL
}

// versionNames returns what versions are called if that is more than the name of
// their language, or nil.
func (r *Summaries) versionNames(info *edition.Info, tags []string) []render.Tagged {
	more := false
	out := make([]render.Tagged, len(tags))
	for k, tag := range tags {
		more = more || info.Label(tag) != ""
		out[k] = r.credits.VersionTitle(info, tag)
	}
	if !more {
		return nil
	}
	return out
}
