package sentence

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// TestSentences checks where texts are cut: | marks the end of a sentence.
func TestSentences(t *testing.T) {
	for _, group := range []struct{ name, cases string }{
		{"chinese", `
			天亮了。|船還沒有來。
			真的嗎？|真的！|我看見了。
			他說：「天亮了。|船還沒有來。」|然後他走了。
			「你來了？」他問。|沒有人答。
			「你來了？」老人低聲說道，「坐吧。」
			「もう遅い。」と彼は言った。|船は来ない。
			「もう遅い。」って言った。
			「もう遅い。」|とても静かだった。
			「今天下雨。」|他撐開傘。
			他心裡只有一句「怎麼辦？」，再沒有別的。
			評論裡全是「怎麼做到的？」的驚嘆。
			他……不知道。|也許不知道。
			等了一夜⋯⋯
			「我想……」|「別想了。」
			書名是《去哪裡？》，作者不詳。
			鐘停了（原因不明。也許是鏽。），船也停了。
			鐘停了。|（原因不明。）|船也停了。
			好！！！|真好？！|走吧。
			一、渡口的鐘。|二、看鐘人。
			他讀完「第一章。」|就睡了。
			他喜歡A.I.和機器人。|我不喜歡。
			半形的句號.|也有人用。|是不是?|是的!
			價格是3.5元，漲了1.2倍。|太貴了。
			這是第一句。|這是第二句。
			他說「好」。|她說『不好』。
			“开门！”他喊。|没有人应。
			‘从零到一’的过程。|之后呢？`},
		{"english", `
			The clock stopped.|The boat did not come.
			Mr. Reed waited.|Mrs. Reed did not.
			J. R. Harbour wrote it.|So did A. B. Quay.
			It cost 3.5 pounds.|It was worth 2.
			See example.org/a.b for more.|Or write to a.b@example.org.
			"Why?" he asked.|Nobody knew.
			"Why?" Tom asked.|Nobody knew.
			“It is late.”|He closed the door.
			He said, “It is late.|Go home.”|She went.
			The U.S. Navy came.|He lived in the U.S.|He left in May.
			He came at 5 p.m. sharp.|She came at 6 p.m.|The bell rang.
			Bring ropes, nails, etc. and a lamp.|Bring ropes, nails, etc.|The lamp is here.
			See vol. 3, p. 12, fig. 4.|No. 5 is missing.|He said no.|Nobody heard.
			Wait... what?|Wait...|Then he left.
			He left (it was late. very late) at once.|She stayed.
			It was over.[1]|The end came later.[12]|Nothing else.
			It was over.²|The end.
			Yahoo! is a company.|Really?!|Yes!
			1. Wind the clock.|2. Go home.
			He arrived on Jan. 5, and left in Feb.|The sea was calm.
			It was he and I.|The others slept.
			Henry V. was long.
			the end — of it all. — he said.
			(All of it was true.)|Nobody minded.
			He paid $5.|$10 was too much.
			Dr. Smith et al. found it.|Acme Inc. bought it.
			I.e. this.|E.g. that.`},
		{"german", `
			So kam es, dass z. B. der Zug fuhr.|Er kam z. B. Mittwoch.
			Viele Dinge, d. h. fast alle, u. a. Bücher, i. d. R. alte.|Das war’s.
			Am 12. Januar war es kalt.|Im 19. Jahrhundert auch.|Es war Montag, 3. Mai, und nach dem 2. Weltkrieg.
			Vgl. S. 12 ff. des Buches.|Siehe Abb. 3 und Bd. 2.|Er kam usw. nach Hause.
			Im Jahr 44 v. Chr. starb er.|Ludwig XIV. war König.|Herr Dr. Müller kam.
			Es waren 12.|Dann kam der 13.
			I am 12.|My brother is 9.|We live in plan b.|The end.`},
		{"mixed", `
			他用的是iPhone。|她不用。
			他在Google X工作。|Google X不在這裡。
			He wrote 「好。」|Then he slept.
			版本是v2.1.3，很新。|下一個是v3.
			See 第三章.|Then rest.
			https://example.org/a?b=c.d 是網址。|不是句子。`},
	} {
		for line := range strings.Lines(group.cases) {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			var want []string
			for _, p := range strings.Split(line, "|") {
				want = append(want, strings.TrimSpace(p))
			}
			text := glued(want)
			got := Sentences(text)
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("%s: %s\n   is cut %s\nand should %s", group.name, text, strings.Join(got, "|"), strings.Join(want, "|"))
			}
		}
	}
}

// glued joins sentences as their languages do: with a blank only after Latin.
func glued(parts []string) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(parts[i-1])
			next, _ := utf8.DecodeRuneInString(p)
			if !lang.FullStop(last) && !lang.Ideographic(next) && next != '「' && !strings.ContainsRune("」』）⋯…", last) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(p)
	}
	return b.String()
}

// TestLines checks that a line end ends a sentence, and that blanks stay with the
// sentence before.
func TestLines(t *testing.T) {
	text := "a line\n  and another.  The third.\n\n"
	cuts := Split(text)
	if len(cuts) != 2 || text[cuts[0]:cuts[1]] != "and another.  " || text[cuts[1]:] != "The third.\n\n" {
		t.Errorf("%q is cut at %v", text, cuts)
	}
}

// TestOpen checks that brackets that are never closed take linear time, not
// quadratic.
func TestOpen(t *testing.T) {
	const n = 200000
	text := strings.Repeat("（", n) + strings.Repeat("。x）", n)
	start := time.Now()
	if cuts := Split(text); len(cuts) < n/2 {
		t.Errorf("%d sentences", len(cuts))
	}
	if took := time.Since(start); took > 20*time.Second { // quadratic, it took minutes
		t.Errorf("it took %v", took)
	}
}

// FuzzSplit checks that cuts are in order, between characters, within the text,
// never before a blank, and that no sentence is empty.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", ".", "。」」", "a. b. C. D", "(（(。", "「……」「」", "1. a\n2. b", "\n\n", "《a。", "[1][2].[3]", "\xff.\xfe A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, cut := range append(Split(text), len(text)) {
			if cut < last || cut > len(text) || cut == last && text != "" {
				t.Fatalf("%q: a cut at %d after %d", text, cut, last)
			}
			if cut < len(text) && !utf8.RuneStart(text[cut]) && utf8.ValidString(text) {
				t.Fatalf("%q: a cut at %d within a character", text, cut)
			}
			if last > 0 && strings.TrimSpace(text[last:cut]) == "" && strings.TrimSpace(text[last:]) != "" {
				t.Fatalf("%q: an empty sentence at %d", text, last)
			}
			last = cut
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("鐘停了。船也沒有來（他說是霧。）。「真的？」他問。Mr. Reed waited for 3.5 hours. He left. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text)
	}
}
