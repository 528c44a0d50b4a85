package script

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDecode checks that three bytes are read as the library reads them, and that
// everything else is left to it.
func TestDecode(t *testing.T) {
	for _, s := range []string{"", "a", "é", "é1", "abc", "中", "中文", "\u0800", "\u07ff", "\ud7ff", "\ue000", "\uffff", "\ufffd",
		"𠀋", "\xe4\xb8", "\xe4\xb8(", "\xe4(\xad",
		"\xed\xa0\x80", "\xed\xbf\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xb8\xad\xe4", "\xff\xff\xff"} {
		want, size := utf8.DecodeRuneInString(s)
		if size != 3 {
			want, size = 0, 0
		}
		if r, n := decode(s, 0); r != want || n != size {
			t.Errorf("%q is %U of %d bytes, want %U of %d", s, r, n, want, size)
		}
		if r, n := decode("文"+s, 3); r != want || n != size {
			t.Errorf("%q further on is %U of %d bytes, want %U of %d", s, r, n, want, size)
		}
	}
}

// TestCheck checks what is found in texts in either script, at their beginning and end
// and side by side, as wrong→right.
func TestCheck(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"zh-Hant", "因為因為所以所以", "因為因為→因為 所以所以→所以"},
		{"zh-Hant", "他說 the the", "the the→the"},
		{"zh-Hant", "他說 abza abza", "abza abza→abza"},
		{"zh-Hant", "他說 AZZA AZZA 好", "AZZA AZZA→AZZA"},
		{"zh-Hant", "他說 àéɏ àéɏ", "àéɏ àéɏ→àéɏ"},
		{"zh-Hant", "他說 don't don't", "don't don't→don't"},
		{"zh-Hant", "他說 {{{ {{{ @@@ @@@ ``` ```", ""},
		{"zh-Hant", "他說 the theory", ""},
		{"zh-Hant", "他說 ab ab 好", ""},
		{"zh-Hant", "好 the the the", "the the→the"},
		{"zh-Hant", "“the the 好", ""},
		{"zh-Hant", "他說 the, the", ""},
		{"zh-Hant", `"好",他說`, `"→「 "→」 ,→，`},
		{"zh-Hant", "'好'是他說的", "'→「 '→」"},
		{"zh-Hant", "他說「好」。", ""},
		{"zh-Hant", "以詩着稱，笑着稱是", "着稱→著稱"},
		{"zh-Hans", "他说「好『吗』」。", "「→“ 『→‘ 』→’ 」→”"},
		{"zh-Hans", "乾坤後來，康乾盛世，乾淨，乾隆與軟體", "後→后 來→来 乾→干 淨→净 與→与 軟→软 體→体"},
		{"zh-Hans", "後", "後→后"},
		{"zh-Hans", "康乾乾淨", "乾→干 淨→净"},
		{"zh-Hans", "因为因为", "因为因为→因为"},
	} {
		var got []string
		for _, f := range Check(c.in, c.lang) {
			got = append(got, f.Wrong+"→"+f.Right)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s has\n%s\nwant\n%s", c.in, s, c.want)
		}
	}
}

// TestGet checks that a dictionary knows whole words, and not what is longer or nothing.
func TestGet(t *testing.T) {
	for i, l := range tw2s() {
		known := 0
		l.each(func(r rune, with string) {
			if got, ok := l.get(string(r)); !ok || got != with {
				t.Fatalf("dictionary %d: %c is %q, %t, want %q", i, r, got, ok, with)
			}
			if got, ok := l.get(string(r) + "x"); ok {
				t.Fatalf("dictionary %d: %cx is %q", i, r, got)
			}
			known++
		})
		for _, word := range []string{"", "x", "\xff", "x乾"} {
			if got, ok := l.get(word); ok {
				t.Errorf("dictionary %d: %q is %q", i, word, got)
			}
		}
		if known == 0 && i > 0 {
			t.Errorf("dictionary %d knows no character", i)
		}
	}
}
