package witness_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/witness"
)

// clock is an invented text of four longer blocks and a short one.
const clock = `渡口的鐘樓上住著一個老人，他每天清早爬上去，把指針往前撥一小格，說是替河水趕路。
{#p01}

鎮上的孩子不信，拿了父親的懷錶來對，才發現那口鐘已經比別處快了整整兩個時辰。
{#p02}

從此渡船開得早，店鋪關得也早，外地來的商人總是錯過最後一班，只好在鎮上住一晚。
{#p03}

客棧的老闆娘逢人便說鐘的好話，有人疑心那幾年的燈油錢，其實都是她替老人付的。
{#p04}

後來呢？
{#q01 speaker=x}
`

// TestLockGivesNothingAway checks that a lock has no letter of the text in it, and
// that a guess at its short block cannot be tested without half of the others.
func TestLockGivesNothingAway(t *testing.T) {
	l, blocks := lockOf(t, clock)
	file := string(l.Format())
	_, body, _ := strings.Cut(file, "\nedition")
	if strings.ContainsFunc(body, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Error("the lock has letters of the text")
	}
	if l.Need != 2 {
		t.Fatalf("it needs %d shares", l.Need)
	}
	for line := range strings.Lines(body) {
		if f := strings.Fields(line); len(f) > 0 && f[0] == "q01" && len(f) != 4 {
			t.Errorf("a fingerprint of a short block stands in the open: %s", line)
		}
	}
	finds := func(text string) bool {
		var problems diag.List
		found := witness.Read(witness.Copy{Path: "copy", Data: []byte(text)}, []*witness.Lock{l}, nil, &problems)
		return found != nil && len(found.Matches[l.Block("q01")].Segments) > 0
	}
	if finds(blocks["p03"] + "\n" + blocks["q01"]) {
		t.Error("one block is enough to try a guess at the short one")
	}
	if !finds(blocks["p04"] + "\n" + blocks["p01"] + "\n" + blocks["q01"]) {
		t.Error("two blocks do not open the seal")
	}
	if finds(blocks["p01"] + "\n" + blocks["p02"] + "\n" + blocks["p03"] + "\n" + blocks["p04"] + "\n後來嘛？") {
		t.Error("another short text is taken for the block")
	}
}

// FuzzParse checks that no file breaks Parse, and that a lock that it accepts
// survives being written.
func FuzzParse(f *testing.F) {
	l, _ := lockOf(f, clock)
	f.Add(string(l.Format()))
	f.Add("duizhao-witness-lock 1\nedition e\nlang en\np01 paragraph 3 1+2\np01 repaired 4 2+2\n")
	f.Add("duizhao-witness-lock 2\n")
	f.Fuzz(func(t *testing.T, text string) {
		var problems diag.List
		l := witness.Parse("witness.lock", []byte(text), &problems)
		if (l == nil) != problems.Failed() {
			t.Fatalf("a lock %v with problems %v", l, problems.Sorted())
		}
		if l == nil {
			return
		}
		again := witness.Parse("witness.lock", l.Format(), &problems)
		if again == nil || string(again.Format()) != string(l.Format()) {
			t.Fatalf("%s\nand then\n%v", l.Format(), problems.Sorted())
		}
		witness.Read(witness.Copy{Path: "copy", Data: []byte(clock)}, []*witness.Lock{l}, nil, &problems)
	})
}

