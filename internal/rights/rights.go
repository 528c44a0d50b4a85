// Package rights knows the licences under which texts are published, by their
// identifiers in the SPDX License List and by the addresses of those of Creative
// Commons: what each is called, and where it can be read.
//
// The list is that of github.com/github/go-spdx, which follows each release of
// SPDX; of that module only the list is used. A list of our own would be out of
// date with the next release, and the few identifiers that texts need are not the
// only ones that are right.
package rights

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"
)

// Licence is a licence as a page shows it.
type Licence struct {
	ID   string // in the SPDX License List, or "" if it is known by its address alone
	Name string // CC BY 4.0; the identifier of others; the address of what is in no list
	URL  string // where it can be read
}

// Of returns the licence of an identifier or an address. ok reports whether it is
// either; the identifiers are those of the list, as they are spelt there.
func Of(s string) (l Licence, ok bool) {
	if isAddress(s) {
		return ofAddress(s), true
	}
	if Spelt(s) != s || s == "" {
		return Licence{}, false
	}
	l = Licence{ID: s, Name: s, URL: "https://spdx.org/licenses/" + s + ".html"}
	if code, version, place, ok := commons(s); ok {
		l.Name, l.URL = commonsName(code, version, place), commonsURL(code, version, place)
	}
	return l, true
}

// Spelt returns an identifier as the list spells it, whatever the case of its
// letters, or "" for what is not in the list.
func Spelt(id string) string {
	if known := spellings()[strings.ToLower(id)]; strings.EqualFold(known, id) {
		return known
	}
	return ""
}

// spellings are the identifiers by their letters in lower case. They are looked up for
// each edition many times.
var spellings = sync.OnceValue(func() map[string]string {
	ids := Identifiers()
	out := make(map[string]string, len(ids))
	for _, id := range slices.Backward(ids) { // the first of several counts
		out[strings.ToLower(id)] = id
	}
	return out
})

// Identifiers returns those of the list, in its order; the deprecated ones, which are
// still valid, come last.
func Identifiers() []string {
	return append(slices.Clone(spdxlicenses.GetLicenses()), spdxlicenses.GetDeprecated()...)
}

// Hint returns what somebody may have meant who wrote what is neither an identifier
// nor an address, or "".
func Hint(s string) string {
	plain := strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), "-")
	for _, guess := range []string{plain, "CC-" + plain, plain + "-4.0", "CC-" + plain + "-4.0", plain + "-1.0", plain + "-only"} {
		if id := Spelt(guess); id != "" {
			return id
		}
	}
	if strings.Contains(strings.ToLower(s), "public domain") {
		return "https://creativecommons.org/publicdomain/mark/1.0/"
	}
	return ""
}

func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " <>\"")
}

var (
	commonsID      = regexp.MustCompile(`^CC-(BY(?:-(?:NC|ND|SA))*)-([0-9.]+)(?:-([A-Z]{2,3}))?$`)
	commonsAddress = regexp.MustCompile(`^https?://(?:www\.)?creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)` +
		`(?:/([a-z]{2,3}))?(?:/(?:deed|legalcode)(?:\.[A-Za-z_-]+)?)?/?$`)
	zeroAddress = regexp.MustCompile(`^https?://(?:www\.)?creativecommons\.org/publicdomain/(zero|mark)/1\.0(?:/.*)?$`)
)

const zeroID = "CC0-1.0"

// commons takes an identifier of Creative Commons apart; place is that of a version
// for one country, or "".
func commons(id string) (code, version, place string, ok bool) {
	if id == zeroID {
		return "zero", "1.0", "", true
	}
	m := commonsID.FindStringSubmatch(id)
	if m == nil {
		return "", "", "", false
	}
	return strings.ToLower(m[1]), m[2], strings.ToLower(m[3]), true
}

func commonsName(code, version, place string) string {
	if code == "zero" {
		return "CC0 1.0"
	}
	return strings.TrimSpace("CC " + strings.ToUpper(code) + " " + version + " " + strings.ToUpper(place))
}

// commonsURL returns the address of the deed, from which the text is a step away.
func commonsURL(code, version, place string) string {
	at := "https://creativecommons.org/licenses/"
	if code == "zero" {
		at = "https://creativecommons.org/publicdomain/"
	}
	at += code + "/" + version + "/"
	if place != "" {
		at += place + "/"
	}
	return at
}

// ofAddress returns the licence of an address: a name for those of Creative Commons.
func ofAddress(s string) Licence {
	l := Licence{Name: s, URL: s}
	if m := zeroAddress.FindStringSubmatch(s); m != nil {
		if m[1] == "mark" {
			l.Name = "Public Domain Mark 1.0"
			return l
		}
		return Licence{ID: zeroID, Name: "CC0 1.0", URL: s}
	}
	if m := commonsAddress.FindStringSubmatch(s); m != nil {
		l.Name = commonsName(m[1], m[2], m[3])
		l.ID = Spelt(strings.ReplaceAll(l.Name, " ", "-"))
	}
	return l
}
