package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"strings"
	"time"

	"duizhao/internal/diag"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Document returns the HTML to print. pages has the page numbers of the ids that
// links of the document lead to; it is nil the first time.
type Document func(pages map[string]int) ([]byte, error)

// Measured lays a document out without printing it. It returns, for each element with
// the attribute data-g, where the elements with data-c in it end, from its beginning,
// and last its own height, in points and along the way in which lines follow each
// other.
type Measured func(document []byte) ([][]float64, error)

// Meta is the metadata of the file.
type Meta struct {
	Title, Author, Subject string
	Contributors           []string // who translated, revised or edited it
	Rights                 string   // what its licence is called, or ""
	Licence                string   // address of the licence, or ""
	Langs                  []string // BCP 47; the first is the document's
	Creator                string   // the program that made the document
	Date                   time.Time
	RightToLeft            bool // the pages follow each other to the left

	// Set, if it is not nil, is called before the document is asked for, with what
	// measures other documents: so it can be decided what goes on which page.
	Set func(Measured) error

	// Text is the id where the text begins, if pages before it have Roman numbers.
	Text  string
	front int // pages before it

	// Part is how many pages of a long document are printed at once, if it says where it
	// can be cut; 0 is the usual number.
	Part int

	// Press asks for a file for a printing house: with crop marks, and in CMYK.
	Press bool

	// Progress, if it is not nil, is told how many of the pages are printed.
	Progress func(done, all int)

	// Width and Height are those of a sheet, in millimetres. The document's @page
	// has them too, but Chromium begins vertical lines at the edge of the paper set
	// here.
	Width, Height float64
}

// Result is a printed document.
type Result struct {
	Data   []byte
	Pages  int
	Fonts  []Font // by the number of characters set in them, most first
	Passes int
}

// Font is a font that the browser used.
type Font struct {
	Family string
	Ours   bool // it came with the document
	Glyphs int
}

// most is how often a document is printed at most until its page numbers settle.
const most = 5

// Print prints a document with a browser found by [Find]. An error of the browser is
// of type *diag.Fault; the browser ends with the context.
func Print(ctx context.Context, browser string, m Meta, doc Document) (*Result, error) {
	var said tail
	tmp, err := os.MkdirTemp("", "dz-")
	if err != nil {
		return nil, fmt.Errorf("cannot make a folder for the browser: %w", err)
	}
	defer os.RemoveAll(tmp)
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(browser), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.DisableGPU,
		chromedp.CombinedOutput(&said),
		chromedp.Flag("no-sandbox", os.Geteuid() == 0), // Chromium refuses to be root in its sandbox
		chromedp.Flag("disable-dev-shm-usage", true),   // small in containers
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-extensions", true),
		// One document is shown at a time: a process for it is enough.
		chromedp.Flag("renderer-process-limit", "1"),
		chromedp.Flag("disable-features", "SpareRendererForSitePerProcess,BackForwardCache"),
		chromedp.Flag("in-process-gpu", true),
		chromedp.Flag("no-zygote", os.Geteuid() == 0), // which needs no sandbox, either
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("force-color-profile", "srgb"),
		chromedp.Flag("font-render-hinting", "none"), // or the width of a letter would depend on the screen
		chromedp.Flag("lang", "en-US"),
	}
	// Besides its profile, which chromedp removes, a killed browser leaves a folder
	// with a socket among the temporary files: so it gets a folder of its own for
	// these, unless that makes the socket's name too long (sun_path has 104 bytes or
	// more).
	if len(tmp) < 55 {
		options = append(options, chromedp.Env("TMPDIR="+tmp, "TMP="+tmp, "TEMP="+tmp))
	}
	allocator, stop := chromedp.NewExecAllocator(ctx, options...)
	defer stop() // waits until the browser and its profile are gone
	tab, cancel := chromedp.NewContext(allocator, chromedp.WithLogf(func(string, ...any) {}), chromedp.WithErrorf(func(string, ...any) {}))
	defer cancel()
	p := &printer{ctx: tab, meta: m, doc: doc, paper: chromedp.PaperSize{Width: m.Width / 25.4, Height: m.Height / 25.4}}
	result, err := p.print()
	if err == nil {
		chromedp.Cancel(tab) // lets the browser end by itself, and clean up
		p.meta.front = max(0, p.pages[m.Text]-1)
		err = p.finish(result)
	}
	var own *documentError
	switch {
	case err == nil:
		return result, nil
	case errors.As(err, &own):
		return nil, own.err
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, &diag.Fault{Text: browser + " " + reason(err), Hint: said.hint(), Err: err}
}

