package serif

import (
	"regexp"
	"testing"
)

// Characters of marks have outlines, digits all of one width, and what the face
// lacks is said.
func TestOutline(t *testing.T) {
	path := regexp.MustCompile(`^(M-?\d+ -?\d+([LQC](-?\d+ -?\d+ ?)+)+Z)+$`)
	for _, c := range "abcdefghijklmnopqrstuvwxyz0123456789[]≠" {
		d, advance, err := Outline(c)
		if err != nil || !path.MatchString(d) || advance < 200 || advance > Em {
			t.Errorf("%q: %s, %d, %v", c, d, advance, err)
		}
		if c >= '0' && c <= '9' && advance != 500 {
			t.Errorf("%q is %d wide", c, advance)
		}
	}
	if d, _, err := Outline('漢'); err == nil {
		t.Errorf("漢 has the outline %s", d)
	}
}
