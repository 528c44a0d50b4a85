package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/draft"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// The messages of import; see also ui_import_report.go and ui_import_done.go.

// importUI says what import made, or why it made nothing.
type importUI struct {
	err      io.Writer
	out      io.Writer
	progress *progress
}

// Help is the lesson of import --help.
func (*importCommand) Help() string {
	return `Reads a text and makes an edition of it that builds at once: paragraphs,
headings, lists and the turns of an interview become blocks with ids, sentences
become lines, and title, author, day and address go to edition.yaml. What is no
text (menus, share buttons, copyright notices, lead-ins that only repeat the
beginning) is set aside in set-aside.txt with the reason. Nothing is dropped:
every character of the file is in a version or there.

Plain text, HTML pages, Markdown, TEI and TMX are read, in UTF-8, UTF-16,
GB 18030 and Big5. Two files, or one whose paragraphs are in two languages by
turns, become two versions: paragraphs and sentences are paired by their lengths
(Gale and Church 1993), and the lines broken so that line k of one says what line k
of the other says. Pairs that are doubtful are listed in import-report.txt with
file, line and a score; read these first.

Examples:

    duizhao import essay.txt                      into this folder's site, or a new one
    duizhao import essay.txt essay-en.txt         two versions side by side
    duizhao import page.html --site ~/editions --slug spring-essay
    duizhao import old.txt --encoding big5 --dry-run
    duizhao import memory.tmx --lang zh-Hant,en

To undo an import, delete the edition's folder.`
}

// reasons has the reasons why a piece is not in the text, in words.
var reasons = map[intake.Reason]string{
	intake.IsTitle: "title, which is in edition.yaml", intake.IsAuthor: "byline; the author is in edition.yaml",
	intake.IsMeta: "what the file says of the work", intake.Dateline: "line with the day of publication",
	intake.LeadIn: "lead-in that repeats the beginning of the text", intake.Credit: "editors, translators and the like",
	intake.Copyright: "notice of copyright or liability", intake.Share: "invitation to share, follow or subscribe",
	intake.Related: "other articles", intake.Advert: "advertisement", intake.Provenance: "where the copy was taken from",
	intake.Repeated: "the title once more", intake.Navigation: "navigation", intake.Outside: "outside of the article",
	intake.Furniture: "furniture of the page", intake.Label: "label of a speaker, who is in edition.yaml",
	intake.Marker: "number, bullet or rule, which Markdown writes its own way", intake.Picture: "picture or its caption",
	intake.Markup: "HTML, which is off in Markdown here", intake.Editorial: "beside the text: a reading not taken, a gloss, a note’s mark",
	intake.Language: "a second text in the same language", intake.Invisible: "control characters, by their numbers",
}

// doubtWords has the kinds of doubts in words.
var doubtWords = map[string]string{
	draft.DoubtPair: "lengths do not go together", draft.DoubtMerged: "several sentences on one line",
	draft.DoubtOneSided: "one side may lack a sentence", draft.DoubtMissing: "this has no counterpart: translate it, or take it out on both sides",
	draft.DoubtJoined: "paragraphs joined, since the other version has one for them", draft.DoubtKind: "of another kind in the other version",
	draft.DoubtTable:   "a table, made a list; write it with bars (| a | b |) to have a table",
	draft.DoubtHeading: "taken for a heading by its look", draft.DoubtTurn: "no label; given to the speaker before",
	draft.DoubtRole: "who asks and who answers could not be told: write the roles in edition.yaml",
}

// why returns the reason of a piece in words.
func why(a intake.Aside) string {
	s := reasons[a.Reason]
	if a.Detail != "" {
		s += " (" + a.Detail + ")"
	}
	return s
}

// unknownWords returns what to do about a value that no file had.
func unknownWords(x draft.Unknown) string {
	if x.Lang == "" {
		return "not found: write it in edition.yaml"
	}
	return "not found in " + x.Lang + ": translate it in edition.yaml"
}

func badFormat(s string) error {
	return &diag.Fault{Misuse: true, Text: fmt.Sprintf("there is no format %q", s), Hint: "formats are " + strings.Join(intake.Formats, ", ")}
}

func noInput(name string) error {
	return &diag.Fault{Misuse: true, Text: "there is no file " + name, Hint: "name a file with a text"}
}

func folderInput(name string) error {
	return &diag.Fault{Misuse: true, Text: name + " is a folder, not a file", Hint: "name a file with a text"}
}

func oddInput(name string) error {
	return &diag.Fault{Misuse: true, Text: name + " is no ordinary file", Hint: "save the text in a file first"}
}

func hugeInput(name string, most int) error {
	return &diag.Fault{Misuse: true, Text: fmt.Sprintf("%s is larger than %s MB", name, number(most>>20)),
		Hint: "cut it at its parts and import each as an edition"}
}

func tooLong(v draft.Version, most int) error {
	return &diag.Fault{Misuse: true, Text: fmt.Sprintf("the text of %s has %s bytes; a version may have at most %s", v.From, number(len(v.Data)),
		number(most)), Hint: "cut it at its parts and import each as an edition"}
}

func noSiteIn(dir string) error {
	return &diag.Fault{Misuse: true, Text: "there is no site in " + dir + ", and the folder is not empty",
		Hint: "name a site’s folder, or one that is not there yet, with --site"}
}

