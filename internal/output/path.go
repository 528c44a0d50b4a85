package output

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"duizhao/internal/diag"
)

// Reserved is the first part that no path of a site may have: in the published folder
// it names the manifest, and devserver's own addresses begin with it.
const Reserved = ".duizhao"

// Clean returns nil if path can be the path of a product on every machine: it stays
// below the site's root, and Linux, macOS and Windows can all store it (Microsoft,
// "Naming Files, Paths, and Namespaces"). The error is a [*diag.Fault] of [ErrName].
func Clean(path string) error {
	bad := func(why string, args ...any) error {
		return &diag.Fault{
			Text: fmt.Sprintf("%q cannot be the path of a published file: %s", path, fmt.Sprintf(why, args...)),
			Hint: "rename what it comes from",
			Err:  ErrName,
		}
	}
	switch {
	case path == "":
		return bad("it is empty")
	case path[0] == '/':
		return bad("it begins with a slash")
	case !utf8.ValidString(path):
		return bad("it is not UTF-8")
	}
	for _, r := range path {
		if r < ' ' || r == 0x7f {
			return bad("it has the control character %U", r)
		}
		if strings.ContainsRune(`\:*?"<>|`, r) {
			return bad("it has the character %c", r)
		}
	}
	first := true
	for part := range strings.SplitSeq(path, "/") {
		switch {
		case part == "":
			return bad("it has an empty part")
		case part == "." || part == "..":
			return bad("it has the part %s", part)
		case part[len(part)-1] == '.' || part[len(part)-1] == ' ':
			return bad("its part %q ends in a dot or a space", part)
		case len(part) > 255:
			return bad("its part %.20q… is longer than 255 bytes", part)
		case first && strings.EqualFold(part, Reserved):
			return bad("%s belongs to duizhao", Reserved)
		case Device(part):
			return bad("%s names a device on Windows", part)
		}
		first = false
	}
	return nil
}

// Device reports whether Windows takes name, with or without an extension, for a
// device.
func Device(name string) bool {
	if len(name) < 3 || !strings.ContainsRune("cpanlCPANL", rune(name[0])) {
		return false // most names: no need to look closer
	}
	base, _, _ := strings.Cut(name, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(base, port); ok && utf8.RuneCountInString(n) == 1 {
			return strings.Contains("0123456789¹²³", n)
		}
	}
	return false
}
