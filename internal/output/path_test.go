package output

import (
	"errors"
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	for _, path := range []string{
		"index.html", "lan-xi-2024/zh-hant/index.html", ".well-known/security.txt", ".nojekyll",
		"筆記/宇樹.html", "a b/c.txt", "console.html", "comma.js", "com.txt", "com10", "assets/.duizhao",
	} {
		if err := Clean(path); err != nil {
			t.Errorf("Clean(%q) = %v", path, err)
		}
	}
	for path, want := range map[string]string{
		"":                                "it is empty",
		"/etc/passwd":                     "it begins with a slash",
		"../x":                            "it has the part ..",
		"a/../../x":                       "it has the part ..",
		"a/./x":                           "it has the part .",
		"a//x":                            "it has an empty part",
		"a/":                              "it has an empty part",
		`a\x`:                             `it has the character \`,
		"C:/x":                            "it has the character :",
		"what?.txt":                       "it has the character ?",
		"a\x00b":                          "it has the control character U+0000",
		"a\nb":                            "it has the control character U+000A",
		"a\x7fb":                          "it has the control character U+007F",
		"a\xffb":                          "it is not UTF-8",
		"nul":                             "nul names a device on Windows",
		"x/Con.html":                      "Con.html names a device on Windows",
		"lpt1.tar.gz":                     "lpt1.tar.gz names a device on Windows",
		"COM².txt":                        "COM².txt names a device on Windows",
		"aux .txt":                        "aux .txt names a device on Windows",
		"a./x":                            `its part "a." ends in a dot or a space`,
		"a /x":                            `its part "a " ends in a dot or a space`,
		".duizhao":                        ".duizhao belongs to duizhao",
		".Duizhao/reload.js":              ".duizhao belongs to duizhao",
		"x/" + strings.Repeat("字", 86):    "is longer than 255 bytes",
		strings.Repeat("y", 256) + "/a.x": "is longer than 255 bytes",
	} {
		err := Clean(path)
		if err == nil || !errors.Is(err, ErrName) || !strings.Contains(err.Error(), want) {
			t.Errorf("Clean(%q) = %v, want … %s", path, err, want)
		}
	}
	want := `"a//x" cannot be the path of a published file: it has an empty part; rename what it comes from`
	if err := Clean("a//x"); err.Error() != want {
		t.Errorf("Clean: %v, want %s", err, want)
	}
}

// FuzzClean checks what a clean path promises.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"a/b.html", "../x", "nul.txt", "字/x", "a\\b", "/x", ".duizhao"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if Clean(path) != nil {
			return
		}
		if path[0] == '/' || strings.ContainsAny(path, "\\\x00\n:") || strings.Contains("/"+path+"/", "/../") || strings.Contains("/"+path+"/", "//") {
			t.Errorf("Clean(%q) = nil", path)
		}
		if got, ok := parseManifest(formatManifest([]string{path})); !ok || len(got) != 1 || got[0] != path {
			t.Errorf("%q does not survive the manifest: %q, %v", path, got, ok)
		}
	})
}
