package lang

import "testing"

// TestAmid checks that a name in the other direction is kept apart from what is around
// it, and that others stay as they are.
func TestAmid(t *testing.T) {
	for _, c := range []struct{ name, tag, want string }{
		{"Mara Hill", "ar", "\u200FMara Hill\u200F"},
		{"“The Clock”", "he", "\u200F“The Clock”\u200F"},
		{"ליאת כהן", "en", "\u200Eליאת כהן\u200E"},
		{"ليلى حداد", "zh-Hant", "\u200Eليلى حداد\u200E"},
		{"ليلى حداد", "ar", "ليلى حداد"},
		{"Mara Hill", "en", "Mara Hill"},
		{"Mara Hill", "zh-Hant", "Mara Hill"},
		{"山田花子", "he", "\u200F山田花子\u200F"},
		{"1984", "ar", "1984"},
		{"", "ar", ""},
	} {
		if got := Amid(c.name, c.tag); got != c.want {
			t.Errorf("Amid(%q, %q) = %q, want %q", c.name, c.tag, got, c.want)
		}
	}
}
