package lsp_test

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"duizhao/internal/lsp"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
)

// A small site of invented texts.
var small = map[string]string{
	"content/site.yaml":                  "title: {en: Tides, fr: Marées}\nlanguages: [en, fr]\nurl: https://tides.example/\ntags: {sea: {name: {en: Sea, fr: Mer}}}\nredirects:\n  - {from: /old/, to: /notes/buoy/}\n",
	"content/notes/buoy.md":              "---\nkind: term\nname: {en: buoy, fr: bouée}\nsources: [mill1901]\n---\n--- en\nA float that rings.\n--- fr\nUn flotteur qui sonne.\n",
	"content/notes/ada-mill.md":          "---\nkind: person\nname: {en: Ada Mill, fr: Ada Mill}\naliases:\n  - /notes/mill/\n---\n--- en\nShe kept the [buoy](note:buoy).\n--- fr\nElle gardait la [bouée](note:buoy).\n",
	"content/claims/rings.md":            "---\nedition: tide\nsegments: [p01.1]\nverdict: supported\nchecked: 2026-01-02\nsources: [mill1901]\n---\n--- en\nThe [buoy](note:buoy) rings [@mill1901, p. 3].\n--- fr\nLa bouée sonne [@mill1901].\n",
	"content/bibliography.json":          `[{"id": "mill1901", "type": "book", "title": "Keeping a Buoy", "author": [{"family": "Mill", "given": "Ada"}], "issued": {"date-parts": [[1901]]}}]`,
	"content/editions/tide/edition.yaml": "title: {en: The Tide, fr: La marée}\nauthor: note:ada-mill\ndate: 1901\nbase: en\nversions: [{lang: en}, {lang: fr}]\npeople: [ada-mill]\ntags: [sea]\n",
	"content/editions/tide/en.md":        "# The Tide\n{#h1}\n\nThe tide comes in 🌊 and a buoy rings.\nNobody hears it.\n{#p01}\n\nIt goes out again.\n{#p02}\n",
	"content/editions/tide/fr.md":        "# La marée\n{#h1}\n\nLa marée monte 🌊 et une bouée sonne.\nPersonne ne l’entend.\n{#p01}\n\nElle redescend.\n{#p02}\n",
}

// An editor is what the tests are: it opens, types and asks.
type editor struct {
	t    *testing.T
	c    *jrpc2.Client
	site fstest.MapFS

	mu     sync.Mutex
	shown  map[string][]diagnostic
	news   chan struct{}
	ended  chan bool
	cancel context.CancelFunc
}

type position struct{ Line, Character int }

type span struct{ Start, End position }

type diagnostic struct {
	Range         span
	Severity      int
	Code, Message string
}

// edit begins a conversation about the small site with some more files.
func edit(t *testing.T, more map[string]string) *editor {
	t.Helper()
	e := begin(t, more)
	e.initialize()
	return e
}

func (e *editor) initialize() {
	e.t.Helper()
	var caps any
	json.Unmarshal([]byte(`{"workspace": {"workspaceEdit": {"resourceOperations": ["rename"]}}}`), &caps)
	e.call("initialize", map[string]any{"capabilities": caps}, nil)
	e.notify("initialized", map[string]any{})
}

