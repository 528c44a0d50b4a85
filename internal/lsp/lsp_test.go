package lsp_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/site"
)

// TestProblems holds that the problems of what is typed are shown, where they are, and
// go when they are mended; and that the files on the disk are not what counts.
func TestProblems(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	const file = "content/editions/tide/en.md"
	text := small[file]
	p := e.open(file, strings.Replace(text, "a buoy rings", "a [buoy](note:bouy)| rings", 1))
	e.until(file, func(list []diagnostic) bool {
		return len(list) == 1 && list[0].Code == "note-unknown" && list[0].Severity == 1 &&
			strings.Contains(list[0].Message, `did you mean "buoy"?`) && list[0].Range.Start.Line == 3
	})
	// Typed over: bouy, which ends at the bracket before the cursor.
	at := p["position"].(map[string]int)
	place := func(back int) map[string]int {
		return map[string]int{"line": at["line"], "character": at["character"] - back}
	}
	e.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": "file:///books/tides/" + file, "version": 2},
		"contentChanges": []any{map[string]any{"range": map[string]any{"start": place(5), "end": place(1)}, "text": "buoy"}},
	})
	e.until(file, func(list []diagnostic) bool { return len(list) == 0 })
	e.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": "file:///books/tides/" + file, "version": 3},
		"contentChanges": []any{map[string]any{"text": strings.Replace(text, "{#p02}", "", 1)}},
	})
	e.until(file, func(list []diagnostic) bool {
		return slices.ContainsFunc(list, func(d diagnostic) bool { return d.Code == "block-id" })
	})
	e.notify("textDocument/didClose", map[string]any{"textDocument": uri(file)})
	e.until(file, func(list []diagnostic) bool { return len(list) == 0 })
}

// TestLeave holds that the conversation ends in order after shutdown and exit, and not
// when the editor is gone.
func TestLeave(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	e.call("shutdown", nil, nil)
	e.notify("exit", nil)
	if !<-e.ended {
		t.Error("after shutdown and exit it did not end in order")
	}
	e = edit(t, nil)
	e.c.Close()
	if <-e.ended {
		t.Error("when the editor was gone it said that all was in order")
	}
}

