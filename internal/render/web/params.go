package web

import (
	"cmp"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// OwnFields are the fields of a site's own, as templates get them.
type OwnFields struct {
	texts     *render.Texts
	addresses *render.Addresses
	notes     map[string]*edition.Note
}

// params returns fields of the site's own for a page in langs, from which root leads to
// the root of the site.
func (r *OwnFields) params(own map[string]edition.Param, root string, langs []string) render.Params {
	if len(own) == 0 {
		return nil
	}
	out := make(render.Params, len(own))
	for name, p := range own {
		out[name] = r.param(&p, root, langs)
	}
	return out
}

func (r *OwnFields) param(p *edition.Param, root string, langs []string) any {
	switch p.Type {
	case edition.TextsParam:
		return r.texts.Called(p.Texts, langs)
	case edition.NumberParam:
		return p.Number
	case edition.IntegerParam:
		return int(p.Number)
	case edition.BooleanParam:
		return p.Text == "true"
	case edition.DateParam:
		day := render.Day{Text: p.Text}
		for _, l := range langs {
			day.Said = append(day.Said, render.Tagged{Lang: l, Text: lang.Date(l, p.Text)})
		}
		return day
	case edition.AddressParam:
		if at, inside := strings.CutPrefix(p.Text, "/"); inside {
			return root + at
		}
	case edition.NoteParam:
		link := render.Link{Href: root + address.Note(p.Text), Lang: langs[0], Text: p.Text}
		if n := r.notes[p.Text]; n != nil {
			if link.Names = r.texts.Called(n.Name, langs); len(link.Names) > 0 {
				link.Lang, link.Text = link.Names[0].Lang, link.Names[0].Text
			}
		}
		return link
	case edition.ListParam:
		out := make([]any, len(p.List))
		for i := range p.List {
			out[i] = r.param(&p.List[i], root, langs)
		}
		return out
	case edition.MapParam:
		if len(p.Map) == 0 {
			return render.Params{}
		}
		return r.params(p.Map, root, langs)
	}
	return p.Text
}

// wayTo returns how params of a page lead to the root of the site, which is not that of
// the page in a file that is to be read elsewhere.
func (r *OwnFields) wayTo(file bool, root string) string {
	if file {
		return cmp.Or(r.addresses.Absolute(""), "../")
	}
	return root
}
