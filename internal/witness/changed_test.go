package witness_test

import (
	"fmt"
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/witness"
)

// lamp is an invented text of five blocks, of two or three segments each, and a short one.
const lamp = `守燈人在霧裡數船，每過一艘便在牆上畫一道。
到了冬天，整面牆都畫滿了細細的白線。
{#p01}

後來的人以為那是某種文字，請了學者來讀。
學者讀了三個月，說這是一首沒有韻的長詩。
詩裡反覆提到同一艘船，卻從不說它叫什麼。
{#p02}

島上只有一條路，從碼頭通到燈塔，再沒有別處。
送煤的驢子認得每一塊石頭，夜裡也不會走錯。
{#p03}

孩子們在路旁種了幾株矮松，說是給風指路。
風並不領情，年年把松樹吹成同一個方向。
{#p04}

最後一任守燈人離開的時候，把鑰匙留在門上。
他說燈會自己亮，只要還有人記得數船。
{#p05}

誰記得？
{#q01 speaker=x}
`

// TestWhatChanged checks what an editor is told of a copy that is not quite the text:
// where, in which segment, and by how much.
func TestWhatChanged(t *testing.T) {
	l, blocks := lockOf(t, lamp)
	lines := strings.Split(strings.TrimSpace(fill("@p01\n@p02\n@p03\n@p04\n@p05\n@q01", blocks)), "\n")
	for _, c := range []struct {
		name     string
		old, new string // in the copy, by pairs of |
		want     string
	}{
		{"nothing", "", "", ""},
		{"the first letter of all", "守燈人在霧裡", "看燈人在霧裡",
			"1:1 the block p01 was changed: segment 1 has 看 where the text has 守"},
		{"the last letter of a block", "吹成同一個方向", "吹成同一個模樣",
			"4:21 the block p04 was changed: segment 2 has the same 17 letters, but not all of them are the same"},
		{"a segment that is longer", "請了學者來讀", "請了城裡的學者慢慢地來讀",
			"2:1 the block p02 was changed: segment 1 has 24 letters instead of 18, 6 more"},
		{"a segment that is shorter", "說這是一首沒有韻的長詩", "說這是詩",
			"2:21 the block p02 was changed: segment 2 has 11 letters instead of 18, 7 fewer"},
		{"the middle of three segments is gone", "學者讀了三個月，說這是一首沒有韻的長詩。", "",
			"2:21 the block p02 was changed: segment 2 has 0 letters instead of 18, 18 fewer"},
		{"two segments", "後來的人以為那是某種文字，請了學者來讀。|說這是一首沒有韻的長詩", "後人以為那是文字，請人來讀。|說這是詩",
			"2:1 the block p02 was changed: segments 1 to 2 have 23 letters instead of 36, 13 fewer"},
		{"a speaker before a changed block", "島上只有一條路，從碼頭通到燈塔，再沒有別處", "阿梅：島上只有兩條路，從碼頭通到燈塔，再沒有別處",
			"3:8 the block p03 was changed: segment 1 has 两 where the text has 一"},
		{"the whole of a block, as long", "孩子們在路旁種了幾株矮松，說是給風指路。風並不領情，年年把松樹吹成同一個方向。", "那一年下了很大的雪，路都看不見了，人們只好在屋裡等著。等到春天才有船來。",
			"4:1 the block p04 was changed: what stands here has 32 letters instead of 35, 3 fewer"},
		{"the whole of a block, much longer", "孩子們在路旁種了幾株矮松，說是給風指路。風並不領情，年年把松樹吹成同一個方向。",
			strings.Repeat("那一年下了很大的雪，路都看不見了，人們只好在屋裡等著，", 5), "0:0 1 of the 6 blocks is not in this copy, nor anything like it: p04"},
		{"two blocks in a row", "島上只有一條路，從碼頭通到燈塔，再沒有別處。送煤的驢子認得每一塊石頭，夜裡也不會走錯。|" +
			"孩子們在路旁種了幾株矮松，說是給風指路。風並不領情，年年把松樹吹成同一個方向。",
			"那一年下了很大的雪，路都看不見了，人們只好在屋裡等著，等到春天才終於有船來靠岸。|" +
				"雪化了以後，有人在路邊撿到一隻舊靴子，沒有人認得它是誰的，也沒有人想要。",
			"3:1 the block p03 was changed: what stands here has 36 letters instead of 38, 2 fewer; " +
				"4:1 the block p04 was changed: what stands here has 32 letters instead of 35, 3 fewer"},
		{"a block that is gone", "孩子們在路旁種了幾株矮松，說是給風指路。風並不領情，年年把松樹吹成同一個方向。\n", "",
			"0:0 1 of the 6 blocks is not in this copy, nor anything like it: p04"},
		{"the last block, at its end", "只要還有人記得數船。\n誰記得？", "只要還有人記得數羊。",
			"0:0 1 of the 6 blocks is not in this copy, nor anything like it: q01; " +
				"5:38 the block p05 was changed: segment 2 has 羊 where the text has 船"},
		{"a letter that is missing", "沒有韻的長詩", "沒有韻長詩",
			"2:37 the block p02 was changed: segment 2 lacks a letter here, 的"},
		{"a letter too many", "沒有韻的長詩", "沒有韻的很長詩",
			"2:38 the block p02 was changed: segment 2 has one letter too many, 很"},
		{"the last letter of all is missing", "只要還有人記得數船。", "只要還有人記得數。",
			"5:37 the block p05 was changed: segment 2 lacks a letter after this one, 船"},
		{"the short one", "誰記得？", "誰還記得？",
			"6:2 the block q01 was changed: it has one letter too many, 还"},
		{"the short one, in the middle of another", "誰記得？", "這誰記得？",
			"6:1 the block q01 was changed: it has one letter too many, 这"},
	} {
		text := strings.Join(lines, "\n")
		olds, news := strings.Split(c.old, "|"), strings.Split(c.new, "|")
		for i := range olds {
			if c.old != "" && strings.Count(text, olds[i]) != 1 {
				t.Fatalf("%s: %s is not there once", c.name, olds[i])
			}
			if c.old != "" {
				text = strings.Replace(text, olds[i], news[i], 1)
			}
		}
		var problems diag.List
		witness.Read(witness.Copy{Path: "copy", Data: []byte(text)}, []*witness.Lock{l}, func(string) witness.Knowledge {
			return witness.Knowledge{Labels: []string{"阿梅", "老周"}}
		}, &problems)
		var said []string
		for _, p := range problems.Sorted() {
			said = append(said, fmt.Sprintf("%d:%d %s", p.Pos.Line, p.Pos.Col, p.Text))
		}
		if got := strings.Join(said, "; "); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestOccurrences checks that of a sign which stands in a segment several times the one
// that is meant is found.
func TestOccurrences(t *testing.T) {
	const text = "船,鐘,河,岸"
	for n, want := range []int{3, 7, 11} {
		e := edition.Emendation{Wrong: ",", Right: "、", Occurrence: n + 1}
		if from, to, reading, trouble := witness.Locate(text, &e); from != want || to != want+1 || reading != edition.WrongReading || trouble != "" {
			t.Errorf("comma %d is at %d to %d, reading %d, %s", n+1, from, to, reading, trouble)
		}
		repaired := strings.ReplaceAll(text, ",", "、")
		at := want + 2*n
		if from, to, reading, trouble := witness.Locate(repaired, &e); from != at || to != at+3 || reading != edition.RightReading || trouble != "" {
			t.Errorf("repaired, it is at %d to %d, reading %d, %s", from, to, reading, trouble)
		}
	}
}
