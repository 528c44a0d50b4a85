package browser

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// epubChecks is a process of the checker of the W3C, which all tests share.
type epubChecks struct {
	mu      sync.Mutex
	started bool
	in      io.WriteCloser // nil if there is no such process
	out     *bufio.Reader
}

// epubcheck holds that the checker finds nothing in a book, neither an error nor a
// warning.
func epubcheck(t *testing.T, name string) {
	t.Helper()
	java := program(t, "java")
	jar := program(t, "epubcheck") // on Debian the jar itself
	if real, err := filepath.EvalSymlinks(jar); err == nil {
		jar = real
	}
	said, err := shared.epubs.check(java, jar, name)
	if errors.Is(err, errors.ErrUnsupported) {
		said = string(run(t, nil, java, append(quickJava, "-jar", jar, "--failonwarnings", name)...))
	} else if err != nil {
		t.Fatalf("epubcheck ends: %v\n%s", err, said)
	}
	if !strings.Contains(said, "0 errors / 0 warnings / 0 infos") {
		t.Errorf("%s: %s", filepath.Base(name), said)
	}
}

// quickJava are options for short runs, half of which would be spent compiling for
// long ones.
var quickJava = []string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"}

// check returns the output of epubcheck for a book. It is unsupported where Java has
// no compiler for the few lines that make one process of many.
func (c *epubChecks) check(java, jar, book string) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.started {
		c.started = true
		cmd := exec.Command(java, append(quickJava, "-cp", jar, "testdata/EpubChecks.java")...)
		in, err := cmd.StdinPipe()
		if err != nil {
			return "", err
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			return "", err
		}
		if err := cmd.Start(); err != nil {
			return "", err
		}
		shared.finally(func() { in.Close(); cmd.Wait() })
		c.out = bufio.NewReader(out)
		if _, err := c.answer(); err == nil {
			c.in = in
		}
	}
	if c.in == nil {
		return "", errors.ErrUnsupported
	}
	if _, err := fmt.Fprintln(c.in, book); err != nil {
		return "", err
	}
	return c.answer()
}

// answer reads up to the line that ends an answer.
func (c *epubChecks) answer() (string, error) {
	var all strings.Builder
	for {
		line, err := c.out.ReadString('\n')
		if err != nil {
			return all.String() + line, err
		}
		if line == "-- end --\n" {
			return all.String(), nil
		}
		all.WriteString(line)
	}
}
