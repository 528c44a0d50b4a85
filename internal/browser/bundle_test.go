package browser

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// offline cuts a tab off from the network; every attempt to reach it is a complaint.
func (b *tab) offline() {
	b.t.Helper()
	send(b, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: true, DownloadThroughput: -1, UploadThroughput: -1}},
	})
}

// The archive is unpacked by another program and opened by double click, without a
// network: its links lead on, a shared address is found, the search finds, and
// nothing is loaded from elsewhere.
func TestBundleOffline(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	archive := filepath.Join(b.site.dir, "site.zip")
	dir := t.TempDir()
	if unzip, err := exec.LookPath("unzip"); err == nil {
		run(t, nil, unzip, "-q", archive, "-d", dir)
	} else {
		unpack(t, archive, dir)
	}
	there := &published{dir: filepath.Join(dir, "site"), home: b.site.home, pages: b.site.pages} // the same site, elsewhere
	edition := there.edition(t)
	published := b.site
	b.site = there
	b.offline()

	b.visit(there.onDisk(""))
	if eval[bool](b, `!!document.querySelector("a[href='site.zip']")`) {
		t.Error("the archive's front page leads to the archive, which is not in it")
	}
	for _, selector := range []string{".editions h2 a", ".top .site a[href*=notes]", "main .index a", ".top .site a[href*=bibliography]", ".top .home"} {
		to := call[string](b, `(s) => document.querySelector(s).href`, selector)
		if strings.HasSuffix(to, "/") { // a script names the file, which a disk does not
			to += "index.html"
		}
		b.click(b.find(selector))
		b.arrived(to)
	}
	b.visit(there.onDisk(edition) + "#p17.2")
	b.inWindow(`[id="p17.2"]`)

	found := ask(b, there.onDisk("search/"), "宇樹")
	if len(found.Kinds) < 3 || len(found.Links) == 0 {
		t.Errorf("the search finds %+v", found)
	}
	b.visit(there.onDisk(""))
	b.failsNowhere(webPage{})
	sameFiles(t, published.dir, there.dir)
	for _, message := range b.complaints() {
		t.Error(message)
	}
	// The test can fail: the network is not there.
	err := chromedp.Do(b.ctx, chromedp.Navigate(there.home))
	if at := eval[string](b, `location.href`); err == nil && at != "chrome-error://chromewebdata/" {
		t.Error("the network answers at", at)
	}
}

// sameFiles holds that an archive has the files of the site, byte for byte, which
// TestEveryKindOfPage opens from the disk: all but the front page, which links to the
// archive if there is one, and the page for a server to show at any depth.
func sameFiles(t *testing.T, site, archive string) {
	t.Helper()
	same := 0
	err := fs.WalkDir(os.DirFS(site), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "site.zip" || name == "index.html" || name == "404.html" ||
			path.Base(name) == "card.png" { // for the web alone
			return err
		}
		want, err := os.ReadFile(filepath.Join(site, name))
		if err != nil {
			return err
		}
		if got, err := os.ReadFile(filepath.Join(archive, name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("the archive has not the site's %s: %v", name, err)
		}
		same++
		return nil
	})
	if err != nil || same < 100 {
		t.Errorf("%d files of the site: %v", same, err)
	}
}
