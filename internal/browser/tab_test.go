package browser

import (
	"context"
	"encoding/json"
	"fmt"
	goruntime "runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a tab of the shared browser.
type tab struct {
	t       *testing.T
	ctx     context.Context
	site    *published
	plain   bool // scripts are off
	mu      sync.Mutex
	trace   []traced      // while a task is measured
	traced  chan struct{} // closed at its end
	trouble []string      // errors of the console and of the network since the last open
	asked   []string      // the addresses of all requests since then
}

// tabs limits how many are at work: more would only wait for one another.
var tabs = make(chan struct{}, max(4, 2*goruntime.NumCPU()))

// browserOn returns the browser of a machine, which the first test that needs it
// starts.
func (p *common) browserOn(t *testing.T, m *machine) context.Context {
	t.Helper()
	chrome := headless(t)
	if p.fontless != nil {
		missing(t, "%v", p.fontless)
	}
	b := p.browsers[m]
	b.once.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(chrome),
			chromedp.Env(b.env...),
			chromedp.NoSandbox, // it opens only our own pages, and containers often cannot make a sandbox
			chromedp.DisableGPU,
			chromedp.Flag("disable-quic", true),
			chromedp.Flag("disable-component-update", true),
			// Fewer processes: no new one for each page that a tab goes to.
			chromedp.Flag("disable-features", "Translate,BackForwardCache,IsolateOrigins,SpareRendererForSitePerProcess"),
			chromedp.Flag("disable-site-isolation-trials", true),
			chromedp.Flag("lang", "en-US"),
		)
		allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
		p.finally(cancel)
		ctx, _ := chromedp.NewContext(allocator)
		if b.err = chromedp.Do(ctx); b.err == nil {
			b.ctx = ctx
		}
	})
	if b.err != nil {
		t.Fatal("Chromium does not start: ", b.err)
	}
	return b.ctx
}

// open opens an empty tab of its own profile. A test opens one.
func open(t *testing.T, s screen) *tab {
	t.Helper()
	return openOn(t, furnished, s)
}

func openOn(t *testing.T, m *machine, s screen) *tab {
	t.Helper()
	site := built(t)
	browser := shared.browserOn(t, m)
	tabs <- struct{}{}
	t.Cleanup(func() { <-tabs })
	b := &tab{t: t, site: site}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.listen))
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	limited, stop := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	b.ctx = limited
	b.show(s)
	// Several tabs are open, but each must behave like the one in front.
	send(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return b
}

// show puts the tab on another screen.
func (b *tab) show(s screen) {
	b.t.Helper()
	var options []chromedp.EmulateViewportOption
	if s.touch {
		options = append(options, chromedp.EmulateTouch, chromedp.EmulateMobile, chromedp.EmulatePortrait)
	}
	b.do(chromedp.EmulateViewport(int64(s.width), int64(s.height), options...))
	b.plain = s.plain
	var media emulation.SetEmulatedMediaParams
	for _, feature := range s.media {
		if name, value, ok := strings.Cut(feature, ": "); ok {
			media.Features = append(media.Features, &emulation.MediaFeature{Name: name, Value: value})
		} else {
			media.Media = feature
		}
	}
	send(b, emulation.SetEmulatedMedia, media)
	send(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: s.plain})
}

// listen keeps what a reader's browser would complain about.
func (b *tab) listen(event any) {
	b.collect(event)
	message := ""
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning || e.Type == runtime.ConsoleAPICalledTypeAssert {
			message = "console." + string(e.Type)
			for _, a := range e.Args {
				message += " " + string(a.Value) + a.Description
			}
		}
	case *runtime.EventExceptionThrown:
		message = "uncaught: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			message += " " + e.ExceptionDetails.Exception.Description
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			message = fmt.Sprintf("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			message = "a request failed: " + e.ErrorText
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			message = fmt.Sprintf("status %d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventRequestWillBeSent:
		b.mu.Lock()
		b.asked = append(b.asked, e.Request.URL)
		b.mu.Unlock()
		home := strings.HasPrefix(e.Request.URL, b.site.home) || strings.HasPrefix(e.Request.URL, "file:")
		if !home && !strings.HasPrefix(e.Request.URL, "data:") && e.Request.URL != "about:blank" {
			message = "it asks another host: " + e.Request.URL
		}
	}
	if message != "" {
		b.mu.Lock()
		b.trouble = append(b.trouble, message)
		b.mu.Unlock()
	}
}

// complaints returns the errors since the last visit.
func (b *tab) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.trouble)
}

