package check

import (
	"reflect"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// Edition checks an edition; doc places problems in its edition.yaml.
func (f *Findings) Edition(a *edition.Annotated, doc *source.Doc) {
	f.versions(a)
	f.placed(a)
	cited := []string{a.Origin.Source}
	for i := range a.Versions {
		cited = append(cited, a.Versions[i].Source)
	}
	for _, source := range cited {
		if source != "" {
			f.Links.Source(source, diag.Pos{Path: a.Path}, f.Problems)
			f.Usage.cites(source, f.called(address.Edition(a.Slug), a.Title))
		}
	}
	f.needs.edition(a, doc)
	f.terms.edition(a.Edition, doc)
	f.params.check(doc, a.Params)
	f.shared(doc, a.Image)
	f.unreviewed(a, doc)
	f.oldClaims(a.Edition)
	unknownRights(a, doc, f.Problems)
	f.settings.overrides(a, doc)
	f.settings.script(doc, reflect.ValueOf(a.Info))
	for _, m := range a.Mentions {
		f.Usage.Notes[m.Note] = true
	}
	made := slices.Concat(a.Author, a.Editor)
	for i := range a.Versions {
		made = slices.Concat(made, a.Versions[i].Translator, a.Versions[i].Reviser)
	}
	for i := range made { // who is named by a note
		if made[i].Note != "" {
			f.Usage.Notes[made[i].Note] = true
		}
	}
}

// versions checks the links and citations of the versions as written.
func (f *Findings) versions(a *edition.Annotated) {
	page := f.called(address.Edition(a.Slug), a.Title)
	ids := func(id string) bool { _, _, ok := a.Find(id); return ok }
	for k, lang := range a.Langs {
		v := a.Version(lang)
		if v == nil || a.From[k] >= 0 {
			continue
		}
		f.text(Text{Path: v.Path, Blocks: v.Blocks, IDs: ids, Marked: true}, lang, page)
		for _, note := range v.Footnotes {
			at := page
			for i := range a.Entries {
				if e := &a.Entries[i]; e.Kind == edition.FootnoteEntry && e.Ref == note.Label && e.Places[k].Row >= 0 {
					id := a.Rows[e.Places[k].Row].ID
					at = block(address.Block(a.Slug, id), id)
				}
			}
			f.text(Text{Path: v.Path, Blocks: note.Body, IDs: ids}, lang, at)
		}
	}
}
