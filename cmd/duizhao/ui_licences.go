package main

import (
	"fmt"
	"strings"

	"duizhao/internal/licence"
)

// licences lists what the program is made of, then the text of each licence.
func (u *ui) licences(modules []licence.Module) {
	name := func(m licence.Module) string {
		switch {
		case m.Path == "std":
			return "the Go standard library"
		case m.Version == "":
			return m.Path
		}
		return m.Path + " " + m.Version
	}
	width := 0
	for _, m := range modules {
		width = max(width, len(name(m)))
	}
	for _, m := range modules {
		fmt.Fprintf(u.out, "%-*s  %s\n", width, name(m), m.Licence)
	}
	for _, m := range modules {
		fmt.Fprintf(u.out, "\n%s\n%s\n\n%s", name(m), strings.Repeat("-", len(name(m))), m.Text)
	}
}
