package serif

import (
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"regexp"
	"testing"
)

// TestOutline checks that the characters of marks have outlines, that digits are all
// of one width, and that a missing character is an error.
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

// A face from a file is drawn as the program's own is.
func TestOutlines(t *testing.T) {
	draw, err := Outlines(liberationserifregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range "18a" {
		want, wide, _ := Outline(c)
		if got, width, err := draw(c); got != want || width != wide || err != nil {
			t.Errorf("%c is %s, %d, %v; want %s, %d", c, got, width, err, want, wide)
		}
	}
	if _, err := Outlines([]byte("no face")); err == nil {
		t.Error("what is no face is one")
	}
}
