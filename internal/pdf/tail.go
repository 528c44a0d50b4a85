package pdf

import (
	"io"
	"slices"
	"strings"
	"sync"
)

// tail keeps the end of the browser's output.
type tail struct {
	mu  sync.Mutex
	buf []byte
}

var _ io.Writer = (*tail)(nil)

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, p...)
	if n := len(t.buf); n > 4096 {
		t.buf = slices.Clone(t.buf[n-4096:])
	}
	return len(p), nil
}

// hint returns what to do, with the last line of the browser's output if it says
// anything useful: what it says about D-Bus or a broken pipe never is.
func (t *tail) hint() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	last := ""
	for line := range strings.Lines(strings.ToValidUTF8(string(t.buf), "")) {
		line = strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f {
				return -1
			}
			return r
		}, line)
		if strings.TrimSpace(line) != "" && !strings.Contains(line, "dbus") && !strings.Contains(line, "Broken pipe") {
			last = line
		}
	}
	switch r := []rune(last); {
	case last == "":
		return "try another browser with --chromium PATH"
	case strings.Contains(last, "sandbox"):
		return "it said: " + last + "; in a container that cannot make a sandbox, run as root"
	case len(r) > 200:
		last = string(r[:200]) + "…"
	}
	return "it said: " + last
}
