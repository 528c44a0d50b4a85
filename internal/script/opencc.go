package script

import (
	"compress/gzip"
	"embed"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// OpenCC's dictionaries are here as files. The Go module that has them builds
// tries with a module under the GPL as soon as it is imported, which would put the
// whole program under the GPL; only tests import it.
//
//go:embed opencc/*.txt.gz
var dictionaries embed.FS

// conversions are those of OpenCC's conversions that are used here, as in its
// data/config: the dictionaries of each step, in the order in which they are
// consulted.
var conversions = map[string][][]string{
	"tw2s": {{"TWVariantsRevPhrases", "TWVariantsRev"}, {"TSPhrases", "TSCharacters"}},
	"s2tw": {{"STPhrases", "STCharacters"}, {"TWVariants"}},
	"t2tw": {{"TWVariants"}},
	"t2hk": {{"HKVariants"}},
}

// window is the length, in characters, of the longest word that OpenCC's Go module
// looks up. It never finds the longer words of its dictionaries; neither do we.
const window = 10

// chain loads the dictionaries of one of OpenCC's conversions, a lexicon for
// each of its steps.
func chain(conversion string) []*lexicon {
	var out []*lexicon
	entries(conversion, func(step int, word string, values []string) {
		for len(out) <= step {
			out = append(out, newLexicon())
		}
		out[step].add(word, values[0])
	})
	return out
}

// entries calls f with each entry of the dictionaries of a conversion, by steps.
// Within a step the dictionaries that come first in OpenCC come last here, so
// that their entries replace those of the others.
func entries(conversion string, f func(step int, word string, values []string)) {
	steps, ok := conversions[conversion]
	if !ok {
		panic("script: no conversion " + conversion)
	}
	for step, names := range steps {
		for _, name := range slices.Backward(names) {
			for _, line := range dictionary(name) {
				word, values, _ := strings.Cut(line, "\t")
				if utf8.RuneCountInString(word) <= window {
					f(step, word, strings.Fields(values))
				}
			}
		}
	}
}

// dictionary returns the lines of a dictionary, WORD tab VALUE blank VALUE…,
// sorted by word; of several lines for a word the last one counts. The
// dictionaries are part of the program, so failing to read one is a programmer's
// mistake.
func dictionary(name string) []string {
	data, err := unpacked(name)
	if err != nil {
		panic("script: " + err.Error())
	}
	lines := strings.Split(strings.TrimRight(string(data), "\r\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return !strings.Contains(line, "\t") })
	word := func(line string) string { return line[:strings.IndexByte(line, '\t')] }
	byWord := func(a, b string) int { return strings.Compare(word(a), word(b)) }
	if !slices.IsSortedFunc(lines, byWord) {
		slices.SortStableFunc(lines, byWord)
	}
	slices.Reverse(lines)
	lines = slices.CompactFunc(lines, func(a, b string) bool { return word(a) == word(b) })
	slices.Reverse(lines)
	return lines
}

// unpacked returns the text of a dictionary. Dictionaries are kept compressed: one
// of them is a megabyte, and few commands need it.
func unpacked(name string) ([]byte, error) {
	f, err := dictionaries.Open("opencc/" + name + ".txt.gz")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// missing lists Traditional characters that the module's dictionaries leave as
// they are, each with its Simplified one: without them 抬頭 becomes 擡头 and 揹
// stays 揹. Only here do we convert what OpenCC's module does not.
const missing = "擡抬 揹背 暱昵 伕夫 牠它 幷并"

// tw2s turns Taiwan's Traditional into Simplified.
var tw2s = sync.OnceValue(func() []*lexicon {
	steps := chain("tw2s")
	for _, pair := range strings.Fields(missing) {
		from, n := utf8.DecodeRuneInString(pair)
		steps[1].add(string(from), pair[n:])
	}
	return steps
})
