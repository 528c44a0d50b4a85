package browser

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// hard is a site with one edition made of what printers fear: words and addresses
// that cannot be broken, code, tables, lists within lists, quotations, verse,
// pictures, and footnotes of many paragraphs.
type hard struct {
	zh, en strings.Builder
	n      int
}

const (
	hardAddress   = "https://example.org/archive/segment0-segment1-segment2-segment3-segment4-segment5-segment6-segment7-segment8/index.html?query=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	hardFunctions = 90
)

var (
	hardWord    = strings.Repeat("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 3)
	hardChinese = strings.Repeat("這個段落沒有別的目的，只是要佔去許多行，好讓頁尾落在它的中間。", 2)
	hardEnglish = strings.Repeat("This paragraph has no purpose but to fill lines. ", 6)
)

// block adds a block to both versions; %s in it is its address.
func (h *hard) block(zh, en string) {
	h.n++
	id := fmt.Sprintf("{#p%02d}", h.n)
	h.zh.WriteString(zh + "\n" + id + "\n\n")
	h.en.WriteString(en + "\n" + id + "\n\n")
}

// items adds a list: for each item its indentation, its mark, and its words.
func (h *hard) items(list ...[4]string) {
	for _, item := range list {
		h.n++
		id := fmt.Sprintf("%s{#p%02d}\n", item[0]+strings.Repeat(" ", len(item[1])), h.n)
		h.zh.WriteString(item[0] + item[1] + item[2] + "\n" + id)
		h.en.WriteString(item[0] + item[1] + item[3] + "\n" + id)
	}
	h.zh.WriteString("\n")
	h.en.WriteString("\n")
}

// within adds a block to the item before it.
func (h *hard) within(zh, en string) {
	h.n++
	h.zh.WriteString(fmt.Sprintf("%s\n  {#p%02d}\n\n", zh, h.n))
	h.en.WriteString(fmt.Sprintf("%s\n  {#p%02d}\n\n", en, h.n))
}

func hardTable(rows, columns int, cell string) string {
	var b strings.Builder
	for r := range rows + 1 {
		for c := range columns {
			fmt.Fprintf(&b, "| %s %d.%d ", cell, r, c+1)
		}
		b.WriteString("|\n")
		if r == 0 {
			b.WriteString(strings.Repeat("|--:", columns) + "|\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func hardSite() fstest.MapFS {
	var h hard
	var code strings.Builder
	for i := range hardFunctions {
		fmt.Fprintf(&code, "def function%02d_of_many(argument_one, argument_two):  return argument_one  # %s\n", i, strings.Repeat("c", i%7*12))
	}
	h.block("## 一、長的字", "## One: a Heading That No Running Head Will Hold on One Line of Any Sheet, "+strings.Repeat("Superheading", 12))
	h.block("網址："+hardAddress+"。", "The address: "+hardAddress+".")
	h.block("網址：<"+hardAddress+">。", "The address: <"+hardAddress+">.")
	h.block("詞："+hardWord+"。", "The word: "+hardWord+".")
	h.block("行內`"+strings.Repeat("a_b_c_", 30)+"`。", "Inline `"+strings.Repeat("a_b_c_", 30)+"` code.")
	h.block("強調**"+hardWord[:120]+"**與*"+hardWord[:120]+"*。", "Strong **"+hardWord[:120]+"** and *"+hardWord[:120]+"*.")
	h.block("## 二、程式", "## Two: Code")
	h.block("```python\n"+code.String()+"```", "```python\n"+code.String()+"```")
	h.block("```\n"+strings.Repeat("unbrokenlineofcode", 20)+"\n\tafter a tab\n```", "```\n"+strings.Repeat("unbrokenlineofcode", 20)+"\n\tafter a tab\n```")
	h.block("## 三、表", "## Three: Tables")
	h.block(hardTable(3, 2, "格"), hardTable(3, 2, "cell"))
	h.block(hardTable(60, 3, "長表的格"), hardTable(60, 3, "a cell of the long table"))
	h.block(hardTable(4, 9, "寬"), hardTable(4, 9, "widecell"))
	h.block("| 名 | 網址 |\n|---|---|\n| 甲 | "+hardAddress+" |\n| **乙**[^1] | `"+strings.Repeat("z", 90)+"` |", "| name | address |\n|---|---|\n| A | "+
		hardAddress+" |\n| **B**[^1] | `"+strings.Repeat("z", 90)+"` |")
	h.block("## 四、清單", "## Four: Lists")
	h.items([4]string{"", "1. ", "第一層甲" + hardChinese, "Level one. " + hardEnglish}, [4]string{"   ", "- ", "第二層甲" + hardChinese, "Level two. " + hardEnglish},
		[4]string{"     ", "1. ", "第三層", "Level three"}, [4]string{"        ", "- ", "第四層", "Level four"}, [4]string{"          ", "- ", "第五層" +
			hardAddress, "Level five " + hardAddress},
		[4]string{"   ", "- ", "第二層乙", "Level two again"}, [4]string{"", "2. ", "第一層乙", "Level one again"})
	inItem := "  ```\n  code in an item " + strings.Repeat("q", 100) + "\n  ```"
	h.items([4]string{"", "- ", "項目", "An item"})
	h.within("  又一段。", "  A second paragraph of it.")
	h.within(inItem, inItem)
	h.within("  > 項目中的引文。", "  > A quotation within it.")
	h.block("## 五、引文與詩", "## Five: Quotations and Verse")
	h.block("> 引文。"+hardChinese, "> A quotation. "+hardEnglish)
	h.block("> > 引文中的引文："+hardAddress, "> > A quotation in a quotation: "+hardAddress)
	h.block("詩行一\\\n詩行二，較長"+hardChinese+"\\\n詩行三", "Verse one\\\nVerse two, "+hardEnglish+"\\\nVerse three")
	h.block("## 六、圖", "## Six: Pictures")
	h.block("![塔](/tower.svg)", "![A tower](/tower.svg)")
	h.block("文中![塔](/tower.svg)有圖。", "A picture ![a tower](/tower.svg) in the text.")
	h.block("## 七、註", "## Seven: Footnotes")
	h.block("有註。[^2]"+strings.Repeat(hardChinese, 12), "With a footnote.[^2] "+strings.Repeat(hardEnglish, 6))
	h.block("末段。", "The last paragraph.")
	note := func(a, b, c string) string {
		return "[^1]: " + a + "\n\n[^2]: " + b + " " + hardAddress + "\n\n    " + strings.TrimSpace(strings.Repeat(c, 3)) + "\n\n    - " + a +
			"\n      - " + b + "\n\n    ```\n    code in a footnote " + strings.Repeat("k", 120) + "\n    ```\n\n    > " + c + "\n\n    | " + a +
			" | " + b + " |\n    |---|---|\n    | 1 | 2 |\n"
	}
	h.zh.WriteString(note("表中之註。", "第一段。", hardChinese))
	h.en.WriteString(note("In a table.", "First paragraph.", hardEnglish))
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"content/site.yaml": file(`title: {zh-Hant: 難印, en: Hard to print}
description: {zh-Hant: 難印的網站。, en: A site that is hard to print.}
languages: [zh-Hant, en]
outputs: {epub: [view, zh-Hant, en, zh-Hant/vertical], single: true}
`),
		"content/editions/hard/edition.yaml": file(`title:
  zh-Hant: 難印的書
  en: The Book with a Title Longer Than Any Line, ` + hardWord + `
subtitle: {zh-Hant: 副題, en: "` + strings.TrimSpace(strings.Repeat(hardEnglish, 9)) + `"}
author: {zh-Hant: 無名氏, en: Nobody}
date: 2026-01-02
summary: {zh-Hant: 排版的難題。, en: "What a printer fears: ` + hardAddress + `"}
rights: {statement: {zh-Hant: 樣本。, en: "A sample: ` + hardAddress + `"}}
base: zh-Hant
versions: [{lang: zh-Hant}, {lang: en}]
view: [zh-Hant, en]
`),
		"content/editions/hard/zh-Hant.md": file(h.zh.String()),
		"content/editions/hard/en.md":      file(h.en.String()),
		"static/tower.svg":                 file(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2400" viewBox="0 0 1600 2400"><rect width="1600" height="2400" fill="#ccc"/></svg>`),
	}
}
