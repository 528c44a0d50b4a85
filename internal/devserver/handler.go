package devserver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"duizhao/internal/output"
)

// base is the folder of the server's own files; output refuses such paths.
const base = "/" + output.Reserved + "/"

// ServeHTTP answers one request.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	switch origin := r.Header.Get("Origin"); {
	case !s.hosts[strings.ToLower(r.Host)]:
		http.Error(w, "This is a private server: it answers to localhost, 127.0.0.1 and [::1] only.", http.StatusMisdirectedRequest)
		return
	case origin != "" && !s.hosts[strings.TrimPrefix(origin, "http://")]:
		http.Error(w, "This is a private server: other sites may not ask it.", http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD.", http.StatusMethodNotAllowed)
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, base); ok {
		s.serveOwn(w, r, name)
		return
	}
	now, ok := s.await(r.Context(), r.URL.Path)
	if !ok {
		return
	}
	if now.none() {
		serveProblems(w, now.problems)
		return
	}
	f := find(now.shown, r.URL.Path)
	to := ""
	if s.onward != nil {
		to = s.onward(r.URL.EscapedPath())
	}
	switch {
	case to != "":
		h.Set("Location", to)
		w.WriteHeader(http.StatusFound) // and not for good, which a browser would keep: the next save may take it out
	case f.redirect:
		to := strings.TrimRight(r.URL.EscapedPath(), "/") + "/"
		if r.URL.RawQuery != "" {
			to += "?" + r.URL.RawQuery
		}
		h.Set("Location", to)
		w.WriteHeader(http.StatusFound)
	case f.data == nil:
		http.Error(w, "There is no page at "+r.URL.Path+", and the site has no 404.html.", http.StatusNotFound)
	default:
		h.Set("Content-Type", contentType(f.path))
		data := f.data
		if strings.HasSuffix(f.path, ".html") {
			data = withScript(data, now.build)
		}
		if f.missing {
			w.WriteHeader(http.StatusNotFound)
			if r.Method == http.MethodGet {
				w.Write(data)
			}
			return
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	}
}

// found is what a site has for an address.
type found struct {
	path     string
	data     []byte // nil when there is nothing
	redirect bool   // to the folder of that name
	missing  bool   // the page for addresses that lead nowhere
}

// find looks up the path of an address.
func find(site shown, address string) found {
	name := strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	} else if _, ok := site.get(name + "/index.html"); ok {
		return found{path: name, redirect: true}
	}
	if data, ok := site.get(name); ok {
		return found{path: name, data: data}
	}
	data, _ := site.get("404.html")
	return found{path: "404.html", data: data, missing: true}
}

// contentType is fixed here and not looked up in the system, which knows different
// types on every machine.
func contentType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if t, ok := contentTypes[ext]; ok {
		return t
	}
	return "application/octet-stream"
}

var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".map": "application/json", ".jsonld": "application/ld+json",
	".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
	".xml": "application/xml; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8",
	".tei": "application/tei+xml; charset=utf-8", ".tmx": "application/xml; charset=utf-8",
	".xlf": "application/xliff+xml; charset=utf-8", ".xliff": "application/xliff+xml; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".po": "text/plain; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values; charset=utf-8", ".vtt": "text/vtt; charset=utf-8",
	".bib": "text/plain; charset=utf-8", ".ris": "text/plain; charset=utf-8", ".yaml": "text/plain; charset=utf-8",
	".svg": "image/svg+xml; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".webp": "image/webp", ".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf",
	".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".mp4": "video/mp4", ".webm": "video/webm",
	".pdf": "application/pdf", ".epub": "application/epub+zip", ".zip": "application/zip",
	".gz": "application/gzip", ".br": "application/octet-stream",
}

// serveEvents streams messages to a page until it leaves.
func (s *server) serveEvents(w http.ResponseWriter, r *http.Request) {
	// A browser that lost the connection sends what it heard last.
	build := r.URL.Query().Get("build")
	if last := r.Header.Get("Last-Event-ID"); last != "" {
		build = last
	}
	page, err := url.PathUnescape(r.URL.Query().Get("page"))
	if err != nil {
		http.Error(w, "The page's address is malformed.", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	c := s.join(page, build)
	defer s.leave(c)
	stream := http.NewResponseController(w)
	alive := time.NewTicker(20 * time.Second) // else a dead connection lasts
	defer alive.Stop()
	fmt.Fprint(w, "retry: 500\n\n")
	for {
		if stream.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-alive.C:
			fmt.Fprint(w, ": alive\n\n")
		case <-c.wake:
			m := s.tell(c)
			data, err := json.Marshal(m)
			if err != nil {
				panic(err) // strings and numbers only
			}
			fmt.Fprintf(w, "id: %s\ndata: %s\n\n", m.Build, data)
		}
	}
}
