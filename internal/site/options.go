package site

import (
	"io/fs"
	"runtime"
	"time"

	"duizhao/internal/check"
	"duizhao/internal/diag"
	"duizhao/internal/fonts"
	"duizhao/internal/output"
	"duizhao/internal/render/web"
	"duizhao/internal/serif"
	"duizhao/internal/witness"
)

// PrivateFile is at the root of a site that may not be published.
const PrivateFile = web.PrivateFile

// Options are what to build from, and how.
type Options struct {
	FS        fs.FS               // the site's folder, which holds content/
	Templates fs.FS               // the program's own templates; a file of the site's templates/ takes precedence
	Static    fs.FS               // the program's own static files, likewise
	Version   string              // of the program, for the colophon
	URL       string              // the site's address, in place of the one in site.yaml
	Workers   int                 // editions built at once; 0 means one for each processor
	Choices   bool                // check: also list the places where the right character depends on the word
	Bundle    bool                // also pack the site into site.zip, whatever site.yaml says
	Today     string              // YYYY-MM-DD: the day that the age of claims is measured at, in place of the edition's own
	Before    []string            // paths of the files of the site as it was last published, or nil
	Drafts    bool                // also make what says draft: true
	Draft     bool                // serve: no canonical addresses, no precompressed files
	Progress  func(Progress)      // called now and then during long work, or nil
	Asked     func() []string     // serve: returns addresses that somebody waits for; the editions that these are of are made first. Or nil
	Touched   []string            // files and folders of FS that may have changed since the last build that published; nil if that is not known
	Preview   func([]output.File) // shows pages of such an edition, touched, before it is known whether the site can be built; or nil
	Front     func([]output.File) // shows the front page of a site of which nothing is shown yet, as soon as it can be made; or nil
	Ahead     func()              // called when the pages of such an edition have been put, with the style sheets and scripts that they need

	Witnesses      []witness.Copy // copies of the authors' own texts
	WitnessPartial bool           // leave out what does not match in them, with a warning

	faces func() ([]serif.Face, error) // the pieces of the program's serif, if they are kept; or nil

	// Printer prints editions for outputs: {pdf: true}; nil where nothing is printed, as in
	// a check. Unprinted: PDFs are not offered either, since nothing can print them.
	Printer   *Printer
	Unprinted bool

	Fonts *fonts.Set // for EPUBs and editions in one file, which take what they use; or nil
}

// Printer makes PDFs.
type Printer struct {
	Name  string                         // tells one from another: what is printed is kept for the same one
	Print func(b *Print) ([]byte, error) // called by several at once
}

func (o *Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Progress is how far long work has come.
type Progress struct {
	Stage       string // read, edition, page
	Done, Total int
}

// Report is what a build or a check found.
type Report struct {
	Problems []diag.Problem  // sorted; if one is an error, nothing may be published
	Ignored  []check.Ignored // warnings that site.yaml says to ignore, sorted
	Choices  []check.Choice  // only if asked for, sorted
	Counts   Counts
	Took     time.Duration
	Kept     int               `json:"-"` // editions that are as an earlier build left them, and were not made again
	Shared   Shared            `json:"-"` // between machines
	Onward   Onward            `json:"-"` // old addresses, which servers are to lead on from
	Texts    []witness.Summary // found in copies, by edition
	Cards    Cards             `json:"-"` // what share cards lack
	Fontless []rune            // characters of EPUBs and editions in one file that no font of Options.Fonts has, sorted
}

// Failed reports whether a problem is an error.
func (r *Report) Failed() bool {
	for _, p := range r.Problems {
		if p.Severity == diag.Error {
			return true
		}
	}
	return false
}

// Counts are the numbers of what a site consists of.
type Counts struct {
	Editions   int `json:"editions"`
	Versions   int `json:"versions"`
	Blocks     int `json:"blocks"`
	Segments   int `json:"segments"`
	Notes      int `json:"notes"`
	Mentions   int `json:"mentions"`
	Claims     int `json:"claims"`
	Explainers int `json:"explainers"`
	Figures    int `json:"figures"`
	Sources    int `json:"sources"`
	Cited      int `json:"cited"`
	Pages      int `json:"pages"`
	Drafts     int `json:"drafts,omitempty"` // editions, notes, explainers and pages that were left out
}
