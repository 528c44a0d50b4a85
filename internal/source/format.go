package source

import (
	"errors"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/rights"

	"github.com/goccy/go-yaml/ast"
	"golang.org/x/text/language"
)

// Field is a key that a struct takes from YAML.
type Field struct {
	Name     string
	Doc      string
	Required bool
	Index    []int
	Type     reflect.Type
	Tag      reflect.StructTag
}

// Fields lists the YAML keys of a struct type in order of declaration, including
// those of embedded structs. The schemas are generated from the same list, so that
// they cannot disagree with the decoder.
func Fields(t reflect.Type) []Field {
	var out []Field
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Tag.Get("yaml") == "" {
			for _, g := range Fields(f.Type) {
				g.Index = append([]int{i}, g.Index...)
				out = append(out, g)
			}
			continue
		}
		name := f.Tag.Get("yaml")
		if name == "" || name == "-" {
			continue
		}
		out = append(out, Field{Name: name, Doc: f.Tag.Get("doc"), Required: f.Tag.Get("required") == "true", Index: []int{i}, Type: f.Type, Tag: f.Tag})
	}
	return out
}

func required(t reflect.Type) []string {
	var out []string
	for _, f := range Fields(t) {
		if f.Required {
			out = append(out, f.Name)
		}
	}
	return out
}

// Misfit returns what to write in place of a text that does not fit a format of the
// YAML files, such as date or licence; "" if it fits.
func Misfit(format, s string) string { return formats[format](s) }

// A format returns a hint when a text does not fit it, else "".
var formats = map[string]func(string) string{
	"lang": langHint,
	"from": func(s string) string {
		if s == "original" || WellFormedLang(s) {
			return ""
		}
		return "write the tag of a version, or original"
	},
	"licence": func(s string) string {
		if _, ok := rights.Of(s); ok {
			return ""
		}
		if meant := rights.Hint(s); meant != "" {
			return "did you mean " + meant + "?"
		}
		return "write an identifier of the SPDX License List, such as CC-BY-4.0, or the address of the licence; words about rights go under rights: statement"
	},
	"date": func(s string) string {
		for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
			if _, err := time.Parse(layout, s); err == nil {
				return ""
			}
		}
		return "write YYYY-MM-DD, YYYY-MM or YYYY, as in 2024-12-28"
	},
	"url": func(s string) string {
		u, err := url.Parse(s)
		if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " <>\"") {
			return ""
		}
		return "write a whole address that begins with https://"
	},
	"id": func(s string) string {
		if ID.MatchString(s) {
			return ""
		}
		return "ids are made of a-z, 0-9 and -, as in p17 or high-flyer"
	},
	"path": func(s string) string {
		if pathForm.MatchString(s) {
			return ""
		}
		return "write an address from the top of the site, as in /old-essay/, with other letters than a-z in their %-form"
	},
	"goal": func(s string) string {
		if goalForm.MatchString(s) {
			return ""
		}
		return "write an address of the site, as in /essay/, or a whole one that begins with https://"
	},
	"param": func(s string) string {
		if paramForm.MatchString(s) {
			return ""
		}
		return "names are made of letters a-z, digits and _, and begin with a letter, as in born_on: templates write .Params.born_on"
	},
	"target": func(s string) string {
		if targetForm.MatchString(s) {
			return ""
		}
		return "write file:FOLDER, s3://BUCKET/FOLDER, gs://BUCKET/FOLDER, azblob://CONTAINER/FOLDER or sftp://HOST/FOLDER, without a password"
	},
	"book": func(s string) string {
		langs, _ := strings.CutSuffix(s, "/vertical")
		if langs == "view" {
			return ""
		}
		for l := range strings.SplitSeq(langs, "+") {
			if !WellFormedLang(l) {
				return "a book is view, or languages as in zh-Hant+en or en, with /vertical after it to be set in columns"
			}
		}
		return ""
	},
}

var formatNames = map[string]string{"lang": "a language tag", "date": "a date", "url": "a web address", "id": "an id", "book": "a choice of versions",
	"target": "a place to deploy to", "path": "an address of the site", "goal": "an address", "param": "a name",
	"from": "a language tag", "licence": "a licence: neither an SPDX identifier nor an address"}

