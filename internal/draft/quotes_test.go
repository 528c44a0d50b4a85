package draft

import (
	"strings"
	"testing"

	"duizhao/internal/intake"
)

// TestTypography replaces straight marks by those of each language, and only if
// asked to.
func TestTypography(t *testing.T) {
	for _, tt := range []struct {
		lang, in, want string
		left           int
	}{
		{"en", `"It's late," said the boatman. "Isn't it?"`, "“It’s late,” said the boatman. “Isn’t it?”", 0},
		{"en", `She said, "He told me 'no', twice."`, "She said, “He told me ‘no’, twice.”", 0},
		{"en", `The boatmen's clock of the '90s, the boatmen' own`, "The boatmen’s clock of the ’90s, the boatmen’ own", 0},
		{"en", `A board of 6" by 4" and 5' long`, `A board of 6" by 4" and 5' long`, 3},
		{"en", `("so")—"and so"`, "(“so”)—“and so”", 0},
		{"en", `say "*loud*" now`, "say “loud” now", 0},
		{"en", "a `\"b\"` c", "a \"b\" c", 0},
		{"zh-Hant", `他說:"船'明天'不開。"鐘也停了。`, "他說:「船『明天』不開。」鐘也停了。", 0},
		{"zh-Hans", `他说:"船不开。"`, "他说:“船不开。”", 0},
		{"zh-Hant", `她讀 "it's late" 兩個字`, "她讀 「it’s late」 兩個字", 0},
		{"zh-Hant", `六"寸`, `六"寸`, 1},
		{"de", `"So", sagte er.`, "„So“, sagte er.", 0},
		{"fr", `"Tard", dit-il, l'horloge.`, "«\u202fTard\u202f», dit-il, l’horloge.", 0},
	} {
		for _, set := range []bool{false, true} {
			doc, problems := intake.Read("a.md", []byte("# T\n\n"+tt.in+"\n"), intake.Options{Format: intake.Markdown, Langs: []string{tt.lang}})
			if problems != nil {
				t.Fatal(problems)
			}
			made, err := Make([]*intake.Document{doc}, Options{Title: `The "T"`, Typography: set})
			if err != nil {
				t.Fatal(err)
			}
			want, left := tt.want, tt.left
			if !set {
				want = strings.NewReplacer("`", "", "*", "").Replace(tt.in)
				left = strings.Count(want, `"`) + strings.Count(want, "'")
				if strings.Contains(tt.in, "`") {
					left = 0
				}
			}
			blocks := made.Versions[0].Blocks
			var got strings.Builder
			for _, s := range blocks[len(blocks)-1].Segments {
				if got.Len() > 0 && !strings.HasPrefix(tt.lang, "zh") {
					got.WriteByte(' ')
				}
				got.WriteString(s.Text())
			}
			if got.String() != want || made.Straight != left {
				t.Errorf("%s, set %v: %s\ngot  %s, %d left\nwant %s, %d", tt.lang, set, tt.in, got.String(), made.Straight, want, left)
			}
		}
	}
}
