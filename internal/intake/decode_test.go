package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	traditional = "渡口立著一座鐘，比岸上哪一戶人家都老。看鐘的女士每天早上替它上一次發條，從來沒有漏過。\n船夫只聽鐘聲。"
	simplified  = "渡口立着一座钟，比岸上哪一户人家都老。看钟的女士每天早上替它上一次发条，从来没有漏过。\n船夫只听钟声。"
	english     = "A clock stands at the ferry.\nIt is older than any house."
)

// TestDecode checks that the encoding of a text is found from its bytes alone.
func TestDecode(t *testing.T) {
	in := func(e encoding.Encoding, s string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	le, be := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	leMark, beMark := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	gb, big := simplifiedchinese.GB18030, traditionalchinese.Big5
	for _, c := range []struct {
		name  string
		data  []byte
		want  string
		which string
	}{
		{"utf-8", []byte(traditional), traditional, "UTF-8"},
		{"utf-8 with a mark", []byte("\xef\xbb\xbf" + english), english, "UTF-8"},
		{"nothing", nil, "", "UTF-8"},
		{"utf-16 le with a mark", in(leMark, traditional), traditional, "UTF-16 LE"},
		{"utf-16 be with a mark", in(beMark, english), english, "UTF-16 BE"},
		{"utf-16 le, english", in(le, english), english, "UTF-16 LE"},
		{"utf-16 be, english", in(be, english), english, "UTF-16 BE"},
		{"utf-16 le, chinese", in(le, strings.Repeat(traditional+"\n", 3)), strings.Repeat(traditional+"\n", 3), "UTF-16 LE"},
		{"utf-16 be, chinese on one line", in(be, "這是我們的國家，我們說了很多話。他們都不知道為什麼。"), "這是我們的國家，我們說了很多話。他們都不知道為什麼。", "UTF-16 BE"},
		{"gb 18030, simplified", in(gb, simplified), simplified, "GB 18030"},
		{"gb 18030, traditional", in(gb, traditional), traditional, "GB 18030"},
		{"gb 18030, four bytes", in(gb, simplified+"𠮷㐀"), simplified + "𠮷㐀", "GB 18030"},
		{"big5", in(big, traditional), traditional, "Big5"},
		{"big5, hong kong", append(in(big, traditional), 0x9D, 0xEF, 0x9D, 0xF6), traditional + "嘅喺", "Big5"},
		{"big5, short", in(big, "今天的天氣是好的。"), "今天的天氣是好的。", "Big5"},
		{"gb 18030, short", in(gb, "今天的天气是好的。"), "今天的天气是好的。", "GB 18030"},
		{"declared in html", []byte("<html><head><meta charset=\"windows-1252\"></head><p>caf\xe9 caf\xe9</p>"),
			"<html><head><meta charset=\"windows-1252\"></head><p>café café</p>", "windows-1252"},
		{"declared in xml", []byte("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>"),
			"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>", "windows-1252"},
		{"declared and not so", []byte("<meta charset=big5><p>" + simplified), "<meta charset=big5><p>" + simplified, "UTF-8"},
	} {
		text, which, problems := Decode(c.data, "")
		if problems != nil || text != c.want || which != c.which {
			t.Errorf("%s: %q as %s, %v; want %q as %s", c.name, clipped(text), which, problems, clipped(c.want), c.which)
		}
	}
}

func clipped(s string) string { return s[:min(len(s), 60)] }

// TestDecodeNamed checks that a named encoding wins over what the bytes look like.
func TestDecodeNamed(t *testing.T) {
	for _, c := range []struct{ data, named, want string }{
		{"caf\xe9", "latin1", "café"},
		{"\xa4\xa4\xa4\xe5", "Big5-HKSCS", "中文"},
		{"\xd6\xd0\xce\xc4", "GB2312", "中文"},
		{"\x2d\x4e\x87\x65", "UTF-16LE", "中文"},
		{"\x4e\x2d\x65\x87", "utf-16be", "中文"},
		{"\xef\xbb\xbfx", "utf8", "x"},
		{"\x93\xfa\x96\x7b", "shift_jis", "日本"},
	} {
		if text, _, problems := Decode([]byte(c.data), c.named); text != c.want || problems != nil {
			t.Errorf("%q as %s gives %q, %v", c.data, c.named, text, problems)
		}
	}
}

// TestWrongBytes checks that each wrong byte is reported with its offset, line and
// column, ten at most.
func TestWrongBytes(t *testing.T) {
	tell := func(problems []Problem) string {
		var out []string
		for _, p := range problems {
			s := fmt.Sprintf("%s %d@%d:%d %s", p.Detail, p.Offset, p.Line, p.Col, p.Encoding)
			if p.More > 0 {
				s += fmt.Sprintf(" +%d", p.More)
			}
			out = append(out, s)
		}
		return strings.Join(out, "; ")
	}
	for _, c := range []struct{ name, data, named, want string }{
		{"utf-8", "中\n文\xff字", "", "FF 7@2:2 UTF-8"},
		{"utf-8 after a mark", "\xef\xbb\xbf中\xe4", "", "E4 6@1:2 UTF-8"},
		{"neither", "na\xefve caf\xe9s", "", "EF 2@1:3 UTF-8; E9 9@1:10 UTF-8"},
		{"gb 18030", "\xd6\xd0\n\xff\xce\xc4", "gb18030", "FF 3@2:1 GB 18030"},
		{"big5", "\xa4\xa4\xff", "big5", "FF 2@1:2 Big5"},
		{"big5 without a meaning", "\xa4\xa4\x81\x40", "big5", "81 40 2@1:2 Big5"},
		{"big5 cut short", "\xa4\xa4\xa4", "big5", "A4 2@1:2 Big5"},
		{"utf-16 cut short", "\x2d\x4e\x87", "utf-16le", "87 2@1:2 UTF-16 LE"},
		{"a half of a pair", "\x2d\x4e\x00\xd8\x41\x00", "utf-16le", "00 D8 41 00 2@1:2 UTF-16 LE"},
		{"many", strings.Repeat("a\xffb中文", 12), "utf-8", "FF 1@1:2 UTF-8; FF 10@1:7 UTF-8; FF 19@1:12 UTF-8; FF 28@1:17 UTF-8; FF 37@1:22 " +
			"UTF-8; FF 46@1:27 UTF-8; FF 55@1:32 UTF-8; FF 64@1:37 UTF-8; FF 73@1:42 UTF-8; FF 82@1:47 UTF-8 +2"},
		{"no such encoding", "x", "klingon", "klingon 0@0:0 "},
	} {
		_, _, problems := Decode([]byte(c.data), c.named)
		if got := tell(problems); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
	if text, _, problems := Decode([]byte("a\uFFFDb"), ""); text != "a\uFFFDb" || problems != nil {
		t.Errorf("the character U+FFFD that stands in a text is refused: %v", problems)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{traditional, "\xff\xfe\x00", "\xa4\xa4\xff", "\x81\x30\x81\x30", "\x00a\x00b", "<meta charset=big5>\xa4"} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "big5")
		f.Add([]byte(s), "gb18030")
		f.Add([]byte(s), "utf-16le")
	}
	f.Fuzz(func(t *testing.T, data []byte, named string) {
		text, _, problems := Decode(bytes.Clone(data), named)
		for _, p := range problems {
			if p.Kind == WrongByte && (p.Offset < 0 || p.Offset >= len(data) || p.Line < 1 || p.Col < 1) {
				t.Fatalf("%+v of %d bytes", p, len(data))
			}
		}
		if (problems != nil) == (text != "") && text != "" {
			t.Fatalf("both a text and problems: %q %v", text, problems)
		}
	})
}
