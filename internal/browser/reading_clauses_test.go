package browser

import (
	"testing"
)

// lies returns the words of rows that an element covers: the box of the element,
// given by its selector, against the boxes of all text there, which at the end of a
// line include its space.
const lies = `(selector, rows) => {
	const h = document.querySelector(selector).getBoundingClientRect();
	const out = [];
	for (const row of document.querySelectorAll(rows)) {
		const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT, (n) => n.parentElement.closest(selector) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
		const range = document.createRange();
		while (walk.nextNode()) {
			if (!walk.currentNode.data.trim() || !walk.currentNode.parentElement.checkVisibility()) continue;
			range.selectNodeContents(walk.currentNode);
			if ([...range.getClientRects()].some((r) => r.left < h.right - 2 && h.left < r.right - 6 && r.top < h.bottom - 2 && h.top < r.bottom - 2)) out.push(walk.currentNode.data.slice(0, 30));
		}
	}
	return out;
}`

// The handle of a sentence covers no words, and its menu is no wider than it needs to
// be.
func TestHandleHidesNothing(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, phone} {
		b := openShort(t, s)
		for _, query := range []string{"", "?layout=stacked&show=en+zh-Hant", "?layout=vertical&show=zh-Hant"} {
			b.visit(b.site.edition(t) + query)
			for _, at := range []string{"#p02 > .one [data-s='1']", "#p03 > .one [data-s='2']"} {
				b.click(b.find(at))
				b.settle()
				if !eval[bool](b, `document.querySelector(".handle").checkVisibility()`) {
					t.Fatalf("%d%s: %s has no handle", s.width, query, at)
				}
				for _, words := range call[[]string](b, lies, ".handle", "#p01, #p02, #p03, #p04") {
					t.Errorf("%d%s: the handle of %s lies on %q", s.width, query, at, words)
				}
				if !eval[bool](b,
					`(() => { const r = document.querySelector(".handle").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && r.width >= 24 && r.height >= 24; })()`) {
					t.Errorf("%d%s: the handle of %s is not whole in the window", s.width, query, at)
				}
			}
		}
		b.visit(b.site.edition(t))
		b.bring("p02")
		b.choose("jc")
		if w := eval[float64](b, `document.querySelector("#sentence").getBoundingClientRect().width`); w < 100 || w > 380 {
			t.Errorf("%d: the menu of a sentence is %.0f px wide", s.width, w)
		}
	}
}

// A note that is opened beside a pinned one does not cover it.
func TestPinnedNoteIsNotCovered(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, tablet} {
		b := openShort(t, s)
		b.visit(b.site.edition(t))
		b.bring("p01")
		marks := eval[[]string](b, `[...document.querySelectorAll("#p01 > .one a[data-m]")].map((a) => a.hash.slice(1))`)
		for i, id := range marks[:3] {
			b.js(`(id) => document.querySelector('#p01 > .one a[href="#' + id + '"]').click()`, id)
			b.settle()
			if i == 0 {
				b.js(`(id) => document.getElementById(id).querySelector(".pin").click()`, id)
				b.settle()
				continue
			}
			if !call[bool](b, `(pinned, id) => {
				const a = document.getElementById(pinned).getBoundingClientRect(), b = document.getElementById(id).getBoundingClientRect();
				return a.height > 0 && b.height > 0 && (a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
			}`, marks[0], id) {
				t.Errorf("%d: the entry %s lies on %s, which is pinned", s.width, id, marks[0])
			}
		}
	}
}

// On a phone a counterpart keeps clear of its rule, in an interview as elsewhere, and
// on the smallest the words of a drawing can be read.
func TestSmallScreens(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	b.visit(b.site.edition(t))
	for _, row := range []string{"p03", "q03", "a03"} {
		b.bring(row)
		if gap := call[float64](b, `(id) => {
			const two = document.querySelector("#" + id + " > .two"), range = document.createRange();
			range.selectNodeContents(two);
			return Math.min(...[...range.getClientRects()].filter((r) => r.width).map((r) => r.left)) - two.getBoundingClientRect().left;
		}`, row); gap < 8 {
			t.Errorf("%s: the counterpart stands %.0f px from its rule", row, gap)
		}
	}
	b.show(screen{width: 320, height: 700})
	b.visit(b.site.edition(t))
	for _, small := range eval[[]string](b, smallInFigures) {
		t.Errorf("in a figure at 320 px, %s", small)
	}
	if w := eval[int](b, `document.documentElement.scrollWidth`); w > 320 {
		t.Errorf("the page is %d px wide", w)
	}
}

// A reading is shown over a part of a name, too: over 宇樹, where the note is on 宇樹科技.
func TestReadingOfAPart(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	b.visit(b.site.edition(t) + "?ruby=1")
	b.bring("p01")
	read := eval[map[string]string](b,
		`Object.fromEntries([...document.querySelectorAll("#p01 ruby, #p02 ruby")].map((r) => [r.firstChild.data, r.querySelector("rt").textContent]))`)
	if read["宇樹"] != "Yǔshù" {
		t.Errorf("宇樹 has the reading %q; there are %v", read["宇樹"], read)
	}
}

