package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// text reads plain text: paragraphs are separated by blank lines or indents, wrapped
// lines are joined again, and lists, headings and rules are recognised by their
// look.
func (d *Document) text(text string) []Block {
	d.Ink.Add(text)
	paragraphs := paragraphsOf(text)
	var out []Block
	for i := 0; i < len(paragraphs); {
		if n := d.list(paragraphs[i:], &out); n > 0 {
			i += n
			continue
		}
		p := paragraphs[i]
		b := block(edition.Paragraph, p.text, p.line)
		switch {
		case ruleForm().MatchString(p.text):
			d.aside(Marker, p.line, "rule", p.text)
			b = Block{Block: edition.Block{Kind: edition.Rule, Line: p.line}}
		case chapter(p.text):
			b.Kind, b.Level, b.Guessed = edition.Heading, 2, true
		}
		out = append(out, b)
		i++
	}
	guessHeadings(out)
	return out
}

// block makes a block of one segment of plain text.
func block(kind edition.Kind, text string, line int) Block {
	return Block{Block: edition.Block{Kind: kind, Line: line,
		Segments: []edition.Segment{{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}, Line: line}}}}
}

// paragraph is a paragraph of plain text and the line it begins on.
type paragraph struct {
	text string
	line int
}

// paragraphsOf finds the paragraphs of a text.
func paragraphsOf(text string) []paragraph {
	lines := strings.Split(text, "\n")
	width := wrapWidth(lines)
	var out []paragraph
	var parts []string // lines of the paragraph being read
	close := func() {
		if len(parts) > 0 {
			out[len(out)-1].text = join(parts)
		}
		parts = parts[:0]
	}
	last := 0 // width of the line before
	for i, raw := range lines {
		line := strings.TrimSpace(raw)
		if line == "" {
			close()
			continue
		}
		if len(parts) == 0 || width == 0 || begins(raw, line) || last*10 < width*6 || ruleForm().MatchString(line) {
			close()
			out = append(out, paragraph{line: i + 1})
		}
		parts = append(parts, line)
		last = cells(line)
	}
	close()
	return out
}

// begins reports whether a line begins a paragraph among wrapped lines: it is
// indented, or a list item, or a byline, or begins with the label of a speaker.
func begins(raw, line string) bool {
	indent := raw[:len(raw)-len(strings.TrimLeftFunc(raw, unicode.IsSpace))]
	return strings.HasPrefix(indent, "　") || strings.HasPrefix(indent, "\t") || strings.HasPrefix(indent, "  ") ||
		itemForm().MatchString(line) || knownLabel().MatchString(line) || cells(line) <= 60 && bylineForm().MatchString(line) && !ended(line)
}

// join joins the lines of a paragraph as their languages do: there is no blank
// between Chinese and anything else.
func join(lines []string) string {
	var out strings.Builder
	for i, line := range lines {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(lines[i-1])
			next, _ := utf8.DecodeRuneInString(line)
			out.WriteString(lang.Join(last, next))
		}
		out.WriteString(line)
	}
	return out.String()
}

// wrapWidth returns the width in cells at which the lines of a text were wrapped, or
// 0 if each line is a paragraph: then lines followed directly by another are of all
// lengths, or end as sentences do.
func wrapWidth(lines []string) int {
	var widths []int
	whole := 0
	for i := 0; i+1 < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		if line == "" || strings.TrimSpace(lines[i+1]) == "" {
			continue
		}
		widths = append(widths, cells(line))
		if last, _ := utf8.DecodeLastRuneInString(line); strings.ContainsRune("。！？.!?」』”’…:：", last) {
			whole++
		}
	}
	if len(widths) < 3 || whole*2 > len(widths) {
		return 0
	}
	sorted := slices.Sorted(slices.Values(widths))
	width := sorted[len(sorted)*9/10]
	full := 0
	for _, w := range widths {
		if w*10 >= width*7 {
			full++
		}
	}
	if width < 24 || width > 130 || full*10 < len(widths)*7 {
		return 0
	}
	return width
}

