package browser

import (
	"os"
	"testing"
)

// TestManual holds pages of the manual to what holds for all, on screens of any width:
// nothing fails, nothing is too wide, axe finds nothing.
func TestManual(t *testing.T) {
	t.Parallel()
	root, err := os.OpenRoot("../../docs/manual")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	p, err := publish(root.FS(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.server.Close)
	b := open(t, desk)
	b.site = p
	for _, at := range []string{"", "tutorial/", "site-yaml/", "notes/", "notes/edition/"} {
		b.show(desk)
		b.visit(at)
		for _, message := range b.complaints() {
			t.Errorf("%s: %s", at, message)
		}
		b.neverScrollsSideways(webPage{path: at})
		b.passesAxe(webPage{path: at})
	}
}

// TestCodeOnce checks that code which is the same in all versions is shown once, in each
// layout, and other code in each version.
func TestCodeOnce(t *testing.T) {
	t.Parallel()
	p := small(t, map[string]string{
		"site.yaml": "title: {zh-Hant: 對照, en: Side by side}\nlanguages: [zh-Hant, en]\n",
		"editions/river/edition.yaml": "title: {zh-Hant: 河, en: The River}\nauthor: {zh-Hant: 甲, en: A. Author}\ndate: 2024\n" +
			"base: zh-Hant\nversions: [{lang: zh-Hant}, {lang: en}]\n",
		"editions/river/zh-Hant.md": "河不寬。\n{#p01}\n\n```sh\ncross --river\n```\n{#c01}\n\n```text\n船在這裡\n```\n{#c02}\n",
		"editions/river/en.md":      "The river is not wide.\n{#p01}\n\n```sh\ncross --river\n```\n{#c01}\n\n```text\nthe boat is here\n```\n{#c02}\n",
	})
	b := open(t, desk)
	b.site = p
	const seen = `["c01", "c02"].map((id) => [...document.querySelectorAll("#" + id + " pre")].filter((e) => e.checkVisibility()).length).join(" ")`
	for _, c := range []struct{ layout, want string }{{"side", "1 2"}, {"sentence", "1 2"}, {"stacked", "1 2"}, {"single", "1 1"}} {
		for _, order := range []string{"", "&show=en+zh-Hant"} {
			for _, s := range []screen{desk, phone} {
				b.show(s)
				b.visit("river/?layout=" + c.layout + order)
				if got := eval[string](b, seen); got != c.want {
					t.Errorf("%s%s at %d px: the same and other code are shown %s times, not %s", c.layout, order, s.width, got, c.want)
				}
			}
		}
	}
	b.show(desk)
	b.visit("river/?layout=side")
	if wide := eval[float64](b, `document.querySelector("#c01 pre").offsetWidth / document.querySelector("#c02 pre").offsetWidth`); wide < 1.8 {
		t.Errorf("code for both is %.1f times as wide as that for one", wide)
	}
}