// begin is edit up to the first word.
func begin(t *testing.T, more map[string]string) *editor {
	t.Helper()
	files := maps.Clone(small)
	maps.Copy(files, more)
	e := &editor{t: t, site: fstest.MapFS{}, shown: map[string][]diagnostic{}, news: make(chan struct{}, 1000), ended: make(chan bool, 1)}
	for name, text := range files {
		e.site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	fromEditor, toServer := io.Pipe()
	fromServer, toEditor := io.Pipe()
	var ctx context.Context
	ctx, e.cancel = context.WithCancel(context.Background())
	go func() {
		o := site.Options{FS: e.site, Templates: templates.FS, Static: static.FS, Drafts: true}
		e.ended <- lsp.Serve(ctx, fromEditor, toEditor, lsp.Options{Site: o, Folders: []string{"/books/tides"}})
		toEditor.Close()
	}()
	e.c = jrpc2.NewClient(channel.LSP(fromServer, toServer), &jrpc2.ClientOptions{OnNotify: e.told})
	t.Cleanup(func() { e.cancel(); e.c.Close() })
	return e
}

func (e *editor) told(r *jrpc2.Request) {
	var p struct {
		URI         string
		Diagnostics []diagnostic
	}
	if r.Method() == "textDocument/publishDiagnostics" && r.UnmarshalParams(&p) == nil {
		e.mu.Lock()
		e.shown[strings.TrimPrefix(p.URI, "file:///books/tides/")] = p.Diagnostics
		e.mu.Unlock()
	}
	e.news <- struct{}{}
}

// until waits for the problems of a file to be as they should, or fails.
func (e *editor) until(file string, is func([]diagnostic) bool) {
	e.t.Helper()
	late := time.After(30 * time.Second)
	for {
		e.mu.Lock()
		list := e.shown[file]
		e.mu.Unlock()
		if is(list) {
			return
		}
		select {
		case <-e.news:
		case <-late:
			e.t.Fatalf("%s has the problems %+v", file, list)
		}
	}
}

func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	if result == nil {
		result = new(any)
	}
	if err := e.c.CallResult(context.Background(), method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.c.Notify(context.Background(), method, params); err != nil {
		e.t.Fatal(err)
	}
}

func uri(file string) map[string]any { return map[string]any{"uri": "file:///books/tides/" + file} }

// open opens a file, with | out of the text: the cursor, whose place is the parameters.
func (e *editor) open(file, text string) map[string]any {
	e.t.Helper()
	before, after, ok := strings.Cut(text, "|")
	if !ok {
		e.t.Fatalf("there is no cursor in %q", text)
	}
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": "file:///books/tides/" + file, "version": 1, "text": before + after}})
	return map[string]any{"textDocument": uri(file), "position": positionOf(before)}
}

// positionOf counts as the protocol does, by hand: lines, and code units of UTF-16.
func positionOf(before string) map[string]int {
	last := before[strings.LastIndex(before, "\n")+1:]
	units := 0
	for _, r := range last {
		if units++; r > 0xFFFF {
			units++
		}
	}
	return map[string]int{"line": strings.Count(before, "\n"), "character": units}
}

// TestProblems holds that the problems of what is typed are shown, where they are, and
// go when they are mended; and that the files on the disk are not what counts.
func TestProblems(t *testing.T) {
	t.Parallel()
	e := edit(t, nil)
	const file = "content/editions/tide/en.md"
	text := small[file]
	p := e.open(file, strings.Replace(text, "a buoy rings", "a [buoy](note:bouy)| rings", 1))
	e.until(file, func(list []diagnostic) bool {
		return len(list) == 1 && list[0].Code == "note-unknown" && list[0].Severity == 1 && strings.Contains(list[0].Message, `did you mean "buoy"?`) && list[0].Range.Start.Line == 3
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
	const version, claim, note, edition = "content/editions/tide/fr.md", "content/claims/rings.md", "content/notes/buoy.md", "content/editions/tide/edition.yaml"
	for _, c := range []struct{ file, text, labels, taken string }{
		{version, "La 🌊 [bouée](note:|) sonne.\n{#p01}\n", "ada-mill buoy", "La 🌊 [bouée](note:ada-mill) sonne.\n{#p01}\n"},
		{version, "La [bouée](note:bu|oy", "ada-mill buoy", ""},
		{version, "La [bouée](|", "claim: explainer: note:", "La [bouée](note:"},
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
		{edition, "base: en\nversions:\n  - lang: en\n    tr|\n  - lang: fr\n    date: 1901\n", "date derived from licence made note reviser source status title translator", ""},
		{edition, "people: [|", "ada-mill", "people: [ada-mill"},
		{edition, "tags:\n- |", "sea", "tags:\n- sea"},
		{edition, "author: note:|", "ada-mill buoy", "author: note:ada-mill"},
		{edition, "base: |", "en fr", "base: en"},
		{edition, "draft: |", "false true", ""},
		{note, "---\nkind: p|erson\n---\n", "event idiom organisation person place product term work", "---\nkind: person\n---\n"},
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
