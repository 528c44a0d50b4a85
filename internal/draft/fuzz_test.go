package draft

import (
	"errors"
	"testing"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/intake"
	"testing/fstest"
)

// hold reads a text and drafts it. It fails when a character is lost, when the draft
// does not read back as it was meant, or when our own reader finds an error in it.
func hold(t *testing.T, path, format string, data []byte) {
	t.Helper()
	doc, problems := intake.Read(path, data, intake.Options{Format: format})
	if problems != nil {
		return
	}
	if rest := doc.Rest().String(); rest != "" {
		t.Fatalf("lost or made up: %s", rest)
	}
	d, err := Make([]*intake.Document{doc}, Options{})
	var refused *Error
	if errors.As(err, &refused) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	sound(t, d)
}

// sound reads a draft with the reader of sites.
func sound(t *testing.T, d *Draft) {
	t.Helper()
	dir := "content/editions/" + d.Slug + "/"
	site := fstest.MapFS{config.File: {Data: Site(d)}, dir + "edition.yaml": {Data: d.Settings}}
	for _, v := range d.Versions {
		site[dir+v.Name] = &fstest.MapFile{Data: v.Data}
	}
	list := &diag.List{}
	c := corpus.Open(site, list)
	if c == nil {
		t.Fatalf("%v\n%s", list.Sorted(), Site(d))
	}
	c.Edition(d.Slug, list)
	for _, p := range list.Sorted() {
		if p.Code != "date-missing" { // what the file lacks is not made up
			t.Fatalf("%v\n%s", list.Sorted(), d.Settings)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"a\n\nb", "題\n\n文／林晚\n\n甲：一？\n\n乙：二。\n\n甲：三？\n\n乙：四。", "1. a\n2. b\n\n- x\n- y", "# x\n> y\n```\n{#p01}\n***",
		"1) a\n1) b\n\\*_`[](<&amp;",
		"Q: a?\n\nA: b.\n\nQ:\n\nc\n\nA: d", "a\x00b\u200bc\r\nd", "……\n」\n。", "[^1]: x\n[a]: b\n![c]", "a *b* _c_ **d** `e` <f> [g](h) &amp; ![i](j) \\k https://l.m/n_o_p", "甲\nA one.\n乙\nB two.\n丙\nC three.\n", "\t\n　　甲\n　　乙", "+ \n- - -\n===\n1.\n\n2.", "a | b\n:-- | --:\n\n| x |\n|---|\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.txt", intake.Text, data) })
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<p>a<p>b", "<h1>t</h1><ul><li>a<ol><li>b</ol><li>c</ul>",
		"<p>a<br><br>b<br>c<b> d </b>e<i>f</i><a href='http://x.y/'>g</a>", "<blockquote><p>a</blockquote><blockquote>b</blockquote>",
		"<pre>\n a\n</pre><table><tr><td>a<td>b<tr><td>甲<td>x</table>", "<ol start=3><li><p>a<p>b<li>c</ol><ul><li>d</ul><ul><li>e</ul>", "<p><em>a <strong>b</em>c</strong> * _ ` [ ] < &amp;amp;", "<div class=share>x</div><article><p>y <code>`z</code></article><footer>w</footer>",
		"<p><b>Q:</b> a?<p><b>A:</b> b<p><b>Q:</b> c?<p><b>A:</b> d", "<ruby>漢<rt>k</rt></ruby><sup>[1]</sup><img alt='a' src=b>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.html", intake.HTML, data) })
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# a\n\nb *c* **d** [e](http://f.g)\n", "---\ntitle: x\n---\n1. a\n   - b\n\n     c\n2. d\n",
		"> a\n> > b\n\n- c\n\n      d\n", "a[^1] b\n\n[^1]: c\n", "<div>a</div>\n\nb <i>c</i> ![d](e) [@f] `g`\n",
		"a\\\nb  \nc\n{#p01}\n\n| a | b |\n|---|---|\n| c | `d` |\n", "--- zh-Hant\n甲\n{#p01}\n--- en\na\n{#p01}\n", "**好。**他 *a*b\n\n***\n\n```x\ny\n```\n", "*a\nb* [c\nd](http://e.f)", "## h {#i}\n\n[n](note:x) [c](claim:y) [l](/z)", "- a\n\n  > b\n\n  - c\n", "> - a\n> > b\n>   - c\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.md", intake.Markdown, data) })
}

func FuzzTEI(f *testing.F) {
	for _, s := range []string{"<TEI><teiHeader><title>x</title></teiHeader><text><body><p>a <hi>b</hi></p></body></text></TEI>",
		"<TEI><text><lg><l>a</l><l>b</l></lg><sp><speaker>A</speaker><p>c</p></sp><list><item>d<list><item>e</item></list></item></list></text></TEI>",
		"<TEI><text><p>a<note>b<p>c</p></note></p><quote><p>d</p></quote><table><row><cell>e</cell><cell>f</cell></row></table></text></TEI>", "<TEI><text><group><text xml:lang='zh'><p>甲</p></text><text xml:lang='en'><p>a</p></text></group></text></TEI>",
		"<TEI><text><p xml:id='p01'><s>a.</s><s>b.</s></p><choice><sic>x</sic><corr>y</corr></choice><code>z</code></text></TEI>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.xml", intake.TEI, data) })
}

func FuzzTMX(f *testing.F) {
	for _, s := range []string{"<tmx><header srclang='en'/><body><tu tuid='p01.1'><tuv xml:lang='en'><seg>a</seg></tuv><tuv " +
		"xml:lang='zh-TW'><seg>甲</seg></tuv></tu><tu><tuv xml:lang='en'><seg>b<ph>x</ph></seg></tuv></tu></body></tmx>",
		"<tmx><body><tu tuid='h1.1'><tuv xml:lang='x'><seg>#</seg></tuv><tuv xml:lang='x'><seg>b</seg></tuv></tu></body></tmx>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.tmx", intake.TMX, data) })
}

// FuzzPair drafts two texts as two versions of one work.
func FuzzPair(f *testing.F) {
	f.Add("甲。乙。\n\n丙", "A. B.\n\nC")
	f.Add("- a\n- b\n\n***\n\n第一章\n\n甲：一\n\n乙：二\n\n甲：三", "x\n\n1. y\n2. z\n\nChapter 1\n\nA: b\n\nQ: c")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, bad := intake.Read("a.txt", []byte(a), intake.Options{Format: intake.Text, Langs: []string{"zh-Hant"}})
		y, bad2 := intake.Read("b.txt", []byte(b), intake.Options{Format: intake.Text, Langs: []string{"en"}})
		if bad != nil || bad2 != nil || len(x.Texts) != 1 || len(y.Texts) != 1 {
			return
		}
		d, err := Make([]*intake.Document{x, y}, Options{})
		var refused *Error
		if errors.As(err, &refused) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		sound(t, d)
		if len(d.Versions) == 2 {
			p, q := d.Versions[0].Blocks, d.Versions[1].Blocks
			for i := range p {
				if p[i].ID != q[i].ID || p[i].Kind != q[i].Kind || len(p[i].Segments) != len(q[i].Segments) {
					t.Fatalf("%s and %s do not stand against each other", p[i].ID, q[i].ID)
				}
			}
		}
	})
}
