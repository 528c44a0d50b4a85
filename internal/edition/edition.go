// Package edition is the model: the nouns that every other package speaks in. It
// imports nothing of ours but package lang, and does no more than answer questions
// about itself. The tags of its fields are the keys of edition.yaml and of the
// files of notes and claims, from which package schema makes schemas.
//
// An [Edition] is one work in all its versions. A [Version] is its text in one
// language, a list of blocks. A [Block] is a heading, a paragraph, a list item
// or an interview turn; it has an id that never changes. A [Segment] is one
// source line of a block, the unit of alignment, addressed by block and number:
// p17.2. The text of a segment is a flat sequence of runs, [Run].
package edition

// Edition is one work with all its versions.
type Edition struct {
	Slug string // folder name, also the address
	Path string // of its edition.yaml
	Info
	Texts  []*Version // in the order of edition.yaml
	Digest [32]byte   // SHA-256 over the files it was read from

	Emendations  []Emendation // of the author's text, in the order of emendations.yaml
	Introduction *Article     // the editor's, in the languages of the site; nil without one
}

// Version returns the version in a language, or nil.
func (e *Edition) Version(lang string) *Version {
	for _, v := range e.Texts {
		if v.Lang == lang {
			return v
		}
	}
	return nil
}

// Info is what edition.yaml declares about an edition.
type Info struct {
	Title     Text               `yaml:"title" required:"true" doc:"the edition's title in each language"`
	Subtitle  Text               `yaml:"subtitle" doc:"a second line under the title"`
	Author    Makers             `yaml:"author" doc:"who wrote the work: a name, or names by language, or note:ID; or a list of these; left out while it is not known"`
	Editor    Makers             `yaml:"editor" doc:"who made this edition, its choice of text and its notes; written like the author. A version names its own translator"`
	Date      string             `yaml:"date" format:"date" doc:"day of the work, as YYYY-MM-DD, YYYY-MM or YYYY; left out while it is not known"`
	Updated   string             `yaml:"updated" format:"date" doc:"day this edition was last changed, for feeds and the sitemap"`
	Summary   Text               `yaml:"summary" doc:"one or two sentences, for lists and search engines"`
	Origin    Origin             `yaml:"origin" doc:"the publication that the edition was made from"`
	Rights    Rights             `yaml:"rights" doc:"what may be done with the text"`
	Base      string             `yaml:"base" required:"true" format:"lang" doc:"language of the version that the others follow"`
	Versions  []VersionInfo      `yaml:"versions" required:"true" doc:"the versions, base first"`
	View      []string           `yaml:"view" format:"lang" doc:"the two versions shown side by side at first (default: the first two)"`
	Draft     bool               `yaml:"draft" doc:"true keeps it out of builds until it is ready; duizhao serve shows it"`
	Tags      []string           `yaml:"tags" format:"id" doc:"ids of tags that site.yaml lists under tags"`
	People    []string           `yaml:"people" format:"id" doc:"ids of notes on the people that the edition is about: the page of each lists it"`
	Series    string             `yaml:"series" format:"id" doc:"id of the series that the edition is a part of; site.yaml lists them under series"`
	Part      int                `yaml:"part" doc:"its number in the series (default: after those with a number, by the day of the work)"`
	Image     string             `yaml:"image" format:"path" doc:"picture in static/ that others show when the page is shared, as in /cover.jpg: PNG or JPEG, best 1200 × 630 pixels (default: a card that the program draws)"`
	Aliases   []string           `yaml:"aliases" format:"path" doc:"addresses that this had before, as in /old-name/: a small page at each leads on, and servers are told"`
	Overrides Overrides          `yaml:"overrides" format:"lang" doc:"readings in a derived version that the editor puts another way: by language, by segment (p17.2, or p17 for the block), what the derived text reads and what it should"`
	House     House              `yaml:"house" doc:"how the author's text is set in a build with a witness, if it is in Traditional Chinese"`
	Params    Params             `yaml:"params" doc:"fields of your own, by name, for templates to show as .Params.NAME; schema: in site.yaml may say which there are"`
	Speakers  map[string]Speaker `yaml:"speakers" doc:"the speakers of an interview, by the id used in speaker=…"`
}

// Overrides are an editor's readings in derived versions: by language, by
// address of a segment or block, the derived reading and the editor's.
type Overrides map[string]map[string]map[string]string

// Origin is the bibliographic record of the work that an edition was made from.
type Origin struct {
	Title     string `yaml:"title" doc:"title of the original, as published"`
	Lang      string `yaml:"lang" format:"lang" doc:"language of the original"`
	URL       string `yaml:"url" format:"url" doc:"address of the original"`
	Published string `yaml:"published" format:"date" doc:"day of publication"`
	Source    string `yaml:"source" doc:"key of the original in bibliography.json"`
	Note      Text   `yaml:"note" doc:"which copy was read, and what is not known of it"`
}

// Rights is what may be done with the text.
type Rights struct {
	Statement Text   `yaml:"statement" doc:"shown on the page"`
	Licence   string `yaml:"licence" format:"licence" doc:"licence of what the edition publishes: an SPDX identifier such as CC-BY-4.0, or the address of a licence; a version may have another"`
	Quotation int    `yaml:"quotation" doc:"how many characters of Chinese in a row, or two thirds as many words, this site may quote from the author's own text (default: 11)"`
	Witness   string `yaml:"witness" enum:"private,open" doc:"private: a build with the author's own text may not be published"`
}

// Interviewer is the role of a speaker who asks.
const Interviewer = "interviewer"

// Speaker is a voice of an interview.
type Speaker struct {
	Name Text   `yaml:"name" required:"true" doc:"the speaker's name in each language"`
	Role string `yaml:"role" enum:"interviewer,guest" doc:"interviewer asks, guest answers"`
}

// Version is the text of an edition in one language.
type Version struct {
	Lang      string // BCP 47
	Derived   string // language it was made from by the program, or ""
	Path      string // file it was read from
	Blocks    []Block
	Footnotes []Footnote
	Audio     []Audio // recordings of it
	Witness   bool    // the author's own text, from a reader's copy; may lack blocks
}

// Block returns the index of the block with an id, or -1.
func (v *Version) Block(id string) int {
	for i := range v.Blocks {
		if v.Blocks[i].ID == id {
			return i
		}
	}
	return -1
}

// IDs returns the ids of the blocks, in order.
func (v *Version) IDs() []string {
	out := make([]string, len(v.Blocks))
	for i := range v.Blocks {
		out[i] = v.Blocks[i].ID
	}
	return out
}

// Footnote is an editor's remark. Its marks in the text are runs of kind
// [FootnoteRef] with Ref equal to Label.
type Footnote struct {
	Label string
	Body  []Block // paragraphs, lists, quotations; without ids
	Line  int
}
