package lsp_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// TestHover holds what is said of a place, by a word that is in it.
func TestHover(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	const en, fr, claim = "content/editions/tide/en.md", "content/editions/tide/fr.md", "content/claims/rings.md"
	for _, c := range []struct{ file, text, says string }{
		{en, strings.Replace(small[en], "Nobody", "No|body", 1), "**Français** p01.2\n\n> Personne ne l’entend."},
		{en, strings.Replace(small[en], "a buoy", "a [bu|oy](note:buoy)", 1), "A float that rings.\n\nUn flotteur qui sonne.\n\n**Français** p01.1"},
		{en, strings.Replace(small[en], "🌊 and", "🌊| and", 1), "> La marée monte 🌊 et une bouée sonne."},
		{fr, strings.Replace(small[fr], "{#p02}", "{#|p02}", 1), "**English** p02\n\n> It goes out again."},
		{fr, strings.Replace(small[fr], "Personne ne l’entend.\n", "Per|sonne.\nNi moi.\n", 1), "> The tide comes in 🌊 and a buoy rings.\n> Nobody hears it."},
		{claim, strings.Replace(small[claim], "note:buoy", "no|te:buoy", 1), "**buoy · bouée**\n\nA float that rings.\n\nUn flotteur qui sonne."},
		{claim, strings.Replace(small[claim], "@mill1901, p. 3", "@mill|1901, p. 3", 1), "**Keeping a Buoy**\n\nAda Mill, 1901"},
		{claim, strings.Replace(small[claim], "verdict", "ver|dict", 1), "One of: supported, partly, misleading, wrong, opinion, unverifiable\n\nRequired"},
		{claim, strings.Replace(small[claim], "[mill1901]\n---", "[mi|ll1901]\n---", 1), "Keeping a Buoy"},
		{"content/editions/tide/edition.yaml", strings.Replace(small["content/editions/tide/edition.yaml"], "[ada-mill]", "[ada-|mill]", 1),
			"**Ada Mill**\n\nShe kept the buoy."},
	} {
		var got struct{ Contents struct{ Kind, Value string } }
		e.call("textDocument/hover", e.open(c.file, c.text), &got)
		if got.Contents.Kind != "markdown" || !strings.Contains(got.Contents.Value, c.says) {
			t.Errorf("at %q it says\n%s\nand not\n%s", c.text, got.Contents.Value, c.says)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": uri(c.file)})
	}
	var nothing any = 1
	e.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": "file:///etc/passwd"}, "position": positionOf("")}, &nothing)
	if nothing != nil {
		t.Errorf("of a file outside the site it says %v", nothing)
	}
}

type location struct {
	URI   string
	Range span
}

// places writes locations as file:line:column.
func places(list []location) (out []string) {
	for _, l := range list {
		out = append(out, fmt.Sprintf("%s:%d:%d", strings.TrimPrefix(l.URI, "file:///books/tides/"), l.Range.Start.Line+1, l.Range.Start.Character+1))
	}
	slices.Sort(out)
	return out
}

// TestLeads holds where one goes from a place, and what leads to it.
func TestLeads(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	const en, claim, note, edition = "content/editions/tide/en.md", "content/claims/rings.md", "content/notes/buoy.md", "content/editions/tide/edition.yaml"
	for _, c := range []struct{ method, file, text, want string }{
		{"definition", claim, strings.Replace(small[claim], "note:buoy", "note:bu|oy", 1), "[content/notes/buoy.md:1:1]"},
		{"definition", claim, strings.Replace(small[claim], "@mill1901].", "@mill19|01].", 1), "[content/bibliography.json:1:2]"},
		{"definition", claim, strings.Replace(small[claim], "edition: tide", "edition: ti|de", 1), "[content/editions/tide/edition.yaml:1:1]"},
		{"definition", edition, strings.Replace(small[edition], "[sea]", "[s|ea]", 1), "[content/site.yaml:4:13]"},
		{"definition", edition, strings.Replace(small[edition], "{lang: fr}", "{lang: fr, source: \"mill|1901, p. 2\"}", 1), "[content/bibliography.json:1:2]"},
		{"definition", edition, strings.Replace(small[edition], "people:", "origin: {title: {en: a, fr: b}, source: mi|ll1901}\npeople:", 1),
			"[content/bibliography.json:1:2]"},
		{"definition", en, strings.Replace(small[en], "Nobody", "No|body", 1), "[content/editions/tide/fr.md:5:1]"},
		{"references", note, "|" + small[note], "[content/claims/rings.md:9:17 content/notes/ada-mill.md:10:30 content/notes/ada-mill.md:8:26 " +
			"content/notes/buoy.md:1:1]"},
		{"references", edition, strings.Replace(small[edition], "note:ada", "note:|ada", 1), "[content/editions/tide/edition.yaml:2:14 " +
			"content/editions/tide/edition.yaml:6:10 content/notes/ada-mill.md:1:1]"},
	} {
		p := e.open(c.file, c.text)
		p["context"] = map[string]any{"includeDeclaration": true}
		var got []location
		e.call("textDocument/"+c.method, p, &got)
		if s := fmt.Sprint(places(got)); s != c.want {
			t.Errorf("%s at %.60q: %s and not %s", c.method, c.text, s, c.want)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": uri(c.file)})
	}
}

// TestRename holds that a site is whole after its names were changed as an editor would:
// nothing leads to the old one, and the old address leads on.
func TestRename(t *testing.T) {
	t.Parallel()
	more := map[string]string{
		"content/explainers/tides/en.md": "---\ntitle: Tides\n---\nOn tides and a [buoy](/notes/buoy/).\n",
		"content/explainers/tides/fr.md": "---\ntitle: Marées\n---\nDes marées, voir [ici](explainer:tides).\n",
		"content/notes/one.md": "\ufeff---\r\nkind: term\r\nname: {en: one, fr: un}\r\naliases : " +
			"[/notes/was-one/]\r\n---\r\n--- en\r\nOne.\r\n--- fr\r\nUn.\r\n",
		"content/notes/brace.md": "---\n{kind: term, name: {en: brace, fr: accolade}}\n---\n--- en\nA brace.\n--- fr\nUne accolade.\n",
		"content/site.yaml": small["content/site.yaml"] + "schema: {page: {who: {type: note}}, edition: {first: {type: " +
			"note}, all: {type: list, of: note}}}\n",
		"content/editions/tide/edition.yaml": small["content/editions/tide/edition.yaml"] + "params:\n  first: buoy\n  all: [one, brace]\n",
		"content/about.md": "---\ntitle: {en: About, fr: À propos}\nparams: {who: buoy}\n---\n--- en\nSee " +
			"[tides](explainer:tides).\n--- fr\nVoir [marées](/explainers/tides/).\n",
	}
	for _, c := range []struct{ file, from, to, moved string }{
		{"content/notes/buoy.md", "buoy", "bell-buoy", "content/notes/bell-buoy.md"},
		{"content/notes/ada-mill.md", "ada-mill", "mill", "content/notes/mill.md"},
		{"content/claims/rings.md", "rings", "it-rings", "content/claims/it-rings.md"},
		{"content/explainers/tides/fr.md", "tides", "ebb", "content/explainers/ebb/en.md"},
		{"content/notes/one.md", "one", "two", "content/notes/two.md"},
		{"content/notes/one.md", "one", "was-one", "content/notes/was-one.md"},
		{"content/notes/brace.md", "brace", "braces", "content/notes/braces.md"},
	} {
		e := edit(t, more)
		before := e.check()
		p := e.open(c.file, "|"+strings.TrimPrefix(e.text(c.file), "\ufeff"))
		p["newName"] = c.to
		var ready struct{ Placeholder string }
		if e.call("textDocument/prepareRename", p, &ready); ready.Placeholder != c.from {
			t.Errorf("%s: it would rename %q", c.file, ready.Placeholder)
		}
		var got struct {
			DocumentChanges []struct {
				TextDocument struct{ URI string }
				Edits        []struct {
					Range   span
					NewText string
				}
				Kind, OldURI, NewURI string
			}
		}
		e.call("textDocument/rename", p, &got)
		e.cancel() // the site is changed without it
		<-e.ended
		for _, change := range got.DocumentChanges {
			if change.Kind == "rename" {
				e.move(cut(change.OldURI), cut(change.NewURI))
				continue
			}
			file := cut(change.TextDocument.URI)
			text := strings.TrimPrefix(e.text(file), "\ufeff") // which editors keep apart
			if len(change.Edits) == 0 {
				t.Errorf("%s: no edits of %s", c.file, file)
			}
			slices.SortFunc(change.Edits, func(a, b struct {
				Range   span
				NewText string
			}) int {
				return byteOf(text, b.Range.Start) - byteOf(text, a.Range.Start)
			})
			for _, x := range change.Edits {
				text = apply(text, x.Range, x.NewText)
			}
			e.site[file] = &fstest.MapFile{Data: []byte(text)}
		}
		if _, err := fs.Stat(e.site, c.moved); err != nil {
			t.Errorf("%s: %v", c.file, err)
		}
		if after := e.check(); after != before {
			t.Errorf("%s: a check of the site says now\n%s\nand before\n%s", c.file, after, before)
		}
		for name, f := range e.site {
			for _, old := range []string{":" + c.from + ")", "people: [" + c.from, "(/notes/" + c.from, "to: /notes/" + c.from} {
				if strings.Contains(string(f.Data), old) {
					t.Errorf("%s still has %q:\n%s", name, old, f.Data)
				}
			}
		}
		if kind := strings.Split(c.file, "/")[1]; kind != "claims" && c.from != "brace" && !strings.Contains(e.text(c.moved), "/"+kind+"/"+c.from+"/") {
			t.Errorf("%s does not keep its old address:\n%s", c.moved, e.text(c.moved))
		}
	}
}

// TestOrder holds that what comes too early or too late is refused, and hangs nothing.
func TestOrder(t *testing.T) {
	t.Parallel()
	e := begin(t, nil)
	if err := e.c.CallResult(t.Context(), "textDocument/hover", e.open("content/site.yaml", "|x"), new(any)); err == nil ||
		!strings.Contains(err.Error(), "begins with initialize") {
		t.Errorf("before initialize: %v", err)
	}
	e.initialize()
	e.call("textDocument/hover", e.open("content/site.yaml", "|title: x"), nil)
	e.call("shutdown", nil, nil)
	if err := e.c.CallResult(t.Context(), "textDocument/hover", e.open("content/site.yaml", "|x"), new(any)); err == nil ||
		!strings.Contains(err.Error(), "too late") {
		t.Errorf("after shutdown: %v", err)
	}
}

// TestBroken holds that the names of the site are kept while somebody types in site.yaml,
// and that there is a word where there is no site.
func TestBroken(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	const claim = "content/claims/rings.md"
	p := e.open(claim, strings.Replace(small[claim], "note:buoy", "note:bu|oy", 1))
	e.call("textDocument/hover", p, nil) // they have been read once
	e.open("content/site.yaml", small["content/site.yaml"]+"menus: [|")
	e.until("content/site.yaml", func(list []diagnostic) bool { return len(list) > 0 })
	var got *struct{ Contents struct{ Value string } }
	if e.call("textDocument/hover", p, &got); got == nil || !strings.Contains(got.Contents.Value, "A float that rings.") {
		t.Errorf("while site.yaml is broken it says %v", got)
	}
}

func cut(uri string) string { return strings.TrimPrefix(uri, "file:///books/tides/") }

func (e *editor) move(from, to string) {
	for name, f := range e.site {
		if rest, ok := strings.CutPrefix(name, from); ok && (rest == "" || rest[0] == '/') {
			delete(e.site, name)
			e.site[to+rest] = f
		}
	}
}

// check returns what a check of the site as it is on the disk says.
func (e *editor) check() string {
	report, err := site.Check(e.t.Context(), site.Options{FS: e.site, Templates: templates.FS, Static: static.FS})
	if err != nil {
		e.t.Fatal(err)
	}
	var out strings.Builder
	for _, p := range report.Problems {
		fmt.Fprintf(&out, "%s [%s]\n", p.Text, p.Code)
	}
	return out.String()
}

// TestRenameRefused holds that a name is refused which is none, or taken, or where there
// is nothing to rename.
func TestRenameRefused(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	const note, en = "content/notes/buoy.md", "content/editions/tide/en.md"
	for _, c := range []struct{ file, to, says string }{
		{note, "Bell Buoy", "is not an id"},
		{note, "../../x", "is not an id"},
		{note, "con", "the name of a device"},
		{note, strings.Repeat("a", 61), "at most 60 characters"},
		{note, "mill", "it is an alias of something else"},
		{note, "ada-mill", "taken: there is content/notes/ada-mill.md"},
		{en, "x", "nothing here to rename"},
	} {
		p := e.open(c.file, "|"+small[c.file])
		p["newName"] = c.to
		err := e.c.CallResult(t.Context(), "textDocument/rename", p, new(any))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s to %s: %v", c.file, c.to, err)
		}
	}
}

// TestHalfTyped asks everything at every place of half a file, as while it is typed, and
// holds that there is an answer each time.
func TestHalfTyped(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	for _, file := range []string{"content/editions/tide/edition.yaml", "content/claims/rings.md", "content/editions/tide/fr.md", "content/site.yaml",
		"content/notes/ada-mill.md"} {
		text := small[file]
		for i := range text {
			if i%3 != 0 {
				continue
			}
			p := e.open(file, text[:i]+"|")
			for _, ask := range []string{"completion", "hover", "definition", "prepareRename"} {
				if err := e.c.CallResult(t.Context(), "textDocument/"+ask, p, new(any)); err != nil {
					t.Fatalf("%s after %q: %v", ask, text[:i], err)
				}
			}
		}
	}
}
