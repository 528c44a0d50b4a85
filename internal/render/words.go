package render

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"strings"

	"duizhao/internal/lang"

	"github.com/goccy/go-yaml"
)

// words are the interface's words by language, from templates/words/TAG.yaml.
type words map[string]map[string]string

// get returns a word in a language, or in one that substitutes for it, or in
// English, or the key itself, so that a missing word is seen but not fatal.
func (w words) get(tag, key string) string {
	near := lang.Lookup(tag, func(tag string) bool { return w[tag][key] != "" })
	if s, ok := w[cmp.Or(near, lang.English)][key]; ok {
		return s
	}
	if key != "witness" && strings.HasSuffix(key, "-x-witness") { // name-en-x-witness
		return w.get(tag, "witness")
	}
	return key
}

func loadWords(layers []fs.FS) (words, error) {
	w := words{}
	for _, layer := range layers {
		if layer == nil {
			continue
		}
		if err := w.load(layer); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// load adds the words of a folder; each replaces one with the same key.
func (w words) load(layer fs.FS) error {
	files, err := fs.ReadDir(layer, "words")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, f := range files {
		tag, ok := strings.CutSuffix(f.Name(), ".yaml")
		if !ok {
			continue
		}
		m, err := WordsOf(layer, path.Join("words", f.Name()))
		if err != nil {
			return err
		}
		if w[tag] == nil {
			w[tag] = m
		} else {
			maps.Copy(w[tag], m)
		}
	}
	return nil
}

// WordsOf reads a file of words of the interface, by key. A file that is not such a
// list is a *TemplateError.
func WordsOf(layer fs.FS, name string) (map[string]string, error) {
	data, err := fs.ReadFile(layer, name)
	if err != nil {
		return nil, err
	}
	m := map[string]string{}
	if err := yaml.Unmarshal(data, &m); err != nil {
		return nil, &TemplateError{name + ": " + yaml.FormatError(err, false, false)}
	}
	return m, nil
}
