package browser

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duizhao/internal/golden"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/internal/witness"
	"duizhao/static"
	"duizhao/templates"

	"github.com/chromedp/chromedp/kb"
)

// fullEdition builds the small site of package site's tests with the author's text
// that was invented for it, and returns the address of its edition on the disk.
func fullEdition(t *testing.T) string {
	t.Helper()
	files := golden.Open(t, "../site/testdata/witness/harbour.txtar").FS()
	o := site.Options{FS: files, Templates: templates.FS, Static: static.FS, Version: "test"}
	lock, made, err := site.MakeLock(t.Context(), o, "lights", witness.Copy{Path: "text.md", Data: files["text.md"].Data})
	if err != nil || lock == nil {
		t.Fatal(made, err)
	}
	file := *files["text.md"]
	file.Data = lock.Format()
	files["content/editions/lights/"+witness.File] = &file
	o.Witnesses = []witness.Copy{{Path: "copy.txt", Data: files["copy.txt"].Data}}
	var memory output.Memory
	if report, err := site.Build(context.Background(), o, &memory); err != nil || report.Failed() {
		t.Fatal(err, report.Problems)
	}
	dir := t.TempDir()
	for _, f := range memory.Files() {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return "file://" + filepath.ToSlash(dir) + "/lights/index.html"
}

// A mark after a repaired word leads to the reading of the copy: by pointer, by
// touch, by key, and without scripts. The words are selected and found as if it were
// not there.
func TestEmendations(t *testing.T) {
	t.Parallel()
	address := fullEdition(t)
	const mark = `#p01 a.e`
	for name, s := range map[string]screen{"phone": phone, "touch": phone.touched()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.visit(address)
			if s.touch {
				b.tap(b.find(mark))
			} else {
				b.click(b.find(mark))
			}
			b.opened("its mark", "e.p01", true)
			if text := eval[string](b, `document.getElementById("e.p01").innerText`); !strings.Contains(text, "後來〔后來〕") || !strings.Contains(text, "浮標〔浮漂標〕") {
				t.Errorf("the entry says %q", text)
			}
			b.press(kb.Escape)
			b.closed("Esc", "e.p01", mark)
		})
	}
	t.Run("without scripts", func(t *testing.T) {
		t.Parallel()
		b := open(t, phone.withoutScripts())
		b.visit(address + "#e.p01")
		if got := call[sight](b, seen, "e.p01"); !got.Shown || !got.Inside {
			t.Errorf("the entry is %+v", got)
		}
	})
	t.Run("selection", func(t *testing.T) {
		t.Parallel()
		b := open(t, phone)
		b.visit(address)
		if text := eval[string](b,
			`(getSelection().selectAllChildren(document.getElementById("p01.1")), getSelection().toString())`); !strings.HasSuffix(text, "，後來連縣裡也派人來看。") {
			t.Errorf("what is selected is %q", text)
		}
		if n := eval[int](b, `[...document.querySelectorAll(".private")].filter((e) => e.checkVisibility()).length`); n != 1 {
			t.Errorf("%d notices that the page is private", n)
		}
	})
}