// cells returns the width of a text on a terminal. Beyond about a page it stops
// counting, since no rule here needs more.
func cells(s string) int {
	const page = 4000
	n := 0
	for _, r := range s {
		if n++; lang.Wide(r) {
			n++
		}
		if n > page {
			break
		}
	}
	return n
}

var (
	ruleForm = pattern(`^(?:(?:[*＊※◇◆○●] *){1,}|[-—─━═=_~～] ?(?:[-—─━═=_~～] ?){2,}|# *# *#|\. ?\. ?\.)$`)
	itemForm = pattern(`^(?:([-•·●○◦▪‣–*])\s+|(\d{1,3})(?:[.)]\s+|[、．）]\s*)|[(（](\d{1,3})[)）]\s*)\S`)
)

// list reads a list from the first paragraphs: at least two items with one kind of
// mark, and numbers that go up by one. It returns how many paragraphs it took.
func (d *Document) list(paragraphs []paragraph, out *[]Block) int {
	var items []Block
	first := ""
	from := 0
	for i, p := range paragraphs {
		m := itemForm().FindStringSubmatchIndex(p.text)
		if m == nil {
			break
		}
		_, size := utf8.DecodeLastRuneInString(p.text[:m[1]])
		mark, rest := strings.TrimSpace(p.text[:m[1]-size]), p.text[m[1]-size:]
		number := 0
		if digits := group(p.text, m, 2) + group(p.text, m, 3); digits != "" {
			number, _ = strconv.Atoi(digits)
			if i == 0 {
				from = number
			}
			if number != from+i || number == 0 {
				break
			}
			mark = strings.Replace(mark, digits, "", 1)
		}
		if i == 0 {
			first = mark
		}
		if mark != first {
			break
		}
		b := block(edition.Item, rest, p.line)
		b.Level, b.Number = 1, number
		items = append(items, b)
	}
	if len(items) < 2 {
		return 0
	}
	for i, b := range items {
		text := paragraphs[i].text
		d.aside(Marker, b.Line, "", strings.TrimSpace(text[:len(text)-len(b.Plain())]))
	}
	*out = append(*out, items...)
	return len(items)
}

func group(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}

var chapterForm = pattern(`^(?:` +
	anyOf(
		`第\s*[0-9０-９一二三四五六七八九十百零〇兩两]+\s*[章節节回部卷篇幕場场話话]`,
		`(?:楔子|序章|序言|前言|引言|導言|导言|緒論|绪论|結語|结语|後記|后记|尾聲|尾声|附錄|附录|結論|结论)(?:\s|$|[:：])`,
		`(?i:chapter|part|book|act|scene|section)\s+(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)\b`,
		`(?i:prologue|epilogue|preface|introduction|foreword|afterword|conclusion|appendix)$`,
		`[一二三四五六七八九十]{1,3}$|[一二三四五六七八九十]{1,3}、|[IVXLC]{1,6}\.?$`,
	) +
	`)`)

// chapter recognises a heading by its wording.
func chapter(s string) bool {
	return chapterForm().MatchString(s) && cells(s) <= 60 && !ended(s) && !strings.ContainsAny(s, "，；;")
}

// ended reports whether a text ends as a sentence or a clause does.
func ended(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "」』”’\"')）"))
	return strings.ContainsRune("。.，,；;：:、…⋯—", last)
}

// guessHeadings makes headings of short lines between long paragraphs that are not
// sentences.
func guessHeadings(blocks []Block) {
	long := func(i int) bool { return i >= 0 && i < len(blocks) && cells(blocks[i].Plain()) >= 100 }
	for i := range blocks {
		b := &blocks[i]
		text := b.Plain()
		if b.Kind != edition.Paragraph || cells(text) > 40 || !long(i-1) || !long(i+1) {
			continue
		}
		if ended(text) || strings.ContainsAny(text, "。，,；;：:！!「“\"") || datePattern(text) || !strings.ContainsFunc(text, unicode.IsLetter) {
			continue
		}
		b.Kind, b.Level, b.Guessed = edition.Heading, 2, true
	}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
