package browser

import (
	"fmt"
	"strings"
	"testing"
)

// emptyAtEnd returns, for each line of a paragraph but the last, how many squares are
// empty at its end, at every width of a column.
const emptyAtEnd = `(id) => {
	const p = document.querySelector(id);
	const square = parseFloat(getComputedStyle(p).fontSize);
	p.style.textAlign = "start";
	const out = [];
	for (let width = 160; width <= 620; width += 7) {
		p.style.width = width + "px";
		const edge = p.getBoundingClientRect().left + width;
		const text = document.createRange();
		text.selectNodeContents(p);
		const ends = new Map();
		for (const box of text.getClientRects()) {
			const line = Math.round(box.bottom / square);
			ends.set(line, Math.max(ends.get(line) ?? 0, box.right));
		}
		const lines = [...ends].sort((a, b) => a[0] - b[0]).slice(0, -1);
		out.push(Math.max(...lines.map(([, right]) => (edge - right) / square)));
	}
	return out;
}`

// A line of Chinese is filled, with links to Latin words in it as without: no more is
// empty at its end than the word that did not fit, and a mark of punctuation.
func TestLinesAreFilled(t *testing.T) {
	t.Parallel()
	han := strings.Repeat("河水清淺而風平", 3)
	sentence := func(open, close string) string {
		return fmt.Sprintf("有[船](note:boat)%s%sB2-W%s%s%sA3%s%s。", han, open, close, han, open, close, han)
	}
	b := open(t, laptop)
	b.site = small(t, map[string]string{
		"site.yaml":     "title: {zh-Hant: 樣, en: Sample}\nlanguages: [zh-Hant, en]\n",
		"notes/boat.md": "---\nkind: term\nname: {zh-Hant: 船, en: boat}\n---\n--- zh-Hant\n木造。\n--- en\nOf wood.\n",
		"editions/small/edition.yaml": "title: {zh-Hant: 小書, en: A Small Book}\nauthor: {zh-Hant: 無名氏, en: Nobody}\ndate: 2026-01-02\n" +
			"base: zh-Hant\nversions: [{lang: zh-Hant}, {lang: en}]\nview: [zh-Hant, en]\n",
		"editions/small/zh-Hant.md": sentence("[", "](note:boat)") + "\n{#p01}\n\n" + sentence("**", "**") + "\n{#p02}\n",
		"editions/small/en.md":      "A boat.\n{#p01}\n\nAnd one.\n{#p02}\n",
	})
	for _, page := range []string{"small/zh-hant/#p01 p", "small/zh-hant/#p02 p"} {
		path, id, _ := strings.Cut(page, "#")
		b.visit(path)
		b.settle()
		for i, empty := range call[[]float64](b, emptyAtEnd, "#"+id) {
			if empty > 4.5 {
				t.Errorf("%s: at %d px, a line has %.1f empty squares at its end", page, 160+7*i, empty)
			}
		}
	}
}
