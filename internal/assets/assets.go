// Package assets bundles the style sheets and scripts of a site and names the
// results by their content, so that they can be cached forever.
package assets

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"duizhao/internal/encode"
)

// Font is a font of the pages, with its rule for the style sheet, given the
// address of its file.
type Font struct {
	Name string
	Data []byte // WOFF
	Rule func(address string) string
}

// Bundle is what static/ is made into.
type Bundle struct {
	CSS, JS, First, Icon, Search string       // paths of the hashed files; "" for those that do not exist
	Pages                        string       // likewise: the style sheet of pages other than an edition's, after CSS
	Large, More                  string       // likewise: parts of Search, loaded by it
	Found                        string       // likewise: the script that marks the words a search has found, loaded by JS
	Parts                        string       // the names of the scripts that JS loads when they are asked for, beside it
	Book                         []byte       // the style sheet of books, which is not a file of the site
	Print                        []byte       // the style sheet of printed editions, likewise
	Boot, Single, SingleCSS      []byte       // scripts and style sheet of a page that is one file, likewise: Boot unpacks it, Single does the rest
	SingleMany                   []byte       // likewise: what that script needs beside for three versions or more
	SingleControls               []byte       // likewise: the style sheet that is packed with that script
	BookFaces, SingleFaces       []byte       // style sheets that set books and such pages in their embedded fonts, likewise
	Files                        []File       // all files, the hashed ones and those copied as they are
	Doubts                       []*FileError // what is likely to be wrong in style sheets
	TooLarge                     []File       // files that would be copied, had they not more than MaxSize bytes
}

// sheets are the products that have a style sheet. css/NAME.css is the manifest of
// each: it imports the files of the sheet, in their order, from the folders beside it.
var sheets = []string{"web", "pages", "single", "book", "print", "single-controls", "book-faces", "single-faces"}

// Make bundles static.
//
// css/web.css and what it imports become the style sheet of the site's pages,
// css/pages.css what those other than an edition's have beside it; css/single.css that
// of a page that is one file, css/single-controls.css what is packed in it, css/book.css
// that of books, css/print.css that of printed editions; css/book-faces.css and
// css/single-faces.css name the fonts of books and of such pages, if they have some.
// Other files css/*.css are the site's own: they follow css/web.css and css/single.css,
// in the order of their names.
//
// js/main.js and what it imports become one script, js-search/search.js that of the
// search page, large.js and more.js beside it what that loads when it is needed,
// js-found/found.js the one that marks what was found; each file js-parts/NAME.js is a
// script that js/main.js loads when it is asked for, with the style sheet in it that it imports;
// js-first/first.js the script that runs before the first paint.
// js-single/boot.js unpacks a page that is one file, and js-single/single.js is its
// script, in the pack.
//
// Everything else is copied to the root of the site, except Go files and hidden ones;
// icon.svg gets a hashed name. The style sheet begins with the rules of the fonts,
// whose files are beside it.
func Make(static fs.FS, fonts ...Font) (*Bundle, error) {
	b := &Bundle{}
	own, err := ownSheets(static)
	if err != nil {
		return nil, err
	}
	var web, pages []byte
	for _, s := range []struct {
		name, more string
		to         *[]byte
	}{
		{"web", own, &web},
		{"pages", "", &pages},
		{"single", own, &b.SingleCSS},
		{"single-controls", "", &b.SingleControls},
		{"book", "", &b.Book},
		{"print", "", &b.Print},
		{"book-faces", "", &b.BookFaces},
		{"single-faces", "", &b.SingleFaces},
	} {
		entry := s.more
		if name := "css/" + s.name + ".css"; exists(static, name) {
			entry = imported(name) + entry
		}
		if entry == "" {
			continue
		}
		if *s.to, err = build(static, s.name, ".css", entry, api.LoaderCSS, &b.Doubts); err != nil {
			return nil, err
		}
	}
	if web != nil {
		b.CSS = b.add("style", ".css", append(b.rules(fonts), web...))
	}
	if pages != nil {
		b.Pages = b.add("pages", ".css", pages)
	}
	if b.JS, err = b.entry(static, "js/main.js", "reader"); err != nil {
		return nil, err
	}
	if b.Search, err = b.entry(static, "js-search/search.js", "search"); err != nil {
		return nil, err
	}
	if b.Large, err = b.entry(static, "js-search/large.js", "large"); err != nil {
		return nil, err
	}
	if b.More, err = b.entry(static, "js-search/more.js", "more"); err != nil {
		return nil, err
	}
	if b.Found, err = b.entry(static, "js-found/found.js", "found"); err != nil {
		return nil, err
	}
	if err := b.parts(static); err != nil {
		return nil, err
	}
	if exists(static, "js-single/single.js") {
		if b.Single, err = build(static, "single", ".js", `import "./js-single/single.js";`, api.LoaderJS); err != nil {
			return nil, err
		}
		if exists(static, "js-parts/many.js") {
			if b.SingleMany, err = build(static, "many", ".js", `import "./js-parts/many.js";`, api.LoaderJS); err != nil {
				return nil, err
			}
		}
		if b.Boot, err = build(static, "boot", ".js", `import "./js-single/boot.js";`, api.LoaderJS); err != nil {
			return nil, err
		}
	}
	if b.First, err = b.entry(static, "js-first/first.js", "first"); err != nil {
		return nil, err
	}
	if icon, err := fs.ReadFile(static, "icon.svg"); err == nil {
		b.Icon = b.add("icon", ".svg", icon)
	}
	return b, b.copy(static)
}

