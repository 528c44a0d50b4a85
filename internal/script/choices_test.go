package script

import (
	"strings"
	"testing"
)

func TestDerived(t *testing.T) {
	c := New(map[string]string{"著作權": "著作权", "計畫": "计划案"}, map[string]string{"乾元": "乾元"})
	for in, want := range map[string]string{
		"":           "",
		"山上有水 dry 乾": "乾:干/乾",
		"乾隆乾淨":       "乾:乾/干 乾:干/乾",
		"看著著作權":      "著:着/著", // the word of the site is decided
		"乾元與計畫、畫":    "畫:画/划",
		"名著，慰藉":      "著:著/着 藉:藉/借",
	} {
		var got []string
		for _, x := range c.Derived(in) {
			got = append(got, in[x.From:x.To]+":"+x.Got+"/"+strings.Join(x.Others, ","))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s and should be %s", in, s, want)
		}
	}
}

// TestSeveral checks that for each character in several the converter takes one of
// the forms listed.
func TestSeveral(t *testing.T) {
	c := New(nil, nil)
	for _, family := range strings.Fields(several) {
		r := []rune(family)
		if got := c.Text(string(r[0])); !strings.Contains(string(r[1:]), got) {
			t.Errorf("%s: %c becomes %s", family, r[0], got)
		}
	}
}

func TestUnconfirmed(t *testing.T) {
	for in, want := range map[string]string{
		"":            "",
		"乾淨、後來、皇后、家裡": "",
		"記者于麗麗":       "于:於",
		"一個幹字，能幹":     "",
		"一個干字":        "干:幹,乾",
		"制造":          "", // a finding, not a choice
	} {
		var got []string
		for _, x := range Unconfirmed(in) {
			got = append(got, in[x.From:x.To]+":"+strings.Join(x.Others, ","))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s and should be %s", in, s, want)
		}
	}
}
