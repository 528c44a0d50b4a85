// Package rule is the catalogue of the rules of duizhao check. Each has a
// permanent code, the severity of a breach, why the rule is there, what to do, and
// two small examples, one that breaks it and one that keeps it.
//
// A rule is one file, rules/CODE.txtar, in the folder of a package that finds the
// problem, and so is beside the code:
//
//	title: a form of a note that no text has
//	severity: warning
//	group: notes
//
//	A form is there so that … (why, in one paragraph or more)
//
//	Take it out, or … (what to do: the last paragraph)
//
//	-- bad/content/notes/ferry.md --
//	…
//	-- says --
//	content/notes/ferry.md:4:24: warning: …
//	-- good/content/notes/ferry.md --
//	…
//
// The same file is the manual (duizhao check --explain CODE) and the test: the
// files below bad/ and good/ are laid over the small site of
// testdata/ground.txtar; check must report the rule in the bad one, and nothing
// else, as says has it, and nothing at all in the good one. The name of a file can
// end in
//
//	(absent)        the ground has this file, the example does not
//	(link)          a symbolic link to where the text says
//	(quoted)        the text is a string of Go's, with its escapes
//	(N times)       the text, N times over
//
// What check must be given besides, if anything, is in the header:
//
//	with: witness=witness.txt      copies of texts, parted by commas
package rule

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/diag"

	"github.com/rogpeppe/go-internal/txtar"
)

// Rule is one rule.
type Rule struct {
	Code     string        `json:"code"`
	Title    string        `json:"title"` // what is wrong, in a few words
	Severity diag.Severity `json:"severity"`
	Group    string        `json:"group"` // one of Groups
	Why      []string      `json:"why"`   // paragraphs
	Do       string        `json:"do"`    // what to do
	Bad      []File        `json:"bad"`
	Says     string        `json:"says"` // what check says of Bad
	Good     []File        `json:"good"`
	With     string        `json:"-"` // what check is given besides
}

// File is a file of an example, its path below the site's folder.
type File struct {
	Name string `json:"name"`
	Note string `json:"note,omitempty"` // absent, link, quoted, or N times
	Text string `json:"text"`
}

// Groups are the parts of the catalogue, in its order.
var Groups = []struct{ ID, Title string }{
	{"files", "Files and their form"},
	{"editions", "Editions and their versions"},
	{"text", "The text"},
	{"alignment", "Versions side by side"},
	{"notes", "Notes"},
	{"claims", "Claims"},
	{"links", "Links, pictures and citations"},
	{"figures", "Figures"},
	{"bibliography", "The bibliography"},
	{"script", "Traditional and Simplified"},
	{"witness", "The witness and its rights"},
	{"review", "Review"},
	{"import", "Import"},
	{"settings", "Settings of the site"},
}

// Catalogue is all rules, sorted by code.
type Catalogue []*Rule

// Read reads the folders rules/ of packages. It panics on an invalid file, because
// the files are part of the program.
func Read(packages ...embed.FS) Catalogue {
	var out Catalogue
	for _, p := range packages {
		names, err := fs.Glob(p, "rules/*.txtar")
		if err != nil {
			panic(err)
		}
		for _, name := range names {
			data, err := p.ReadFile(name)
			if err != nil {
				panic(err)
			}
			r, err := Parse(strings.TrimSuffix(path.Base(name), ".txtar"), data)
			if err != nil {
				panic("rule " + err.Error())
			}
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b *Rule) int { return strings.Compare(a.Code, b.Code) })
	return out
}

// Find returns the rule with a code, or nil.
func (c Catalogue) Find(code string) *Rule {
	i, ok := slices.BinarySearchFunc(c, code, func(r *Rule, code string) int { return strings.Compare(r.Code, code) })
	if !ok {
		return nil
	}
	return c[i]
}

// DidYouMean returns the hint for an unknown code.
func (c Catalogue) DidYouMean(code string) string {
	codes := make([]string, len(c))
	for i, r := range c {
		codes[i] = r.Code
	}
	if hint := diag.DidYouMean(code, codes); hint != "" {
		return hint
	}
	var akin []string // claim-sources: all about claims
	first, _, _ := strings.Cut(code, "-")
	for _, known := range codes {
		if strings.HasPrefix(known, first+"-") {
			akin = append(akin, known)
		}
	}
	if len(akin) > 0 {
		return "there are: " + strings.Join(akin, ", ")
	}
	return "list them with: duizhao check --explain"
}

// codeForm is what codes look like.
var codeForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Parse reads the file of a rule.
func Parse(code string, data []byte) (*Rule, error) {
	r := &Rule{Code: code}
	if !codeForm.MatchString(code) {
		return nil, fmt.Errorf("%s: a code is made of a-z, 0-9 and -", code)
	}
	archive := txtar.Parse(data)
	head, prose, _ := strings.Cut(string(archive.Comment), "\n\n")
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			r.Title = value
		case "severity":
			switch value {
			case "error":
			case "warning":
				r.Severity = diag.Warning
			default:
				return nil, fmt.Errorf("%s: there is no severity %q", code, value)
			}
		case "group":
			r.Group = value
		case "with":
			r.With = value
		default:
			return nil, fmt.Errorf("%s: what is %q?", code, line)
		}
	}
	for p := range strings.SplitSeq(prose, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			r.Why = append(r.Why, p)
		}
	}
	if n := len(r.Why); n > 0 {
		r.Why, r.Do = r.Why[:n-1], r.Why[n-1]
	}
	for _, f := range archive.Files {
		if err := r.file(f); err != nil {
			return nil, err
		}
	}
	return r, r.whole()
}

var noted = regexp.MustCompile(`^(.*) \((absent|link|quoted|[0-9]+ times)\)$`)

func (r *Rule) file(f txtar.File) error {
	name, note := f.Name, ""
	if m := noted.FindStringSubmatch(name); m != nil {
		name, note = m[1], m[2]
	}
	side, name, ok := strings.Cut(name, "/")
	file := File{name, note, string(f.Data)}
	switch {
	case side == "bad" && ok:
		r.Bad = append(r.Bad, file)
	case side == "good" && ok:
		r.Good = append(r.Good, file)
	case f.Name == "says":
		r.Says = string(f.Data)
	default:
		return fmt.Errorf("%s: the file %s is neither bad/…, says, nor good/…", r.Code, f.Name)
	}
	return nil
}

// whole returns an error that names what a rule lacks, or nil.
func (r *Rule) whole() error {
	lacks := ""
	switch {
	case r.Title == "":
		lacks = "a title"
	case !slices.ContainsFunc(Groups, func(g struct{ ID, Title string }) bool { return g.ID == r.Group }):
		lacks = "a group, or has an unknown one"
	case len(r.Why) == 0 || r.Do == "":
		lacks = "two paragraphs: why, and what to do"
	case len(r.Bad) == 0 || len(r.Good) == 0:
		lacks = "an example of each kind"
	}
	if lacks != "" {
		return fmt.Errorf("%s: this rule lacks %s", r.Code, lacks)
	}
	return nil
}