func editionThere(slug, dir string) error {
	return &diag.Fault{Misuse: true, Text: "there is an edition " + slug + " already, in " + dir,
		Hint: "choose another name with --slug, or replace it with --force"}
}

func keptThere(old string) error {
	return &diag.Fault{Misuse: true, Text: "an edition replaced before is still kept in " + old, Hint: "delete it, or move it away"}
}

// lostInk is an error for a bug: characters of the input are neither in a version
// nor set aside, or came from nowhere.
func lostInk(name, rest string) error {
	return fmt.Errorf("nothing was written: reading %s lost or made up characters (%s), which is a mistake of this program", name, clip(rest, 200))
}

// undraftable explains why files do not make an edition.
func undraftable(err error) error {
	var e *draft.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("nothing was written: the draft does not read back as it was meant, which is a mistake of this program: %w", err)
	}
	if e.Kind == "languages" {
		return &diag.Fault{Misuse: true, Text: "two of the texts are in " + e.Lang, Hint: "name their languages with --lang, as in --lang zh-Hant,en"}
	}
	return &diag.Fault{Misuse: true, Text: "these files hold more than two versions", Hint: "import one file or two; a file of aligned segments (TMX) alone"}
}

// unreadable shows why a file cannot be read, problem by problem.
func (u *importUI) unreadable(name string, problems []intake.Problem) {
	u.progress.wipe()
	for _, p := range problems {
		place := name
		if p.Line > 0 {
			place += fmt.Sprintf(":%d", p.Line)
			if p.Col > 0 {
				place += fmt.Sprintf(":%d", p.Col)
			}
		}
		text, hint := unreadableWords(p)
		fmt.Fprintf(u.err, "%s: %s\n  %s\n", place, text, hint)
	}
	fmt.Fprintln(u.err, "nothing was written")
}

func unreadableWords(p intake.Problem) (text, hint string) {
	switch p.Kind {
	case intake.NoEncoding:
		return fmt.Sprintf("no encoding is called %q", p.Detail), "name it as the web does: utf-8, utf-16le, gb18030, big5, windows-1252"
	case intake.WrongByte:
		text = fmt.Sprintf("byte %s of the file: %s is nothing in %s", number(p.Offset+1), p.Detail, p.Encoding)
		if p.More > 0 {
			text += fmt.Sprintf("; %s more like it", number(p.More))
		}
		return text, "if the file is in another encoding, name it with --encoding; else mend it there"
	case intake.NoText:
		return "there is no text in this file", "name a file with a text; duizhao import --help lists the formats"
	case intake.BadHTML:
		return "this HTML cannot be read: " + p.Detail, "save the page again from a browser"
	case intake.BadXML:
		return "this is not well-formed XML: " + p.Detail, "mend the file; an editor for XML shows the place"
	case intake.BadEntity:
		return "this is not well-formed XML: " + p.Detail, "entities of a DTD are not read: write the characters themselves"
	case intake.TooDeep:
		return "elements are nested too deep", "no text needs that; look where the file comes from"
	case intake.NoTEI:
		return "there is no element <text> in this file", "a TEI file has <TEI><teiHeader>…</teiHeader><text>…</text></TEI>"
	case intake.NoTMX:
		return "there are no translation units in this file", "a translation memory has <tmx><body><tu>…"
	case intake.NoLang:
		return "this translation memory names no language", "each <tuv> has xml:lang"
	case intake.Foreign:
		return foreignWords(p.Detail)
	case intake.UnsureLang:
		guess := ""
		if p.Detail != lang.Undetermined {
			guess = "; it may be " + p.Detail
		}
		return "the language of the text is not certain" + guess, "name it, as in --lang fr"
	case intake.TooLong:
		n, _ := strconv.Atoi(p.Detail)
		return fmt.Sprintf("the text has %s bytes; a version may have at most %s", number(n),
			number(source.MaxSize)), "cut it at its parts and import each as an edition"
	case intake.PastLimit:
		return p.Detail, "no text for readers needs that; break it up, or look where the file comes from"
	case intake.BadFront:
		return "the front matter is not YAML: " + p.Detail, "mend it, or take it out"
	}
	return p.Kind, ""
}

// foreignWords names a format that is not read, and explains how to import its text
// nevertheless.
func foreignWords(kind string) (text, hint string) {
	switch kind {
	case "docx", "doc", "odt", "rtf", "pages":
		return "this is a document of a word processor (" + kind + "), which import does not read", "open it there and save it as a web page " +
			"(.html) or as plain text in UTF-8, then import that"
	case "epub":
		return "this is an EPUB, which import does not read", "unpack it like a ZIP archive and import the .xhtml files of its text"
	case "pdf":
		return "this is a PDF, which import does not read", "export its text from the program that made it, or with pdftotext, and import that"
	case "xliff":
		return "this is an XLIFF file, which import does not read", "export a translation memory (.tmx) from the translation program and import that"
	case "po":
		return "this is a gettext catalogue (.po), which import does not read", "make a translation memory of it, as with po2tmx of the " +
			"Translate Toolkit, and import that"
	}
	return "this is an archive or an office file (" + kind + "), which import does not read", "take the text out of it as .html, .md, .txt, .tei or .tmx"
}
