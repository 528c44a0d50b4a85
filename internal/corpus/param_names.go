package corpus

import (
	"io/fs"
	"maps"
	"path"
	"slices"

	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// ParamNames are names of params, each with those within it if it is a map. Below a
// name that has nil, any may be asked for.
type ParamNames map[string]ParamNames

// ParamKinds are the kinds of files that have params, as a schema calls them.
var ParamKinds = []string{"claim", "edition", "explainer", "introduction", "note", "page", "site"}

// paramFiles finds the params that files of a kind have.
type paramFiles struct {
	claims     []*edition.Claim
	config     *config.Site
	drafts     *Drafts
	explainers []*edition.Article
	fsys       fs.FS
	notes      []*edition.Note
	pages      []*Page
	slugs      []string
}

// ParamNames returns the names of the params that a kind of file may have: those that
// the schema of the site lists, and if it lists none, those that some file has, drafts
// among them. listed is whether it is the schema that says so.
func (c *Corpus) ParamNames(kind string) (names ParamNames, listed bool) {
	names = ParamNames{}
	if fields := c.paramFiles().schemaOf(kind); fields != nil {
		for name, f := range fields {
			var within ParamNames
			if f.Type == string(edition.MapParam) && f.Fields != nil {
				within = ParamNames{}
				for inner := range f.Fields {
					within[inner] = nil
				}
			}
			names[name] = within
		}
		return names, true
	}
	names.Join(c.paramFiles().given(kind))
	return names, false
}

// schemaOf returns what the schema of the site lists for a kind of file; nil for nothing.
func (c *paramFiles) schemaOf(kind string) map[string]config.Field {
	s := &c.config.Schema
	return map[string]map[string]config.Field{"claim": s.Claim, "edition": s.Edition, "explainer": s.Explainer,
		"introduction": s.Introduction, "note": s.Note, "page": s.Page, "site": s.Site}[kind]
}

// given returns the names of the params that files of a kind have.
func (c *paramFiles) given(kind string) ParamNames {
	out := ParamNames{}
	switch kind {
	case "site":
		out.add(c.config.Params)
	case "note":
		for _, n := range slices.Concat(c.notes, c.drafts.Notes) {
			out.add(n.Params)
		}
	case "claim":
		for _, cl := range slices.Concat(c.claims, c.drafts.Claims) {
			out.add(cl.Params)
		}
	case "explainer":
		for _, a := range slices.Concat(c.explainers, c.drafts.Explainers) {
			out.add(a.Params)
		}
	case "page":
		for _, p := range slices.Concat(c.pages, c.drafts.Pages) {
			out.add(p.Article.Params)
		}
	case "edition", "introduction": // whose files are read one at a time
		for _, slug := range slices.Concat(c.slugs, c.drafts.Slugs) {
			out.add(c.paramsBelow(slug, kind))
		}
	}
	return out
}

// paramsBelow returns the params of an edition or of its introduction, without a word on
// what is wrong there: that is said when it is read.
func (c *paramFiles) paramsBelow(slug, kind string) edition.Params {
	name := "edition.yaml"
	if kind == "introduction" {
		name = IntroductionFile
	}
	f := source.Read(c.fsys, path.Join(Folder(slug), name), nil)
	if f == nil {
		return nil
	}
	var h struct {
		Params edition.Params `yaml:"params"`
	}
	data := f.Data
	if kind == "introduction" {
		if front := f.Cut(nil); front != nil {
			data = front.YAML
		}
	}
	if data = source.Only(data, "params"); data != nil {
		f.DecodeYAML(data, 0, &h, nil)
	}
	return h.Params
}

// add adds the names that a file has.
func (n ParamNames) add(of edition.Params) {
	if len(of) > 0 {
		n.Join(namesOf(of))
	}
}

func namesOf(of map[string]edition.Param) ParamNames {
	out := ParamNames{}
	for name, p := range of {
		out[name] = nil
		if p.Type == edition.MapParam {
			out[name] = namesOf(p.Map)
		}
	}
	return out
}

// Join adds names. What is a map in one place and not in another is not one to look into.
func (n ParamNames) Join(more ParamNames) {
	for name, within := range more {
		was, has := n[name]
		switch {
		case !has && within != nil:
			n[name] = maps.Clone(within)
		case !has || was == nil || within == nil:
			n[name] = nil
		default:
			was.Join(within)
		}
	}
}

func (c *Corpus) paramFiles() *paramFiles {
	return &paramFiles{claims: c.Claims, config: c.Config, drafts: &c.Drafts, explainers: c.Explainers, fsys: c.FS, notes: c.Notes, pages: c.Pages,
		slugs: c.Slugs}
}
