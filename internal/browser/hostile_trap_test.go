package browser

import (
	"context"
	"fmt"
	"html"
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// trap is a tab that opens the files of a site, several at once in frames, and keeps
// whatever they do that they should not.
type trap struct {
	t      *testing.T
	ctx    context.Context
	home   string // of its server, with a final slash
	only   bool   // the policy of pages reports and does not forbid
	mu     sync.Mutex
	files  map[string][]byte
	deeds  []deed
	counts map[string]map[string]int // of the elements of each address, when it is not under attack
	opened int
}

// deed is something that a page did.
type deed struct{ what, text string }

const (
	executed  = "executed"
	violated  = "violated the policy"
	navigated = "navigated"
	requested = "asked another host"
	forbidden = "has a forbidden element"
)

var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)"/?>`)

// setTrap starts a tab and the server of its files.
func setTrap(t *testing.T, only bool) *trap {
	t.Helper()
	c := &trap{t: t, only: only, counts: map[string]map[string]int{}}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	c.home = server.URL + "/"
	tabs <- struct{}{}
	t.Cleanup(func() { <-tabs })
	ctx, cancel := chromedp.NewContext(shared.browserOn(t, furnished), chromedp.WithNewBrowserContext(), chromedp.WithListener(c.listen))
	t.Cleanup(cancel)
	c.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	b := &tab{t: t, ctx: ctx}
	send(b, runtime.AddBinding, runtime.AddBindingParams{Name: "hostileDeed"})
	send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: hitMarks})
	b.do(chromedp.Navigate(c.home + "hold/"))
	return c
}

// hitMarks defines what payloads call, in every frame before any script of it.
const hitMarks = `{
	const deed = (what, text) => hostileDeed(what + "\t" + text + "\t" + location.href);
	globalThis.hit = globalThis.alert = globalThis.confirm = globalThis.prompt = (n) => deed("executed", n);
	globalThis.print = () => {};
	document.addEventListener("securitypolicyviolation", (e) => deed("violated the policy", e.effectiveDirective + " " + e.blockedURI + " " + e.sample));
}`

func (c *trap) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "hold/" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!DOCTYPE html><title>hold</title>")
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	c.mu.Lock()
	data, ok := c.files[name]
	c.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	kind := mime.TypeByExtension(path.Ext(name))
	switch path.Ext(name) {
	case ".xhtml":
		kind = "application/xhtml+xml"
	case ".opf", ".ncx", ".atom", ".xml":
		kind = "application/xml"
	case ".html":
		if m := policy.FindSubmatch(data); m != nil && c.only {
			w.Header().Set("Content-Security-Policy-Report-Only", html.UnescapeString(string(m[1])))
			data = policy.ReplaceAll(data, nil)
		}
	case ".woff":
		data = nil // there are enough bytes around
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	if strings.HasPrefix(name, "assets/") { // named by content
		w.Header().Set("Cache-Control", "max-age=9999, immutable")
	}
	w.Write(data)
}

// did keeps a deed.
func (c *trap) did(what, format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deeds = append(c.deeds, deed{what, fmt.Sprintf(format, args...)})
}

func (c *trap) listen(event any) {
	ours := func(url string) bool {
		return strings.HasPrefix(url, c.home) || strings.HasPrefix(url, "about:") || url == ""
	}
	switch e := event.(type) {
	case *runtime.EventBindingCalled:
		what, text, _ := strings.Cut(e.Payload, "\t")
		c.did(what, "%s", text)
	case *page.EventJavascriptDialogOpening:
		c.did(executed, "a dialog: %s", e.Message)
	case *page.EventFrameRequestedNavigation:
		if !ours(e.URL) {
			c.did(navigated, "to %s (%s)", e.URL, e.Reason)
		}
	case *page.EventFrameNavigated:
		if !ours(e.Frame.URL) {
			c.did(navigated, "to %s", e.Frame.URL)
		}
	case *network.EventRequestWillBeSent:
		if !ours(e.Request.URL) && !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:"+strings.TrimSuffix(c.home, "/")) {
			c.did(requested, "%s", e.Request.URL)
		}
	case *log.EventEntryAdded:
		if strings.Contains(e.Entry.Text, "Content Security Policy") {
			c.did(violated, "%s", e.Entry.Text)
		}
	}
}

// inFrame is what a frame has in it in the end.
type inFrame struct {
	URL    string
	Gone   bool // the frame shows something else
	Counts map[string]int
	Bad    []string
}

// open opens addresses below the root of a site, does with each what a reader may do,
// and looks at what has become of it. The benign site must be opened first: elements
// that it has, others may have.
func (c *trap) open(files map[string][]byte, addresses []string, benign bool) {
	c.t.Helper()
	c.mu.Lock()
	c.files = files
	c.mu.Unlock()
	ctx, stop := context.WithTimeout(c.ctx, 3*time.Minute)
	defer stop()
	b := &tab{t: c.t, ctx: ctx}
	for list := range slices.Chunk(addresses, 16) {
		for _, f := range call[[]inFrame](b, hold, c.home, list) {
			c.opened++
			if f.Gone {
				c.did(navigated, "%s shows something else", f.URL)
			}
			for _, bad := range f.Bad {
				c.did(forbidden, "%s: %s", bad, f.URL)
			}
			key, _, _ := strings.Cut(f.URL, "#")
			key, _, _ = strings.Cut(key, "?")
			for name, n := range f.Counts {
				if benign {
					if c.counts[key] == nil {
						c.counts[key] = map[string]int{}
					}
					c.counts[key][name] = max(n, c.counts[key][name])
				} else if n > c.counts[key][name] {
					c.did(forbidden, "%s, %d and not %d: %s", name, n, c.counts[key][name], f.URL)
				}
			}
		}
	}
}

