package hosting

import (
	"os"
	"strings"
	"testing"

	"duizhao/internal/output"
)

// TestManual checks that docs/hosting.md shows the settings that the program prints.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	s := Settings{Host: "texts.example.org", Root: "/srv/www/texts"}
	for language, want := range map[string]string{"nginx": s.Nginx(), "caddy": s.Caddy()} {
		_, rest, _ := strings.Cut(string(manual), "```"+language+"\n")
		if got, _, _ := strings.Cut(rest, "```"); got != want {
			t.Errorf("docs/hosting.md has other settings for %s than the program:\n%s", language, want)
		}
	}
}

// TestPolicy checks that the policy of the settings is that of the pages.
func TestPolicy(t *testing.T) {
	page, err := os.ReadFile("../../templates/base.html")
	if err != nil {
		t.Fatal(err)
	}
	own := strings.TrimSuffix(policy, "; "+frames)
	// A page is stricter, but for the one that is shown at any depth; on a host both count.
	own = strings.Replace(own, " media-src 'self';", "{{with .Reading}}{{with .Recorded}} media-src 'self';{{end}}{{end}}", 1)
	own = strings.Replace(own, "base-uri 'self'", "base-uri {{if .Base}}http: https:{{else}}'none'{{end}}", 1)
	if !strings.Contains(string(page), `content="`+own+`"`) {
		t.Errorf("templates/base.html does not have the policy %s", own)
	}
}

func TestRedirects(t *testing.T) {
	s := Settings{Host: "h", Root: "/r", Redirects: []Redirect{{"/old/", "/new/"}, {"/away", "https://texts.example.org/a"},
		{"/%E5%B0%8D%20%22a/", "/b?c=$d;e"}}}
	for _, c := range []struct{ got, want string }{
		{s.Nginx(), "    location = /old/ {\n        return 301 /new/;\n    }\n    location = /away {\n"},
		{s.Nginx(), "    location = \"/對 \\\"a/\" {\n        return 301 /b?c=%24d%3Be;\n"},
		{s.Caddy(), "\tredir /old/ /new/ 301\n\tredir /away https://texts.example.org/a 301\n"},
		{string(Redirects(s.Redirects)), "/old/ /new/ 301\n/away https://texts.example.org/a 301\n"},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%s\nlacks %s", c.got, c.want)
		}
		if strings.Contains(c.got, "{{") {
			t.Errorf("a place is not filled in:\n%s", c.got)
		}
	}
}

func TestTypes(t *testing.T) {
	for key, want := range map[string][2]string{
		"index.html":                     {"text/html; charset=utf-8", Fresh},
		"assets/style-0123456789.css":    {"text/css; charset=utf-8", Year},
		"assets/style-0123456789.css.gz": {"application/gzip", Year},
		"assets/style-012345678.css":     {"text/css; charset=utf-8", Fresh},
		"x/assets/style-0123456789.css":  {"text/css; charset=utf-8", Fresh},
		"a/FIGURE.PNG":                   {"image/png", Fresh},
		"feed.atom":                      {"application/atom+xml; charset=utf-8", Fresh},
		"_headers":                       {"text/plain; charset=utf-8", Fresh},
		"CNAME":                          {"application/octet-stream", Fresh},
	} {
		if got := [2]string{Type(key), Cache(key)}; got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

// TestTexts checks that everything that a build compresses has a type of its own.
func TestTexts(t *testing.T) {
	for ext, is := range types {
		if output.Text("x"+ext) && is == "" {
			t.Errorf("%s has no type", ext)
		}
	}
	for _, ext := range strings.Fields(".html .css .js .mjs .map .json .jsonld .geojson .webmanifest .xml .xsl .svg .atom .rss .txt .md .csv " +
		".tsv .vtt .bib .ris .tei .tmx .xlf .xliff .po .ttf .otf .ico .wasm") {
		if !output.Text("x" + ext) {
			t.Errorf("a build does not compress %s any more", ext)
		}
		if Type("x"+ext) == "application/octet-stream" {
			t.Errorf("%s has no type", ext)
		}
	}
}
