package render

import (
	"encoding/base64"
	"path"
	"regexp"
	"strings"
)

// siteRoot is the root of the site in the links of a book, until finish knows where
// each leads. It is a relative address, as those in the content are.
const siteRoot = "./site:/"

var (
	siteLink  = regexp.MustCompile(`(href|src)="` + regexp.QuoteMeta(siteRoot) + `([^"]*)"`)
	otherLink = regexp.MustCompile(` (href|src)="([^"]*)"`)
	plainLang = regexp.MustCompile(`<(span|i|b|q|cite|bdi|small)((?: [a-z-]+="[^"]*")*) lang="`)
)

// finish makes every link lead into the book if its target is there; or else to the
// site on the web, if the site has an address; or else nowhere, since a relative
// link would be printed as a place on this machine. It also gives a role to the
// elements whose language a PDF would otherwise not keep.
func (bk *printing) finish(b []byte) []byte {
	b = siteLink.ReplaceAllFunc(b, func(m []byte) []byte {
		parts := siteLink.FindSubmatch(m)
		to := string(parts[2])
		if string(parts[1]) == "src" {
			return bk.picture(to)
		}
		if id := bk.ids[to]; id != "" {
			return []byte(`href="#` + id + `"`)
		}
		if url := bk.absolute(to); url != "" {
			return []byte(string(parts[1]) + `="` + url + `"`)
		}
		return []byte(string(parts[1]) + `=""`)
	})
	b = otherLink.ReplaceAllFunc(b, func(m []byte) []byte {
		to := string(otherLink.FindSubmatch(m)[2])
		if strings.HasPrefix(to, "#") || strings.HasPrefix(to, "https:") || strings.HasPrefix(to, "http:") || strings.HasPrefix(to, "mailto:") || strings.HasPrefix(to, "data:") {
			return m
		}
		return nil
	})
	return plainLang.ReplaceAll(b, []byte(`<$1 role="group"$2 lang="`))
}

// picture returns the attribute that holds a picture of the site, or nil if there is
// no such picture.
func (bk *printing) picture(at string) []byte {
	kind := pictureTypes[strings.ToLower(path.Ext(at))]
	if kind == "" || bk.File == nil {
		return nil
	}
	data, ok := bk.File(at)
	if !ok {
		return nil
	}
	b := append(escape([]byte(`src="data:`), kind), ";base64,"...)
	return append(base64.StdEncoding.AppendEncode(b, data), '"')
}
