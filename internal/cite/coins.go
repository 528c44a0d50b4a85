package cite

import (
	"net/url"
	"strings"

	"duizhao/internal/encode"
)

// coinsKind is how a CSL type is expressed in OpenURL: the metadata format, the
// genre where the format has one, and for Dublin Core the item type that Zotero
// reads (its openurl.js; ANSI/NISO Z39.88-2004, KEV formats).
type coinsKind struct{ format, genre, zotero string }

var coinsKinds = map[string]coinsKind{
	"article":            {"dc", "", "preprint"},
	"article-journal":    {"journal", "article", ""},
	"article-magazine":   {"dc", "", "magazineArticle"},
	"article-newspaper":  {"dc", "", "newspaperArticle"},
	"bill":               {"dc", "", "bill"},
	"book":               {"book", "book", ""},
	"broadcast":          {"dc", "", "radioBroadcast"},
	"chapter":            {"book", "bookitem", ""},
	"classic":            {"book", "book", ""},
	"collection":         {"book", "book", ""},
	"dataset":            {"dc", "", "dataset"},
	"document":           {"dc", "", "document"},
	"entry":              {"dc", "", "encyclopediaArticle"},
	"entry-dictionary":   {"dc", "", "dictionaryEntry"},
	"entry-encyclopedia": {"dc", "", "encyclopediaArticle"},
	"graphic":            {"dc", "", "artwork"},
	"hearing":            {"dc", "", "hearing"},
	"interview":          {"dc", "", "interview"},
	"legal_case":         {"dc", "", "case"},
	"legislation":        {"dc", "", "statute"},
	"manuscript":         {"dc", "", "manuscript"},
	"map":                {"dc", "", "map"},
	"motion_picture":     {"dc", "", "film"},
	"pamphlet":           {"book", "book", ""},
	"paper-conference":   {"book", "proceeding", ""},
	"patent":             {"patent", "", ""},
	"post":               {"dc", "", "forumPost"},
	"post-weblog":        {"dc", "", "blogPost"},
	"report":             {"book", "report", ""},
	"review":             {"journal", "article", ""},
	"review-book":        {"journal", "article", ""},
	"software":           {"dc", "", "computerProgram"},
	"song":               {"dc", "", "audioRecording"},
	"speech":             {"dc", "", "presentation"},
	"standard":           {"dc", "", "standard"},
	"thesis":             {"dissertation", "", ""},
	"webpage":            {"dc", "", "webpage"},
}

// COinS returns the entry as an OpenURL ContextObject in an empty span, which
// Zotero and other reference managers read from the page (ocoins.info).
func COinS(e *Entry) encode.HTML {
	return `<span class="Z3988" title="` + encode.Escape(contextObject(e)) + `"></span>`
}

func contextObject(e *Entry) string {
	kind, ok := coinsKinds[e.Type]
	if !ok {
		kind = coinsKinds["document"]
	}
	var b strings.Builder
	add := func(key, val string) {
		if val != "" {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			// Zotero drops every plus sign: spaces must be %20.
			b.WriteString(key + "=" + strings.ReplaceAll(url.QueryEscape(val), "+", "%20"))
		}
	}
	add("ctx_ver", "Z39.88-2004")
	add("rft_val_fmt", "info:ofi/fmt:kev:mtx:"+kind.format)
	if doi := e.DOI(); doi != "" {
		add("rft_id", "info:doi/"+doi)
	}
	if u := e.Field("URL"); webAddress(u) {
		add("rft_id", u)
	}
	add("rft.genre", kind.genre)
	add("rft.type", kind.zotero)
	container := e.Field("container-title")
	title, holder := "rft.title", "rft.source"
	switch {
	case kind.format == "journal":
		title, holder = "rft.atitle", "rft.jtitle"
	case kind.genre == "bookitem" || kind.genre == "proceeding":
		title, holder = "rft.atitle", "rft.btitle"
	case kind.format == "book":
		title, holder = "rft.btitle", "rft.series"
	}
	add(title, e.Title)
	add(holder, container)
	coinsNames(e, kind, add)
	add("rft.date", e.Date("issued").ISO())
	add("rft.volume", e.Field("volume"))
	add("rft.issue", e.Field("issue"))
	add("rft.pages", e.Field("page"))
	add("rft.isbn", e.Field("ISBN"))
	add("rft.issn", e.Field("ISSN"))
	add("rft.edition", e.Field("edition"))
	switch kind.format {
	case "dissertation":
		add("rft.inst", e.Field("publisher"))
		add("rft.degree", e.Field("genre"))
	case "patent":
		add("rft.number", e.Field("number"))
	default:
		add("rft.place", e.Field("publisher-place"))
		add("rft.pub", e.Field("publisher"))
	}
	add("rft.language", e.Lang)
	return b.String()
}

// coinsNames writes people as "family, given", bodies and single names as
// corporate authors, the only names that Zotero takes as one field.
func coinsNames(e *Entry, kind coinsKind, add func(key, val string)) {
	names, _ := e.Responsible()
	list, _ := people(names)
	au, corp, first, last := "rft.au", "rft.aucorp", "rft.aufirst", "rft.aulast"
	if kind.format == "patent" {
		au, corp, first, last = "rft.inventor", "rft.inventor", "rft.invfirst", "rft.invlast"
	}
	for i, n := range list {
		if n.Literal != "" || n.Given == "" {
			add(corp, n.Full())
			continue
		}
		if i == 0 {
			add(last, join(" ", n.NonDropping, n.Family))
			add(first, join(" ", n.Given, n.Dropping))
		}
		add(au, join(" ", n.NonDropping, n.Family)+", "+join(" ", n.Given, n.Dropping))
	}
}
