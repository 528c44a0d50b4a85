package internal_test

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// policy is the map of the program: it lists who may import whom. A line is
//
//	package: packages of ours and modules of others that it may import
//
// and names only packages of lines above it: read from the top, it uses nothing
// before it has appeared. The model (edition) knows no stage; stages do not know
// each other unless their line names another (draft builds on intake, pair and
// sentence; render shows what corpus read); site alone knows them all; the world
// (disk, network, browser) is at the edges. A new edge is a decision: write it here,
// in the same change, and give the reason there.
const policy = `
# words of the trade: no content, no stages
lang:       golang.org/x/text
edition:    lang
address:    edition lang github.com/mozillazg/go-pinyin golang.org/x/text
encode:
html:       encode lang
diag:       golang.org/x/text
disk:       golang.org/x/sys
output:     diag disk github.com/andybalholm/brotli golang.org/x/sync golang.org/x/sys
cache:      disk output golang.org/x/sync
highlight:  encode github.com/alecthomas/chroma/v2
fonts:      diag encode lang
licence:    github.com/rogpeppe/go-internal
rights:     lang github.com/github/go-spdx/v2
serif:      fonts codeberg.org/go-fonts/liberation golang.org/x/image
card:       fonts lang github.com/go-text/typesetting golang.org/x/image
assets:     encode github.com/evanw/esbuild
variant:
spread:
epub:       encode
recording:

# files and settings
source:     diag lang rights github.com/goccy/go-yaml golang.org/x/text
config:     edition
hosting:

# what a text says
markup:     edition lang github.com/yuin/goldmark
script:     edition lang variant golang.org/x/text
figure:     edition encode html lang
cite:       diag encode html lang source golang.org/x/text

# where the files come from that lay out pages, and what a site has copied of them
theme:      github.com/rogpeppe/go-internal

# what is known of the rules; each package embeds its own as text
rule:       diag github.com/rogpeppe/go-internal

# a text from elsewhere, into an edition: what it says, and its first draft
sentence:   lang
pair:       lang
intake:     diag edition lang markup script source github.com/abadojack/whatlanggo github.com/goccy/go-yaml golang.org/x/net golang.org/x/text
draft:      address edition intake lang markup pair rights sentence

# the stages, in the order of the pipeline
corpus:     address config diag edition figure lang markup output recording source
align:      diag edition
verbatim:   lang
review:     diag edition lang golang.org/x/text
annotate:   diag edition lang
differ:     edition lang
witness:    cite corpus diag edition lang script source verbatim golang.org/x/text
check:      address cite config corpus diag edition lang rights rule script source theme golang.org/x/text
search:     address edition encode lang output variant golang.org/x/text
render:     address cite config corpus edition encode figure highlight html lang rights script github.com/goccy/go-yaml

# what is made of editions, a package a product, each with what render has for all; a
# single file is the page of an edition, and so takes from web
render/web: address cite config corpus differ edition encode figure hosting html lang render rights github.com/mozillazg/go-pinyin golang.org/x/text
render/single: address edition encode html lang render render/web script github.com/klauspost/compress
render/book: address edition encode epub html lang render rights
render/sheet: address edition encode html lang render spread

# the pipeline
# fonts: books and single files are made in the pipeline, and get what they use of
# a folder of fonts; render is given a function, and knows no font format
site:       address align annotate assets cache card check cite config corpus diag edition figure fonts lang markup output render render/book render/sheet render/single render/web review rule script search serif source theme witness golang.org/x/sync

# the edges
schema:     config corpus edition figure rights source
devserver:  diag output github.com/fsnotify/fsnotify
# deploy, carrier: what a build wrote, to where it is read. The libraries for object
# storage are those of cmd/duizhao-cloud, a module of its own; see carrier
deploy:     diag hosting output golang.org/x/sync
carrier:    deploy diag
lsp:        address annotate cite config corpus diag edition lang output rights schema site source theme github.com/creachadair/jrpc2
pdf:        diag github.com/chromedp/chromedp github.com/chromedp/cdproto github.com/pdfcpu/pdfcpu

# programs, and what only they and tests use
bench:      lang golang.org/x/sync
browser:
golden:     github.com/rogpeppe/go-internal
static:
templates:
docs:
# manual: the reference of the manual, from what the program knows of itself
manual:     edition lang output render/web schema sentence source
cmd/duizhao:       cache carrier check config deploy devserver diag disk docs draft edition fonts hosting intake lang licence lsp manual output pdf render/web review rights rule schema site source static templates theme witness github.com/alecthomas/kong github.com/rogpeppe/go-internal
cmd/duizhao-bench: bench lang github.com/yuin/goldmark
cmd/duizhao-cloud: carrier deploy gocloud.dev github.com/aws github.com/Azure/azure-sdk-for-go cloud.google.com/go/storage google.golang.org/api github.com/pkg/sftp golang.org/x/sync
`

// alone lists modules of others that only one package of ours may import, so that
// they can be replaced by changing that one. The benchmarks, which compare with
// them, are exempt.
var alone = map[string]string{
	"github.com/yuin/goldmark":         "markup",
	"github.com/alecthomas/chroma/v2":  "highlight",
	"github.com/evanw/esbuild":         "assets",
	"github.com/andybalholm/brotli":    "output",
	"github.com/fsnotify/fsnotify":     "devserver",
	"github.com/alecthomas/kong":       "cmd/duizhao",
	"github.com/creachadair/jrpc2":     "lsp",
	"github.com/chromedp/chromedp":     "pdf", // prints through an installed browser, over its protocol
	"github.com/chromedp/cdproto":      "pdf",
	"github.com/pdfcpu/pdfcpu":         "pdf", // reads what the browser printed
	"github.com/go-text/typesetting":   "card",
	"codeberg.org/go-fonts/liberation": "serif",
	"github.com/github/go-spdx/v2":     "rights", // the list of licences of the SPDX project
}

