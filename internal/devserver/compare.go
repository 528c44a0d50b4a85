package devserver

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"sync"
)

// action is what an open page has to do after a build, by its cost.
type action uint8

const (
	nothing action = iota
	replace        // the contents of main, footer and title
	reload         // load the page anew
)

func (a action) String() string { return [...]string{"", "main", "page"}[a] }

// difference is what a build changed.
type difference struct {
	old, new shown
	files    int      // in new
	changed  []string // paths that are new, different or gone
	actions  sync.Map // page to *asked, since many clients may show one page
}

// asked is the answer for a page, found once.
type asked struct {
	once   sync.Once
	action action
}

// compare finds what changed from what is served to a whole site. That some of it is
// served already does not count: those who were told are told by the difference to that.
func compare(old, new shown) *difference {
	return &difference{old: old, new: new, files: new.tree.Len(), changed: new.tree.Changed(old.tree)}
}

// action returns what a page at the address path /… has to do.
func (d *difference) action(page string) action {
	v, _ := d.actions.LoadOrStore(page, &asked{})
	a := v.(*asked)
	a.once.Do(func() { a.action = d.find(page) })
	return a.action
}

func (d *difference) find(page string) action {
	if d.old.none() || d.new.none() {
		return reload
	}
	was, is := find(d.old, page), find(d.new, page)
	a := compareHTML(was.data, is.data)
	if was.path != is.path || a == reload {
		return reload
	}
	for _, p := range d.changed {
		switch kindOf(p) {
		case everywhere:
			return reload
		case named:
			if bytes.Contains(is.data, []byte(path.Base(p))) {
				return reload
			}
		}
	}
	return a
}

// kind is how a file that is not a page shows in pages.
type kind uint8

const (
	elsewhere  kind = iota // on no page, or, as data, by way of a script
	named                  // on pages that name it
	everywhere             // maybe by way of a style sheet
)

func kindOf(p string) kind {
	switch strings.ToLower(path.Ext(p)) {
	case ".css", ".woff2", ".woff", ".ttf", ".otf":
		return everywhere
	case ".js", ".mjs", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".mp3", ".ogg", ".opus", ".mp4", ".webm":
		return named
	}
	return elsewhere
}

// compareHTML returns what an open page must do when its text has changed.
func compareHTML(was, is []byte) action {
	if bytes.Equal(was, is) {
		return nothing
	}
	frameWas, _, ok1 := frame(was)
	frameIs, main, ok2 := frame(is)
	// Scripts in a main element that is replaced would not run.
	if !ok1 || !ok2 || frameWas != frameIs || bytes.Contains(main, []byte("<script")) {
		return reload
	}
	return replace
}

var (
	mainTag   = regexp.MustCompile(`(?i)<main[\s>]`)
	footerTag = regexp.MustCompile(`(?i)<footer[\s>]`)
	headEnd   = regexp.MustCompile(`(?i)</head\s*>|<body[\s>]`)
	// The parts of a head that do not show, or that are replaced: the title.
	unseen = regexp.MustCompile(`(?is)<title[\s>].*?</title>|<script\s[^>]*application/ld\+json.*?</script>|` +
		`<link\s[^>]*rel\s*=\s*["']?(?:canonical|alternate)\b[^>]*>|<meta\s[^>]*>`)
	// The metas that do show.
	seen = regexp.MustCompile(`(?i)http-equiv|["'= ](?:viewport|color-scheme|theme-color)\b`)
)

// frame returns the page without what is replaced in place (the contents of its main
// element and of the footer after it) and without what does not show in its head; and
// the contents of main. ok is false unless there is exactly one main element.
func frame(page []byte) (rest string, main []byte, ok bool) {
	start := mainTag.FindAllIndex(page, 2)
	if len(start) != 1 {
		return "", nil, false
	}
	open := bytes.IndexByte(page[start[0][0]:], '>') + start[0][0] + 1
	shut := bytes.LastIndex(page, []byte("</main"))
	if shut < open {
		return "", nil, false
	}
	before, main, after := page[:open], page[open:shut], page[shut:]
	if at := headEnd.FindIndex(before); at != nil {
		head := unseen.ReplaceAllFunc(before[:at[0]], func(tag []byte) []byte {
			if tag[1]|' ' == 'm' && seen.Match(tag) {
				return tag
			}
			return nil
		})
		before = append(bytes.Clone(head), before[at[0]:]...)
	}
	if at := footerTag.FindIndex(after); at != nil {
		open := bytes.IndexByte(after[at[0]:], '>') + at[0] + 1
		if shut := bytes.LastIndex(after, []byte("</footer")); shut >= open {
			after = append(bytes.Clone(after[:open]), after[shut:]...)
		}
	}
	return string(before) + string(after), main, true
}
