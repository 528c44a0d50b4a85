package hosting

import (
	_ "embed"
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// Settings are what a server's settings need to know of a site.
type Settings struct {
	Host      string // texts.example.org
	Root      string // the folder that is served
	Redirects []Redirect
}

// Redirect leads from an address that a site once had, such as /old/, to where its
// content is now: an address of the site or of another one.
type Redirect struct{ From, To string }

// What no page can state for itself, or is stated once more.
const (
	frames = "frame-ancestors 'none'"
	// policy is that of pages, as templates/base.html has it, and frames. The page for
	// addresses that lead nowhere says where its own are relative to, and only a page with
	// recordings may play any.
	policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
		"media-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)

//go:embed nginx.conf
var nginx string

//go:embed Caddyfile
var caddy string

// Nginx returns a server's settings for nginx.
func (s Settings) Nginx() string {
	return s.fill(nginx, func(r Redirect) string {
		return fmt.Sprintf("    location = %s {\n        return 301 %s;\n    }\n", nginxPath(r.From), nginxGoal.Replace(r.To))
	})
}

// Caddy returns a site's settings for Caddy.
func (s Settings) Caddy() string {
	return s.fill(caddy, func(r Redirect) string { return fmt.Sprintf("\tredir %s %s 301\n", r.From, r.To) })
}

// nginxPath writes an address as a location: nginx compares it with the address that it
// has decoded (https://nginx.org/en/docs/http/ngx_http_core_module.html#location).
func nginxPath(address string) string {
	plain, err := url.PathUnescape(address)
	if err != nil || plain == address || strings.ContainsFunc(plain, unicode.IsControl) {
		return address
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(plain) + `"`
}

// nginxGoal keeps nginx from reading a variable or the end of a line in an address.
var nginxGoal = strings.NewReplacer("$", "%24", ";", "%3B", "{", "%7B", "}", "%7D", `"`, "%22", "'", "%27", `\`, "%5C")

func (s Settings) fill(settings string, redirect func(Redirect) string) string {
	var b strings.Builder
	for _, r := range s.Redirects {
		b.WriteString(redirect(r))
	}
	return strings.NewReplacer(
		"{{host}}", s.Host, "{{root}}", s.Root, "{{redirects}}", b.String(),
		"{{policy}}", policy, "{{frames}}", frames, "{{named}}", namedPattern, "{{year}}", Year, "{{fresh}}", Fresh,
	).Replace(settings)
}

// Headers returns _headers, by which static hosts such as Netlify and Cloudflare Pages
// know what to send with the files. They join the values of a header that several
// rules set; so no header is set twice for a path, and pages carry the rest of their
// policy themselves. What these hosts send unasked for other files is as fresh.
func Headers() []byte {
	return fmt.Appendf(nil, `/*
  Content-Security-Policy: %s
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: %s
`, frames, Year)
}

// Redirects returns _redirects, for the same hosts.
func Redirects(list []Redirect) []byte {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "%s %s 301\n", r.From, r.To)
	}
	return []byte(b.String())
}
