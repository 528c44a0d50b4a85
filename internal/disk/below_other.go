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

func (*Below) read(string) (data []byte, m Mark, err error, ok bool) { return nil, Mark{}, nil, false }
func (*Below) stat(string) (info os.FileInfo, err error, ok bool)    { return nil, nil, false }
func (*Below) file(string) (f *os.File, err error, ok bool)          { return nil, nil, false }
