package intake

import (
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Labels of speakers in the usual forms. A known label need not recur; a name must,
// and near another, so that a sentence with a colon is not taken for a speaker.
var (
	knownLabel = pattern(`^[【\[「『“‘]?\s*(` +
		anyOf(
			`Q|A|問|答|问|提問|提问|回答|記者|记者|主持人|採訪者|采访者|訪問者|访问者|受訪者|受访者|Interviewer|Interviewee|Question`,
			`Answer|Host|Moderator|Speaker|Reporter`,
		) +
		`)\s*([0-9０-９一二三四五六七八九十]{0,3})\s*[】\]」』”’]?\s*(?:[:：．、]|\.\s|\s[—–-]{1,2}\s|——?)\s*`)
	nameLabel = pattern(`^([【\[「『“‘"'〔]?)\s*([\p{Lu}][\p{Latin}\p{M}0-9.'’ &-]{0,39}?|` +
		`[\p{Lo}][^:：。，、；！？.,;!?\n「」『』“”‘’"《》（）()【】\[\]]{0,19}?)\s*(?:[（(][^()（）]{1,20}[)）]\s*)?([】\]」』”’"'〕]?)\s*[:：]\s*`)
	dashLabel = pattern(`^([\p{Lu}][\p{L}.’' -]{0,30}?|[\p{Han}·]{1,8})\s+(?:[—–]{1,2}|-{1,2})\s+`)
)

// notLabels matches words before a colon that are not speakers.
var notLabels = pattern(`(?i)^(?:` +
	anyOf(
		`注|註|附註|附注|按|圖|图|表|圖說|图说|來源|来源|資料來源|资料来源|例如|比如|例|結論|结论|原因|答案|問題|问题|注意|備註|备注|提示|標題|标题|地址`,
		`網址|网址|時間|时间|地點|地点|note|notes|figure|fig|table|source|warning|example|conclusion|answer`,
		`ps|p\.s|update|edit|tip|title|url|summary|https?`,
	) +
	anyOf(
		`)\s*[0-9一二三四五六七八九十]{0,3}$|[說说道是為为有問问答想喊叫寫写稱称示出]$|^(?:他|她|我|你|it|he|she|they|we|i|the`,
		`this|that)\b`,
	))

// label is the label of a turn: the name, and the bytes of the block that it takes
// with its marks.
type label struct {
	name  string
	size  int
	known bool
}

// labelIn returns what may be the label at the beginning of a text.
func labelIn(text string) label {
	if m := knownLabel().FindStringSubmatch(text); m != nil {
		return label{m[1], len(m[0]), true}
	}
	if m := nameLabel().FindStringSubmatch(text); m != nil && balanced(m[1], m[3]) && nameLike(m[2]) {
		return label{strings.TrimSpace(m[2]), len(m[0]), false}
	}
	if m := dashLabel().FindStringSubmatch(text); m != nil && nameLike(m[1]) {
		return label{strings.TrimSpace(m[1]), len(m[0]), false}
	}
	return label{}
}

func labelOf(text string) string { return labelIn(text).name }

func balanced(open, close string) bool {
	pairs := map[string]string{"": "", "【": "】", "[": "]", "「": "」", "『": "』", "“": "”", "‘": "’", `"`: `"`, "'": "'", "〔": "〕"}
	want, ok := pairs[open]
	return ok && want == close
}

// nameLike reports whether a text may be a name: a few Chinese characters, or up to
// four words that begin with capitals.
func nameLike(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || notLabels().MatchString(s) {
		return false
	}
	if strings.ContainsFunc(s, lang.Han) {
		return cells(s) <= 24 && len(strings.Fields(s)) <= 3
	}
	words := strings.Fields(s)
	if len(words) > 4 {
		return false
	}
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' && w != "de" && w != "van" && w != "von" && w != "of" && w != "the" {
			return false
		}
	}
	return true
}

