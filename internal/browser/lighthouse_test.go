package browser

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// audited is the report of a run of Lighthouse.
type audited struct {
	Environment  struct{ BenchmarkIndex float64 }
	RuntimeError struct{ Message string }
	Categories   map[string]struct {
		Score     float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Title, DisplayValue string
		Score               *float64
	}
}

// faults returns the audits that cost a category its full score.
func (a *audited) faults(category string) string {
	var out []string
	for _, ref := range a.Categories[category].AuditRefs {
		if x := a.Audits[ref.ID]; ref.Weight > 0 && x.Score != nil && *x.Score < .995 {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %.2f %s %s", ref.ID, *x.Score, x.Title, x.DisplayValue)))
		}
	}
	return strings.Join(out, "; ")
}

// Lighthouse gives the front page, the edition and a note 100 in everything it
// judges, as a phone on a slow network sees them: a processor four times slower, 1.6
// Mbit/s. It estimates the phone's speed from this machine's, and another program at
// work here makes it look slow; so for speed the test requires 90 and logs the
// figure: 100 is what a quiet machine gives. A page that falls short is tried twice
// more, and the best counts. Not parallel: it needs the processor for itself.
// Where figures are measured, by make speed, 100 is required, and on a desk as well.
func TestLighthouse(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute")
	}
	node := program(t, "node")
	cli := fetched(t, "lighthouse/cli/index.js")
	chrome := headless(t)
	site := built(t)
	server := httptest.NewServer(http.HandlerFunc(site.sendPacked))
	defer server.Close()
	note := ""
	for _, p := range site.oneOfEach() {
		if p.kind == "note" {
			note = p.path
		}
	}
	asked := map[string]float64{"performance": 90, "accessibility": 100, "best-practices": 100, "seo": 100}
	pages := map[string]string{"front page": "", "edition": site.edition(t), "note": note}
	if os.Getenv("DUIZHAO_CAMPAIGN") != "" {
		asked["performance"] = 100
		for _, what := range slices.Collect(maps.Keys(pages)) {
			pages[what+" on a desk"] = pages[what]
		}
	}
	for what, page := range pages {
		t.Run(what, func(t *testing.T) {
			preset := "--form-factor=mobile"
			if strings.HasSuffix(what, " on a desk") {
				preset = "--preset=desktop"
			}
			best := map[string]float64{}
			var last audited
			for try := 1; try <= 3; try++ {
				cmd := exec.CommandContext(t.Context(), node, cli, server.URL+"/"+page, "--output=json", "--output-path=stdout", "--quiet", preset,
					"--disable-full-page-screenshot", // which nothing is judged by, and an edition is some 40 windows long
					"--only-categories=performance,accessibility,best-practices,seo",
					"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-component-update")
				cmd.Env = append(os.Environ(), "CHROME_PATH="+chrome)
				out, err := cmd.Output()
				if err != nil {
					t.Fatalf("Lighthouse does not run: %v", err)
				}
				last = audited{}
				if err := json.Unmarshal(out, &last); err != nil {
					t.Fatal(err)
				}
				if last.RuntimeError.Message != "" || len(last.Categories) != 4 {
					t.Fatalf("Lighthouse judges %d categories: %s", len(last.Categories), last.RuntimeError.Message)
				}
				var scores []string
				enough := true
				for name, c := range last.Categories {
					best[name] = max(best[name], math.Round(c.Score*100))
					enough = enough && best[name] >= asked[name]
					scores = append(scores, fmt.Sprintf("%s %.0f", name, c.Score*100))
				}
				slices.Sort(scores)
				t.Logf("%s, try %d: %s (benchmark %.0f)", what, try, strings.Join(scores, ", "), last.Environment.BenchmarkIndex)
				if enough {
					return
				}
			}
			for name, score := range best {
				if score < asked[name] {
					t.Errorf("%s of the %s is %.0f at best, the last time for: %s. If nothing but times falls short, see whether the machine "+
						"has other work", name, what, score, last.faults(name))
				}
			}
		})
	}
}

// sendPacked serves the site as a good server does: compressed, and with long
// lifetimes for what never changes.
func (p *published) sendPacked(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	data, err := p.packed(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	if raw, err := os.Stat(p.dir + "/" + name); err == nil && raw.Size() != int64(len(data)) {
		w.Header().Set("Content-Encoding", "br")
	}
	if strings.HasPrefix(name, "assets/") {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
	}
	w.Write(data)
}
