package cite

import (
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"duizhao/internal/encode"
	"unicode/utf8"
)

func TestParseCitation(t *testing.T) {
	tests := []struct {
		in   string
		want []Item
	}{
		{"@v3report", []Item{{Key: "v3report"}}},
		{"@v3report, tbl. 1", []Item{{Key: "v3report", Locator: "tbl. 1", LocatorOffset: 11}}},
		{"@v3report, tbl. 1; @glenn", []Item{{Key: "v3report", Locator: "tbl. 1", LocatorOffset: 11}, {Key: "glenn", Offset: 19}}},
		{"see -@a:b.c-d, pp. 3-5, 7", []Item{{Key: "a:b.c-d", Prefix: "see", SuppressAuthor: true, Offset: 5, Locator: "pp. 3-5, 7", LocatorOffset: 15}}},
		{"參見 @essay，第3頁", []Item{{Key: "essay", Prefix: "參見", Offset: 7, Locator: "第3頁", LocatorOffset: 16}}},
		{"@{http://zotero.org/a;b}, 3", []Item{{Key: "http://zotero.org/a;b", Locator: "3", LocatorOffset: 26}}},
		{"@a p. 3", []Item{{Key: "a", Locator: "p. 3", LocatorOffset: 3}}},
		{"well-@a", []Item{{Key: "a", Prefix: "well-", Offset: 5}}},
		{"@a.", []Item{{Key: "a", Locator: ".", LocatorOffset: 2}}},
		{"@鍵1", []Item{{Key: "鍵1"}}},
	}
	for _, tt := range tests {
		got, errs := ParseCitation(tt.in)
		if len(errs) > 0 || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q: got %+v %v, want %+v", tt.in, got, errs, tt.want)
		}
	}
}

func TestParseCitationErrors(t *testing.T) {
	tests := []struct {
		in     string
		offset int
		text   string
		items  int
	}{
		{"", 0, "a work is missing here", 0},
		{"@a; ", 4, "a work is missing here", 1},
		{"v3report", 0, "there is no @ before the key", 0},
		{"@", 0, "there is no key after the @", 0},
		{"@{x", 1, "the brace is not closed", 0},
		{"@{ }", 1, "there is no key in the braces", 0},
		{"@a, ", 2, "there is nothing after the comma", 0},
		{"@a, @b", 4, "a second work begins here", 0},
		{"@a @b; @c", 3, "a second work begins here", 1},
	}
	for _, tt := range tests {
		items, errs := ParseCitation(tt.in)
		if len(errs) != 1 || errs[0].Offset != tt.offset || errs[0].Text != tt.text || len(items) != tt.items {
			t.Errorf("%q: got %v %+v", tt.in, items, errs)
		}
	}
}

func TestParseSource(t *testing.T) {
	for in, want := range map[string]Item{
		"glenn":            {Key: "glenn"},
		"v3report, tbl. 1": {Key: "v3report", Locator: "tbl. 1", LocatorOffset: 10},
		" @a ":             {Key: "a", Offset: 1},
	} {
		if got, err := ParseSource(in); err != nil || got != want {
			t.Errorf("%q: got %+v %v", in, got, err)
		}
	}
	for _, in := range []string{"", " ", "a b", "a,", ", p. 1"} {
		if _, err := ParseSource(in); err == nil {
			t.Errorf("%q: no error", in)
		}
	}
}

func TestLocate(t *testing.T) {
	tests := []struct{ in, en, hant, hans string }{
		{"tbl. 1", "tbl. 1", "表1", "表1"},
		{"p. 3", "p. 3", "頁3", "页3"},
		{"pp. 3-5", "pp. 3–5", "頁3–5", "页3–5"},
		{"3-5", "pp. 3–5", "頁3–5", "页3–5"},
		{"p. 3, 7", "pp. 3, 7", "頁3, 7", "页3, 7"},
		{"fig. 2, p. 8", "fig. 2, p. 8", "圖2，頁8", "图2，页8"},
		{"sec. 3.1", "§ 3.1", "節3.1", "节3.1"},
		{"§§ 2-3", "§§ 2–3", "節2–3", "节2–3"},
		{"ch. iv", "ch. iv", "章iv", "章iv"},
		{"表1", "tbl. 1", "表1", "表1"},
		{"表一", "tbl. 一", "表一", "表一"},
		{"第3頁", "p. 3", "頁3", "页3"},
		{"n. 4", "n. 4", "註4", "注4"},
		{"para. 6", "para. 6", "段6", "段6"},
		{"app. A", "app. A", "附錄A", "附录A"},
		{"no evidence", "no evidence", "no evidence", "no evidence"},
		{"README", "README", "README", "README"},
		{"pricing page", "pricing page", "pricing page", "pricing page"},
		{"", "", "", ""},
	}
	for _, tt := range tests {
		for lang, want := range map[string]string{"en": tt.en, "zh-Hant": tt.hant, "zh-Hans": tt.hans, "zh-CN": tt.hans, "zh-TW": tt.hant} {
			if got := strings.ReplaceAll(locate(tt.in, lang), "\u00a0", " "); got != want {
				t.Errorf("%q in %s: got %q, want %q", tt.in, lang, got, want)
			}
		}
	}
}

func FuzzParseCitation(f *testing.F) {
	for _, s := range []string{"@v3report, tbl. 1; see -@glenn", "@{a;b}", "-@", "@a,@b;;", "第3頁@x，表一"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		items, errs := ParseCitation(s)
		for _, e := range errs {
			if e.Offset < 0 || e.Offset > len(s) || e.Text == "" {
				t.Errorf("error %+v in %q", e, s)
			}
		}
		for _, item := range items {
			if item.Offset >= len(s) || s[item.Offset] != '@' || item.Key == "" {
				t.Errorf("item %+v in %q", item, s)
			}
			if item.Locator != "" && !strings.HasPrefix(s[item.LocatorOffset:], item.Locator) {
				t.Errorf("locator %+v in %q", item, s)
			}
			if utf8.ValidString(s) && !utf8.ValidString(locate(item.Locator, "zh-Hant")) {
				t.Errorf("%q", item.Locator)
			}
		}
		ParseSource(s)
	})
}

func wellFormed(fragment encode.HTML) error {
	dec := xml.NewDecoder(strings.NewReader(string("<x>" + fragment + "</x>")))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
