package single

import (
	"encoding/base64"

	"duizhao/internal/render"
)

// root is what the root of the site is in a page that is one file: the page itself.
const root = "#main"

// placed returns where a page that is one file has what templates place: a picture of
// the site in itself, and a page of it on the web, or nowhere if the site has no
// address.
func placed(k *render.Enclosed) func(to string, picture bool) string {
	return func(to string, picture bool) string {
		if !picture {
			if at := k.Href("/" + to); at != "" {
				return at
			}
			return root
		}
		kind, data, ok := k.Image(to)
		if !ok {
			kind = "image/png" // no picture: its words are shown
		}
		return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
}
