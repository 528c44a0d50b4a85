package single

import (
	"bytes"
	"encoding/base64"
	"regexp"

	"duizhao/internal/encode"
	"duizhao/internal/render"
)

// root is what the root of the site is in a page that is one file: the page itself.
const root = "#main"

// placed is an attribute with which a template leads on from the root of the site.
var placed = regexp.MustCompile(`(?is)(<(img|a)\b[^>]*?\s)(src|href)\s*=\s*(?:"` + root + `([^"]+)"|'` + root + `([^']+)')`)

// whole puts the pictures that templates place by {{.Root}} into a page, and leads their
// links to the site on the web, or home if it has no address there.
func whole(page []byte, k *render.Enclosed) []byte {
	if !leadsOn(page) {
		return page
	}
	return placed.ReplaceAllFunc(page, func(found []byte) []byte {
		m := placed.FindSubmatch(found)
		tag, name, way := m[1], m[3], string(append(m[4], m[5]...))
		to, attribute := "", []byte(`src="`)
		switch {
		case bytes.EqualFold(m[2], []byte("img")) && bytes.EqualFold(name, []byte("src")):
			to = "data:image/png;base64," // no picture: its words are shown
			if kind, data, ok := k.Image(way); ok {
				to = "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
			}
		case bytes.EqualFold(m[2], []byte("a")) && bytes.EqualFold(name, []byte("href")):
			attribute = []byte(`href="`)
			if to = k.Href("/" + way); to == "" {
				to = root
			}
		default:
			return found
		}
		return append(encode.URL(append(bytes.Clone(tag), attribute...), to), '"')
	})
}

// leadsOn reports whether a page has anything to put in or to lead elsewhere.
func leadsOn(page []byte) bool {
	for {
		i := bytes.Index(page, []byte(root))
		if i < 0 {
			return false
		}
		page = page[i+len(root):]
		if len(page) > 0 && page[0] != '"' && page[0] != '\'' {
			return true
		}
	}
}
