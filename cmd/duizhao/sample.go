package main

import (
	"bytes"
	"embed"
	"io/fs"
	"slices"
	"strings"
	"text/template"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/output"
	"duizhao/internal/source"
	"duizhao/templates"

	"github.com/rogpeppe/go-internal/txtar"
)

// What new makes is in sample/: a frame (site.txtar, edition.txtar) whose files are
// text/templates, and for each language a file of texts, TAG.txtar, which the frame
// inserts with {{text "name"}}. A new language is a new file there. In a frame, a
// file with LANG in its name is made once for each version. What --ci adds is in
// ci.txtar, which is not a frame.
//
//go:embed sample/*.txtar
var sampleFS embed.FS

// sample is the data that a frame is filled with.
type sample struct {
	Languages []string // of the site: of its apparatus and interface; the first one is the base
	Slug      string   // of an edition
	ID        string   // of what is added to it, or to the site
	Block     string   // of the edition, where that is
	Date      string
	Lang      string // of the file being made
	Derived   bool   // zh-Hans comes from zh-Hant and is not written

	Translator, Licence string // of the edition, as told on the command line; or ""
}

// settle checks the languages and drops those that need not be written.
func (s *sample) settle() error {
	if len(s.Languages) == 0 {
		return &diag.Fault{Misuse: true, Text: "no language is named", Hint: "write tags such as zh-Hant, zh-Hans or en, parted by commas"}
	}
	var written []string
	for _, tag := range s.Languages {
		if !source.WellFormedLang(tag) {
			return &diag.Fault{Misuse: true, Text: "\"" + tag + "\" is not a language tag", Hint: "write tags such as zh-Hant, zh-Hans or en, parted by commas"}
		}
		if slices.Contains(written, tag) {
			return &diag.Fault{Misuse: true, Text: "the language " + tag + " is named twice", Hint: "name each language once"}
		}
		written = append(written, tag)
	}
	s.Derived = slices.Contains(written, lang.Hant)
	if s.Derived {
		written = slices.DeleteFunc(written, func(tag string) bool { return tag == lang.Hans })
	}
	s.Languages = written
	return nil
}

// Base returns the language of the version that the others follow.
func (s sample) Base() string { return s.Languages[0] }

// borrowed lists the languages that the sample is not written in.
func (s sample) borrowed() []string {
	return slices.DeleteFunc(slices.Clone(s.Languages), func(lang string) bool { return textsOf(lang) != nil })
}

// Turned reports whether the sample's English is among what is to be in a language that is
// written from the right, which check would warn of.
func (s sample) Turned() bool {
	return slices.ContainsFunc(s.borrowed(), func(tag string) bool { return lang.Direction(tag) == lang.RightToLeft })
}

// wordless lists the languages of the site that the interface has no words in.
func (s sample) wordless() []string {
	return slices.DeleteFunc(slices.Clone(s.Languages), func(tag string) bool {
		return lang.Lookup(tag, func(tag string) bool {
			_, err := fs.Stat(templates.FS, wordsFile(tag))
			return err == nil
		}) != ""
	})
}

func wordsFile(tag string) string { return "words/" + tag + ".yaml" }

// words returns, for each language without words, a file for them: the English ones
// as comments, to be translated one by one.
func (s sample) words() []output.File {
	english, err := fs.ReadFile(templates.FS, wordsFile(lang.English))
	if err != nil {
		panic(err)
	}
	var out []output.File
	for _, tag := range s.wordless() {
		b := []byte("# Words of the interface in " + tag + ". Translate a line and take its # away; English\n# is shown where there is none. " +
			"See: duizhao check --explain words-none\n")
		for line := range bytes.Lines(english[bytes.IndexByte(english, '\n')+1:]) {
			if len(line) > 1 && line[0] != '#' {
				b = append(b, "# "...)
			}
			b = append(b, line...)
		}
		out = append(out, output.File{Path: "templates/" + wordsFile(tag), Data: b})
	}
	return out
}

// files returns the files of a frame, filled in.
func (s sample) files(frame string) []output.File {
	var out []output.File
	for _, f := range mustArchive(frame).Files {
		dir, base, _ := strings.Cut(f.Name, "LANG")
		if dir == f.Name {
			out = append(out, output.File{Path: f.Name, Data: s.fill(f.Data)})
			continue
		}
		for _, s.Lang = range s.Languages {
			out = append(out, output.File{Path: dir + s.Lang + base, Data: s.fill(f.Data)})
		}
	}
	return out
}

// fill inserts the texts into a file of a frame. Frames are part of the program, so
// a mistake in one is a bug.
func (s sample) fill(data []byte) []byte {
	t := template.Must(template.New("").Funcs(template.FuncMap{
		"text": s.text,
		"in":   func(lang, name string) string { s.Lang = lang; return s.text(name) },
	}).Parse(string(data)))
	var b bytes.Buffer
	if err := t.Execute(&b, s); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// text returns a named text in the language of the file, or in English if the sample
// is not written in that language.
func (s sample) text(name string) string {
	texts := textsOf(s.Lang)
	if texts == nil {
		texts = textsOf(lang.English)
	}
	for _, f := range texts.Files {
		if f.Name == name {
			return strings.TrimSpace(string(f.Data))
		}
	}
	panic("sample: no text " + name + " in " + s.Lang)
}

// textsOf returns the texts in a language, or nil.
func textsOf(lang string) *txtar.Archive {
	data, err := sampleFS.ReadFile("sample/" + lang + ".txtar")
	if err != nil || lang == "site" || lang == "edition" || lang == "apparatus" || lang == "ci" {
		return nil
	}
	return txtar.Parse(data)
}

func mustArchive(name string) *txtar.Archive {
	data, err := sampleFS.ReadFile("sample/" + name)
	if err != nil {
		panic(err)
	}
	return txtar.Parse(data)
}
