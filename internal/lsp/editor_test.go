package lsp_test

import (
	"context"
	"encoding/json"
	"io"
	"maps"
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
	"content/site.yaml": "title: {en: Tides, fr: Marées}\nlanguages: [en, fr]\nurl: https://tides.example/\ntags: {sea: " +
		"{name: {en: Sea, fr: Mer}}}\nredirects:\n  - {from: /old/, to: /notes/buoy/}\n",
	"content/notes/buoy.md": "---\nkind: term\nname: {en: buoy, fr: bouée}\nsources: [mill1901]\n---\n--- en\nA float that " +
		"rings.\n--- fr\nUn flotteur qui sonne.\n",
	"content/notes/ada-mill.md": "---\nkind: person\nname: {en: Ada Mill, fr: Ada Mill}\naliases:\n  - /notes/mill/\n---\n--- " +
		"en\nShe kept the [buoy](note:buoy).\n--- fr\nElle gardait la [bouée](note:buoy).\n",
	"content/claims/rings.md": "---\nedition: tide\nsegments: [p01.1]\nverdict: supported\nchecked: 2026-01-02\nsources: " +
		"[mill1901]\n---\n--- en\nThe [buoy](note:buoy) rings [@mill1901, p. 3].\n--- fr\nLa bouée sonne [@mill1901].\n",
	"content/bibliography.json": `[{"id": "mill1901", "type": "book", "title": "Keeping a Buoy", "author": [{"family": "Mill", "given": "Ada"}], "issued": {"date-parts": [[1901]]}}]`,
	"content/editions/tide/edition.yaml": "title: {en: The Tide, fr: La marée}\nauthor: note:ada-mill\ndate: 1901\nbase: en\nversions: " +
		"[{lang: en}, {lang: fr}]\npeople: [ada-mill]\ntags: [sea]\n",
	"content/editions/tide/en.md": "# The Tide\n{#h1}\n\nThe tide comes in 🌊 and a buoy rings.\nNobody hears it.\n{#p01}\n\nIt goes out again.\n{#p02}\n",
	"content/editions/tide/fr.md": "# La marée\n{#h1}\n\nLa marée monte 🌊 et une bouée sonne.\nPersonne ne l’entend.\n{#p01}\n\nElle redescend.\n{#p02}\n",
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
