package devserver

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browse opens a page in Chromium, or skips the test if there is none.
func browse(t *testing.T, url string) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser in short tests")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium here")
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1000, 600))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 60*time.Second)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

func eval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// until waits until a condition holds in the page and returns how long that took.
func until(t *testing.T, ctx context.Context, condition string) time.Duration {
	t.Helper()
	start := time.Now()
	for time.Since(start) < 10*time.Second {
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition)); err == nil && ok {
			return time.Since(start)
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Fatalf("never: %s\n%s", condition, eval[string](t, ctx, "document.documentElement.outerHTML"))
	return 0
}

// tall makes a page of 100 paragraphs under a strict policy.
func tall(text string) string {
	var main strings.Builder
	for i := range 100 {
		fmt.Fprintf(&main, "<p id=p%d>%s %d</p>\n", i, text, i)
	}
	return `<!doctype html><html lang=en><head><meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">` +
		`<title>` + text + `</title><link rel=stylesheet href=a.css></head><body><main>` + main.String() + `</main><footer>` + text + `</footer></body></html>`
}

// overlay is the text of the problems shown in the page.
const overlay = `(document.querySelector("duizhao-problems")?.shadowRoot.querySelector(".panel").innerText ?? "")`

func TestBrowser(t *testing.T) {
	b := serve(t, map[string]string{"index.html": tall("one"), "a.css": "p{line-height:40px}"})
	next[Rebuilt](b)
	ctx := browse(t, b.url+"/")
	eval[bool](t, ctx, `window.same = true; window.told = 0;
		addEventListener("securitypolicyviolation", (e) => { window.violation = e.violatedDirective; }, true);
		document.addEventListener("duizhao:reload", () => { window.told++; });
		scrollTo(0, 1000); true`)
	time.Sleep(500 * time.Millisecond) // the stream of events opens

	b.delay.Store(int64(80 * time.Millisecond))
	start := time.Now()
	b.save("index.html", strings.Replace(tall("two"), "<main>", "<main><h1>new</h1><p>more above</p>", 1))
	until(t, ctx, `document.querySelector("main p:last-child").textContent === "two 99"`)
	took := time.Since(start)
	t.Logf("on screen %v after the save, of which the build took 80ms", took)
	if took > time.Second {
		t.Errorf("on screen %v after the save", took)
	}
	next[Rebuilt](b)
	if got := eval[string](t, ctx,
		`[window.same, window.told, document.title, document.querySelector("footer").textContent, window.violation ?? "none"].join()`); got != "true,1,two,two,none" {
		t.Errorf("in place: %s", got)
	}
	if y := eval[float64](t, ctx, `scrollY`); y < 1041 {
		t.Errorf("what was at the top of the window is not: scrolled to %v", y)
	}

	b.save("index.html", "第一行 BROKEN <img src=x onerror=alert(1)>")
	until(t, ctx, overlay+`.includes("index.html:1:5")`)
	text := eval[string](t, ctx, overlay)
	for _, want := range []string{"Not rebuilt: a problem", "this is <b>broken</b>", "第一行 BROKEN <img src=x", "mend it"} {
		if !strings.Contains(text, want) {
			t.Errorf("the overlay lacks %q: %s", want, text)
		}
	}
	until(t, ctx, `getComputedStyle(document.querySelector("duizhao-problems")).position === "fixed"`)
	if got := eval[string](t, ctx,
		`document.querySelector("duizhao-problems").shadowRoot.querySelector("mark").textContent + getComputedStyle(document.querySelector("duizhao-problems").shadowRoot.querySelector("mark"), "::after").content`); got != `B"^"` {
		t.Errorf("caret at %s", got)
	}
	next[Failed](b)

	b.save("index.html", tall("three"))
	until(t, ctx, overlay+` === "" && document.title === "three" && window.same`)
	next[Rebuilt](b)

	b.save("a.css", "p{line-height:20px}")
	until(t, ctx, `!window.same && getComputedStyle(document.querySelector("p")).lineHeight === "20px"`)
	next[Rebuilt](b)
}

func TestBrowserNothingYet(t *testing.T) {
	b := serve(t, map[string]string{"index.html": "第一行 BROKEN", "a.css": ""})
	next[Failed](b)
	ctx := browse(t, b.url+"/")
	until(t, ctx, overlay+`.includes("mend it")`)
	b.save("index.html", "第一行，第二行 BROKEN")
	next[Failed](b)
	until(t, ctx, overlay+`.includes("第二行") && document.querySelector("noscript").textContent.includes("第二行")`)
	b.save("index.html", tall("one"))
	next[Rebuilt](b)
	until(t, ctx, `document.title === "one"`)
}
