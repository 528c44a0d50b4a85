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

// OpenCC's dictionaries lie here as files. The Go module that carries them builds
// them into tries of a module under the GPL when it is imported, which would put
// the whole program under it; it is used by tests only.
//
//go:embed opencc/*.txt.gz
var dictionaries embed.FS

// conversions are those of OpenCC's that are used here, as its data/config has
// them: the dictionaries of each step, in the order in which they are asked.
var conversions = map[string][][]string{
	"tw2s": {{"TWVariantsRevPhrases", "TWVariantsRev"}, {"TSPhrases", "TSCharacters"}},
	"s2tw": {{"STPhrases", "STCharacters"}, {"TWVariants"}},
	"t2tw": {{"TWVariants"}},
	"t2hk": {{"HKVariants"}},
}

// window is the longest word that OpenCC's Go module looks up, in characters.
// Longer ones stand in its dictionaries and are never found; so do we.
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

// dictionary is the lines of a dictionary, WORD tab VALUE blank VALUE…, by word;
// where a word stands twice, the last one counts. The dictionaries are part of
// the program, so that failing to read one is a programmer's mistake.
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

// unpacked is the text of a dictionary. They are kept compressed: one of them is a
// megabyte, and few commands need it.
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

// missing are Traditional characters that the dictionaries of the module leave as
// they are, each with its Simplified one: without them 抬頭 becomes 擡头 and 揹 stays
// 揹. They are the one place where we convert and OpenCC's module does not.
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