// FuzzRead checks that no copy breaks the search, and that what is found has as many
// letters as the lock says, in segments that follow one another.
func FuzzRead(f *testing.F) {
	l, blocks := lockOf(f, clock)
	f.Add(clock)
	f.Add(blocks["p01"] + blocks["p03"] + "\n" + blocks["p02"] + "\n阿梅：" + blocks["q01"])
	f.Add("\ufeff" + strings.ReplaceAll(blocks["p01"], "，", "\n"))
	f.Add("\xff\xfe" + blocks["p01"])
	f.Fuzz(func(t *testing.T, text string) {
		var problems diag.List
		found := witness.Read(witness.Copy{Path: "copy", Data: []byte(text)}, []*witness.Lock{l}, func(string) witness.Knowledge {
			return witness.Knowledge{Labels: []string{"阿梅"}}
		}, &problems)
		if found == nil {
			if !problems.Failed() {
				t.Fatal("nothing was found, and nothing said")
			}
			return
		}
		for i, m := range found.Matches {
			if m.Segments == nil {
				continue
			}
			var lengths []int
			for _, s := range m.Segments {
				lengths = append(lengths, len([]rune(witness.Fold(s.Text))))
				if s.Line < 1 || s.Col < 1 || s.Text != strings.TrimSpace(s.Text) {
					t.Errorf("%s: a segment %q at %d:%d", l.Blocks[i].ID, s.Text, s.Line, s.Col)
				}
			}
			if !slices.Equal(lengths, l.Blocks[i].Forms[m.Form].Breaks) {
				t.Errorf("%s has %v letters, and the lock %v", l.Blocks[i].ID, lengths, l.Blocks[i].Forms[m.Form].Breaks)
			}
		}
		if found.Count() == found.Text() && !problems.Failed() && len(found.Aside) == 0 && found.Encoding == "" {
			t.Error("no encoding")
		}
	})
}

// TestLocate finds emendations in copies that are damaged, repaired, and in Simplified.
func TestLocate(t *testing.T) {
	for _, c := range []struct {
		text    string
		e       edition.Emendation
		at      string
		reading edition.Reading
		trouble string
	}{
		{"在事先准備的", edition.Emendation{Wrong: "准備", Right: "準備"}, "准備", edition.WrongReading, ""},
		{"在事先準備的", edition.Emendation{Wrong: "准備", Right: "準備"}, "準備", edition.RightReading, ""},
		{"在事先准备的", edition.Emendation{Wrong: "准備", Right: "準備"}, "准备", edition.OtherScript, ""},
		{"买了又买", edition.Emendation{Wrong: "买", Right: "買"}, "", 0, "买 is here 2 times"},
		{"买了又买", edition.Emendation{Wrong: "买", Right: "買", Occurrence: 2}, "买", edition.WrongReading, ""},
		{"买了又買", edition.Emendation{Wrong: "买", Right: "買", Occurrence: 2}, "買", edition.RightReading, ""},
		{"买了又买", edition.Emendation{Wrong: "买", Right: "買", Occurrence: 3}, "", 0, "买 is here 2 times, and not 3"},
		{"买了又买", edition.Emendation{Wrong: "买", Right: "買", Context: "买了"}, "买", edition.WrongReading, ""},
		{"買了又买", edition.Emendation{Wrong: "买", Right: "買", Context: "又买"}, "买", edition.WrongReading, ""},
		{"账面", edition.Emendation{Wrong: "账", Right: "帳", RightHK: "賬"}, "账", edition.WrongReading, ""},
		{"賬面", edition.Emendation{Wrong: "账", Right: "帳", RightHK: "賬"}, "賬", edition.RightReading, ""},
		{"它一定是是在底層", edition.Emendation{Wrong: "是是在", Right: "是在"}, "是是在", edition.WrongReading, ""},
		{"它一定是在底層", edition.Emendation{Wrong: "是是在", Right: "是在"}, "是在", edition.RightReading, ""},
		{"在诺大的本土", edition.Emendation{Wrong: "諾大", Right: "偌大"}, "诺大", edition.WrongReading, ""},
		{"他說,好", edition.Emendation{Wrong: ",", Right: "，"}, ",", edition.WrongReading, ""},
		{"他說，好", edition.Emendation{Wrong: ",", Right: "，"}, "，", edition.RightReading, ""},
		{"船,鐘,河", edition.Emendation{Wrong: ",", Right: "、", Occurrence: 2}, ",", edition.WrongReading, ""},
		{"船,鐘,河", edition.Emendation{Wrong: ",", Right: "、"}, "", 0, ", is here 2 times"},
		{"河", edition.Emendation{Wrong: "钟", Right: "鐘"}, "", 0, "neither 钟 nor 鐘 is here"},
		{"河", edition.Emendation{Wrong: "钟", Right: "鐘", Context: "河"}, "", 0, "the context 河 does not hold 钟"},
		{"", edition.Emendation{Wrong: "钟", Right: "鐘"}, "", 0, "neither 钟 nor 鐘 is here"},
	} {
		from, to, reading, trouble := witness.Locate(c.text, &c.e)
		if c.text[from:to] != c.at || reading != c.reading || trouble != c.trouble {
			t.Errorf("%s in %s: %q at %d, reading %d, %q", c.e.Wrong, c.text, c.text[from:to], from, reading, trouble)
		}
	}
}