// form reports whether a text fits a format; what does not becomes a problem, of the
// format's own rule if it has one.
func (d *decoder) form(n ast.Node, code, format, text string) bool {
	if of, ok := identifiers[format]; ok {
		hint := of.check(text)
		if hint != "" {
			d.add(diag.Errorf("identifier-form", d.at(n), "%q is not %s", text, of.name).WithHint(hint))
		}
		return hint == ""
	}
	hint := formats[format](text)
	if hint == "" {
		return true
	}
	if format == "licence" {
		d.add(diag.Errorf("licence-form", d.at(n), "%q is not %s", text, formatNames[format]).WithHint(hint))
		return false
	}
	if subtag, better := unknownSubtag(text); subtag != "" && formats["lang"](text) == hint {
		d.add(diag.Errorf("lang-subtag", d.at(n), "%q in %q is no subtag of a language tag", subtag, text).WithHint(better))
		return false
	}
	d.add(diag.Errorf(code, d.at(n), "%q is not %s", text, formatNames[format]).WithHint(hint))
	return false
}

// unknownSubtag returns the first subtag of a tag that is in no registry, if all else
// of it is in form, and what to write instead.
func unknownSubtag(tag string) (subtag, hint string) {
	_, err := language.Raw.Parse(tag)
	var unknown language.ValueError
	if !langForm.MatchString(tag) || !errors.As(err, &unknown) {
		return "", ""
	}
	subtag = unknown.Subtag()
	if near := diag.DidYouMean(subtag, []string{"Hant", "Hans", "Latn", "Cyrl", "Arab", "Hebr", "Jpan", "Kore"}); near != "" {
		return subtag, near
	}
	before, after, _ := strings.Cut(tag, "-"+subtag)
	if own := before + "-x-" + strings.ToLower(subtag) + after; before != tag && WellFormedLang(own) {
		return subtag, "correct it by the registry of language subtags (IANA); a name of your own comes after -x-, as in " + own
	}
	return subtag, "correct it by the registry of language subtags (IANA), such as zh-Hant, de or sr-Latn"
}

// Pattern returns a format as a JSON Schema pattern (ECMA 262), or "".
func Pattern(format string) string {
	if of, ok := identifiers[format]; ok {
		return of.pattern
	}
	return patterns[format]
}

var patterns = map[string]string{
	"lang": `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`,
	"date": `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`,
	"url":  `^https?://[^ <>"]+$`,
	"from": `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`,
	// an identifier of the SPDX License List, in its form, or an address
	"licence": `^(https?://[^ <>"]+|[A-Za-z0-9][A-Za-z0-9.+-]*)$`,
	"book":    `^[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*(\+[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*)*(/vertical)?$`,
	"id":      `^[a-z0-9]+(-[a-z0-9]+)*$`,
	// both are written into the settings of servers, where other signs have a meaning;
	// //a.example/ would be an address on another host
	"path": `^/([A-Za-z0-9._~%-][A-Za-z0-9._~%/-]*)?$`,
	"goal": `^(https?://[A-Za-z0-9.:-]+)?/([A-Za-z0-9._~%?&=#-][A-Za-z0-9._~%/?&=#-]*)?$`,
	// a template has it after a dot
	"param": `^[A-Za-z][A-Za-z0-9_]*$`,
	// credentials do not belong into a file that is shared
	"target": `^(file:.+|(s3|gs|azblob)://[^ <>"@/?]+(/[^ <>"@?]*)?(\?[^ <>"]*)?|sftp://([^ <>":@/?]+@)?[^ <>"@/?]+/[^ <>"@?]*)$`,
}

// ID is the form of ids: of blocks, notes, claims, editions, speakers.
var ID = regexp.MustCompile(patterns["id"])

var (
	pathForm = regexp.MustCompile(patterns["path"])
	goalForm = regexp.MustCompile(patterns["goal"])

	paramForm = regexp.MustCompile(patterns["param"])
)

var targetForm = regexp.MustCompile(patterns["target"])

var langForm = regexp.MustCompile(patterns["lang"])

// WellFormedLang reports whether s is a language tag in canonical form (BCP 47, RFC
// 5646 section 4.5): zh-Hant, not zh-hant or zh_Hant.
func WellFormedLang(s string) bool {
	if !langForm.MatchString(s) {
		return false
	}
	tag, err := language.Raw.Parse(s)
	return err == nil && tag.String() == s
}

// IsTarget reports whether s is an address to deploy to.
func IsTarget(s string) bool { return targetForm.MatchString(s) }
