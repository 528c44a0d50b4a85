package browser

import (
	"encoding/json"
	"slices"
	"testing"
)

// A figure stands once, across the columns of both texts, and speaks the languages
// that are shown, a version that is brought later too, and in the drawing of a flow as
// in a table.
func TestFigureSpeaksWhatIsShown(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"", []string{"zh-Hant", "en"}},
		{"?layout=side&show=en+zh-Hans", []string{"en", "zh-Hans"}},
		{"?layout=single&show=en", []string{"en"}},
		{"?layout=vertical&show=zh-Hant", []string{"zh-Hant"}},
	} {
		b.visit(b.site.edition(t) + c.query + "#p25")
		b.settle()
		for _, id := range []string{"fig-moe-layer", "fig-clusters", "fig-timeline"} {
			b.bring(id)
			got := call[string](b, `(id) => JSON.stringify([...new Set([...document.querySelectorAll("#" + id + " .both")].map((g) =>
				[...g.children].filter((e) => getComputedStyle(e).display !== "none").map((e) => e.getAttribute("lang")).join(" ")))])`, id)
			var sets []string
			if err := json.Unmarshal([]byte(got), &sets); err != nil {
				t.Fatal(err)
			}
			want := c.want[0]
			for _, l := range c.want[1:] {
				want += " " + l
			}
			if !slices.Equal(sets, []string{want}) {
				t.Errorf("%s%s: labels in %q, not all in %q", id, c.query, sets, want)
			}
		}
	}
	b.visit(b.site.edition(t))
	b.bring("fig-clusters")
	if one := eval[bool](b, `(() => {
		const f = document.getElementById("fig-clusters").getBoundingClientRect();
		const [one, two] = [".one", ".two"].map((s) => document.querySelector("#p17 > " + s).getBoundingClientRect());
		return Math.abs(f.left - one.left) < 2 && Math.abs(f.right - two.right) < 2;
	})()`); !one {
		t.Error("the figure does not span the columns of both texts")
	}
}
