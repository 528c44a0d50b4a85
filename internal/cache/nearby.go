package cache

import (
	"io/fs"
	"path"

	"duizhao/internal/disk"
)

// nearby answers questions about one folder after another without opening what is above
// it for each.
type nearby struct {
	marks map[int]*disk.Marks // by number of the file system; nil for one that has none

	from  fs.FS
	dir   string
	sub   fs.FS // or nil
	leave func()
}

// unmoved reports whether what a question is about has not been touched since it was
// answered, so that there is no need to ask. No answer about a folder is about more than
// what it is and the names in it.
func (n *nearby) unmoved(from fs.FS, r *Read) bool {
	if r.Mark == (disk.Mark{}) {
		return false
	}
	m, ok := n.marks[r.FS]
	if !ok {
		if of, has := from.(interface{ Marks() *disk.Marks }); has {
			m = of.Marks()
		}
		n.marks[r.FS] = m
	}
	if r.Kind == Names {
		return m.Folder(r.Path) == r.Mark
	}
	return m.Of(r.Path) == r.Mark
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

// end closes all.
func (n *nearby) end() {
	n.close()
	for _, m := range n.marks {
		m.Close()
	}
}
