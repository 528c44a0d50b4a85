package browser

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The Nu HTML checker has nothing to say about any page.
func TestNuChecker(t *testing.T) {
	t.Parallel()
	java := program(t, "java")
	jar := fetched(t, "vnu-jar/build/dist/vnu.jar")
	site := built(t)
	// From the server and not from the disk, where 'self' in the policy names no host
	// and every file would break it. The first property lets the checker connect to
	// loopback, the others are for its many pages.
	args := []string{"-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout"}
	for _, page := range site.pages {
		args = append(args, site.home+page.path)
	}
	var report struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(run(t, nil, java, args...), &report); err != nil {
		t.Fatal(err)
	}
	said := map[string]int{}
	for _, m := range report.Messages {
		// A policy is about scripts that run. A data block is not one (HTML, 4.12.1;
		// CSP 3, 4.2.3 applies only when a script is prepared), and no browser
		// refuses it.
		if strings.HasPrefix(m.Message, "Inline script violates Content Security Policy") &&
			strings.Contains(m.Extract, `<script type="application/ld+json">`) {
			continue
		}
		// Nor does the checker count hashes, by which a page in one file names its
		// own (TestSinglePolicy does), or know the CSS of this decade.
		if strings.HasSuffix(m.URL, ".html") && !strings.HasSuffix(m.URL, "404.html") &&
			(strings.HasPrefix(m.Message, "CSS: ") || strings.HasPrefix(m.Message, "Inline s")) {
			continue
		}
		if said[m.Message]++; said[m.Message] <= 3 {
			t.Errorf("%s:%d: %s %s: %s, at %s", strings.TrimPrefix(m.URL, site.home), m.LastLine, m.Type, m.SubType, m.Message, m.Extract)
		}
	}
	for message, n := range said {
		if n > 3 {
			t.Errorf("%d times in all: %s", n, message)
		}
	}
	t.Logf("%d pages", len(site.pages))
}

// runAxe runs axe with these options and returns its violations, each with its first
// places.
const runAxe = `(options) => axe.run(document, { resultTypes: ["violations"], ...options }).then((r) => r.violations.map((v) =>
	v.id + " (" + v.impact + "): " + v.help + ", " + v.nodes.length + " times: " +
	v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + n.html.slice(0, 90) + " " + [...n.any, ...n.all, ...n.none].map((c) => c.message).join("; ").slice(0, 200)).join(" | ")))`

// passesAxe holds a page against all rules of axe, on a desk and on a phone, light,
// dark and sepia, with everything unfolded.
func (b *tab) passesAxe(p webPage) {
	b.t.Helper()
	script, err := os.ReadFile(fetched(b.t, "axe-core/axe.min.js"))
	if err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.Evaluate[chromedp.Void](string(script) + ";undefined"))
	b.unfold(true)
	defer b.unfold(false)
	// On a phone the open menu of layouts lies over links; TestAxeInEveryLayout has it open by itself.
	b.js(`() => { document.querySelector(".view")?.removeAttribute("open"); }`)
	// A row that no window has shown is of a height that is guessed: it would seem to
	// lie over the next.
	b.js(`() => { const s = new CSSStyleSheet(); s.replaceSync(".row { content-visibility: visible !important }"); document.adoptedStyleSheets.push(s); }`)
	defer b.js(`() => { document.adoptedStyleSheets.pop(); }`)
	// All rules, including the one of WCAG 2.2 that is off by default; where only the
	// colours change, the ones about colours. A long page has no more colours than it
	// shows on either screen.
	all := json.RawMessage(`{"rules": {"target-size": {"enabled": true}}}`)
	colours := json.RawMessage(`{"runOnly": ["color-contrast", "link-in-text-block"]}`)
	const long = 200_000
	for _, run := range []struct {
		screen
		scheme  string
		worn    string // what the reader has chosen
		options json.RawMessage
	}{{desk, "light", "", all}, {desk, "dark", "", colours}, {phone, "dark", "", all}, {phone, "light", "", colours},
		{desk, "light", "sepia", colours}} {
		if p.size > long && run.worn == "" && string(run.options) == string(colours) {
			continue
		}
		b.show(run.with("prefers-color-scheme: "+run.scheme, "prefers-reduced-motion: reduce"))
		call[bool](b, `(worn) => { if (worn) document.documentElement.dataset.colours = worn; return true; }`, run.worn)
		b.settle()
		for _, v := range call[[]string](b, runAxe, run.options) {
			b.t.Errorf("at %d px, %s: %s", run.width, run.scheme+run.worn, v)
		}
	}
	b.js(`() => { delete document.documentElement.dataset.colours; }`)
}
