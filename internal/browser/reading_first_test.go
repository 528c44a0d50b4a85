package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
)

// legible reports whether the text and the bar above it can be seen when the page is
// parsed.
const legible = `document.readyState !== "loading" && [".text p", ".top"].every((s) => document.querySelector(s)?.checkVisibility({ visibilityProperty: true }))`

// The page does not wait for a script that takes long to arrive, which may come late.
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
