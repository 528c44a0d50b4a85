package cache

import (
	"io/fs"
	"path"
)

// nearby answers questions about one folder after another without opening what is above
// it for each.
type nearby struct {
	from  fs.FS
	dir   string
	sub   fs.FS // or nil
	leave func()
}

// of returns what answers a question: from, or something that gives the same answers.
func (n *nearby) of(from fs.FS, r *Read) fs.FS {
	in, ok := from.(interface {
		Within(dir string) (fs.FS, func())
	})
	if !ok || r.Kind == Names {
		return from
	}
	if dir := path.Dir(r.Path); n.sub == nil || n.from != from || n.dir != dir {
		n.close()
		n.from, n.dir = from, dir
		n.sub, n.leave = in.Within(dir)
	}
	if n.sub == nil {
		return from
	}
	return n.sub
}

func (n *nearby) close() {
	if n.sub != nil {
		n.leave()
		n.sub = nil
	}
}
