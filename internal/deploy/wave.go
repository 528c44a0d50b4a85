package deploy

import (
	"path"
	"slices"
	"strings"
)

// waves sorts what is sent into waves, each of which needs those before it.
func (p *plan) waves() [][]send {
	var out [5][]send
	var front []send
	for _, s := range p.sends {
		page := path.Ext(s.Key) == ".html" || strings.HasSuffix(s.Key, ".html.gz") || strings.HasSuffix(s.Key, ".html.br")
		at := 0
		switch {
		case s.Key == "index.html":
			front = append(front, s)
			continue
		case listing(s.Key):
			at = 4
		case page:
			at = 2
		}
		if at < 4 && s.is == Changed {
			at++
		}
		out[at] = append(out[at], s)
	}
	waves := [][]send{out[0], out[1], out[2], out[3], front, out[4]}
	return slices.DeleteFunc(waves, func(w []send) bool { return len(w) == 0 })
}

// listing reports whether a file leads machines to pages, so that these must be
// there.
func listing(key string) bool {
	switch strings.TrimSuffix(strings.TrimSuffix(key, ".gz"), ".br") {
	case "sitemap.xml", "robots.txt", "_redirects":
		return true
	}
	return strings.HasPrefix(path.Base(key), "feed.")
}
