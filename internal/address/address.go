/*
Package address knows where on a site things are: the tree of addresses of the
manual (package site), as functions. No other package writes one down.

An address is relative to the root of the site, without a slash before it: "" is
the front page, "lan-xi-2024/claims/" a folder that holds an index.html. A page that
links to it puts its own way to the root before it.
*/
package address

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Pages of the whole site.
const (
	Front        = ""
	Notes        = "notes/"
	Explainers   = "explainers/"
	Bibliography = "bibliography/"
	People       = "people/"
	Tags         = "tags/"
	Series       = "series/"
	Authors      = "authors/"
	Years        = "years/"
	Languages    = "languages/"
	Search       = "search/"
	Missing      = "404.html"
)

// Lists are the addresses of the lists of what editions are listed by.
var Lists = []string{Authors, Years, Languages, Series, Tags, People}

// Word returns the word of the interface that is the name of the page at an address in
// menus, or "".
func Word(at string) string {
	switch at {
	case Notes, Explainers, Bibliography, People, Series, Tags, Authors, Years, Languages, Search:
		return "nav-" + strings.TrimSuffix(at, "/")
	}
	return ""
}

// Note returns the address of the page of a note.
func Note(id string) string { return Notes + id + "/" }

// NoteKind returns the address of the list of the notes of a kind, where the index of notes
// has a page for each. It is no note's: no page is at notes/kind/ itself but that of a note.
func NoteKind(kind string) string { return Notes + "kind/" + kind + "/" }

// Explainer returns the address of the page of an explainer.
func Explainer(id string) string { return Explainers + id + "/" }

// Term returns the address of the list of the editions of a tag, a series, a person, an
// author, a year or a language: kind is where the list of all these is, such as Tags. The
// page of a person is that of the note.
func Term(kind, id string) string {
	if kind == People {
		return Note(id)
	}
	return kind + id + "/"
}

// Numbered returns the address of a page of a list whose first page is at an address. No
// other page can be there: what has an id has no page below it whose name is page.
func Numbered(at string, n int) string {
	if n < 2 {
		return at
	}
	return at + "page/" + strconv.Itoa(n) + "/"
}

// Page returns the address of a page of the site by its id, such as about or
// guide/start.
func Page(id string) string { return id + "/" }

// Source returns the address of a work in the bibliography.
func Source(id string) string { return Bibliography + "#" + id }

// Edition returns the address of the page with the versions of an edition side by side.
func Edition(slug string) string { return slug + "/" }

// Block returns the address of a block or a segment on the page of an edition, such
// as p17 or p17.2, or of a figure, with fig- before its name.
func Block(slug, id string) string { return Edition(slug) + "#" + id }

// Version returns the address of the page of one version of an edition.
func Version(slug, lang string) string { return Edition(slug) + VersionName(lang) + "/" }

// Introduction returns the address of the page of an edition's introduction.
func Introduction(slug string) string { return Edition(slug) + "introduction/" }

// Questions returns the address of the page of an interview by its questions.
func Questions(slug string) string { return Edition(slug) + "questions/" }

// Compare returns the address of the page that compares two versions of an edition.
func Compare(slug string, pair [2]string) string {
	return Edition(slug) + "compare/" + VersionName(pair[0]) + "/" + VersionName(pair[1]) + "/"
}

// Compared returns the versions that can be compared, of all that an edition has: two and
// two that are in one language. An author's own text is in a version for itself.
func Compared(versions []string) [][2]string {
	var out [][2]string
	for i, a := range versions {
		for _, b := range versions[i+1:] {
			if lang.Public(a) == lang.Public(b) && !edition.IsWitness(a) && !edition.IsWitness(b) {
				out = append(out, [2]string{a, b})
			}
		}
	}
	return out
}

// Claims returns the address of the register of the claims of an edition.
func Claims(slug string) string { return Edition(slug) + "claims/" }

// SiteCard is the address of the picture that is shared with pages of the site, and Card
// that of the one of a page.
const SiteCard = "card.png"

// Card returns the address of the share card of a page.
func Card(page string) string { return page + SiteCard }

// FoundWords is the file with the words of the bar that leads to what a search has found.
const FoundWords = Search + "words.js"

// Claim returns the address of a claim in the register.
func Claim(slug, id string) string { return Claims(slug) + "#" + id }

// Emendations returns the address of the register of an edition's emendations.
func Emendations(slug string) string { return Edition(slug) + "emendations/" }

// Rows returns the address of the script that adds a version to the page of an edition.
func Rows(slug, lang string) string { return Version(slug, lang) + "rows.js" }

// Readings returns the address of the script with the readings of an edition's names.
func Readings(slug string) string { return Edition(slug) + "readings.js" }

// Recording returns the address of the script that says what a version's recordings are,
// and when each sentence is read in them.
func Recording(slug, lang string) string { return Version(slug, lang) + "recording.js" }

// File returns the address of a file that holds a whole edition. If it is not made
// from the edition's own choice, parts name what it is made from, as in
// SLUG.en-vertical.epub; private files have private in their names.
func File(slug string, private bool, ending string, parts ...string) string {
	name := slug
	if private {
		name += ".private"
	}
	if len(parts) > 0 {
		name += "." + strings.Join(parts, "-")
	}
	return Edition(slug) + name + "." + ending
}

// FileOf returns the file that a server sends for an address of the site, with or
// without a slash at its beginning: in a folder index.html. What has an ending is a
// file.
func FileOf(at string) string {
	at = strings.TrimPrefix(at, "/")
	if plain, err := url.PathUnescape(at); err == nil {
		at = plain
	}
	switch {
	case at == "" || strings.HasSuffix(at, "/"):
		return at + "index.html"
	case path.Ext(at) == "":
		return at + "/index.html"
	}
	return at
}

// VersionName returns the name of a version's folder: its language, or witness if
// the text is the author's own.
func VersionName(tag string) string {
	if !edition.IsWitness(tag) {
		return strings.ToLower(tag)
	}
	if lang.Declared(tag) == lang.Hans {
		return "witness-hans"
	}
	return "witness"
}

// OfNote returns the note whose page has this address, or "".
func OfNote(address string) string { return page(address, Notes) }

// OfExplainer returns the explainer whose page has this address, or "".
func OfExplainer(address string) string { return page(address, Explainers) }

// page returns the name of a folder right below another.
func page(address, folder string) string {
	name, ok := strings.CutPrefix(address, folder)
	name, end := strings.CutSuffix(name, "/")
	if !ok || !end || strings.Contains(name, "/") {
		return ""
	}
	return name
}
