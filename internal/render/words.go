package render

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml"
)

// words are the interface's words by language, from templates/words/TAG.yaml.
type words map[string]map[string]string

// get gives a word in a language, or in one that shares its primary subtag, or
// in English, or the key itself, so that a missing word is seen and not fatal.
func (w words) get(lang, key string) string {
	if s, ok := w[lang][key]; ok {
		return s
	}
	primary, _, _ := strings.Cut(lang, "-")
	for _, tag := range []string{primary, primary + "-Hant", "en"} {
		if s, ok := w[tag][key]; ok {
			return s
		}
	}
	return key
}

func loadWords(templates fs.FS) (words, error) {
	w := words{}
	files, err := fs.ReadDir(templates, "words")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, f := range files {
		tag, ok := strings.CutSuffix(f.Name(), ".yaml")
		if !ok {
			continue
		}
		name := path.Join("words", f.Name())
		data, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, err
		}
		m := map[string]string{}
		if err := yaml.Unmarshal(data, &m); err != nil {
			return nil, &TemplateError{name + ": " + yaml.FormatError(err, false, false)}
		}
		w[tag] = m
	}
	return w, nil
}
