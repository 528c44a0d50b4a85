package markup

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// example is a case of the CommonMark specification 0.31, as goldmark's own
// test reads them.
type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Number   int    `json:"example"`
	Section  string `json:"section"`
}

// examples reads goldmark's own _test/spec.json from the module cache.
func examples(t *testing.T) []example {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	if len(out) != 652 {
		t.Fatalf("the specification has %d examples, not 652", len(out))
	}
	return out
}

// ours are the examples in which one of our conventions is used, with what it
// is, so that they do not give the specification's HTML. There are none: a
// line {#id} after a block, [@key] and [^1] do not occur in the specification.
var ours = map[int]string{}

// convention finds what may be one of our conventions in a text.
var convention = regexp.MustCompile(`(?m)^\s*\{[#.\w].*\}\s*$|\[-?@|\[\^|\]\((note|claim|explainer):`)

// TestCommonMark checks that CommonMark is unchanged where none of our conventions
// is used.
func TestCommonMark(t *testing.T) {
	all := examples(t)
	toHTML := renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(html.NewRenderer(html.WithUnsafe(), html.WithXHTML()), 1000)))
	same, stale := 0, len(ours)
	for _, e := range all {
		source := []byte(e.Markdown)
		var got bytes.Buffer
		if err := toHTML.Render(&got, source, textParser.Parse(text.NewReader(source))); err != nil {
			t.Fatal(err)
		}
		why, listed := ours[e.Number]
		switch equal := got.String() == e.HTML; {
		case equal && listed:
			t.Errorf("example %d gives the specification's HTML; take it out of the list (%s)", e.Number, why)
		case equal:
			same++
		case !listed:
			t.Errorf("example %d (%s)\n%s\ngives\n%s\nand should give\n%s", e.Number, e.Section, e.Markdown, got.String(), e.HTML)
		default:
			stale--
		}
	}
	if same != len(all)-len(ours) || stale != 0 {
		t.Errorf("%d of %d examples give the specification's HTML, %d are listed as ours", same, len(all), len(ours))
	}
}

// TestConventionsInSpecification checks that the list is complete: every example
// that uses a convention is in it, and no other.
func TestConventionsInSpecification(t *testing.T) {
	for _, e := range examples(t) {
		if _, listed := ours[e.Number]; convention.MatchString(e.Markdown) != listed {
			t.Errorf("example %d: listed as ours %v, uses a convention %v:\n%s", e.Number, listed, !listed, e.Markdown)
		}
	}
}
