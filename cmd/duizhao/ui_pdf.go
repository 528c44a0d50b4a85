package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/fonts"
	"duizhao/internal/lang"
	"duizhao/internal/pdf"
)

// pdfUI says what was printed.
type pdfUI struct {
	err      io.Writer
	out      io.Writer
	progress *progress
}

// unprinted ends the list of problems of an edition that is not printed.
func (u *pdfUI) unprinted() {
	fmt.Fprintln(u.err, "nothing was printed")
}

// left says that a site has no PDFs although it asks for them, and why.
func (u *pdfUI) left(why error) {
	var fault *diag.Fault
	if errors.As(why, &fault) {
		u.warning("no PDFs were made: "+fault.Text, "install Chromium and build again, or take pdf: out of outputs in site.yaml")
	}
}

// noFontFolder is the error for a folder in --fonts that cannot be opened.
func noFontFolder(dir string, why error) error {
	return &diag.Fault{Misuse: true, Text: "cannot open " + dir + ": " + why.Error(),
		Hint: "name a folder of TrueType fonts; make fonts brings good ones into .cache/fonts"}
}

// noFonts is the error for a folder in --fonts without a usable font.
func noFonts(dir string) error {
	return &diag.Fault{Misuse: true, Text: "there is no font in " + dir + " that can be used",
		Hint: "it takes TrueType files (.ttf); make fonts brings good ones into .cache/fonts"}
}

// skippedFonts names the files of a folder of fonts that are not used.
func (u *pdfUI) skippedFonts(dir string, list []fonts.Skipped) {
	for _, s := range list {
		u.warning(filepath.Join(dir, filepath.FromSlash(s.Name))+" is not used: "+s.Why, "")
	}
}

// missingCharacters names the characters that no font of a folder has, and what is
// done about it.
func (u *pdfUI) missingCharacters(dir string, list []rune) {
	if len(list) == 0 {
		return
	}
	u.warning("no font in "+dir+" has "+characters(list, 20), "the system's fonts stand in; add a font that has them")
}

// characters names characters, the first of many.
func characters(list []rune, most int) string {
	var names []string
	for _, c := range list[:min(len(list), most)] {
		names = append(names, fmt.Sprintf("%c (U+%04X)", c, c))
	}
	if len(list) > most {
		names = append(names, fmt.Sprintf("and %d more", len(list)-most))
	}
	return strings.Join(names, ", ")
}

// printed shows what pdf made, and in which fonts.
func (u *pdfUI) printed(name string, r *pdf.Result, took time.Duration) {
	u.progress.wipe()
	fmt.Fprintf(u.out, "Printed %s in %s: %s, %s\n", name, duration(took), plural(r.Pages, "page"), size(len(r.Data)))
	fmt.Fprintf(u.out, "Set in %s\n", strings.Join(fontNames(r.Fonts), ", "))
}

// fontNames returns the names of the fonts that a document was set in.
func fontNames(fonts []pdf.Font) []string {
	var out []string
	for _, f := range fonts {
		out = append(out, f.Family)
	}
	return out
}

// serifs has parts of the names of Chinese fonts with serifs, in lower case.
var serifs = []string{"serif cjk", "serif tc", "serif sc", "serif hk", "serif tw", "serif cn", "song", "simsun", "ming", "mincho", "宋", "明", "kai", "楷"}

// faceless warns when a Chinese book was not set in a font with serifs.
func (u *pdfUI) faceless(langs []string, used []pdf.Font) {
	if !slices.ContainsFunc(langs, lang.IsChinese) {
		return
	}
	for _, f := range used {
		name := strings.ToLower(f.Family)
		if slices.ContainsFunc(serifs, func(s string) bool { return strings.Contains(name, s) }) {
			return
		}
	}
	u.warning("the Chinese text is not in a serif font: none is installed",
		"on Debian: sudo apt-get install fonts-noto-cjk; or give a folder of fonts with --fonts")
}

// warning shows something that did not stop the work.
func (u *pdfUI) warning(text, hint string) {
	fmt.Fprintf(u.err, "warning: %s\n", text)
	if hint != "" {
		fmt.Fprintf(u.err, "  %s\n", hint)
	}
}

// size writes a number of bytes.
func size(n int) string {
	switch {
	case n < 10_000:
		return number(n) + " bytes"
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", n/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
