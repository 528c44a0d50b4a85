package site

import (
	"io/fs"
	"path"

	"duizhao/internal/cache"
	"duizhao/internal/check"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// Opened is a site as a build opened it, for the next build of a program that goes on: all
// that is read before the first edition, with what was found in it, and the templates of
// its pages. The next build can use it if none of that has another answer now, or only of
// settings of an edition that the edition alone reads. The zero
// Opened has nothing.
type Opened struct {
	record   string // of the build that published with it
	content  *content
	renderer *rendering
	found    *check.Findings
	early    map[spot]bool // what was asked about before the first edition
	folders  [3]*through
	uses     int
}

// spot is a file or a folder that a build may ask about.
type spot struct {
	fs   int
	path string
}

// mostUses is how often a site is taken as it was opened: a renderer remembers a little of
// each introduction that it has seen.
const mostUses = 200

// reopen begins a run with the site as the last build opened it. It returns nil if there is
// none, or if anything of it may be another now: what had been read before the first
// edition, or about the site since.
func (a *again) reopen(o Options) *run {
	if a == nil || a.opened == nil || a.opened.record == "" || a.opened.record != a.last.Parts || a.opened.uses >= mostUses {
		return nil
	}
	s := a.opened
	another := map[int]bool{}
	for _, i := range a.changed {
		if r := &a.last.Reads[i]; isOfSite(r) || s.early[spot{r.FS, r.Path}] && !s.sameHead(o.FS, r, false) {
			return nil
		}
		another[i] = true
	}
	for i := range a.last.Reads {
		if r := &a.last.Reads[i]; !another[i] && (isOfSite(r) || s.early[spot{r.FS, r.Path}]) {
			a.reads.Assume(a.last.Reads[i : i+1])
		}
	}
	for i, from := range o.folders() {
		if t := s.folders[i]; t != nil {
			t.now, *from = *from, t
		}
	}
	s.uses++
	c := *s.content
	c.options = o
	r := c.run()
	r.renderer, r.found = s.renderer, s.found.Clone()
	return r
}

// sameHead reports whether a question is about the settings of an edition, and these are
// well now, and in all that was read of them before the first edition what they were. Of
// a page of the edition itself that need not be true of the title.
func (s *Opened) sameHead(from fs.FS, r *cache.Read, page bool) bool {
	slug := path.Base(path.Dir(r.Path))
	was, ok := s.content.corpus.Heads[slug]
	if !ok || r.FS != 0 || r.Kind != cache.File || r.Path != path.Join(corpus.Folder(slug), "edition.yaml") {
		return false
	}
	problems, info := &diag.List{}, edition.Info{}
	f := source.Read(from, r.Path, problems)
	if f == nil || f.YAML(&info, problems) == nil || problems.Len() > 0 {
		return false
	}
	now := corpus.HeadOf(f.Data)
	return now.All == was.All || page && now.Untitled == was.Untitled
}

// open has the folders of the options answer through others, if a site that is opened from
// them is to be kept.
func (a *again) open(o *Options) {
	if a == nil || a.opened == nil {
		return
	}
	a.fresh = &Opened{early: map[spot]bool{}}
	for i, from := range o.folders() {
		if *from != nil {
			a.fresh.folders[i] = &through{*from}
			*from = a.fresh.folders[i]
		}
	}
}

// opens keeps the site that a run has opened, as far as it is known before the first
// edition. The fonts of a renderer speak to their run, so that it is not kept.
func (a *again) opens(r *run) {
	if a == nil || a.fresh == nil {
		return
	}
	if r.renderer == nil || r.options.Fonts != nil || r.failed() {
		a.fresh = nil
		return
	}
	s := a.fresh
	s.content, s.renderer, s.found = r.content, r.renderer, r.found.Clone()
	a.reads.Each(func(n int, path string) { s.early[spot{n, path}] = true })
}

// keepOpened keeps the opened site for the next build. record is of this one.
func (a *again) keepOpened(record string) {
	if a.fresh != nil {
		*a.opened = *a.fresh
	}
	if a.opened != nil {
		a.opened.record = record
	}
}

// through is a folder that answers as another does, which may be the same folder opened
// anew.
type through struct{ now fs.FS }

func (t *through) Open(name string) (fs.File, error)          { return t.now.Open(name) }
func (t *through) ReadFile(name string) ([]byte, error)       { return fs.ReadFile(t.now, name) }
func (t *through) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(t.now, name) }
func (t *through) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.now, name) }

// Fault returns what failed in the world, and not in a file, if the folder knows.
func (t *through) Fault() error {
	if d, ok := t.now.(interface{ Fault() error }); ok {
		return d.Fault()
	}
	return nil
}
