package render

import (
	"path"
	"strings"
)

// Pictures are those of the site, for files that have them in them.
type Pictures struct {
	file func(path string) ([]byte, bool)
}

// Picture returns a picture of the site by its address, for a file that has it in it;
// or ok is false.
func (r *Pictures) Picture(at string) (kind string, data []byte, ok bool) {
	at = strings.TrimPrefix(at, "/")
	if kind = pictures[strings.ToLower(path.Ext(at))]; kind == "" || r.file == nil {
		return "", nil, false
	}
	data, ok = r.file(at)
	return kind, data, ok
}

// pictures are the kinds of pictures that a book can hold, by file extension.
var pictures = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml",
	".webp": "image/webp"}
