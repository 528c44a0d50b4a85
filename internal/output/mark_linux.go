package output

import (
	"io/fs"
	"syscall"
)

// markOf returns the mark of a file.
func markOf(info fs.FileInfo) Mark {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Mark{}
	}
	return Mark{uint64(st.Dev), st.Ino, st.Size, st.Ctim.Nano()}
}
