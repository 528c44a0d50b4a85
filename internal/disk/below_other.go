//go:build !linux

package disk

import "os"

// Below can do nothing on this system.
type Below struct{}

// BelowOf returns nil.
func BelowOf(*os.Root) *Below { return nil }

// Close does nothing.
func (*Below) Close() {}

// WriteNew makes no file.
func (*Below) WriteNew(string, []byte) (done bool, err error) { return false, nil }

// Mkdir makes no folder.
func (*Below) Mkdir(string) bool { return false }

func (*Below) read(string) (data []byte, m Mark, ok bool, err error) { return nil, Mark{}, false, nil }
func (*Below) stat(string) (info os.FileInfo, ok bool, err error)    { return nil, false, nil }
func (*Below) file(string) (f *os.File, ok bool, err error)          { return nil, false, nil }
