package browser

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// arrived waits for the page that a click leads to. While one page replaces another,
// Chromium answers no question: that is no failure, but a reason to ask again.
func (b *tab) arrived(fragmentless string) string {
	b.t.Helper()
	at := ""
	for range 500 {
		now, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`location.href`, chromedp.EvalAsValue))
		if err == nil {
			at = now
			if page, _, _ := strings.Cut(at, "#"); page == fragmentless {
				b.settle()
				return at
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("the link leads to %s, want %s", at, fragmentless)
	return ""
}

// A reader goes from page to page: on a server, below a path and on the disk.
func TestLinksLeadOn(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	edition := b.site.edition(t)
	steps := []struct{ selector, to string }{
		{".editions h2 a", edition},
		{".top .versions li:last-child a", edition + "zh-hans/"},
		{".top .versions li:first-child a", edition},
		{".top .site a[href*=about]", "about/"},
		{".top .home", ""},
	}
	for _, base := range []string{b.site.home, b.site.home + "a/b/", strings.TrimSuffix(b.site.onDisk(""), "index.html")} {
		address := func(page string) string {
			u, err := url.JoinPath(base, page)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(u, "/") {
				u += "/"
			}
			if strings.HasPrefix(base, "file:") {
				u += "index.html"
			}
			return u
		}
		b.visit(address(""))
		for _, s := range steps {
			b.click(b.find(s.selector))
			b.arrived(address(s.to))
		}
		for _, message := range b.complaints() {
			t.Errorf("%s: %s", base, message)
		}
	}
}

// A reader who changes to another version goes on reading in the same place.
func TestVersionsKeepThePlace(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	edition := b.site.edition(t)
	b.visit(edition + "#p17.2")
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#p17").scrollIntoView({ block: "start", behavior: "instant" })`))
	b.settle()
	call[bool](b, `(s) => document.querySelector(s).click() ?? true`, `.top .versions a[href$="/en/"]`)
	at := b.arrived(b.site.home + edition + "en/")
	if !strings.Contains(at, "#p17") && !strings.Contains(at, "#p16") {
		t.Errorf("reading p17, the English version opens at %s", at)
	}
	b.inWindow("#p17")
}