// taken returns the deeds since the last call.
func (c *trap) taken() []deed {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.deeds
	c.deeds = nil
	return out
}

// hold opens frames with addresses and returns what is in them: elements that a text
// of content must never make, by kind, for comparison with the benign site; and
// attributes that must be nowhere.
const hold = `async (home, list) => {
	const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
	const frames = await Promise.all(list.map((address) => new Promise((done) => {
		const f = document.createElement("iframe");
		f.width = 1100;
		f.height = 700;
		f.addEventListener("load", () => done(f), { once: true });
		setTimeout(() => done(f), 10000);
		f.src = home + address;
		document.body.append(f);
	})));
	const inside = (f) => { try { return f.contentDocument; } catch { return null; } };
	await Promise.all(frames.map(async (f, i) => {
		for (let n = 0; list[i].startsWith("search/?q=") && n < 100 && !inside(f)?.querySelector(".found:not(:empty)"); n++) await sleep(20);
		const begun = () => inside(f)?.defaultView.duizhao && !inside(f).documentElement.classList.contains("ready"); // compared are pages whose script is through, on a busy machine too
		for (let n = 0; n < 250 && begun(); n++) await sleep(20);
	}));
	await sleep(60);
	for (const f of frames) {
		const doc = inside(f);
		if (!doc) continue;
		for (const d of doc.querySelectorAll("details")) d.open = true;
		for (const e of [...doc.querySelectorAll("a[data-m]")].slice(0, 5).concat([...doc.querySelectorAll("button:not([type=submit])")].slice(0, 8))) {
			e.click();
			for (const kind of ["pointerover", "mouseover", "focusin"]) e.dispatchEvent(new Event(kind, { bubbles: true }));
		}
	}
	// What was pressed may fetch a version, or derive one: compared is what that comes to.
	let size = -1;
	for (let n = 0, same = 0; n < 250 && same < 5; n++) {
		await sleep(20);
		const docs = frames.map(inside).filter(Boolean);
		const now = docs.reduce((sum, doc) => sum + doc.getElementsByTagName("*").length, 0);
		same = now === size && !docs.some((doc) => doc.querySelector("[aria-busy], [data-turning]")) ? same + 1 : 0;
		size = now;
	}
	const risky = /^(script|iframe|frame|frameset|fencedframe|portal|object|embed|applet|base|form|link|style|template|meta|foreignobject|annotation-xml|animate|animatemotion|animatetransform|set|discard|handler|use|feimage|image|math|video|audio|source|track|marquee|isindex|keygen|dialog|noscript|xmp|plaintext|listing|map|area|parsererror|slot)$/;
	const addresses = ["href", "src", "action", "formaction", "data", "poster", "background", "ping", "srcset", "xlink:href", "longdesc", "manifest", "code", "archive", "lowsrc", "dynsrc"];
	return frames.map((f, i) => {
		const doc = inside(f);
		const out = { URL: list[i], Gone: !doc || !doc.URL.startsWith(home), Counts: {}, Bad: [] };
		const visit = (root) => {
			for (const e of root.querySelectorAll("*")) {
				const name = e.localName.toLowerCase();
				const ours = name === "script" && /^\/search\/|\/(?:rows|readings|recording)\.js$|\/assets\/(aloud|cards|columns|found|head|large|look|more|recorded|ruby)-\w+\.js$/.test(new URL(e.src || "x:", location.href).pathname) && e.src.startsWith(home);
				if (risky.test(name) && !ours) {
					const kind = [name, name === "meta" && e.httpEquiv, name === "link" && e.rel, name === "script" && e.type].filter(Boolean).join(" ").toLowerCase();
					out.Counts[kind] = (out.Counts[kind] ?? 0) + 1;
				}
				for (const a of e.attributes) {
					const key = a.name.toLowerCase();
					if (/^on/.test(key) || key === "srcdoc" || key === "style" && /url\(|expression|binding/i.test(a.value)) out.Bad.push(name + " " + a.name + "=" + a.value.slice(0, 80));
					if (!addresses.includes(key)) continue;
					if (name === "img" && a.value.startsWith("data:image/svg+xml;base64,")) { // runs nothing
						out.Counts["img of data"] = (out.Counts["img of data"] ?? 0) + 1;
						continue;
					}
					let to;
					try { to = new URL(a.value.split(" ")[0], doc.baseURI); } catch { continue; }
					const leads = /^(a|area)$/.test(name) || name === "link" && !/stylesheet|icon|pre|manifest|import|dns/.test(e.rel);
					const fine = leads ? /^(https?|mailto):$/.test(to.protocol) : to.origin === doc.defaultView.origin || /^data:(image|font)\//.test(to.href) && !/svg/.test(to.href.slice(0, 30)) || to.protocol === "data:" && name === "link" || to.protocol === "blob:";
					if (!fine) out.Bad.push(name + " " + a.name + "=" + a.value.slice(0, 80));
				}
				if (name === "style" && e.textContent.includes("hostile.invalid")) out.Bad.push("a style sheet has " + e.textContent.match(/.{0,40}hostile.invalid/)[0]);
				if (name === "script" && /json/.test(e.type)) try { JSON.parse(e.textContent); } catch (x) { out.Bad.push("JSON that is none: " + x.message); }
				if (e.content instanceof f.contentWindow.DocumentFragment) visit(e.content);
				if (e.shadowRoot) visit(e.shadowRoot);
			}
		};
		const read = /^(text\/html|application\/xhtml\+xml|image\/svg\+xml)$/;
		if (!out.Gone && read.test(doc.contentType)) visit(doc);
		f.remove();
		return out;
	});
}`