// TestMark marks repaired words, within links and across them.
func TestMark(t *testing.T) {
	plain := func(s string) edition.Run { return edition.Run{Text: s} }
	open, end := edition.Run{Kind: edition.OpenNote, Ref: "n"}, edition.Run{Kind: edition.CloseNote}
	for _, c := range []struct {
		runs   []edition.Run
		places []witness.Emended
		want   string
	}{
		{[]edition.Run{plain("abcdef")}, nil, "abcdef"},
		{[]edition.Run{plain("abcdef")}, []witness.Emended{{1, 3, "x"}}, "a{x:bc}°def"},
		{[]edition.Run{plain("abcdef")}, []witness.Emended{{0, 1, "x"}, {5, 6, "y"}}, "{x:a}°bcde{y:f}°"},
		{[]edition.Run{plain("ab"), open, plain("cd"), end, plain("ef")}, []witness.Emended{{2, 3, "x"}}, "ab[{x:c}d]°ef"},
		{[]edition.Run{plain("ab"), open, plain("cd"), end, plain("ef")}, []witness.Emended{{2, 3, "x"}, {3, 4, "y"}}, "ab[{x:c}{y:d}]°ef"},
		{[]edition.Run{plain("ab"), open, plain("cd"), end, plain("ef")}, []witness.Emended{{1, 5, "x"}}, "a{x:b}[{x:cd}]{x:e}°f"},
		{[]edition.Run{open, plain("cd"), end}, []witness.Emended{{0, 2, "x"}}, "[{x:cd}]°"},
		{[]edition.Run{plain("abcdef")}, []witness.Emended{{2, 2, "x"}}, "ab°cdef"},
		{[]edition.Run{plain("abcdef")}, []witness.Emended{{0, 0, "x"}, {3, 5, ""}}, "°abc{:de}°f"},
		{[]edition.Run{plain("abcdef")}, []witness.Emended{{1, 2, ""}, {6, 6, "x"}}, "a{:b}°cdef°"},
		{[]edition.Run{plain("ab"), open, plain("cd"), end, plain("ef")}, []witness.Emended{{3, 3, "x"}}, "ab[cd]°ef"},
		{[]edition.Run{plain("ab"), open, plain("cd"), end, plain("ef")}, []witness.Emended{{2, 2, "x"}, {4, 4, "y"}}, "ab°[cd]°ef"},
	} {
		seg := edition.Segment{Runs: slices.Clone(c.runs)}
		before := seg.Text()
		witness.Mark(&seg, c.places, "e.p01", "°")
		var b strings.Builder
		for _, r := range seg.Runs {
			switch r.Kind {
			case edition.Plain:
				b.WriteString(r.Text)
			case edition.OpenEmend:
				b.WriteString("{" + r.Ref + ":")
			case edition.CloseEmend:
				b.WriteString("}")
			case edition.OpenNote:
				b.WriteString("[")
			case edition.CloseNote:
				b.WriteString("]")
			case edition.EmendMark:
				b.WriteString(r.Mark)
			}
		}
		if b.String() != c.want || seg.Text() != before {
			t.Errorf("%v: %s, and should be %s", c.places, b.String(), c.want)
		}
	}
}
