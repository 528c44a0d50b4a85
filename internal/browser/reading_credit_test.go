package browser

import (
	"strings"
	"testing"
	"testing/fstest"
)

// makersShown is what the page says of makers, licences and how to cite, as it is seen.
const makersShown = `[...document.querySelectorAll(".opening .title > .other, .opening .subtitle, .opening .by, .colophon > div:first-of-type > p, .makers > p")]
	.filter((e) => e.checkVisibility()).map((e) => e.textContent).join("\n")`

// TestCreditFollowsTheView holds that a page names the makers of the versions that it
// shows, and no others: in its title block and its colophon, with licence and citation, in
// the site and in one file.
func TestCreditFollowsTheView(t *testing.T) {
	t.Parallel()
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	p, err := publish(fstest.MapFS{
		"content/site.yaml": file("title: {zh-Hant: 渡, en: Ferry}\nlanguages: [zh-Hant, en]\nurl: https://ferry.example/\noutputs: {single: true}\n"),
		"content/editions/clock/edition.yaml": file("title: {zh-Hant: 鐘, en: The Clock, en-x-ford: A Bell}\nauthor: {zh-Hant: 周望, en: Zhou Wang}\n" +
			"date: 2023\nbase: zh-Hant\nversions:\n  - {lang: zh-Hant, licence: CC-BY-4.0}\n" +
			"  - {lang: en, translator: {zh-Hant: 連, en: Mary Lane}, licence: CC-BY-4.0}\n" +
			"  - {lang: en-x-ford, translator: {zh-Hant: 福, en: Joan Ford}, licence: CC-BY-SA-4.0, status: draft}\n"),
		"content/editions/clock/zh-Hant.md":   file("鐘停了。\n{#p01}\n"),
		"content/editions/clock/en.md":        file("The clock stopped.\n{#p01}\n"),
		"content/editions/clock/en-x-ford.md": file("The bell was still.\n{#p01}\n"),
	}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.server.Close)
	b := open(t, desk)
	b.site = p
	for _, page := range []string{p.onDisk("clock/"), p.onDisk("clock/clock.html"), "clock/"} {
		b.visit(page)
		see := func(when string, says, not []string) {
			t.Helper()
			got := eval[string](b, makersShown)
			for _, s := range says {
				if !strings.Contains(got, s) {
					t.Errorf("%s, %s: it does not say %q:\n%s", page, when, s, got)
				}
			}
			for _, s := range not {
				if strings.Contains(got, s) {
					t.Errorf("%s, %s: it says %q:\n%s", page, when, s, got)
				}
			}
		}
		lane, ford := []string{"Mary Lane", "The Clock"}, []string{"Joan Ford", "A Bell", "CC BY-SA 4.0"}
		see("at first", lane, ford)
		b.choose("l")
		see("with the other translation", ford, lane)
		b.choose("l")
		see("with both translations", append(lane, ford...), nil)
		b.choose("ll") // all three, then the first two again
		see("as at first", lane, ford)
		b.forget()
	}
}
