package script

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// A pair is a quotation: its marks are at text[open:] and text[close:], of lengths
// n and m, and depth counts the others around it.
type pair struct {
	open, n  int
	close, m int
	depth    int
}

// quotes sets curly and straight quotation marks in Chinese. Unmatched ones stay,
// as do apostrophes and quotations between letters.
func quotes(text string, style edition.House) []Edit {
	var edits []Edit
	paragraphs(text, func(at int, line string) {
		for _, p := range pairs(line) {
			inside := line[p.open+p.n : p.close]
			left, right := corners[p.depth%2][0], corners[p.depth%2][1]
			old := line[p.open : p.open+p.n]
			if style.Titles && title(line[:p.open], inside, line[p.close+p.m:], style.Works) {
				left, right = "《", "》"
			} else if style.Quotes == "" || strings.Contains("「『", old) || !chinese(line, p) {
				continue
			}
			edits = append(edits, Edit{at + p.open, at + p.open + p.n, left}, Edit{at + p.close, at + p.close + p.m, right})
		}
	})
	return ordered(edits)
}

var corners = [2][2]string{{"「", "」"}, {"『", "』"}}

// chinese reports whether a quotation is in Chinese, not within a Latin phrase.
func chinese(line string, p pair) bool {
	return strings.IndexFunc(line[p.open:p.close], lang.Han) >= 0 || hanBefore(line, p.open) || hanAfter(line, p.close+p.m)
}

// pairs finds the quotations of a line.
func pairs(line string) []pair {
	var out []pair
	type opened struct {
		at, n int
		close rune
	}
	var stack []opened
	for i, r := range line {
		n := utf8.RuneLen(r)
		if r == utf8.RuneError || apostrophe(line, i, r) {
			continue
		}
		if k := slices.IndexFunc(stack, func(o opened) bool { return o.close == r }); k >= 0 && strings.ContainsRune("’”\"'」』", r) {
			k = len(stack) - 1 - slices.IndexFunc(reversed(stack), func(o opened) bool { return o.close == r })
			stack = stack[:k+1] // marks opened within and never closed
			out = append(out, pair{open: stack[k].at, n: stack[k].n, close: i, m: n, depth: k})
			stack = stack[:k]
			continue
		}
		switch r {
		case '‘':
			stack = append(stack, opened{i, n, '’'})
		case '“':
			stack = append(stack, opened{i, n, '”'})
		case '「':
			stack = append(stack, opened{i, n, '」'})
		case '『':
			stack = append(stack, opened{i, n, '』'})
		case '"', '\'':
			stack = append(stack, opened{i, n, r})
		}
	}
	return out
}

func reversed[T any](s []T) []T {
	s = slices.Clone(s)
	slices.Reverse(s)
	return s
}

// apostrophe reports whether a mark is between two letters, as in don’t, and so no
// quotation mark.
func apostrophe(line string, i int, r rune) bool {
	if r != '’' && r != '\'' {
		return false
	}
	before := i > 0 && letter(line[i-1])
	rest := line[i+utf8.RuneLen(r):]
	return before && rest != "" && letter(rest[0])
}

// title reports whether a quotation is used as the title of a work: it is one of
// works, ends as the names of papers and books do, follows a word for a work, or
// precedes words that only a work has.
func title(before, inside, after string, works []string) bool {
	if slices.Contains(works, inside) {
		return true
	}
	if n := utf8.RuneCountInString(inside); n < 2 || n > 24 || strings.ContainsAny(inside, "，。？！；,?!;\n") {
		return false
	}
	before, after = strings.TrimRight(before, " "), strings.TrimLeft(after, " ")
	return slices.ContainsFunc(titleEnds, func(w string) bool { return strings.HasSuffix(inside, w) }) ||
		slices.ContainsFunc(titleBefore, func(w string) bool { return strings.HasSuffix(before, w) }) ||
		slices.ContainsFunc(titleAfter, func(w string) bool { return strings.HasPrefix(after, w) })
}

// Words that show a title: at its end, before it and after it.
var (
	titleEnds   = strings.Fields("日報 晚報 早報 時報 週報 周報 快報 週刊 周刊 月刊 季刊 半月刊 雙月刊 學報 雜誌 傳 列傳 回憶錄 全集 選集 詩集 文集 導論 概論 史記 論語 法典 白皮書 藍皮書")
	titleBefore = strings.Fields("代表作 著作 名著 小說 專著 論文 文章 專欄 紀錄片 電影 影片 電視劇 劇集 詩集 歌曲 專輯 散文 劇本 報紙 雜誌 期刊 傳記 一書 新書 新作 譯著 書名 片名")
	titleAfter  = strings.Fields("一書 一文 一片 一劇 這本書 這部書 這篇 這部電影 這首 的作者 的序 裏有他寫的序 裡有他寫的序 雜誌 週刊 報導 報道")
)

// ordered sorts edits by place; of two that overlap the later one begins after the
// earlier.
func ordered(edits []Edit) []Edit {
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.From - b.From })
	for i := 1; i < len(edits); i++ {
		edits[i].From = max(edits[i].From, edits[i-1].To)
	}
	return edits
}
