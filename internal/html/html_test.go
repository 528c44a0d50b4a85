package html_test

import (
	"testing"

	"duizhao/internal/encode"
	"duizhao/internal/html"
)

// TestWriter writes the same elements in each flavour.
func TestWriter(t *testing.T) {
	write := func(f html.Flavour) string {
		w := html.New(nil, f)
		w.Open("p", html.Class(html.Classes("a", "", "b")), html.ID(""), html.Lang("ar"), html.Flag("hidden", true), html.Flag("open", false))
		w.Element("span", `<"&>`, html.Lang("en"))
		w.Open("img", html.Src("a.png"), html.Always("alt", ""), html.Num("width", 3).If(false))
		w.Open("a", html.Href("javascript:x"), html.A("title", `"`))
		w.Close()
		w.Open("i", html.Segment("p17", 2))
		w.Markup("<u>")
		w.Close()
		w.CloseLine()
		return string(w.Bytes())
	}
	refused := encode.Refused
	for _, test := range []struct {
		f    html.Flavour
		want string
	}{
		{html.Flavour{}, `<p class="a b" lang="ar" dir="rtl" hidden><span lang="en">&lt;&quot;&amp;&gt;</span><img src="a.png" alt=""><a href="` +
			refused + `" title="&quot;"></a><i id="p17.2"><u></i></p>` + "\n"},
		{html.Flavour{XML: true},
			`<p class="a b" lang="ar" xml:lang="ar" dir="rtl" hidden><span lang="en" xml:lang="en">&lt;&quot;&amp;&gt;</span><img src="a.png" alt=""/><a href="` + refused + `" title="&quot;"></a><i id="p17.2"><u></i></p>` + "\n"},
		{html.Flavour{Bidi: true, Groups: true},
			`<p class="a b" lang="ar" dir="rtl" hidden><span role="group" lang="en" dir="ltr">&lt;&quot;&amp;&gt;</span><img src="a.png" alt=""><a href="` + refused + `" title="&quot;"></a><i id="p17.2"><u></i></p>` + "\n"},
	} {
		if got := write(test.f); got != test.want {
			t.Errorf("%+v:\n%s, not\n%s", test.f, got, test.want)
		}
	}
}

// TestCut takes back what was written, for a place elsewhere.
func TestCut(t *testing.T) {
	w := html.New([]byte("<!doctype html>"), html.Flavour{})
	from := w.Len()
	w.Element("b", "x")
	if rest := w.Cut(from); string(rest) != "<b>x</b>" || string(w.Bytes()) != "<!doctype html>" || w.HTML(w.Len()) != "" {
		t.Errorf("%s and %s", w.Bytes(), rest)
	}
}
