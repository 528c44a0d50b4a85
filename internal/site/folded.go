package site

import (
	"path"
	"strings"
)

// folded is files as macOS and Windows tell them apart, without regard to capitals,
// the folders that they are in, and what is known of each. A file need not be a proper
// one: what a setting says is looked up before it is refused.
type folded[T any] map[string]entry[T]

type entry[T any] struct {
	what   T
	folder bool // others may be in it
}

// add adds a file. What was there before stays.
func (f folded[T]) add(file string, what T) {
	for at, folder := strings.ToLower(file), false; at != "." && at != "/"; at, folder = path.Dir(at), true {
		if _, ok := f[at]; !ok {
			f[at] = entry[T]{what, folder}
		}
	}
}

// meets returns what is at the place of a file, or is in its way: a folder of its name,
// or a file where it needs a folder.
func (f folded[T]) meets(file string) (what T, ok bool) {
	file = strings.ToLower(file)
	if e, ok := f[file]; ok {
		return e.what, true
	}
	for at := path.Dir(file); at != "." && at != "/"; at = path.Dir(at) {
		if e, ok := f[at]; ok && !e.folder {
			return e.what, true
		}
	}
	return what, false
}
