// Package hosting knows what a server should send with each file of a site: its
// type, how long readers may keep it, and the policies that no page can state for
// itself. Deploying, _headers, and the settings for nginx and Caddy all follow from
// the lists here; docs/hosting.md shows them, and a test compares.
package hosting

import (
	"path"
	"regexp"
	"strings"
)

// What Cache-Control says.
const (
	// Year is for files named by their content: another content has another name.
	Year = "public, max-age=31536000, immutable"
	// Fresh is for all others: kept, and asked for again each time, so that a
	// reader sees an edit at once and the answer is mostly "not modified".
	Fresh = "no-cache"
)

// namedPattern matches the addresses of files named by their content. It is in the
// syntax that Go, nginx and Caddy share.
const namedPattern = `^/assets/[^/]+-[0-9a-f]{10}\.[a-z0-9]+$`

var named = regexp.MustCompile(namedPattern)

// Named reports whether a product is named by its content. A compressed copy is
// named as its original.
func Named(key string) bool { return named.MatchString("/" + original(key)) }

// Cache returns the Cache-Control of a product.
func Cache(key string) string {
	if Named(key) {
		return Year
	}
	return Fresh
}

func original(key string) string {
	return strings.TrimSuffix(strings.TrimSuffix(key, ".gz"), ".br")
}

// types are the media types by extension. The system's own list differs from machine
// to machine, so it is not asked.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".map": "application/json", ".jsonld": "application/ld+json", ".geojson": "application/geo+json",
	".webmanifest": "application/manifest+json", ".atom": "application/atom+xml; charset=utf-8", ".rss": "application/rss+xml; charset=utf-8",
	".xml": "text/xml; charset=utf-8", ".xsl": "text/xsl; charset=utf-8", ".tei": "application/tei+xml; charset=utf-8",
	".tmx": "text/xml; charset=utf-8", ".xlf": "application/xliff+xml; charset=utf-8", ".xliff": "application/xliff+xml; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".po": "text/plain; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values; charset=utf-8", ".vtt": "text/vtt; charset=utf-8",
	".bib": "text/plain; charset=utf-8", ".ris": "application/x-research-info-systems",
	".svg": "image/svg+xml; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav", ".mp4": "video/mp4", ".webm": "video/webm",
	".pdf": "application/pdf", ".epub": "application/epub+zip", ".zip": "application/zip", ".wasm": "application/wasm",
	".gz": "application/gzip", ".br": "application/x-brotli",
}

// Type returns the Content-Type of a product.
func Type(key string) string {
	if t, ok := types[strings.ToLower(path.Ext(key))]; ok {
		return t
	}
	switch key {
	case "_headers", "_redirects":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}
