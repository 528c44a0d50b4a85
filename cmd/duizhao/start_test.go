package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// TestStart limits the work before main begins, which every command waits for. It
// counts allocations, since a clock is not reliable. Most of them are chroma's,
// which reads the heads of all its lexers; no package of ours can defer that.
func TestStart(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, "version")
	c.Args[0] = "duizhao" // by which testscript.Main knows what to be
	c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var stderr bytes.Buffer
	c.Stderr = &stderr
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, m := range regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) allocs$`).FindAllSubmatch(stderr.Bytes(), -1) {
		n, err := strconv.Atoi(string(m[2]))
		if err != nil {
			t.Fatal(err)
		}
		if total += n; n > 5000 {
			t.Logf("%s: %d allocations", m[1], n)
		}
	}
	if total == 0 || total > 45_000 {
		t.Errorf("%d allocations before main begins, want at most 45,000", total)
	}
	t.Logf("%d allocations", total)
}
