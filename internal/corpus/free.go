package corpus

import (
	"fmt"
	"strconv"
	"strings"

	"duizhao/internal/edition"
)

// freeIDs finds ids for blocks that have none. It walks a version once, however
// many of them there are.
type freeIDs struct {
	used    map[string]bool
	highest map[string]int // by letter: of the whole version
	before  map[string]int // by letter: of the last block with an id before at
	at      int
}

// free returns the id that an editor would give the i-th block of a version: the one
// after the last of its kind before it, unless that is taken; else the one after the
// highest. It must be called for blocks in their order.
func (f *freeIDs) free(v *edition.Version, i int) string {
	if f.used == nil {
		f.used, f.highest, f.before = map[string]bool{}, map[string]int{}, map[string]int{}
		for k := range v.Blocks {
			f.used[v.Blocks[k].ID] = true
			if letter, n := numbered(v.Blocks[k].ID); n > 0 {
				f.highest[letter] = max(f.highest[letter], n)
			}
		}
	}
	for ; f.at < i; f.at++ {
		if letter, n := numbered(v.Blocks[f.at].ID); n > 0 {
			f.before[letter] = n
		}
	}
	letter, form := "p", "%s%02d"
	if v.Blocks[i].Kind == edition.Heading {
		letter, form = "s", "%s%d"
	}
	if id := fmt.Sprintf(form, letter, f.before[letter]+1); !f.used[id] {
		return id
	}
	return fmt.Sprintf(form, letter, f.highest[letter]+1)
}

// numbered cuts an id such as p17 into its letter and its number; n is 0 for others.
func numbered(id string) (letter string, n int) {
	for _, letter := range []string{"p", "s"} {
		if rest, ok := strings.CutPrefix(id, letter); ok {
			if n, err := strconv.Atoi(rest); err == nil {
				return letter, n
			}
		}
	}
	return "", 0
}

// ruleID returns the id of the n-th thematic break of a version, which an editor does
// not write: rulei, ruleii. A text with more than a few dozen is an attack or has a
// table of dashes, and gets short ones.
func ruleID(n int) string {
	if n <= 30 {
		return "rule" + strings.Repeat("i", n)
	}
	return "rulex" + strconv.Itoa(n)
}
