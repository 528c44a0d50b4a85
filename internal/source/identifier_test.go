package source

import "testing"

// TestIdentifiers holds the forms of registers against numbers printed in their own
// documentation, and against values that would break out of an address.
func TestIdentifiers(t *testing.T) {
	for format, values := range map[string]struct{ good, bad []string }{
		"wikidata": {[]string{"Q1", "Q95", "Q123456789"},
			[]string{"", "Q", "Q0", "q95", "P31", "Q95 ", "Q95\n", "Q９５", `Q1"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/">`}},
		"orcid": {[]string{"0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"},
			[]string{"0000-0002-1825-0079", "0000-0002-1694-2330", "0000-0002-1694-233x", "0000-0002-1825-009", "0000000218250097", "000X-0002-1825-0097"}},
		"isni": {[]string{"0000 0001 2103 2683", "0000 0002 1694 233X"}, []string{"0000 0001 2103 2682", "0000-0001-2103-2683", "0000 0001 2103  2683"}},
		"viaf": {[]string{"1", "97113511"}, []string{"0", "097113511", "97113511/", "x"}},
	} {
		for _, v := range values.good {
			if hint := identifiers[format].check(v); hint != "" {
				t.Errorf("%s: %q is refused: %s", format, v, hint)
			}
		}
		for _, v := range values.bad {
			if identifiers[format].check(v) == "" {
				t.Errorf("%s: %q is taken", format, v)
			}
		}
	}
}