// turns finds the speakers: blocks that begin with a speaker's label lose it and
// become turns, and so do the unlabelled paragraphs between two turns.
func (d *Document) turns(blocks []Block) []Block {
	labels := make([]label, len(blocks))
	count := map[string]int{}
	for i := range blocks {
		if b := &blocks[i]; b.Kind == edition.Paragraph && b.Speaker == "" || b.Guessed && b.Kind == edition.Heading {
			labels[i] = labelIn(b.Plain())
			count[labels[i].name]++
		}
	}
	speakers := conversation(labels, count)
	if len(speakers) < 2 {
		return blocks
	}
	var out []Block
	last := -1 // in out, of the last turn's block
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		l := labels[i]
		if l.name == "" || !speakers[l.name] {
			out = append(out, b)
			continue
		}
		for k := last + 1; last >= 0 && k < len(out); k++ { // paragraphs since the last turn continue it
			if out[k].Kind != edition.Paragraph {
				break
			}
			out[k].Kind, out[k].Speaker, out[k].Guessed = edition.Turn, out[last].Speaker, true
		}
		text := b.Plain()
		d.aside(Label, b.Line, "", text[:l.size])
		b.Kind, b.Level, b.Speaker, b.Guessed = edition.Turn, 0, l.name, false
		b.Segments = []edition.Segment{{Runs: dropText(b.Segments[0].Runs, l.size), Line: b.Line}}
		if strings.TrimSpace(b.Plain()) == "" && i+1 < len(blocks) && labels[i+1].name == "" {
			i++ // the label has a line to itself, and the next block is what is said
			blocks[i].Kind, blocks[i].Speaker = edition.Turn, l.name
			b = blocks[i]
		}
		out = append(out, b)
		last = len(out) - 1
	}
	return withoutEmpty(out)
}

// conversation returns the labels that are speakers. A name must recur, with another
// label close by; a name that occurs once may join between two turns.
func conversation(labels []label, count map[string]int) map[string]bool {
	speakers := map[string]bool{}
	near := func(i int) bool { // another label is close by
		for k := max(0, i-3); k <= min(len(labels)-1, i+3); k++ {
			if labels[k].name != "" && labels[k].name != labels[i].name && (labels[k].known || count[labels[k].name] > 1) {
				return true
			}
		}
		return false
	}
	for i, l := range labels {
		if l.name != "" && (l.known || count[l.name] > 1) && near(i) {
			speakers[l.name] = true
		}
	}
	if len(speakers) < 2 {
		return nil
	}
	for i, l := range labels { // a guest who speaks once, between two turns
		if l.name == "" || speakers[l.name] || i == 0 || i == len(labels)-1 {
			continue
		}
		if speakers[labels[i-1].name] && speakers[labels[i+1].name] && cells(l.name) <= 20 {
			speakers[l.name] = true
		}
	}
	return speakers
}

// dropText removes the first n bytes of text from runs, blanks at the new beginning,
// and marks that are left empty.
func dropText(runs []edition.Run, n int) []edition.Run {
	var out []edition.Run
	for _, r := range runs {
		if r.Kind == edition.Plain || r.Kind == edition.CodeSpan {
			cut := min(n, len(r.Text))
			n -= cut
			r.Text = r.Text[cut:]
			if r.Kind == edition.Plain && !hasText(out) {
				r.Text = strings.TrimLeft(r.Text, " \t　")
			}
			if r.Text == "" {
				continue
			}
		}
		out = append(out, r)
	}
	for changed := true; changed; {
		changed = false
		for i := 0; i+1 < len(out); i++ {
			if opens(out[i].Kind) && out[i+1].Kind == out[i].Kind+1 {
				out = append(out[:i:i], out[i+2:]...)
				changed = true
				break
			}
		}
	}
	return out
}

func hasText(runs []edition.Run) bool {
	for _, r := range runs {
		if r.Kind == edition.Plain && strings.TrimSpace(r.Text) != "" || r.Kind == edition.CodeSpan && r.Text != "" {
			return true
		}
	}
	return false
}

// opens reports whether a mark is closed by the kind after its own.
func opens(k edition.RunKind) bool {
	switch k {
	case edition.OpenEm, edition.OpenStrong, edition.OpenLink, edition.OpenNote, edition.OpenClaim:
		return true
	}
	return false
}

func withoutEmpty(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		if b.Kind == edition.Rule || strings.TrimSpace(b.Plain()) != "" {
			out = append(out, b)
		}
	}
	return out
}
