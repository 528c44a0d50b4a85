package browser

import (
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationmonobold"
	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifbolditalic"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
)

// machine is a reader's machine, as far as its fonts go. Tests measure boxes, and
// boxes depend on fonts; so browsers find no others than these, the same whatever is
// installed where the tests run: Liberation from the modules of the program, and Noto
// Serif from make fonts.
type machine struct {
	name   string
	latin  map[string][]byte // fonts beside the Chinese ones, by file
	family map[string]string // what a generic family means
}

var (
	// furnished is the common case: a serif, a sans and a fixed width for Latin
	// text, and a serif for either Chinese.
	furnished = &machine{"furnished", map[string][]byte{
		"serif.ttf": liberationserifregular.TTF, "serif-italic.ttf": liberationserifitalic.TTF,
		"serif-bold.ttf": liberationserifbold.TTF, "serif-bold-italic.ttf": liberationserifbolditalic.TTF,
		"sans.ttf": liberationsansregular.TTF, "sans-bold.ttf": liberationsansbold.TTF,
		"mono.ttf": liberationmonoregular.TTF, "mono-bold.ttf": liberationmonobold.TTF,
	}, map[string]string{"serif": "Liberation Serif", "sans-serif": "Liberation Sans", "monospace": "Liberation Mono"}}
	// bare has no serif but the Chinese ones, like a Linux to which somebody has
	// added Chinese and nothing else.
	bare = &machine{"bare", map[string][]byte{"sans.ttf": liberationsansregular.TTF, "mono.ttf": liberationmonoregular.TTF},
		map[string]string{"serif": "Noto Serif TC", "sans-serif": "Liberation Sans", "monospace": "Liberation Mono"}}
)

// chinese are folders that .ci/fonts fills.
var chinese = []string{"../../.cache/fonts/noto-serif-tc", "../../.cache/fonts/noto-serif-sc"}

// furnish puts the fonts of a machine below dir, with a configuration of fontconfig
// that names no others. It returns the environment variables by which programs find
// it.
func (m *machine) furnish(dir string) (map[string]string, error) {
	dir = filepath.Join(dir, m.name)
	into := filepath.Join(dir, "fonts")
	if err := os.MkdirAll(into, 0o777); err != nil {
		return nil, err
	}
	for name, data := range m.latin {
		if err := os.WriteFile(filepath.Join(into, name), data, 0o666); err != nil {
			return nil, err
		}
	}
	for _, folder := range chinese {
		files, err := filepath.Glob(folder + "/*.ttf")
		if err == nil && len(files) == 0 {
			err = fmt.Errorf("there are no fonts in %s", strings.TrimPrefix(folder, "../../"))
		}
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			whole, err := filepath.Abs(file)
			if err != nil {
				return nil, err
			}
			if err := os.Symlink(whole, filepath.Join(into, filepath.Base(file))); err != nil {
				return nil, err
			}
		}
	}
	if file := korean(); file != "" {
		if err := os.Symlink(file, filepath.Join(into, "korean"+filepath.Ext(file))); err != nil {
			return nil, err
		}
	}
	conf := filepath.Join(dir, "fonts.conf")
	return map[string]string{"FONTCONFIG_FILE": conf}, os.WriteFile(conf, m.config(into, filepath.Join(dir, "cache")), 0o666)
}

// korean is a font of the system with Hangul, for titles of works: in any such font
// its syllables are as wide as they are high.
var korean = sync.OnceValue(func() string {
	out, _ := exec.Command("fc-list", ":lang=ko", "file").Output() // without it a test reports what paper does not show
	files := strings.FieldsFunc(string(out), func(c rune) bool { return c == '\n' || c == ':' })
	files = slices.DeleteFunc(files, func(f string) bool { return strings.TrimSpace(f) == "" })
	slices.Sort(files)
	for _, f := range files {
		if strings.Contains(f, "Serif") && strings.Contains(f, "Regular") {
			return f
		}
	}
	return strings.Join(files[:min(1, len(files))], "")
})

// config returns the configuration. Outlines are drawn as they are, without being
// fitted to pixels, which would change the widths of letters.
func (m *machine) config(fonts, cache string) []byte {
	var b strings.Builder
	text := func(s string) string {
		var out strings.Builder
		xml.EscapeText(&out, []byte(s)) // a Builder takes everything
		return out.String()
	}
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>` + "\n")
	fmt.Fprintf(&b, "<dir>%s</dir><cachedir>%s</cachedir>\n", text(fonts), text(cache))
	for _, generic := range []string{"serif", "sans-serif", "monospace"} {
		fmt.Fprintf(&b, `<alias binding="same"><family>%s</family><prefer><family>%s</family></prefer></alias>`+"\n", generic, text(m.family[generic]))
	}
	b.WriteString(`<match target="pattern"><edit name="family" mode="append_last"><string>` + text(m.family["serif"]) + "</string></edit></match>\n")
	for _, off := range []string{"hinting", "autohint", "embeddedbitmap"} {
		fmt.Fprintf(&b, `<match target="font"><edit name="%s" mode="assign"><bool>false</bool></edit></match>`+"\n", off)
	}
	b.WriteString("</fontconfig>\n")
	return []byte(b.String())
}
