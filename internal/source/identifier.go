package source

import "regexp"

// An identifier is the form in which a register writes its numbers. A value of
// another form is no identifier, whatever else it may be, and never becomes part of
// an address.
type identifier struct {
	name    string // of one of its numbers, for messages
	pattern string // an ECMA 262 and a Go expression
	hint    string
	proves  bool // the last character is the check character of the others
}

var identifiers = map[string]identifier{
	"wikidata": {"an item of Wikidata", `^Q[1-9][0-9]{0,11}$`, "write a Q and digits, as in Q95", false},
	"orcid":    {"an ORCID iD", `^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$`, "write sixteen digits in groups of four, as in 0000-0002-1825-0097", true},
	"isni":     {"an ISNI", `^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{3}[0-9X]$`, "write sixteen digits in groups of four, as in 0000 0001 2103 2683", true},
	"viaf":     {"a number of VIAF", `^[1-9][0-9]{0,21}$`, "write the digits at the end of the entry's address on viaf.org", false},
}

// check returns a hint when s is not an identifier of this register, or "".
func (i identifier) check(s string) string {
	if !regexp.MustCompile(i.pattern).MatchString(s) {
		return i.hint
	}
	if i.proves && checkCharacter(s[:len(s)-1]) != s[len(s)-1] {
		return "its last digit does not agree with the others: compare it with the register, one of them is mistyped"
	}
	return ""
}

// checkCharacter returns the check character of the digits in s by ISO 7064, MOD 11-2,
// which ORCID and ISNI (ISO 27729) share. What is not a digit does not count.
func checkCharacter(s string) byte {
	total := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			total = (total + int(s[i]-'0')) * 2
		}
	}
	if c := (12 - total%11) % 11; c < 10 {
		return byte('0' + c)
	}
	return 'X'
}
