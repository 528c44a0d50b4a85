package web

import (
	"duizhao/internal/hosting"
	"duizhao/internal/render"
)

// Headers makes _headers, by which static hosts such as Netlify and Cloudflare Pages
// know what to send with the files.
func (r *Files) Headers(put render.Put) error { return put("_headers", hosting.Headers()) }

// Redirects makes _redirects, for the same hosts.
func (r *Files) Redirects(put render.Put) error {
	var list []hosting.Redirect
	for _, e := range r.corpus.Redirects() {
		list = append(list, hosting.Redirect{From: e.From, To: e.To})
	}
	return put("_redirects", hosting.Redirects(list))
}
