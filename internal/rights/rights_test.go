package rights

import "testing"

func TestOf(t *testing.T) {
	for _, c := range []struct {
		s    string
		want Licence
	}{
		{"CC-BY-4.0", Licence{"CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"}},
		{"CC-BY-NC-SA-3.0-DE", Licence{"CC-BY-NC-SA-3.0-DE", "CC BY-NC-SA 3.0 DE", "https://creativecommons.org/licenses/by-nc-sa/3.0/de/"}},
		{"CC0-1.0", Licence{"CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"}},
		{"GFDL-1.3-or-later", Licence{"GFDL-1.3-or-later", "GFDL-1.3-or-later", "https://spdx.org/licenses/GFDL-1.3-or-later.html"}},
		{"GFDL-1.3", Licence{"GFDL-1.3", "GFDL-1.3", "https://spdx.org/licenses/GFDL-1.3.html"}}, // deprecated, and still an identifier
		{"https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hant",
			Licence{"CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hant"}},
		{"http://creativecommons.org/publicdomain/zero/1.0/", Licence{"CC0-1.0", "CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0/"}},
		{"https://creativecommons.org/publicdomain/mark/1.0/", Licence{"", "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"}},
		{"https://press.example/terms", Licence{"", "https://press.example/terms", "https://press.example/terms"}},
	} {
		if got, ok := Of(c.s); !ok || got != c.want {
			t.Errorf("%s is %+v (%v) and should be %+v", c.s, got, ok, c.want)
		}
	}
	for s, hint := range map[string]string{
		"cc-by-4.0": "CC-BY-4.0", "CC BY 4.0": "CC-BY-4.0", "CC-BY": "CC-BY-4.0", "BY-SA 4.0": "CC-BY-SA-4.0", "CC0": "CC0-1.0", "by nc": "CC-BY-NC-4.0",
		"Public domain": "https://creativecommons.org/publicdomain/mark/1.0/", "all rights reserved": "", "": "", "CC-BY-4.0 OR MIT": "", "javascript:alert(1)": "", "https://a b": "",
	} {
		if l, ok := Of(s); ok {
			t.Errorf("%q is taken for the licence %+v", s, l)
		}
		if got := Hint(s); got != hint {
			t.Errorf("for %q the hint is %q and should be %q", s, got, hint)
		}
	}
}
