package source

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/golden"
)

// FuzzFile reads any bytes as a file with front matter. Nothing may panic, every
// problem must be within the file, and a refusal must have a reason.
func FuzzFile(f *testing.F) {
	for _, seed := range golden.Inputs(f, "testdata/*.txtar") {
		f.Add(seed)
		f.Add([]byte("---\n" + string(seed) + "---\n--- en\nText.\n"))
	}
	f.Add([]byte("\xef\xbb\xbftitle: x\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		problems := &diag.List{}
		file := Read(fstest.MapFS{"f.md": {Data: data}}, "f.md", problems)
		if file == nil {
			inside(t, data, problems)
			if !problems.Failed() {
				t.Error("refused without a problem")
			}
			return
		}
		var whole settings
		decoded := file.YAML(&whole, problems)
		if decoded == nil && !problems.Failed() {
			t.Error("no YAML and no problem")
		}
		if front := file.Cut(problems); front != nil {
			var v settings
			if front.Offset > 0 {
				file.DecodeYAML(front.YAML, front.Offset, &v, problems)
			}
			checkFront(t, file, front)
		}
		inside(t, file.Data, problems)
	})
}

func inside(t *testing.T, data []byte, problems *diag.List) {
	t.Helper()
	lines := 1 + bytes.Count(data, []byte("\n"))
	for _, p := range problems.Sorted() {
		if p.Line < 1 || p.Line > lines || p.Col < 1 {
			t.Errorf("%v is not in the %d lines of the file: %s", p.Pos, lines, p.Text)
		}
		if p.Code == "" || p.Text == "" || strings.Contains(p.Text, "\n") {
			t.Errorf("%+v", p)
		}
	}
	var b strings.Builder
	diag.WriteText(&b, problems.Sorted())
}

// checkFront holds that the parts are where the front says.
func checkFront(t *testing.T, f *File, front *Front) {
	t.Helper()
	if !bytes.Equal(f.Data[front.Offset:front.Offset+len(front.YAML)], front.YAML) {
		t.Errorf("the front matter is not at byte %d", front.Offset)
	}
	end := front.Offset + len(front.YAML)
	for _, b := range front.Bodies {
		if b.Offset < end || !bytes.HasPrefix(f.Data[b.Offset:], b.Text) {
			t.Errorf("the body %q is not at byte %d", b.Lang, b.Offset)
		}
		if got := f.Pos(b.Offset); got.Line != b.Line && len(b.Text) > 0 {
			t.Errorf("the body %q begins on line %d and says %d", b.Lang, got.Line, b.Line)
		}
		if b.Lang != "" && !bytes.HasPrefix(f.Data[b.Mark:], []byte(b.Lang)) {
			t.Errorf("the mark of %q is not at byte %d", b.Lang, b.Mark)
		}
		end = b.Offset + len(b.Text)
	}
}