// A speaker's name of any length is shown whole and covers no words.
func TestLongNames(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	b.site = small(t, map[string]string{
		"site.yaml": "title: {en: Talks}\nlanguages: [en]\n",
		"editions/t/edition.yaml": "title: {en: A Talk}\nauthor: {en: A}\ndate: 2024\nbase: en\nversions: [{lang: en}]\nspeakers: {x: {name: " +
			"{en: Wilhelmina Featherstonehaugh-Cholmondeley}, role: guest}}\n",
		"editions/t/en.md": "Yes.\n{#a01 speaker=x}\n\nNo, and no again, whatever is asked.\n{#a02 speaker=x}\n",
	})
	b.visit("t/")
	for _, words := range call[[]string](b, lies, "#a01 .who", ".row") {
		t.Errorf("the name lies on %q", words)
	}
	if !eval[bool](b, `(() => {
		const who = document.querySelector("#a01 .who"), range = document.createRange(), row = document.querySelector("#a01").getBoundingClientRect();
		range.selectNodeContents(who);
		return [...range.getClientRects()].every((r) => r.left >= row.left && r.bottom <= row.bottom + 1 && r.right <= who.getBoundingClientRect().right + 1);
	})()`) {
		t.Error("the name is cut")
	}
}

// An edition without headings keeps its switch of the notes' language on one line.
func TestWithoutHeadings(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	b.site = small(t, map[string]string{
		"site.yaml":  "title: {zh-Hant: 河, en: River}\nlanguages: [zh-Hant, en]\n",
		"notes/f.md": "---\nkind: place\nname: {zh-Hant: 渡口, en: ferry}\n---\n--- zh-Hant\n過河處。\n--- en\nA crossing.\n",
		"editions/r/edition.yaml": "title: {zh-Hant: 河, en: A River}\nsubtitle: {zh-Hant: 一條河的故事, en: The story of a river}\nauthor: " +
			"{zh-Hant: 甲, en: A}\ndate: 2024\nbase: zh-Hant\nversions: [{lang: zh-Hant}, {lang: en}]\n",
		"editions/r/zh-Hant.md": "到了渡口。\n{#p01}\n",
		"editions/r/en.md":      "At the ferry.\n{#p01}\n",
	})
	b.visit("r/")
	if high := eval[float64](b,
		`Math.max(...[...document.querySelectorAll(".notelang > *")].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().bottom)) - Math.min(...[...document.querySelectorAll(".notelang > *")].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().top))`); high > 60 {
		t.Errorf("the switch of the notes' language is %.0f px high", high)
	}
}

// On a site of three languages every page sets the three side by side: nothing covers
// anything, and no language gets into the column of another.
func TestThreeLanguages(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	text := func(zh, ja, en string) string {
		return "{zh-Hant: " + zh + ", ja: " + ja + ", en: " + en + "}"
	}
	b.site = small(t, map[string]string{
		"site.yaml": "title: " + text("河", "川", "River") + "\nlanguages: [zh-Hant, ja, en]\n",
		"notes/f.md": "---\nkind: place\nname: " + text("渡口", "渡し場", "ferry") + "\n---\n--- zh-Hant\n過河的地方，人人都在那裡等船。\n--- " +
			"ja\n川を渡る所で、みな船を待つ。\n--- en\nWhere the river is crossed and everybody waits for the boat.\n",
		"claims/w.md": "---\nedition: r\nsegments: [p01]\nverdict: opinion\nchecked: 2026-01-05\n---\n--- " +
			"zh-Hant\n河寬四十步。\n\n確實如此。\n--- ja\n川の幅は四十歩。\n\nそのとおり。\n--- en\nThe river is forty paces wide.\n\nSo it is.\n",
		"editions/r/edition.yaml": "title: " + text("河", "川", "A River") + "\nauthor: " + text("甲", "甲", "A") + "\nsummary: " +
			text("一條河的故事，講人怎樣過河。", "ある川の話、人がどう渡るか。", "The story of a river and of how people cross it.") +
			"\ndate: 2024\nbase: zh-Hant\nversions: [{lang: zh-Hant}, {lang: ja}, {lang: en}]\n",
		"editions/r/zh-Hant.md": "到了渡口。\n{#p01}\n",
		"editions/r/ja.md":      "渡し場に着いた。\n{#p01}\n",
		"editions/r/en.md":      "At the ferry.\n{#p01}\n",
	})
	for _, page := range []string{"", "notes/f/", "r/claims/"} {
		b.visit(page)
		for _, wrong := range eval[[]string](b, `(() => {
			const out = [], boxes = (e) => { const r = document.createRange(); r.selectNodeContents(e); return [...r.getClientRects()].filter((b) => b.width > 1); };
			for (const pair of document.querySelectorAll("main .pair, main .mention")) {
				const parts = [...pair.children].filter((c) => c.lang);
				const lefts = new Set(parts.map((p) => Math.round(p.getBoundingClientRect().left)));
				if (parts.length !== 3 || lefts.size !== 3) out.push(pair.className + " sets " + parts.length + " languages in " + lefts.size + " columns");
			}
			const leaves = [...document.querySelectorAll("main p, main h2, main li")].filter((e) => e.checkVisibility() && !e.querySelector("p, h2, li"));
			leaves.forEach((a, i) => leaves.slice(i + 1).forEach((b) => {
				if (boxes(a).some((x) => boxes(b).some((y) => x.left < y.right - 2 && y.left < x.right - 2 && x.top < y.bottom - 6 && y.top < x.bottom - 6))) out.push(a.textContent.slice(0, 20) + " lies on " + b.textContent.slice(0, 20));
			}));
			return out;
		})()`) {
			t.Errorf("/%s: %s", page, wrong)
		}
	}
}

// smallInFigures lists the texts in figures that are shown smaller than 11 px.
const smallInFigures = `[...document.querySelectorAll("figure *")].filter((t) => t.checkVisibility() && [...t.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).map((t) => {
	const v = t.closest("svg[viewBox]");
	return [parseFloat(getComputedStyle(t).fontSize) * (v ? v.getBoundingClientRect().width / v.viewBox.baseVal.width : 1), t.textContent];
}).filter(([px]) => px < 10.99).map(([px, words]) => px.toFixed(1) + " px: " + words)`
