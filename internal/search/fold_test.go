package search

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/longbridgeapp/opencc"
)

var update = flag.Bool("update", false, "write fold.txt")

// TestTable holds that fold.txt is what OpenCC's dictionaries give. Two
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
		if err := os.WriteFile("fold.txt", []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != pairs {
		t.Error("fold.txt is not what OpenCC gives; run go test ./internal/search -update")
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

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"軟體 H800 的":               "软体h800的",
		"說。\nDeepSeek 又\n說":       "说。deepseek又说",
		"open\nsource":            "open source",
		"Café, naïve  ＡＢＣ１２":      "cafe,naive abc12",
		"Ⅳ ℃ Straße":              "iv°c strasse",
		"engineers’ work":         "engineers'work",
		"台灣臺灣 走著 裏裡":              "台湾台湾走着里里",
		"name\tthe text\n":        "name\tthe text",
		"“quoted” 「text」 … — end": `"quoted"「text」...—end`,
		"İstanbul Łódź":           "istanbul lodz",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}
