// Package licence knows what the program is made of and under which terms: the
// program itself, the Go standard library, OpenCC's dictionaries, CLDR's data, and
// every module that is linked into it on any system, each with the text of its
// licence, which has to travel with the binary. Read it with: duizhao version --licences
//
// The texts are in modules.txtar. A test compares the file with the modules that
// go list finds and with their own files, classifies each text, and fails for a
// licence that is not on its list. After a change of go.mod:
//
//	go test ./internal/licence -update
package licence

import (
	_ "embed"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:embed modules.txtar
var archive []byte

// A Module is a part of the program.
type Module struct {
	Path    string // such as golang.org/x/text; "std" is the Go standard library, "duizhao" the program
	Version string // as in go.mod; "" for std and duizhao
	Licence string // its SPDX identifier; several are joined by " AND "
	Text    string // the licence, with the copyright lines
}

// Modules lists the parts of the program: itself, the standard library, OpenCC,
// CLDR, then the modules by path.
func Modules() []Module {
	var out []Module
	for _, f := range txtar.Parse(archive).Files {
		fields := strings.SplitN(f.Name, " ", 3) // path, version or -, licence
		m := Module{Path: fields[0], Version: fields[1], Licence: fields[2], Text: string(f.Data)}
		if m.Version == "-" {
			m.Version = ""
		}
		out = append(out, m)
	}
	return out
}
