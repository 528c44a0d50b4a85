package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
)

// legible says whether the text and the bar above it can be seen when the page is parsed.
const legible = `document.readyState !== "loading" && [".text p", ".top"].every((s) => document.querySelector(s)?.checkVisibility({ visibilityProperty: true }))`

// A script that cannot be had takes nothing from the page.
func TestScriptThatDoesNotCome(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	edition := b.site.edition(t)
	b.visit(edition)
	b.choose("6") // remembered: the next visit would wait for the script to set it
	send(b, network.Enable, network.EnableParams{})
	send(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/assets/reader-*", Block: true}}})
	b.visit(edition)
	if !eval[bool](b, legible) {
		t.Error("without its script the page shows nothing")
	}
	if eval[bool](b, `document.querySelector(".view").checkVisibility()`) {
		t.Error("without its script the page offers a menu that does nothing")
	}
}

// A script that is long on its way is not waited for, and may come late.
func TestScriptThatComesLate(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	late := make(chan struct{})
	files := http.FileServerFS(os.DirFS(b.site.dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/assets/reader-") {
			<-late
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	come := func() {
		select {
		case <-late:
		default:
			close(late)
		}
	}
	t.Cleanup(come)
	send(b, page.Navigate, page.NavigateParams{URL: server.URL + "/" + b.site.edition(t)})
	for wait := 0; !eval[bool](b, legible); wait++ {
		if wait == 100 {
			t.Fatal("the page waits for its script and shows nothing")
		}
		time.Sleep(100 * time.Millisecond)
	}
	if eval[bool](b, `document.documentElement.matches(".ready")`) {
		t.Fatal("the script came, and was not to")
	}
	come()
	b.settle()
	b.choose("5")
	if !eval[bool](b, `document.documentElement.matches(".js.ready[data-layout=single]")`) || !eval[bool](b, legible) {
		t.Error("the script came late, and its keys do nothing")
	}
}
