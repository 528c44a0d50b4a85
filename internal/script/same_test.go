package script

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"duizhao/internal/bench"

	"github.com/longbridgeapp/opencc"
)

// varied returns some text of every kind: what bench makes, all of content/, the
// essay where it is, each word of OpenCC's dictionaries, and random mixtures of
// words, characters and Latin.
func varied(t testing.TB) []string {
	var out []string
	dir := t.TempDir()
	if err := bench.Generate(dir, 3, 5); err != nil {
		t.Fatal(err)
	}
	made, _ := filepath.Glob(filepath.Join(dir, "content", "*", "*", "zh-Hant.md"))
	files, _ := filepath.Glob(filepath.Join("..", "..", "content", "*", "*.md"))
	more, _ := filepath.Glob(filepath.Join("..", "..", "content", "*", "*", "*.md"))
	for _, name := range append(slices.Concat(made, files, more), filepath.Join("..", "..", "..", "shared", "source", "essay.txt")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Logf("not compared: %v", err)
			continue
		}
		out = append(out, string(data))
	}
	var words []string
	for _, conversion := range []string{"tw2s", "s2tw"} {
		entries(conversion, func(_ int, word string, values []string) {
			words = append(words, word, values[0])
		})
	}
	out = append(out, strings.Join(words, "，"))
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		var b strings.Builder
		for b.Len() < 1000 {
			switch rnd.IntN(8) {
			case 0:
				b.WriteRune(rune(0x4E00 + rnd.IntN(0x5200)))
			case 1:
				b.WriteRune(rune(0x20000 + rnd.IntN(0x3000)))
			case 2:
				b.WriteString([]string{" ", "AI", "，", "\n", "é", "「", "😀", "著", "乾", "裡"}[rnd.IntN(10)])
			default:
				word := []rune(words[rnd.IntN(len(words))])
				b.WriteString(string(word[:1+rnd.IntN(len(word))]))
			}
		}
		out = append(out, b.String())
	}
	return out
}

// TestSameAsOpenCC compares the converter with the module whose dictionaries it
// uses, byte for byte, but for what [missing] has.
func TestSameAsOpenCC(t *testing.T) {
	cc, err := opencc.New("tw2s")
	if err != nil {
		t.Fatal(err)
	}
	c, size, changed := New(nil, nil), 0, 0
	for _, text := range varied(t) {
		want, err := cc.Convert(text)
		if err != nil {
			t.Fatal(err)
		}
		want = mended.Replace(want)
		got := c.Text(text)
		if size += len(text); got != text {
			changed++
		}
		if got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Fatalf("…%q and should be …%q", cut(got, at), cut(want, at))
		}
	}
	if size < 1<<20 || changed < 400 {
		t.Errorf("only %d bytes were compared, %d texts changed", size, changed)
	}
	t.Logf("%.1f MB compared", float64(size)/1e6)
}

func cut(s string, at int) string {
	from, to := max(at-30, 0), min(at+30, len(s))
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	return strings.ToValidUTF8(s[from:to], "")
}

// mended does to OpenCC's text what its dictionaries miss.
var mended = strings.NewReplacer("擡", "抬", "揹", "背", "暱", "昵", "伕", "夫", "牠", "它", "幷", "并")

// TestMissing names the other deliberate difference, and fails when OpenCC has
// none of it any more.
func TestMissing(t *testing.T) {
	cc, _ := opencc.New("tw2s")
	for _, pair := range strings.Fields(missing) {
		r := []rune(pair)
		if got, _ := cc.Convert(string(r[0])); got != string(r[0]) {
			t.Errorf("OpenCC turns %c into %s by itself now", r[0], got)
		}
		if got := New(nil, nil).Text(string(r[0])); got != string(r[1]) {
			t.Errorf("%c becomes %s", r[0], got)
		}
	}
	if got := New(nil, nil).Text("抬頭，揹著"); got != "抬头，背着" {
		t.Error(got)
	}
}

// TestNotText names a deliberate difference from OpenCC: bytes that are
// not UTF-8 stay as they are, and do not become U+FFFD.
func TestNotText(t *testing.T) {
	cc, _ := opencc.New("tw2s")
	in := "對\xff\xe5\xb0照\xe5"
	if got := New(nil, nil).Text(in); got != "对\xff\xe5\xb0照\xe5" {
		t.Errorf("%q", got)
	}
	if got, _ := cc.Convert(in); got != "对\ufffd\ufffd照\ufffd" && got != "对\ufffd\ufffd\ufffd照\ufffd" {
		t.Errorf("OpenCC gives %q now", got)
	}
}

// FuzzHans compares with OpenCC on anything that is text.
func FuzzHans(f *testing.F) {
	cc, err := opencc.New("tw2s")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"看著名著", "乾隆乾淨", "酒逢知己千鍾少話不投機半句多", "千鍾少", "老態龍鍾", "裡裏里", "a對b"} {
		f.Add(s)
	}
	c := New(nil, nil)
	f.Fuzz(func(t *testing.T, in string) {
		if !utf8.ValidString(in) || len(in) > 1000 {
			return
		}
		want, err := cc.Convert(in)
		want = mended.Replace(want)
		if got := c.Text(in); err == nil && got != want {
			t.Fatalf("%q becomes %q, with OpenCC %q", in, got, want)
		}
	})
}

// book returns a megabyte of Traditional text as it is written.
func book(b *testing.B) string {
	var all strings.Builder
	files, _ := filepath.Glob(filepath.Join("..", "..", "content", "explainers", "*", "zh-Hant.md"))
	for all.Len() < 1<<20 {
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			all.Write(data)
		}
	}
	return all.String()
}

// BenchmarkHans measures the converter on running text, BenchmarkHansOpenCC the
// module's, and BenchmarkHansLoad what the first conversion pays.
func BenchmarkHans(b *testing.B) {
	text, c := book(b), New(nil, nil)
	dst := c.Append(nil, text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		dst = c.Append(dst[:0], text)
	}
}

func BenchmarkHansWords(b *testing.B) {
	text, c := book(b), New(map[string]string{"軟體": "软件", "晶片": "芯片", "「": "“", "」": "”"}, map[string]string{"宇樹": "宇树"})
	dst := c.Append(nil, text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		dst = c.Append(dst[:0], text)
	}
}

func BenchmarkHansOpenCC(b *testing.B) {
	text := book(b)
	cc, err := opencc.New("tw2s")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		cc.Convert(text)
	}
}

func BenchmarkHansLoad(b *testing.B) {
	for b.Loop() {
		chain("tw2s")
	}
}
