package lsp_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// ownFields are settings with a schema of a site's own, a theme and pictures.
var ownFields = map[string]string{
	"content/site.yaml": small["content/site.yaml"] + "schema:\n  note:\n    friend: {type: note, doc: who is near}\n    trade: {type: text, " +
		"one-of: [clerk, smith]}\n    afloat: {type: boolean}\n    motto: {type: texts}\n    seen: {type: list, of: note}\n    home: {type: map, " +
		"fields: {by: {type: note}, sort: {type: text, one-of: [hut, house]}}}\n",
	"static/cover.jpg":                        "",
	"static/plans/hut.png":                    "",
	"static/site.css":                         "",
	"themes/mine/templates/note.html":         "",
	"content/editions/tide/figures/rise.yaml": "kind: bar\ntitle: {en: R, fr: M}\nafter: p01\nrows: [{label: {en: a, fr: a}, value: 1}]\n",
}

// offered asks for what is offered at a cursor.
func (e *editor) offered(file, text string) (labels []string, taken string) {
	var got struct {
		Items []struct {
			Label    string
			TextEdit struct {
				Range   span
				NewText string
			}
		}
	}
	e.call("textDocument/completion", e.open(file, text), &got)
	for _, i := range got.Items {
		labels = append(labels, i.Label)
	}
	if len(got.Items) > 0 {
		first := got.Items[0].TextEdit
		taken = apply(strings.Replace(text, "|", "", 1), first.Range, first.NewText)
	}
	e.notify("textDocument/didClose", map[string]any{"textDocument": uri(file)})
	slices.Sort(labels)
	return labels, taken
}

// TestOwnFields holds what is offered of a site's own fields, and of values that only the
// site knows: its versions, themes, pictures, addresses and footnotes.
func TestOwnFields(t *testing.T) {
	t.Parallel()
	const version, note, settings = "content/editions/tide/fr.md", "content/notes/buoy.md", "content/site.yaml"
	const edition, figure = "content/editions/tide/edition.yaml", "content/editions/tide/figures/rise.yaml"
	site := ownFields[settings]
	e := edit(t, ownFields)
	pages := "/ /authors/ /bibliography/ /explainers/ /languages/ /notes/ /notes/ada-mill/ " +
		"/notes/buoy/ /people/ /search/ /series/ /tags/ /tags/sea/ /tide/ /years/"
	for _, c := range []struct{ file, text, labels, taken string }{
		{note, "---\nparams:\n  |\n---\n", "afloat friend home motto seen trade", "---\nparams:\n  afloat: \n---\n"},
		{note, "---\nparams:\n  friend: buoy\n  tr|\n---\n", "afloat home motto seen trade", ""},
		{note, "---\nparams: {friend: buoy, |}\n---\n", "afloat home motto seen trade", ""},
		{note, "---\nparams: {friend: |}\n---\n", "ada-mill buoy", "---\nparams: {friend: ada-mill}\n---\n"},
		{note, "---\nparams:\n  friend: b|\n---\n", "ada-mill buoy", ""},
		{note, "---\nparams: {trade: |}\n---\n", "clerk smith", ""},
		{note, "---\nparams:\n  afloat: |\n---\n", "false true", ""},
		{note, "---\nparams: {motto: {|}}\n---\n", "en fr", ""},
		{note, "---\nparams:\n  motto:\n    en: x\n    |\n---\n", "fr", ""},
		{note, "---\nparams: {seen: [|]}\n---\n", "ada-mill buoy", ""},
		{note, "---\nparams:\n  seen:\n    - |\n---\n", "ada-mill buoy", ""},
		{note, "---\nparams:\n  seen: [buoy, |]\n---\n", "ada-mill buoy", ""},
		{note, "---\nparams: {home: {|}}\n---\n", "by sort", ""},
		{note, "---\nparams:\n  home:\n    sort: |\n---\n", "house hut", ""},
		{settings, site + "  page: {x: {type: |}}\n", "address boolean date integer list map note number text texts", ""},
		{settings, site + "  page:\n    x: {type: text, |}\n", "doc fields of one-of required", ""},
		{settings, "theme: |\n" + site, "default plain themes/mine", ""},
		{settings, site + "outputs: {epub: [|]}\n", "en en+fr fr fr+en view view/vertical", ""},
		{edition, "house: {wei: |}\n", "為 爲", ""},
		{edition, "speakers: {ada: {name: {|}}}\n", "en fr", ""},
		{edition, "versions:\n  - lang: en\n  - lang: de\n    from: |\n", "de en original", ""},
		{edition, "base: |\nversions:\n  - lang: en\n  - lang: de\n", "de en", ""},
		{edition, "view: [|]\nversions: [{lang: en}, {lang: de}]\n", "de en", ""},
		{edition, "image: |\n", "/cover.jpg /plans/hut.png", ""},
		{figure, "kind: flow\nnodes:\n  - {id: a}\n  - {id: b}\nedges:\n  - {from: |}\n", "a b", ""},
		{version, "Voir [là](/n|", pages, ""},
		{version, "Voir ![là](/|", "/cover.jpg /plans/hut.png", ""},
		{version, "Voir ![là](figure:|", "tide/rise", ""},
		{version, "La marée[^|] monte.\n{#p01}\n\n[^a]: Deux fois.\n[^b]: Par jour.\n", "a b",
			"La marée[^a] monte.\n{#p01}\n\n[^a]: Deux fois.\n[^b]: Par jour.\n"},
	} {
		labels, taken := e.offered(c.file, c.text)
		if s := strings.Join(labels, " "); s != c.labels {
			t.Errorf("at %q it offers %q and not %q", c.text, s, c.labels)
		}
		if c.taken != "" && taken != c.taken {
			t.Errorf("at %q the first makes of it %q and not %q", c.text, taken, c.taken)
		}
	}
	labels, taken := e.offered(edition, "rights: {licence: |}\n")
	if !slices.Contains(labels, "CC-BY-4.0") || !strings.HasPrefix(taken, "rights: {licence: CC") {
		t.Errorf("of licences it offers %d, and first %q", len(labels), taken)
	}
	if labels, _ = e.offered(edition, "rights:\n  licence: zlib|\n"); !slices.Contains(labels, "Zlib") || len(labels) > 9 {
		t.Errorf("of licences with zlib in them it offers %v", labels)
	}
}

