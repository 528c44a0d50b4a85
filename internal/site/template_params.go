package site

import (
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/render/web"
)

// paramsOf warns of params that the site's templates name and no file may have: a page
// would have nothing in their place.
func (c *content) paramsOf(r *web.Trial, problems *diag.List) {
	for _, p := range r.UnknownParams() {
		problems.Add(diag.Warnf("param-none", c.layouts.pos(&p.At),
			"%s, and the page has nothing in its place", lacks(p)).WithHint(insteadOf(p)))
	}
}

// lacks says which files lack a param.
func lacks(p web.UnknownParam) string {
	name := "param \"" + p.Name + "\""
	switch {
	case p.Of == "none":
		return "there is no " + name + ": such a page shows no file that has any"
	case p.Of == "site" && p.Listed:
		return "the schema of the site has no " + name + " for site.yaml"
	case p.Of == "site":
		return "site.yaml has no " + name
	case p.Listed:
		return "the schema of the site has no " + name + " for " + plural[p.Of]
	case p.Of == "":
		return "no file of the site has a " + name
	}
	return "no " + one[p.Of] + " has a " + name
}

// one and plural are how files with params are called, by their kinds.
var one = map[string]string{"claim": "claim", "edition": "edition", "explainer": "explainer",
	"introduction": "introduction", "note": "note", "page": "page of the site's own"}

var plural = map[string]string{"claim": "claims", "edition": "editions", "explainer": "explainers",
	"introduction": "introductions", "note": "notes", "page": "pages of the site's own"}

// insteadOf says what to write in the place of a param that there is not.
func insteadOf(p web.UnknownParam) string {
	last := p.Name[strings.LastIndex(p.Name, ".")+1:]
	if hint := diag.DidYouMean(last, p.There); hint != "" {
		return hint
	}
	const most = 12
	list := strings.Join(p.There[:min(len(p.There), most)], ", ")
	switch {
	case p.Of == "none":
		return "those of site.yaml are .SiteParams.NAME; those of an entry in a list are within its range"
	case list == "":
		return "add it under params: in the files that are to have it, or take it out here"
	case len(p.There) > most:
		list += " and more"
	}
	return "there are: " + list
}
