package script

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/longbridgeapp/opencc"
)

// window is the longest word that OpenCC's Go module looks up, in characters.
// Longer ones stand in its dictionaries and are never found; so do we.
const window = 10

// chain loads the dictionaries of one of OpenCC's conversions, a lexicon for
// each of its steps. They are part of the program, so that failing to load them
// is a programmer's mistake.
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
	cc, err := opencc.New(conversion)
	if err != nil {
		panic("script: " + err.Error())
	}
	for step, group := range cc.DictChains {
		for _, dict := range slices.Backward(group.Dicts) {
			for _, id := range dict.Trie.PrefixPredict(nil, 0) {
				key, err := dict.Trie.Key(id)
				if err != nil {
					panic("script: " + err.Error())
				}
				at, err := dict.Trie.Value(id)
				if err != nil {
					panic("script: " + err.Error())
				}
				if values := dict.Values[at]; len(values) > 0 && utf8.RuneCount(key) <= window {
					f(step, string(key), values)
				}
			}
		}
	}
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
