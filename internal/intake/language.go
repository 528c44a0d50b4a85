package intake

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
)

// language tells the language of a text by its characters: zh, ja, ko, "en" for
// any in Latin letters and "und" for any in others, until [Document.name] tells
// which; "" where it has no letters.
func language(text string) string {
	var han, kana, hangul, latin, other int
	for _, r := range text {
		switch {
		case lang.Han(r):
			han++
		case lang.Kana(r):
			kana++
		case lang.Hangul(r):
			hangul++
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	switch {
	case han+kana+hangul+latin+other == 0:
		return ""
	case kana*5 > han+kana && kana > 2:
		return lang.Japanese
	case hangul > han+latin/4:
		return lang.Korean
	case other > han+latin:
		return lang.Undetermined
	case han*4 >= latin: // a Latin word has about four letters
		return lang.Chinese
	}
	return lang.English
}

// chinese tells the script of a Chinese text: zh-Hant, or zh-Hans where more
// characters are only Simplified than only Traditional.
func chinese(text string) string {
	if d := script.Detect(text); d.Simplified > d.Traditional {
		return lang.Hans
	}
	return lang.Hant
}

// languages makes the texts of a document: one, or two where its paragraphs
// stand in two languages by turns.
func (d *Document) languages(blocks []Block, o Options) {
	if a, b, ok := bilingual(blocks); ok {
		if title := language(d.Meta.Title.Value); title != "" && title == language(sample(b)) && title != language(sample(a)) {
			a, b = b, a // the language of the title is the base
		}
		d.Texts = []Version{{Lang: language(sample(a)), Blocks: a, Footnotes: marksIn(a, d.notes)}, {Lang: language(sample(b)), Blocks: b, Footnotes: marksIn(b, d.notes)}}
	} else {
		d.Texts = []Version{{Lang: language(sample(blocks)), Blocks: blocks, Footnotes: d.notes}}
	}
	for i := range d.Texts { // by its characters alone: name tells more
		if l := d.Texts[i].Lang; l == lang.English || l == lang.Undetermined {
			d.Texts[i].Lang = ""
		}
	}
}

// marksIn keeps the footnotes that blocks have a mark for.
func marksIn(blocks []Block, notes []edition.Footnote) []edition.Footnote {
	marked := map[string]bool{}
	for i := range blocks {
		for _, s := range blocks[i].Segments {
			for _, r := range s.Runs {
				if r.Kind == edition.FootnoteRef {
					marked[r.Ref] = true
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(notes), func(n edition.Footnote) bool { return !marked[n.Label] })
}

// name gives each text its tag: the one asked for, in order, and for Chinese
// the script that it is in.
func (d *Document) name(o Options) {
	told := make([]bool, len(d.Texts)) // for certain
	for i := range d.Texts {
		t := &d.Texts[i]
		text := sample(t.Blocks)
		if own := lang.Canonical(d.Meta.Lang.Value); len(d.Texts) == 1 && own != "" && (t.Lang == "" || t.Lang == lang.Primary(own)) && credible(own, text) {
			t.Lang = own
		}
		if t.Lang == "" {
			t.Lang = language(text)
		} else {
			told[i] = t.Lang != lang.Chinese
		}
		switch t.Lang {
		case lang.Chinese:
			t.Lang, told[i] = chinese(text), true
		case lang.Japanese, lang.Korean:
			told[i] = true
		case lang.English, lang.Undetermined:
			if !told[i] {
				t.Lang, told[i] = tongue(text)
			}
		}
		t.Lang = cmp.Or(t.Lang, lang.Undetermined)
	}
	// A tag that was asked for goes to the text of its language, the rest in order.
	free := slices.Clone(o.Langs)
	given := make([]bool, len(d.Texts))
	for i := range d.Texts {
		if k := slices.IndexFunc(free, func(tag string) bool { return lang.Same(tag, d.Texts[i].Lang) }); k >= 0 {
			d.Texts[i].Lang, given[i] = free[k], true
			free = slices.Delete(free, k, k+1)
		}
	}
	for i := range d.Texts {
		if !given[i] && len(free) > 0 && len(o.Langs) >= len(d.Texts) {
			d.Texts[i].Lang = free[0]
			free, given[i] = free[1:], true
		}
		if !given[i] && !told[i] {
			d.fail(UnsureLang, 0, 0, d.Texts[i].Lang)
		}
	}
}

// sample is the beginning of a text, enough to tell its language.
func sample(blocks []Block) string {
	var b strings.Builder
	for i := range blocks {
		if b.Len() > 1<<16 {
			break
		}
		b.WriteString(blocks[i].Plain())
		b.WriteByte('\n')
	}
	return b.String()
}

// bilingual parts blocks that stand in two languages by turns, a paragraph and
// its translation or a few and theirs. Blocks between two changes back to the
// first language share a group.
func bilingual(blocks []Block) (first, second []Block, ok bool) {
	langs := make([]string, len(blocks))
	count := map[string]int{}
	var weight = map[string]int{}
	for i := range blocks {
		langs[i] = language(blocks[i].Plain())
		if langs[i] != "" {
			count[langs[i]]++
			weight[langs[i]] += cells(blocks[i].Plain())
		}
	}
	var order []string
	for _, l := range langs {
		if l != "" && !slices.Contains(order, l) && count[l]*5 >= len(blocks) {
			order = append(order, l)
		}
	}
	if len(order) != 2 {
		return nil, nil, false
	}
	changes, pairs := 0, 0
	last := ""
	for _, l := range langs {
		if l == "" || !slices.Contains(order, l) {
			continue
		}
		if last != "" {
			if pairs++; l != last {
				changes++
			}
		}
		last = l
	}
	if pairs < 3 || changes*10 < pairs*6 {
		return nil, nil, false
	}
	if small := min(weight[order[0]], weight[order[1]]); small*6 < weight[order[0]]+weight[order[1]] {
		return nil, nil, false
	}
	group, last := 0, order[1]
	for i, b := range blocks {
		l := langs[i]
		if !slices.Contains(order, l) { // figures, rules, a word in a third language: with what stands before
			l = last
		}
		if l == order[0] && last == order[1] {
			group++
		}
		b.Group = group
		if last = l; l == order[0] {
			first = append(first, b)
		} else {
			second = append(second, b)
		}
	}
	return first, second, true
}
