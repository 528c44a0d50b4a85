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

// language returns the language of a text by its characters: zh, ja, ko, "en" for
// any in Latin letters and "und" for any in others, which [Document.name] narrows
// down later; "" if it has no letters.
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

// chinese returns the tag of a Chinese text: zh-Hant, or zh-Hans if more characters
// are only Simplified than only Traditional.
func chinese(text string) string {
	if d := script.Detect(text); d.Simplified > d.Traditional {
		return lang.Hans
	}
	return lang.Hant
}

// languages makes the texts of a document: one, or two if its paragraphs alternate
// between two languages.
func (d *Document) languages(blocks []Block, o Options) {
	if a, b, ok := bilingual(blocks); ok {
		if title := language(d.Meta.Title.Value); title != "" && title == language(sample(b)) && title != language(sample(a)) {
			a, b = b, a // the base is in the language of the title
		}
		d.Texts = []Version{{Lang: language(sample(a)), Blocks: a, Footnotes: marksIn(a, d.notes)},
			{Lang: language(sample(b)), Blocks: b, Footnotes: marksIn(b, d.notes)}}
	} else {
		d.Texts = []Version{{Lang: language(sample(blocks)), Blocks: blocks, Footnotes: d.notes}}
	}
	for i := range d.Texts { // characters alone do not decide these; name does
		if l := d.Texts[i].Lang; l == lang.English || l == lang.Undetermined {
			d.Texts[i].Lang = ""
		}
	}
}

// marksIn returns the footnotes that blocks have a mark for.
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

// name gives each text its tag: one that was asked for, or else the declared or
// detected language, for Chinese with the script. It reports a problem if the
// language is neither asked for nor certain.
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

// sample returns the beginning of a text, enough to recognise its language.
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

// bilingual separates blocks that alternate between two languages, one paragraph and
// its translation, or a few and theirs. A group begins with each change back to the
// first language.
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
		if !slices.Contains(order, l) { // numbers, rules, a word in a third language: with what precedes
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
