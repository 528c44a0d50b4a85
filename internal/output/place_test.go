package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whether a file can be written is known before there is anything to write, and to find
// that out leaves nothing behind and the old file as it was.
func TestPlace(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.pdf")
	if err := os.WriteFile(old, []byte("old"), 0o444); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{old, filepath.Join(dir, "new.pdf")} {
		if err := Place(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Errorf("it left %v", all)
	}
	if data, _ := os.ReadFile(old); string(data) != "old" {
		t.Errorf("the old file is %q", data)
	}
	for name, want := range map[string]string{
		dir:                               "is a folder",
		filepath.Join(dir, "no", "x.pdf"): "there is no folder",
		"/proc/self/x.pdf":                "cannot write /proc/self/x.pdf", // no one can make a file there, not even root
	} {
		if _, err := os.Stat("/proc/self"); err != nil && name[0] == '/' && strings.HasPrefix(name, "/proc") {
			continue
		}
		if err := Place(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}
