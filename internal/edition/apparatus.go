package edition

import "strings"

// Note is an entry on a person, a place, a term: a gloss and optionally an
// article in every language of the site.
type Note struct {
	ID   string
	Path string
	NoteInfo
	Digest [32]byte           // SHA-256 of the file
	Body   map[string][]Block // by language; the first block is the gloss
}

// NoteInfo is the front matter of a note.
type NoteInfo struct {
	Kind     string              `yaml:"kind" required:"true" enum:"person,organisation,product,work,place,term,idiom,event" doc:"what the note is about"`
	Name     Text                `yaml:"name" required:"true" doc:"the headword in each language; matched in the text, and taken over into a derived version"`
	Pinyin   string              `yaml:"pinyin" doc:"the Chinese name in Hanyu Pinyin with tone marks"`
	Forms    map[string][]string `yaml:"forms" format:"lang" doc:"other strings to match in the text, by language; the first of zh-Hans replaces the first of zh-Hant in a derived version, and so on"`
	IDs      NoteIDs             `yaml:"ids" doc:"where else this is identified"`
	Register string              `yaml:"register" enum:"net,colloquial,idiom,jargon,formal" doc:"of an idiom: the register it belongs to"`
	Literal  Text                `yaml:"literal" doc:"of an idiom: what it says word for word"`
	Sources  []string            `yaml:"sources" doc:"keys of bibliography.json, each with an optional locator after a comma"`
	Image    string              `yaml:"image" format:"path" doc:"picture in static/ that others show when the page is shared, as in /cover.jpg: PNG or JPEG, best 1200 × 630 pixels (default: a card that the program draws)"`
	Aliases  []string            `yaml:"aliases" format:"path" doc:"addresses that this had before, as in /old-name/: a small page at each leads on, and servers are told"`
	Draft    bool                `yaml:"draft" doc:"true keeps it out of builds until it is ready; duizhao serve shows it"`
	Params   Params              `yaml:"params" doc:"fields of your own, by name, for templates to show as .Params.NAME; schema: in site.yaml may say which there are"`
}

// NoteIDs are identifiers in registers.
type NoteIDs struct {
	Wikidata string `yaml:"wikidata" format:"wikidata" doc:"item of Wikidata, such as Q95"`
	ORCID    string `yaml:"orcid" format:"orcid" doc:"of a person: ORCID iD, such as 0000-0002-1825-0097"`
	ISNI     string `yaml:"isni" format:"isni" doc:"of a person or an organisation: ISNI, in groups of four digits"`
	VIAF     string `yaml:"viaf" format:"viaf" doc:"number of an entry in the Virtual International Authority File"`
	Homepage string `yaml:"homepage" format:"url" doc:"own site of what the note is about"`
}

// Register is an entry in a register: its page for readers, and the address that
// identifies what it is about to machines.
type Register struct{ Name, Page, Entity string }

// Registers returns the entries that the identifiers name.
func (ids *NoteIDs) Registers() []Register {
	var out []Register
	add := func(name, id, page, entity string) {
		if id != "" {
			id = strings.ReplaceAll(id, " ", "")
			out = append(out, Register{name, page + id, entity + id})
		}
	}
	add("Wikidata", ids.Wikidata, "https://www.wikidata.org/wiki/", "https://www.wikidata.org/entity/")
	add("ORCID", ids.ORCID, "https://orcid.org/", "https://orcid.org/")
	add("ISNI", ids.ISNI, "https://isni.org/isni/", "https://isni.org/isni/")
	add("VIAF", ids.VIAF, "https://viaf.org/viaf/", "https://viaf.org/viaf/")
	return out
}

// NoteKinds are the kinds of notes, in the order of the index.
var NoteKinds = []string{"person", "organisation", "product", "work", "place", "term", "idiom", "event"}

// Claim is a statement of fact made by a text, checked.
type Claim struct {
	ID   string
	Path string
	ClaimInfo
	Digest [32]byte           // SHA-256 of the file
	Body   map[string][]Block // by language; the first block states the claim, the rest what is known
}

// ClaimInfo is the front matter of a claim.
type ClaimInfo struct {
	Edition  string   `yaml:"edition" required:"true" format:"id" doc:"slug of the edition that makes the claim"`
	Segments []string `yaml:"segments" required:"true" doc:"where it is made: p17.2, or p17 for the whole block"`
	Verdict  string   `yaml:"verdict" required:"true" enum:"supported,partly,misleading,wrong,opinion,unverifiable" doc:"what the check found"`
	Checked  string   `yaml:"checked" required:"true" format:"date" doc:"day of the check"`
	Sources  []string `yaml:"sources" doc:"keys of bibliography.json, each with an optional locator after a comma"`
	Draft    bool     `yaml:"draft" doc:"true keeps it out of builds until it is ready; duizhao serve shows it"`
	Params   Params   `yaml:"params" doc:"fields of your own, by name, for templates to show as .Params.NAME; schema: in site.yaml may say which there are"`
}

// Verdicts are in the order of the register.
var Verdicts = []string{"wrong", "misleading", "partly", "supported", "opinion", "unverifiable"}

// Article is a longer text in several languages: an explainer, the introduction
// of an edition, or a page of the site such as "about".
type Article struct {
	ID     string
	Paths  map[string]string
	Titles Text
	Leads  Text // one sentence
	Draft  bool
	Image  string // address of a picture for its card, or ""
	Params Params
	Body   map[string][]Block
	Notes  map[string][]Footnote
}