// requests returns the addresses that were requested since the last visit.
func (b *tab) requests() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.asked)
}

// visit opens an address and waits until nothing moves any more. Below the server's
// root a path is enough.
func (b *tab) visit(address string) {
	b.t.Helper()
	if !strings.Contains(address, "://") {
		address = b.site.home + address
	}
	page, _, _ := strings.Cut(address, "#")
	if at, _, _ := strings.Cut(eval[string](b, `location.href`), "#"); at == page {
		b.do(chromedp.Navigate("about:blank")) // a change of the fragment alone would load nothing
	}
	b.mu.Lock()
	b.trouble, b.asked = nil, nil
	b.mu.Unlock()
	b.do(chromedp.Navigate(address))
	b.settle()
}

// moving is what a page changes while it is at work: its scroll position and height,
// rows that a change of view has not reached, entries of the margin that were placed,
// a version on its way.
const moving = `[document.fonts.status, document.readyState, document.querySelectorAll(".far, [aria-busy], [data-turning]").length,
	scrollX, scrollY, document.documentElement.scrollHeight, document.querySelector(".text")?.scrollLeft, document.querySelectorAll(".text [style]").length, document.querySelectorAll("rt, .tcy").length].join(" ")`

// still is a promise that resolves when moving has been the same for six frames and
// nothing is loading.
const still = `new Promise((done) => {
	let last = "", same = 0;
	const look = () => {
		const now = ` + moving + `;
		same = now === last && now.startsWith("loaded complete 0 ") ? same + 1 : 0;
		last = now;
		if (same === 3) done(true);
		else later();
	};
	const later = () => requestAnimationFrame(() => requestAnimationFrame(look));
	later();
})`

// settle waits for the fonts, and until nothing has moved for six frames. With
// scripts off the page cannot report frames, and is polled from outside.
func (b *tab) settle() {
	b.t.Helper()
	if !b.plain {
		eval[bool](b, still)
		return
	}
	last := ""
	for same := 0; same < 3; time.Sleep(20 * time.Millisecond) {
		state := eval[string](b, moving)
		if same++; state != last || !strings.HasPrefix(state, "loaded complete 0 ") {
			same = 0
		}
		last = state
	}
}

// arrives waits until a page is there on which an expression holds. Between two pages
// there is none to ask.
func (b *tab) arrives(there string) {
	b.t.Helper()
	for range 500 {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`document.readyState === "complete" && (`+there+`)`, chromedp.EvalAsValue))
		if err == nil && ok {
			b.settle()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("it does not arrive where %s", there)
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func send[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", command.Method, err)
	}
	return r
}

// eval evaluates an expression on the page, which works with scripts off, too. It
// waits for a promise.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
	if err != nil {
		b.t.Fatalf("%v, in\n%s", err, expression)
	}
	return v
}

// call calls a function of the page with arguments.
func call[T any](b *tab, function string, args ...any) T {
	b.t.Helper()
	list := make([]string, len(args))
	for i, a := range args {
		data, err := json.Marshal(a)
		if err != nil {
			b.t.Fatal(err)
		}
		list[i] = string(data)
	}
	return eval[T](b, "("+function+")("+strings.Join(list, ",")+")")
}

// js calls a function of the page for its effect.
func (b *tab) js(function string, args ...any) {
	b.t.Helper()
	call[bool](b, "(...a) => { ("+function+")(...a); return true; }", args...)
}
