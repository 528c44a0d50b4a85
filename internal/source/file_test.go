package source

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
)

// report returns problems as they are printed, with the lines of files in fsys.
func report(problems *diag.List, fsys fs.FS) string {
	var b strings.Builder
	all := problems.Sorted()
	Excerpts(all, fsys)
	diag.WriteText(&b, all)
	return b.String()
}

// TestRead holds what is accepted, what is refused, and with what message.
func TestRead(t *testing.T) {
	utf16 := func(s string) []byte {
		out := []byte{0xFF, 0xFE}
		for _, r := range s {
			out = append(out, byte(r), byte(r>>8))
		}
		return out
	}
	for _, c := range []struct {
		name     string
		in       []byte
		data     string
		problems string
	}{
		{"plain", []byte("a\nb\n"), "a\nb\n", ""},
		{"empty", nil, "", ""},
		{"mark", []byte("\xef\xbb\xbfa\n"), "a\n", ""},
		{"only a mark", []byte("\xef\xbb\xbf"), "", ""},
		{"a second mark is text", []byte("\xef\xbb\xbf\xef\xbb\xbfa"), "\ufeffa", ""},
		{"crlf", []byte("a\r\n\r\nb\r\n"), "a\n\nb\n", ""},
		{"cr", []byte("a\rb\r"), "a\nb\n", ""},
		{"mixed", []byte("a\r\nb\nc\rd"), "a\nb\nc\nd", ""},
		{"nul", []byte("中文\x00字\n"), "", `f.md:1:3: error: a NUL byte is in this text [file-encoding]
  1 | 中文�字
    |     ^
  take the character out
`},
		{"nul at a later line", []byte("\xef\xbb\xbfone\r\ntwo\r\nth\x00ree\n"), "", `f.md:3:3: error: a NUL byte is in this text [file-encoding]
  3 | th�ree
    |   ^
  take the character out
`},
		{"utf-16", utf16("# Title\n"), "", `f.md:1:4: error: a NUL byte is in this text [file-encoding]
  1 | �#� �T�i�t�l�e�
    |    ^
  this looks like UTF-16: save the file as UTF-8
`},
		{"utf-16 big-endian", []byte("\x00#\x00 \x00x"), "", `f.md:1:1: error: a NUL byte is in this text [file-encoding]
  1 | �#� �x
    | ^
  this looks like UTF-16: save the file as UTF-8
`},
		{"latin-1", []byte("one\ncaf\xe9 \xe9\n"), "", `f.md:2:4: error: this is not UTF-8: the byte 0xE9 cannot stand here [file-encoding]
  2 | caf� �
    |    ^
  save the file as UTF-8
`},
		{"big5", []byte("\xb9\xef\xb7\xd3"), "", `f.md:1:1: error: this is not UTF-8: the byte 0xB9 cannot stand here [file-encoding]
  1 | �
    | ^
  save the file as UTF-8
`},
		{"cut short", []byte("字\xe5\xad"), "", `f.md:1:2: error: this is not UTF-8: the byte 0xE5 cannot stand here [file-encoding]
  1 | 字�
    |   ^
  save the file as UTF-8
`},
		{"surrogate", []byte("a\xed\xa0\x80"), "", `f.md:1:2: error: this is not UTF-8: the byte 0xED cannot stand here [file-encoding]
  1 | a�
    |  ^
  save the file as UTF-8
`},
		{"too large", bytes.Repeat([]byte("a"), MaxSize+1), "", `f.md: error: this file has 16777217 bytes; content files may have at most 16777216 [file-size]
  split it, or move it out of content/
`},
		{"as large as may be", bytes.Repeat([]byte("a"), MaxSize), strings.Repeat("a", MaxSize), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems := &diag.List{}
			files := fstest.MapFS{"f.md": {Data: c.in}}
			f := Read(files, "f.md", problems)
			if got := report(problems, files); got != c.problems {
				t.Errorf("the problems are\n%sand should be\n%s", got, c.problems)
			}
			switch {
			case (f == nil) != (c.problems != ""):
				t.Errorf("a file came out %v, with the problems\n%s", f != nil, c.problems)
			case f != nil && string(f.Data) != c.data:
				t.Errorf("the text is %.40q and should be %.40q", f.Data, c.data)
			}
		})
	}
}