// TestCompletion holds what is offered at a cursor: all of it, and the text when the
// first is taken.
func TestCompletion(t *testing.T) {
	t.Parallel()
	const version, claim, note = "content/editions/tide/fr.md", "content/claims/rings.md", "content/notes/buoy.md"
	const edition, figure, settings = "content/editions/tide/edition.yaml", "content/editions/tide/figures/rise.yaml", "content/site.yaml"
	for _, c := range []struct{ file, text, labels, taken string }{
		{version, "La 🌊 [bouée](note:|) sonne.\n{#p01}\n", "ada-mill buoy", "La 🌊 [bouée](note:ada-mill) sonne.\n{#p01}\n"},
		{version, "La [bouée](note:bu|oy", "ada-mill buoy", ""},
		{version, "La [bouée](|", "/ claim: explainer: note:", "La [bouée](note:"},
		{version, "Elle sonne [@|", "mill1901", "Elle sonne [@mill1901"},
		{version, "Elle sonne [voir @other; -@mi|", "mill1901", "Elle sonne [voir @other; -@mill1901"},
		{version, "La marée.\n{#h1}\n\nElle.\n{#|", "p01 p02", "La marée.\n{#h1}\n\nElle.\n{#p01"},
		{version, "La note:", "", ""},
		{claim, "---\nedition: tide\nver|\n---\n", "checked draft params segments sources verdict", ""},
		{claim, "---\nedition: tide\nverdict: mis|\n---\n", "misleading opinion partly supported unverifiable wrong", ""},
		{claim, "---\nedition: |\n---\n", "tide", "---\nedition: tide\n---\n"},
		{claim, "---\nedition: tide\nsegments: [p01.1, |\n---\n", "h1 p01 p01.1 p01.2 p02", ""},
		{claim, "---\nsources:\n  - mi|\n---\n", "mill1901", "---\nsources:\n  - mill1901\n---\n"},
		{note, "---\nkind: pl|\n---\n", "event idiom organisation person place product term work", ""},
		{note, "---\nname:\n  e|\n---\n", "en fr", "---\nname:\n  en: \n---\n"},
		{note, "---\nids:\n  wikidata: Q1\n  |\n---\n", "homepage isni orcid viaf", ""},
		{edition, "base: en\nversions:\n  - lang: en\n    tr|\n  - lang: fr\n    date: 1901\n",
			"audio date derived from licence made note reviser source status title translator", ""},
		{edition, "people: [|", "ada-mill", "people: [ada-mill"},
		{edition, "tags:\n- |", "sea", "tags:\n- sea"},
		{edition, "author: note:|", "ada-mill buoy", "author: note:ada-mill"},
		{edition, "base: |", "en fr", "base: en"},
		{edition, "draft: |", "false true", ""},
		{note, "---\nkind: p|erson\n---\n", "event idiom organisation person place product term work", "---\nkind: person\n---\n"},
		{edition, "base: en\nversions: [{lang: en}, {lang: fr, made: |}]\n", "human machine machine-reviewed", ""},
		{edition, "base: en\nversions:\n  - {lang: fr, tr|, note: x}\n", "audio date derived from licence made reviser source status title translator",
			"base: en\nversions:\n  - {lang: fr, derived: , note: x}\n"},
		{edition, "title: {en: The Tide, |}\n", "fr", "title: {en: The Tide, fr: }\n"},
		{edition, "title: {en: \"A: {b\", f|}\n", "fr", "title: {en: \"A: {b\", fr: }\n"},
		{edition, "people: [ada-mill, a|]\n", "ada-mill", "people: [ada-mill, ada-mill]\n"},
		{edition, "title: a plain {text|\n", "", ""},
		{note, "---\nids: {wikidata: Q1, |}\n---\n", "homepage isni orcid viaf", ""},
		{figure, "kind: bar\nafter: |\n", "h1 p01 p02", "kind: bar\nafter: h1\n"},
		{figure, "rows:\n  - {label: {en: x, f|}}\n", "fr", "rows:\n  - {label: {en: x, fr: }}\n"},
		{settings, small["content/site.yaml"] + "menus:\n  top:\n    - {to: /notes/b|, name: {en: x}}\n",
			"/ /authors/ /bibliography/ /explainers/ /languages/ /notes/ /notes/ada-mill/ /notes/buoy/ /people/ /search/ " +
				"/series/ /tags/ /tags/sea/ /tide/ /years/", ""},
		{settings, "menus:\n  top:\n    - {to: /notes/, n|}\n", "name", ""},
		{settings, "pinned: [|]\n", "tide", "pinned: [tide]\n"},
		{settings, "ignore:\n  - {file: x, rule: note-unk|}\n", allRules(), ""},
		{note, "---\nkind: person # t|\n---\n", "", ""},
	} {
		if !strings.Contains(c.text, "|") {
			c.text += "|"
		}
		e := edit(t, nil)
		var got struct {
			Items []struct {
				Label    string
				SortText string
				TextEdit struct {
					Range   span
					NewText string
				}
			}
		}
		e.call("textDocument/completion", e.open(c.file, c.text), &got)
		var labels []string
		for _, i := range got.Items {
			labels = append(labels, i.Label)
		}
		slices.Sort(labels)
		if s := strings.Join(labels, " "); s != c.labels {
			t.Errorf("at %q it offers %q and not %q", c.text, s, c.labels)
		}
		if c.taken == "" || len(got.Items) == 0 {
			continue
		}
		first := got.Items[0].TextEdit
		if s := apply(strings.Replace(c.text, "|", "", 1), first.Range, first.NewText); s != c.taken {
			t.Errorf("at %q the first makes of it %q and not %q", c.text, s, c.taken)
		}
	}
}

// allRules lists the rules of check as an editor is offered them.
func allRules() string {
	var codes []string
	for _, r := range site.Rules() {
		codes = append(codes, r.Code)
	}
	slices.Sort(codes)
	return strings.Join(codes, " ")
}

// apply makes an edit as an editor would, over the code units of UTF-16.
func apply(text string, at span, with string) string {
	return text[:byteOf(text, at.Start)] + with + text[byteOf(text, at.End):]
}

func byteOf(text string, p position) int {
	offset := 0
	for range p.Line {
		offset += strings.IndexByte(text[offset:], '\n') + 1
	}
	for n := 0; n < p.Character; {
		r := []rune(text[offset : offset+min(4, len(text)-offset)])[0]
		if n++; r > 0xFFFF {
			n++
		}
		offset += len(string(r))
	}
	return offset
}

// text returns a file of the site as it is.
func (e *editor) text(file string) string {
	data, err := fs.ReadFile(e.site, file)
	if err != nil {
		e.t.Fatal(err)
	}
	return string(data)
}
