package render

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"duizhao/internal/config"
	"duizhao/internal/html"
	"duizhao/internal/lang"

	"github.com/goccy/go-yaml"
)

// words are the interface's words by language, from templates/words/TAG.yaml. A
// program that knows many languages must not read all of them for a site in two: a
// table is made when it is first asked for.
type words map[string]func() map[string]string

// Words are the words of the interface.
type Words struct {
	words words
}

// of returns the words in a language, by key. There may be none.
func (w words) of(tag string) map[string]string {
	if table := w[tag]; table != nil {
		return table()
	}
	return nil
}

// say returns a word for readers of a language, with the language that it is in: that
// language, or one that substitutes for it, or English, or nothing that the program
// knows of, which is the key itself, so that a missing word is seen but not fatal.
// What is composed with a word is in the word's language, its date and its plural too.
func (w words) say(tag, key string) Tagged {
	if w.of(tag)[key] != "" {
		return Tagged{tag, w.of(tag)[key]}
	}
	near := lang.Lookup(tag, func(tag string) bool { return w.of(tag)[key] != "" })
	if near != "" {
		return Tagged{lang.Public(tag), w.of(near)[key]} // readers of zh-HK read zh-Hant as theirs
	}
	return Tagged{lang.English, cmp.Or(w.of(lang.English)[key], key)}
}

// get is say for a place that has no language of its own, such as an attribute.
func (w words) get(tag, key string) string { return w.say(tag, key).Text }

// voice returns the language in which the interface speaks to readers of a language:
// their own, or English if it has no words of theirs.
func (w words) voice(tag string) string {
	if lang.Lookup(tag, func(tag string) bool { return len(w.of(tag)) > 0 }) != "" {
		return tag
	}
	return lang.English
}

// voices returns the languages in which the interface speaks on a page in some
// languages, each once.
func (w words) voices(langs []string) []string {
	out := make([]string, 0, len(langs))
	for _, l := range langs {
		if l = w.voice(l); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// name returns what a version in a language is called there: by a word of the
// site's, as the author's text, or by the language's own name for itself.
func (w words) name(tag string) Tagged {
	key := "name-" + tag
	if near := lang.Lookup(tag, func(t string) bool { return w.of(t)[key] != "" }); near != "" {
		return Tagged{tag, w.of(near)[key]}
	}
	if strings.HasSuffix(tag, "-x-witness") {
		return w.say(tag, "witness")
	}
	return Tagged{tag, lang.Endonym(tag)}
}

// Each returns a word of the interface in each language of a page, once.
func (r *Words) Each(langs []string, key string) []Tagged {
	out := make([]Tagged, 0, len(langs))
	for _, l := range langs {
		w := r.Say(l, key)
		if !slices.ContainsFunc(out, func(t Tagged) bool { return t.Text == w.Text }) { // Text is Text in German, too
			out = append(out, w)
		}
	}
	return out
}

// loadWords finds the words in some folders, the program's first; each replaces one
// with the same key. The names of layouts are words, layout-NAME, below them all. The program's own files are read when they are needed, which
// cannot fail; all others now, so that what is wrong with one is reported.
func loadWords(layers []fs.FS, layouts []config.Layout) (words, error) {
	w := words{}
	names := map[string]map[string]string{}
	for _, l := range layouts {
		for tag, name := range l.Names {
			if names[tag] == nil {
				names[tag] = map[string]string{}
			}
			names[tag]["layout-"+l.Name] = name
		}
	}
	for tag, table := range names {
		w[tag] = func() map[string]string { return table }
	}
	for i, layer := range layers {
		if layer == nil {
			continue
		}
		read := wordsNow
		if i == 0 {
			read = wordsLater
		}
		if err := w.load(layer, read); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// load adds the words of a folder.
func (w words) load(layer fs.FS, read func(fs.FS, string) (func() map[string]string, error)) error {
	files, err := fs.ReadDir(layer, "words")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, f := range files {
		tag, ok := strings.CutSuffix(f.Name(), ".yaml")
		if !ok {
			continue
		}
		table, err := read(layer, path.Join("words", f.Name()))
		if err != nil {
			return err
		}
		if below := w[tag]; below != nil {
			above := table
			table = sync.OnceValue(func() map[string]string {
				all := maps.Clone(below())
				maps.Copy(all, above())
				return all
			})
		}
		w[tag] = table
	}
	return nil
}

// wordsNow and wordsLater read a file of words, at once or when it is first needed.
func wordsNow(layer fs.FS, name string) (func() map[string]string, error) {
	m, err := WordsOf(layer, name)
	return func() map[string]string { return m }, err
}

func wordsLater(layer fs.FS, name string) (func() map[string]string, error) {
	return sync.OnceValue(func() map[string]string {
		m, err := WordsOf(layer, name)
		if err != nil {
			panic(err) // in the program itself
		}
		return m
	}), nil
}

// WordsOf reads a file of words of the interface, by key. A file that is not such a
// list is a *TemplateError.
func WordsOf(layer fs.FS, name string) (map[string]string, error) {
	data, err := fs.ReadFile(layer, name)
	if err != nil {
		return nil, err
	}
	m := map[string]string{}
	if err := yaml.Unmarshal(data, &m); err != nil && !errors.Is(err, io.EOF) { // nothing but comments
		return nil, &TemplateError{File: name, Text: yaml.FormatError(err, false, false)}
	}
	return m, nil
}

// Word returns a word of the interface for readers of a language.
func (r *Words) Word(tag, key string) string { return r.words.get(tag, key) }

// Say returns the same with the language that it is in.
func (r *Words) Say(tag, key string) Tagged { return r.words.say(tag, key) }

// Voice returns the language in which the interface speaks to readers of a language: that
// one, if there are words in it.
func (r *Words) Voice(tag string) string { return r.words.voice(tag) }

// Voices returns the voices for readers of some languages, each once.
func (r *Words) Voices(langs []string) []string { return r.words.voices(langs) }

// VersionName returns what a version in a language is called.
func (r *Words) VersionName(tag string) Tagged { return r.words.name(tag) }

// Count returns a number with its noun, from the word count-KEY, "%d note|%d notes":
// a form for each category of number in the language (lang.Plural).
func (r *Words) Count(tag, key string, n int) string {
	form := lang.Plural(tag, n, strings.Split(r.Word(tag, "count-"+key), "|"))
	return strings.Replace(form, "%d", lang.Number(tag, strconv.Itoa(n)), 1)
}

// Label returns a word of the interface, followed by after, for an attribute that
// has to speak to the readers of every language of a page: 段落 7 / Block 7.
func (r *Words) Label(langs []string, key, after string) string {
	var out []string
	for _, l := range langs {
		if s := r.Word(l, key) + after; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " / ")
}

// Within writes what is said in a language within text of another, or of the same.
func Within(w *html.Writer, said Tagged, lang string) {
	if said.Lang == lang {
		w.Text(said.Text)
		return
	}
	w.Element("span", said.Text, html.Lang(said.Lang))
}

// Table returns the words in a language, by key. There may be none.
func (r *Words) Table(tag string) map[string]string { return r.words.of(tag) }
