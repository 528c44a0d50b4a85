package render

// headers are the rules of _headers. Hosts join the values of a header that several
// rules set; so no header is set twice for a path, and pages carry the rest of their
// policy themselves.
const headers = `/*
  Content-Security-Policy: frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`

// Headers makes _headers, by which static hosts such as Netlify and Cloudflare Pages
// know what to send with the files.
func (r *Renderer) Headers(put Put) error { return put("_headers", []byte(headers)) }
