package site

import (
	"context"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/markup"
	"duizhao/internal/witness"
)

// MakeLock makes the lock of an edition from the author's text in Markdown, cut into
// blocks and segments by the edition's editor. The lock is nil if there are errors.
// Problems of the site itself are for check to report.
func MakeLock(ctx context.Context, o Options, slug string, text witness.Copy) (*witness.Lock, *Report, error) {
	problems := &diag.List{}
	lock := makeLock(o, slug, text, problems)
	if problems.Failed() {
		lock = nil
	}
	return lock, o.report(problems.Sorted()), o.fault(ctx.Err())
}

func makeLock(o Options, slug string, text witness.Copy, problems *diag.List) *witness.Lock {
	c := corpus.Open(o.FS, nil)
	if c == nil {
		problems.Add(diag.Errorf("site-missing", diag.Pos{Path: config.File}, "the settings of this site cannot be used").WithHint("see: duizhao check"))
		return nil
	}
	e, _ := c.Edition(slug, nil)
	if e == nil {
		problems.Add(diag.Errorf("edition-missing", diag.Pos{Path: corpus.Folder(slug)}, "the edition %s cannot be used",
			slug).WithHint(diag.DidYouMean(slug, c.Slugs)))
		return nil
	}
	witness.CheckEmendations(e, c.Emendations(e, problems), problems)
	data := strings.ReplaceAll(strings.TrimPrefix(string(text.Data), "\ufeff"), "\r\n", "\n")
	return witness.Outline(e, markup.Parse([]byte(data), markup.Options{}).Blocks, text.Path, problems)
}
