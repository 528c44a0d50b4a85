package browser

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestMain(m *testing.M) {
	// A tab waits for frames most of its time, so that a core can serve two.
	flag.Parse()
	if set := flag.Lookup("test.parallel"); set.Value.String() == set.DefValue {
		flag.Set("test.parallel", strconv.Itoa(cap(tabs)))
	}
	shared.furnish()
	code := m.Run()
	shared.stop()
	os.Exit(code)
}

// common is what all tests share.
type common struct {
	mu    sync.Mutex
	close []func() // done at the end, the last first

	clipboard sync.Mutex // of the browser, shared by all tabs
	epubs     epubChecks

	fonts    string // the folder with the fonts of the machines
	fontless error  // why there are none
	browsers map[*machine]*browser
}

var shared common

// browser is a Chromium on a machine, started once.
type browser struct {
	env  []string // in which it finds the machine's fonts
	once sync.Once
	err  error
	ctx  context.Context
}

// furnish makes the machines. All programs that tests start see the furnished one.
func (p *common) furnish() {
	p.browsers = map[*machine]*browser{}
	if p.fonts, p.fontless = os.MkdirTemp("", "duizhao-fonts-"); p.fontless != nil {
		return
	}
	p.finally(func() { os.RemoveAll(p.fonts) })
	for _, m := range []*machine{bare, furnished} {
		env, err := m.furnish(p.fonts)
		if err != nil {
			p.fontless = err
			return
		}
		p.browsers[m] = &browser{}
		for name, value := range env {
			p.browsers[m].env = append(p.browsers[m].env, name+"="+value)
			os.Setenv(name, value)
		}
	}
}

// finally calls f when all tests are done.
func (p *common) finally(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.close = append(p.close, f)
}

func (p *common) stop() {
	for _, b := range p.browsers {
		if b.ctx != nil {
			chromedp.Cancel(b.ctx)
		}
	}
	for _, f := range slices.Backward(p.close) {
		f()
	}
}

// missing ends a test that lacks a tool.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	message := fmt.Sprintf(format, args...) + "; make tools installs it"
	if os.Getenv("DUIZHAO_TOOLS") == "required" {
		t.Fatal(message)
	}
	t.Skip(message)
}

// program finds the first of some programs.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	missing(t, "there is no %s here", names[0])
	return ""
}

// chromium is the browser that a reader has.
func chromium(t *testing.T) string {
	t.Helper()
	return program(t, chromiums...)
}

// headless is Chromium without its own windows, tab strips and menus, where there is
// one: the same engine, and a third quicker.
func headless(t *testing.T) string {
	t.Helper()
	return program(t, append([]string{"chromium-headless-shell", "chrome-headless-shell"}, chromiums...)...)
}

var chromiums = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// fetched reads a file that .ci/tools has put into .cache/.
func fetched(t *testing.T, name string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join("../../.cache/node_modules", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		missing(t, "there is no .cache/node_modules/%s", name)
	}
	return file
}

// run runs a program and returns its output.
func run(t *testing.T, input []byte, name string, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(name), err, stderr.String())
	}
	return stdout.Bytes()
}