// reason returns an error of the browser in one line.
func reason(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	if strings.HasPrefix(text, "chrome failed to start") {
		return "does not start, or ends at once"
	}
	return "did not print the document: " + text
}

// documentError is an error of the document, not of the browser.
type documentError struct{ err error }

func (e *documentError) Error() string { return e.err.Error() }

type printer struct {
	ctx    context.Context
	meta   Meta
	doc    Document
	paper  chromedp.PaperSize
	pages  map[string]int  // of ids, as they were printed last
	titles map[string]bool // headings of the document

	settled bool    // the page numbers of a document in parts are foreseen
	joiner  *joiner // of its parts
}

// print prints until the page numbers settle.
func (p *printer) print() (*Result, error) {
	if p.meta.Set != nil {
		if err := p.meta.Set(p.measure); err != nil {
			return nil, err
		}
	}
	r := &Result{}
	var pages map[string]int
	for r.Passes = 1; ; r.Passes++ {
		html, err := p.doc(pages)
		if err != nil {
			return nil, &documentError{err}
		}
		now, err := p.round(r, html, pages)
		if err != nil {
			return nil, err
		}
		if r.Passes > 1 && maps.Equal(pages, now) {
			p.pages = now
			break
		}
		if r.Passes == most {
			return nil, fmt.Errorf("the page numbers did not settle in %d rounds", most)
		}
		pages = now
	}
	if p.joiner != nil {
		return r, nil
	}
	return r, p.fonts(r)
}

// round prints a document once, by parts if it is long. It returns the pages of its ids.
func (p *printer) round(r *Result, html []byte, pages map[string]int) (map[string]int, error) {
	p.titles = titles(html)
	if s := p.cut(html); s != nil {
		if !p.settled {
			now, err := p.foreseen(s)
			if err != nil || !maps.Equal(pages, now) {
				return now, err
			}
			p.settled = true
		}
		return p.parted(r, s, pages)
	}
	data, err := p.pass(html, 1, false)
	if err != nil {
		return nil, err
	}
	now, n, err := numbers(data)
	r.Data, r.Pages = data, n
	return now, err
}

// finish finishes what was printed.
func (p *printer) finish(r *Result) error {
	if p.joiner != nil {
		data, err := p.joiner.end(p.meta)
		r.Data = data
		return err
	}
	f, err := finish(r.Data, p.meta, place{titles: p.titles})
	if err != nil {
		return err
	}
	r.Data = f.data
	return nil
}

// pass prints a document, or a part of one, whose first page has a number; a blank page
// may come before that.
func (p *printer) pass(html []byte, first int, blank bool) ([]byte, error) {
	if err := p.show(html); err != nil {
		return nil, err
	}
	if first > 1 {
		if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf(begin, first, blank))); err != nil {
			return nil, err
		}
	}
	data, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPaper(p.paper), chromedp.PDFPrintBackground(),
		chromedp.PDFOutlineAndTagged(), chromedp.PDFStream()))
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("what it printed is no PDF")
	}
	return data, nil
}

// begin gives the first page a number. Chromium calls the first page a right one: before
// one with an even number comes a blank one.
const begin = `((first, blank) => {
	document.documentElement.style.counterReset = "page " + (first - 1 - blank);
	if (blank) {
		const page = document.createElement("div");
		page.style.breakAfter = "page";
		document.body.prepend(page);
	}
	return true;
})(%d, %t)`

// show makes the browser lay a document out. The policy of the one before it would
// still be in force without a new page.
func (p *printer) show(html []byte) error {
	if err := chromedp.Do(p.ctx, chromedp.Navigate("about:blank")); err != nil {
		return err
	}
	tree, err := chromedp.Call(p.ctx, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		return err
	}
	if err := send(p.ctx, page.SetDocumentContent, page.SetDocumentContentParams{FrameID: tree.FrameTree.Frame.ID, HTML: string(html)}); err != nil {
		return err
	}
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("document.fonts.ready.then(() => true)", chromedp.EvalAwaitPromise)); err != nil {
		return err
	}
	return nil
}

func send[P any](ctx context.Context, cmd cdp.Command[P, cdp.Empty], params P) error {
	_, err := chromedp.Call(ctx, cmd, params)
	return err
}