// TestReadRefuses opens a real folder through os.Root, as the program does.
func TestReadRefuses(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(filepath.Join(outside, "secret.md"), []byte("x"), 0o666))
	must(os.WriteFile(filepath.Join(dir, "real.md"), []byte("text"), 0o666))
	must(os.Mkdir(filepath.Join(dir, "folder.md"), 0o777))
	for link, to := range map[string]string{
		"out.md": filepath.Join(outside, "secret.md"), "up.md": "../" + filepath.Base(outside) + "/secret.md", "in.md": "real.md",
		"dangling.md": "nowhere.md", "loop.md": "loop.md", "dir": outside,
	} {
		must(os.Symlink(to, filepath.Join(dir, link)))
	}
	root, err := os.OpenRoot(dir)
	must(err)
	defer root.Close()
	for path, want := range map[string]string{
		"in.md":       "",
		"real.md":     "",
		"none.md":     "none.md: error: there is no such file [file-missing]\n  write it, or take away what asks for it\n",
		"dangling.md": "dangling.md: error: there is no such file [file-missing]\n  write it, or take away what asks for it\n",
		"folder.md":   "folder.md: error: there is a folder where a file should be [file-read]\n  rename the folder, or take it away\n",
		"out.md": "out.md: error: this is a symbolic link to a place outside the site's folder [file-outside]\n  copy the file into " +
			"the site's folder; links that leave it are not followed\n",
		"up.md": "up.md: error: this is a symbolic link to a place outside the site's folder [file-outside]\n  copy the file into the " +
			"site's folder; links that leave it are not followed\n",
		"dir/secret.md": "dir/secret.md: error: this is a symbolic link to a place outside the site's folder [file-outside]\n  copy the file " +
			"into the site's folder; links that leave it are not followed\n",
		"loop.md": "loop.md: error: cannot be read: too many levels of symbolic links [file-read]\n",
	} {
		problems := &diag.List{}
		f := Read(root.FS(), path, problems)
		if got := report(problems, root.FS()); got != want || (f != nil) != (want == "") {
			t.Errorf("%s: file %v, problems\n%sand should be\n%s", path, f != nil, got, want)
		}
	}
}

// refusing is a file system that answers with an error.
type refusing struct{ error }

func (r refusing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: r.error}
}

func TestReadPermission(t *testing.T) {
	problems := &diag.List{}
	Read(refusing{fs.ErrPermission}, "f.md", problems)
	want := "f.md: error: this file may not be read [file-read]\n  make it readable for the user who runs the build\n"
	if got := report(problems, fstest.MapFS{}); got != want {
		t.Errorf("%s", got)
	}
}

// TestPlaces holds that columns count characters and not bytes.
func TestPlaces(t *testing.T) {
	f := &File{Path: "f.md", Data: []byte("a\n中文字\n\n😀é́x")}
	for _, c := range []struct {
		offset    int
		line, col int
	}{
		{-1, 1, 1}, {0, 1, 1}, {1, 1, 2}, {2, 2, 1}, {5, 2, 2}, {8, 2, 3}, {11, 2, 4}, {12, 3, 1}, {13, 4, 1}, {17, 4, 2},
		{len(f.Data), 4, 5}, {999, 4, 5},
	} {
		if got := f.Pos(c.offset); got.Line != c.line || got.Col != c.col || got.Path != "f.md" {
			t.Errorf("byte %d is at %v and should be at %d:%d", c.offset, got, c.line, c.col)
		}
	}
	for n, want := range map[int]string{1: "a", 2: "中文字", 3: "", 4: "😀é́x", 5: "", 99: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("line %d is %q and should be %q", n, got, want)
		}
	}
}

// TestDocPlaces holds that the place of a value is found by its path.
func TestDocPlaces(t *testing.T) {
	f := &File{Path: "f.md", Data: []byte("---\ntitle: {en: a, zh-Hant: 字}\nversions:\n  - name: x\n  - {name: 中, role: guest}\n---\n")}
	problems := &diag.List{}
	front := f.Cut(problems)
	var v settings
	doc := f.DecodeYAML(front.YAML, front.Offset, &v, problems)
	if got := report(problems, fstest.MapFS{}); got != "" {
		t.Fatal(got)
	}
	for _, c := range []struct {
		path []any
		want string
	}{
		{nil, "f.md:2:1"},
		{[]any{"title"}, "f.md:2:8"},
		{[]any{"title", "zh-Hant"}, "f.md:2:25"},
		{[]any{"title", "fr"}, "f.md:2:8"},
		{[]any{"versions", 0}, "f.md:4:5"},
		{[]any{"versions", 0, "name"}, "f.md:4:11"},
		{[]any{"versions", 1, "role"}, "f.md:5:21"},
		{[]any{"versions", 7, "role"}, "f.md:4:3"},
		{[]any{"nothing"}, "f.md:2:1"},
		{[]any{0}, "f.md:2:1"},
	} {
		if got := doc.Pos(c.path...).String(); got != c.want {
			t.Errorf("%v is at %s and should be at %s", c.path, got, c.want)
		}
	}
}

func TestWellFormedLang(t *testing.T) {
	for lang, want := range map[string]bool{
		"en": true, "zh-Hant": true, "zh-Hant-TW": true, "yue": true, "sr-Latn": true, "de-1996": true, "zh-Latn-pinyin": true,
		"": false, "e": false, "EN": false, "zh-hant": false, "zh_Hant": false, "zh-HANT": false, "en-us": false, "en-US": true,
		"english": false, "i-klingon": false, "中文": false, "en ": false, "--": false,
	} {
		if got := WellFormedLang(lang); got != want {
			t.Errorf("%q is a language tag: %v", lang, got)
		}
	}
}
