package config

// Schema lists the params that files may have, by the kind of file: the names, and what
// each is. A kind that it leaves out may have any; one that it has may have no others.
type Schema struct {
	Site         map[string]Field `yaml:"site" format:"param" doc:"of site.yaml itself"`
	Edition      map[string]Field `yaml:"edition" format:"param" doc:"of an edition.yaml"`
	Introduction map[string]Field `yaml:"introduction" format:"param" doc:"of an introduction.md"`
	Note         map[string]Field `yaml:"note" format:"param" doc:"of a note"`
	Claim        map[string]Field `yaml:"claim" format:"param" doc:"of a claim"`
	Explainer    map[string]Field `yaml:"explainer" format:"param" doc:"of an explainer"`
	Page         map[string]Field `yaml:"page" format:"param" doc:"of a page of the site's own"`
}

// Field is what a param is.
type Field struct {
	Type   string          `yaml:"type" required:"true" enum:"text,texts,number,integer,boolean,date,address,note,list,map" doc:"text; texts, by language; number; integer; boolean; date; address, of the site or of another; note, by its id; list; map"`
	Of     string          `yaml:"of" enum:"text,texts,number,integer,boolean,date,address,note,map" doc:"of a list: what its items are (default: text)"`
	Fields map[string]Item `yaml:"fields" format:"param" doc:"of a map, or of the maps of a list: their fields (default: any)"`
	Terms
}

// Item is what a param within another is.
type Item struct {
	Type string `yaml:"type" required:"true" enum:"text,texts,number,integer,boolean,date,address,note" doc:"what it is"`
	Terms
}

// Terms are what is asked of a param besides its type.
type Terms struct {
	Required bool     `yaml:"required" doc:"true: it may not be left out"`
	OneOf    []string `yaml:"one-of" doc:"of a text, or of the texts of a list: the values that it may have"`
	Doc      string   `yaml:"doc" doc:"what it is for, for whoever writes the files"`
}