// rules adds fonts to the files of the site, and returns their rules. Fonts that
// share their data share their file.
func (b *Bundle) rules(fonts []Font) []byte {
	var rules []byte
	paths := map[string]bool{}
	for _, f := range fonts {
		at := hashed(f.Name, ".woff", f.Data)
		if !paths[at] {
			paths[at] = true
			b.Files = append(b.Files, File{Path: at, data: f.Data})
		}
		rules = append(rules, f.Rule(path.Base(at))...)
	}
	return rules
}

func exists(static fs.FS, name string) bool {
	_, err := fs.Stat(static, name)
	return err == nil
}

// ownSheets returns a style sheet that imports the files css/*.css that are not
// manifests of the program's own.
func ownSheets(static fs.FS) (string, error) {
	var css strings.Builder
	list, err := fs.Glob(static, "css/*.css")
	for _, name := range list {
		if !slices.Contains(sheets, strings.TrimSuffix(path.Base(name), ".css")) {
			css.WriteString(imported(name))
		}
	}
	return css.String(), err
}

// imported returns the rule that imports a style sheet.
func imported(name string) string { return "@import " + string(encode.CSS("./"+name)) + ";\n" }

func (b *Bundle) entry(static fs.FS, name, out string) (string, error) {
	if !exists(static, name) {
		return "", nil
	}
	return b.bundle(static, out, ".js", "import "+string(encode.Script(nil, "./"+name))+";\n", api.LoaderJS)
}

func (b *Bundle) bundle(static fs.FS, name, ext, entry string, loader api.Loader) (string, error) {
	if entry == "" {
		return "", nil
	}
	data, err := build(static, name, ext, entry, loader)
	if err != nil {
		return "", err
	}
	return b.add(name, ext, data), nil
}

// build makes one file of an entry point and what it imports.
// Doubts about it are added to the list, if one is given.
func build(static fs.FS, name, ext, entry string, loader api.Loader, doubts ...*[]*FileError) ([]byte, error) {
	reader := &reader{static: static}
	result := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: entry, Loader: loader, Sourcefile: "static"},
		Bundle: true, Write: false, LogLevel: api.LogLevelSilent, Charset: api.CharsetUTF8,
		Format: api.FormatIIFE, Platform: api.PlatformBrowser, Target: api.ES2022,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LegalComments: api.LegalCommentsNone,
		Outfile: name + ext, Plugins: []api.Plugin{reader.plugin()},
	})
	if reader.err != nil {
		return nil, reader.err
	}
	for _, w := range result.Warnings {
		if w.Location != nil && len(doubts) > 0 {
			*doubts[0] = append(*doubts[0], &FileError{strings.TrimPrefix(w.Location.File, "static:"), w.Location.Line, w.Location.Column + 1, w.Text})
		}
	}
	if len(result.Errors) > 0 {
		e := result.Errors[0]
		if e.Location != nil {
			return nil, &FileError{strings.TrimPrefix(e.Location.File, "static:"), e.Location.Line, e.Location.Column + 1, e.Text}
		}
		return nil, fmt.Errorf("static: %s", e.Text)
	}
	return result.OutputFiles[0].Contents, nil
}

// FileError is a mistake in a script or a style sheet.
type FileError struct {
	File      string // such as static/js/main.js
	Line, Col int    // from 1
	Text      string
}

func (e *FileError) Error() string { return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Text) }

// add adds a file named by its content.
func (b *Bundle) add(name, ext string, data []byte) string {
	p := hashed(name, ext, data)
	b.Files = append(b.Files, File{Path: p, data: data})
	return p
}

func hashed(name, ext string, data []byte) string {
	sum := sha256.Sum256(data)
	return "assets/" + name + "-" + hex.EncodeToString(sum[:5]) + ext
}