// world lists the packages of the standard library through which a program touches
// the outside world, and who may import them. The stages read from an fs.FS and
// return values.
var world = map[string][]string{
	"os": {"disk", "output", "cache", "devserver", "bench", "golden", "pdf", "deploy", "carrier", "cmd/duizhao", "cmd/duizhao-bench",
		"cmd/duizhao-cloud"},
	"os/exec":  {"pdf", "carrier", "cmd/duizhao", "cmd/duizhao-bench", "cmd/duizhao-cloud"}, // pdf looks for the browser
	"net":      {"devserver"},
	"net/http": {"devserver", "cmd/duizhao-bench"}, // which asks the server that it measures
	"syscall":  {"disk", "output", "deploy", "carrier", "devserver", "cmd/duizhao", "cmd/duizhao-bench", "cmd/duizhao-cloud"},
}

// drawers lists names that do not say what is inside.
var drawers = []string{"util", "utils", "common", "helper", "helpers", "types", "core", "misc", "base", "shared"}

const module = "duizhao/"

// readPolicy returns what each package may import, and the order of the lines.
func readPolicy(t *testing.T) (map[string][]string, []string) {
	t.Helper()
	may := map[string][]string{}
	var order []string
	for line := range strings.Lines(policy) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		if !ok || may[name] != nil {
			t.Fatalf("the policy has a line %q, or has it twice", line)
		}
		may[name] = strings.Fields(list)
		if may[name] == nil {
			may[name] = []string{}
		}
		for _, i := range may[name] {
			if !strings.Contains(i, ".") && !slices.Contains(order, i) {
				t.Errorf("%s may import %s, which does not stand above it", name, i)
			}
		}
		order = append(order, name)
	}
	return may, order
}

// allowed returns the entry of the policy that permits an import, or "".
func allowed(list []string, imported string) string {
	if ours, ok := strings.CutPrefix(imported, module); ok {
		if slices.Contains(list, short(ours)) {
			return short(ours)
		}
		return ""
	}
	for _, m := range list {
		if imported == m || strings.HasPrefix(imported, m+"/") {
			return m
		}
	}
	return ""
}

func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".") && first+"/" != module
}

func TestImports(t *testing.T) {
	may, order := readPolicy(t)
	there := map[string]bool{}
	for _, u := range units(t) {
		there[u.name] = true
		list, ok := may[u.name]
		if !ok {
			t.Errorf("the policy does not know the package %s", u.name)
			continue
		}
		var used []string
		for _, i := range u.imports {
			if standard(i) {
				if who, ok := world[i]; ok && !slices.Contains(who, u.name) {
					t.Errorf("%s imports %s: only %s may touch the world there", u.name, i, strings.Join(who, ", "))
				}
				continue
			}
			entry := allowed(list, i)
			if entry == "" {
				t.Errorf("%s imports %s, which the policy does not allow", u.name, short(i))
			}
			used = append(used, entry)
		}
		for _, e := range list {
			if !slices.Contains(used, e) {
				t.Errorf("%s does not import %s any more; take it out of the policy", u.name, e)
			}
			if owner := alone[e]; owner != "" && owner != u.name && u.name != "cmd/duizhao-bench" {
				t.Errorf("%s may not import %s: that is for %s alone", u.name, e, owner)
			}
		}
	}
	for _, name := range order {
		if !there[name] {
			t.Errorf("there is no package %s any more; take it out of the policy", name)
		}
	}
}

// TestOnlyTests checks that no program imports what serves tests and benchmarks.
func TestOnlyTests(t *testing.T) {
	for _, u := range units(t) {
		for _, only := range []string{"golden", "browser", "bench"} {
			if slices.Contains(u.imports, module+"internal/"+only) && !(only == "bench" && u.name == "cmd/duizhao-bench") {
				t.Errorf("%s imports %s", u.name, only)
			}
		}
		if slices.Contains(u.imports, "testing") && u.name != "golden" {
			t.Errorf("%s imports testing", u.name)
		}
	}
}

func TestNames(t *testing.T) {
	for _, u := range units(t) {
		for file, f := range u.files {
			if slices.Contains(drawers, f.Name.Name) || slices.Contains(drawers, path.Base(path.Dir(file))) {
				t.Errorf("%s: a package called %s may hold anything; name it after what it does", file, f.Name.Name)
			}
		}
	}
}

// TestManuals checks that every package has a package comment.
func TestManuals(t *testing.T) {
	for _, u := range units(t) {
		doc := false
		for _, f := range u.files {
			doc = doc || f.Doc != nil && (strings.HasPrefix(f.Doc.Text(), "Package "+f.Name.Name+" ") || f.Name.Name == "main")
		}
		if !doc {
			t.Errorf("%s has no package comment", u.name)
		}
	}
}

func TestFiles(t *testing.T) {
	const most = 300 // a file is read in one sitting; most have 100 to 200 lines
	for _, u := range units(t) {
		for _, files := range []map[string]*ast.File{u.files, u.tests} {
			for name, f := range files {
				if n := fset.File(f.Pos()).LineCount(); n > most {
					t.Errorf("%s has %d lines; cut it at a noun", name, n)
				}
			}
		}
		for name, f := range u.files {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s has a function init: what happens before main happens unseen", name)
				}
			}
		}
	}
}
