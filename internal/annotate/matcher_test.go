package annotate

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// naive is the definition of what Find finds: at each place, from left to right,
// the longest form there that is of whole words; of equal ones the lowest note.
func naive(forms []Form, text string) []Match {
	var out []Match
	for i := 0; i < len(text); {
		best := Match{From: i}
		for _, f := range forms {
			to := i + len(f.Text)
			if f.Text == "" || !strings.HasPrefix(text[i:], f.Text) || !apart(text, i) || !apart(text, to) {
				continue
			}
			if to > best.To || to == best.To && f.Note < best.Note {
				best.To, best.Note = to, f.Note
			}
		}
		if best.To > i {
			out = append(out, best)
			i = best.To
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return out
}

// apart reports whether a form may begin or end at an offset: not within a word,
// and not within a number such as 2.5.
func apart(text string, at int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:at])
	after, m := utf8.DecodeRuneInString(text[at:])
	if n == 0 || m == 0 {
		return true
	}
	if wordy(before) && wordy(after) {
		return false
	}
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	return !(after == '.' && digit(at-1) && digit(at+1)) && !(before == '.' && digit(at-2) && digit(at))
}

func agree(t *testing.T, forms []Form, text string) {
	t.Helper()
	got, want := NewMatcher(forms).Find(nil, text), naive(forms, text)
	if !slices.Equal(got, want) {
		t.Fatalf("forms %v\ntext %q\n got %v\nwant %v", forms, text, got, want)
	}
}

func TestMatcher(t *testing.T) {
	forms := []Form{{"宇樹", 0}, {"宇樹科技", 1}, {"科技公司", 2}, {"GPT-4", 3}, {"GPT-4o", 4}, {"V2", 5}, {"Spot", 6}, {"波", 7}, {"B2-W", 8},
		{"Zoë", 9}, {"Zo", 10}, {"C++", 11}, {"AI", 12}, {"AI圈", 13}, {"Boston Dynamics", 14}, {"Boston", 15}, {"2.5", 16}, {"宇樹", 17}}
	for _, c := range []struct{ text, want string }{
		{"宇樹科技公司和宇樹", "宇樹科技=1 宇樹=0"},                          // the longest wins, and then nothing overlaps it
		{"GPT-4o, GPT-4, GPT-45, xGPT-4", "GPT-4o=4 GPT-4=3"}, // whole words
		{"V2 V2.5 V2. V2", "V2=5 V2=5 V2=5"},                  // V2.5 is another thing
		{"12.5 2.5 2.5.1 2.5。", "2.5=16 2.5=16"},              // and so is 12.5
		{"Spot’s Spots Spot", "Spot=6 Spot=6"},                //
		{"輪足版B2-W亮相，波B2-W", "B2-W=8 波=7 B2-W=8"},              // Han has no word boundaries
		{"Zoë Zo\u0308 Zo", "Zoë=9 Zo=10"},                    // a combining mark belongs to its letter
		{"C++ C+++ C", "C++=11 C++=11"},                       //
		{"AI圈裡的AI", "AI圈=13 AI=12"},                           //
		{"Boston Dynamic Boston Dynamics", "Boston=15 Boston Dynamics=14"},
		{"Ｓpot Spot２ １Spot", ""}, // full-width letters and digits are letters and digits
		{"\xffSpot\xff \xe5\xae", "Spot=6"},
		{"", ""},
	} {
		var got []string
		for _, m := range NewMatcher(forms).Find(nil, c.text) {
			got = append(got, c.text[m.From:m.To]+"="+itoa(m.Note))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
		agree(t, forms, c.text)
	}
}

func itoa(n int) string { return string(appendInt(nil, n)) }

func appendInt(b []byte, n int) []byte {
	if n >= 10 {
		b = appendInt(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

func TestMatcherEmpty(t *testing.T) {
	for _, forms := range [][]Form{nil, {{"", 0}}} {
		if got := NewMatcher(forms).Find(nil, "宇樹 Spot"); got != nil {
			t.Errorf("forms %v found %v", forms, got)
		}
	}
	kept := []Match{{1, 2, 3}}
	if got := NewMatcher([]Form{{"Spot", 0}}).Find(kept, "Spot"); len(got) != 2 || got[0] != kept[0] {
		t.Errorf("Find does not append: %v", got)
	}
}

// TestMatcherRandom compares Find with its definition on texts over alphabets so
// small that forms overlap, contain and continue each other all the time.
func TestMatcherRandom(t *testing.T) {
	alphabets := []string{"宇樹科", "ab ", "宇a樹b ", "aé2.-宇，", "你好ab１Ａ가\u0301.9", "𠮷宇a𝒳 "}
	r := rand.New(rand.NewPCG(1, 2))
	random := func(alphabet []rune, n int) string {
		out := make([]rune, n)
		for i := range out {
			out[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(out)
	}
	for range 20_000 {
		alphabet := []rune(alphabets[r.IntN(len(alphabets))])
		forms := make([]Form, 1+r.IntN(12))
		for i := range forms {
			forms[i] = Form{random(alphabet, 1+r.IntN(5)), r.IntN(10)}
		}
		agree(t, forms, random(alphabet, r.IntN(40)))
	}
}

func FuzzMatcher(f *testing.F) {
	f.Add("宇樹|宇樹科技|GPT-4|GPT-4o", "宇樹科技推出GPT-4o，不是GPT-4.5")
	f.Add("a|ab|abc|bc", "abc ab abcd\xff")
	f.Add("2.5|V2|.", "V2.5 2.5.")
	f.Fuzz(func(t *testing.T, list, text string) {
		var forms []Form
		for i, s := range strings.Split(list, "|") {
			if utf8.ValidString(s) { // source refuses files that are not UTF-8
				forms = append(forms, Form{s, i})
			}
		}
		agree(t, forms, text)
	})
}
