package variant

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/longbridgeapp/opencc"
)

var update = flag.Bool("update", false, "write table.txt")

// TestTable checks that table.txt is what OpenCC's dictionaries give. Two
// characters fold alike when t2s or tw2s turns one into the other: tw2s alone
// knows Taiwan's 著 for 着, t2s alone the forms that Taiwan does not use.
func TestTable(t *testing.T) {
	class := map[rune]rune{}
	var find func(r rune) rune
	find = func(r rune) rune {
		if p, ok := class[r]; ok && p != r {
			return find(p)
		}
		return r
	}
	for _, name := range []string{"t2s", "tw2s"} {
		cc, err := opencc.New(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range unicode.Han.R16 {
			for c := uint32(table.Lo); c <= uint32(table.Hi); c += uint32(table.Stride) {
				link(cc, rune(c), class, find)
			}
		}
		for _, table := range unicode.Han.R32 {
			for c := table.Lo; c <= table.Hi; c += table.Stride {
				link(cc, rune(c), class, find)
			}
		}
	}
	var list []rune
	for r := range class {
		if find(r) != r {
			list = append(list, r)
		}
	}
	slices.Sort(list)
	var b strings.Builder
	for _, r := range list {
		b.WriteRune(r)
		b.WriteRune(find(r))
	}
	if *update {
		if err := os.WriteFile("table.txt", []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != table {
		t.Error("table.txt is not what OpenCC gives; run go test ./internal/variant -update")
	}
}

func link(cc *opencc.OpenCC, c rune, class map[rune]rune, find func(rune) rune) {
	s, err := cc.Convert(string(c))
	out := []rune(s)
	if err != nil || len(out) != 1 || out[0] == c {
		return
	}
	if from, to := find(c), find(out[0]); from != to {
		class[from] = to
	}
}

func TestOf(t *testing.T) {
	for _, family := range []string{"裏裡里", "爲為为", "著着", "乾幹干", "臺台", "羣群", "𡞵㛟", "A", "、"} {
		var of rune
		for i, r := range family {
			if i == 0 {
				of = Of(r)
			} else if Of(r) != of {
				t.Errorf("%s: %c stands for %c, %c for the first", family, Of(r), r, of)
			}
		}
	}
	if Of('諾') == Of('偌') {
		t.Error("two characters that have nothing to do with each other are one")
	}
	n := 0
	for from, to := range All() {
		if n++; Of(from) != to || Of(to) != to {
			t.Errorf("%c: %c, %c", from, Of(from), Of(to))
		}
	}
	if n < 4000 {
		t.Errorf("only %d", n)
	}
}

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		for r := rune(0x4E00); r < 0x5E00; r++ {
			Of(r)
		}
	}
}