// TestWhatIsMeant holds what is said of keys in braces and of a site's own, of words that
// are linked by themselves, and of footnotes; and where one goes from addresses of blocks.
func TestWhatIsMeant(t *testing.T) {
	t.Parallel()
	e := edit(t, ownFields)
	const en, note, claim = "content/editions/tide/en.md", "content/notes/buoy.md", "content/claims/rings.md"
	const edition, figure = "content/editions/tide/edition.yaml", "content/editions/tide/figures/rise.yaml"
	for _, c := range []struct{ file, text, says string }{
		{edition, small[edition] + "rights: {lic|ence: CC-BY-4.0}\n", "**licence**: licence of what the edition publishes"},
		{edition, small[edition] + "rights: {licence: CC-|BY-4.0}\n", "**licence**: licence of what the edition publishes"},
		{edition, small[edition] + "rights:\n  licence: CC-BY-4.0\n  wit|ness: open\n", "**witness**: "},
		{note, "---\nparams: {fri|end: buoy}\n---\n", "**friend**: who is near (note)"},
		{note, "---\nparams:\n  trade: sm|ith\n---\n", "One of: clerk, smith"},
		{en, strings.Replace(small[en], "a buoy", "a bu|oy", 1), "**buoy · bouée**\n\nA float that rings."},
		{en, strings.Replace(small[en], "rings.", "rings[^|1].", 1) + "\n[^1]: On each wave.\n    Or so.\n\nMore.\n{#p03}\n", "On each wave."},
		{claim, strings.Replace(small[claim], "p01.1", "p0|1.1", 1), "**English** p01.1\n\n> The tide comes in"},
	} {
		var got struct{ Contents struct{ Value string } }
		e.call("textDocument/hover", e.open(c.file, c.text), &got)
		if !strings.Contains(got.Contents.Value, c.says) {
			t.Errorf("at %q it says\n%s\nand not\n%s", c.text, got.Contents.Value, c.says)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": uri(c.file)})
	}
	for _, c := range []struct{ file, text, want string }{
		{claim, strings.Replace(small[claim], "p01.1", "p01.2|", 1), "[content/editions/tide/en.md:5:1]"},
		{figure, strings.Replace(ownFields[figure], "p01", "p|02", 1), "[content/editions/tide/en.md:8:1]"},
		{en, strings.Replace(small[en], "a buoy", "a bu|oy", 1), "[content/notes/buoy.md:1:1]"},
		{en, strings.Replace(small[en], "rings.", "rings[^1|].", 1) + "\n[^1]: On each wave.\n", "[content/editions/tide/en.md:11:1]"},
	} {
		var got []location
		e.call("textDocument/definition", e.open(c.file, c.text), &got)
		if s := fmt.Sprint(places(got)); s != c.want {
			t.Errorf("from %.60q one goes to %s and not %s", c.text, s, c.want)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": uri(c.file)})
	}
}

// TestSquiggles holds how much of a line a problem is shown under.
func TestSquiggles(t *testing.T) {
	t.Parallel()
	const en, edition = "content/editions/tide/en.md", "content/editions/tide/edition.yaml"
	for _, c := range []struct{ file, from, to, code, under string }{
		{en, "a buoy", "a [buoy](note:bouy)", "note-unknown", "[buoy](note:bouy)"},
		{edition, "tags: [sea]", "tags: [\"see\"]", "term-unknown", "\"see\""},
		{edition, "tags: [sea]", "tags: [see-side]", "term-unknown", "see-side"},
	} {
		e := edit(t, nil)
		text := strings.Replace(small[c.file], c.from, c.to, 1)
		e.open(c.file, text+"|")
		shown := ""
		e.until(c.file, func(list []diagnostic) bool {
			for _, d := range list {
				if d.Code == c.code {
					shown = text[byteOf(text, d.Range.Start):byteOf(text, d.Range.End)]
				}
			}
			return shown != ""
		})
		if shown != c.under {
			t.Errorf("%s is shown under %q and not %q", c.code, shown, c.under)
		}
	}
}
