package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"duizhao/internal/cache"
	"duizhao/internal/output"
)

// Memory is where builds of a site into a folder leave what the next one may use.
type Memory struct {
	Cache   *cache.Folder // nil for none
	Name    string        // of the site and the folder, for people who move neither
	Program [32]byte      // digest of the program, whose templates and rules are in it
}

// memory is what a build left. It is used for nothing but to answer a build that
// would do the same again.
type memory struct {
	Key    [32]byte     // of the options and the program
	Reads  []cache.Read // of the three folders of the options
	Report Report
	Gone   []string       // pages that had been published and were not made
	Files  []output.Known // what was put; none if nothing may be published
}

// Rebuild is Build into a folder that remembers. If nothing that the last build read
// has changed since, no option and not the program, and the folder has what that build
// put there, byte for byte, nothing is parsed or rendered: the report is the one of
// then, and the stage keeps the site that it has. The stage must give sums
// (output.StageOptions).
func Rebuild(ctx context.Context, o Options, stage *output.Stage, m Memory) (*Report, error) {
	if m.Cache == nil {
		return Build(ctx, o, stage)
	}
	start := time.Now()
	name, key := m.file(), o.key(m.Program)
	var last memory
	if m.Cache.Load(name, &last) && last.Key == key && last.answers(ctx, &o) && last.stands(stage, func() { m.Cache.Save(name, &last) }) {
		last.Report.Took = time.Since(start)
		return &last.Report, ctx.Err()
	}
	var reads cache.Reads
	for i, from := range o.folders() {
		*from = reads.Of(i, *from)
	}
	report, err := Build(ctx, o, stage)
	if err != nil {
		return report, err
	}
	if list, steady := reads.List(); steady {
		now := memory{Key: key, Reads: list, Report: *report, Files: stage.Known()}
		if report.Failed() {
			now.Files = nil
		}
		now.Gone = gone(o.Before, now.Files)
		m.Cache.Save(name, &now)
	}
	return report, nil
}

// file returns the name that the memory is kept under.
func (m *Memory) file() string {
	sum := sha256.Sum256([]byte(m.Name))
	return "build-" + hex.EncodeToString(sum[:12])
}

// answers reports whether a build with these options, whose key is the memory's, would
// find the same.
func (last *memory) answers(ctx context.Context, o *Options) bool {
	var from []fs.FS
	for _, f := range o.folders() {
		from = append(from, *f)
	}
	return slices.Equal(last.Gone, gone(o.Before, last.Files)) && cache.Same(ctx, last.Reads, from, o.workers()) && o.fault(nil) == nil
}

// stands reports whether the stage may keep the site that it has: that of the memory. A
// report of errors publishes nothing, whatever is there. save is called if the files
// are known better now.
func (last *memory) stands(stage *output.Stage, save func()) bool {
	if last.Report.Failed() {
		return true
	}
	files, anew, ok := stage.Keep(last.Files)
	if ok && anew {
		last.Files = files
		save()
	}
	return ok
}

// folders are what a build reads from.
func (o *Options) folders() []*fs.FS { return []*fs.FS{&o.FS, &o.Templates, &o.Static} }

// gone returns the pages among before, files of a site, that are not among files. What
// a build says of the site before it depends on these alone.
func gone(before []string, files []output.Known) (out []string) {
	for _, path := range before {
		_, found := slices.BinarySearchFunc(files, path, func(f output.Known, path string) int { return strings.Compare(f.Path, path) })
		if !found && strings.HasSuffix(path, ".html") {
			out = append(out, path)
		}
	}
	return out
}

// key is over the program and the options that a build depends on besides what it
// reads and what was published before.
func (o *Options) key(program [32]byte) [32]byte {
	h := sha256.New()
	fmt.Fprintf(h, "%x %q %q %q %t %t %t %t %t\n", program, o.Version, o.URL, o.Today, o.Choices, o.Bundle, o.Drafts, o.Draft, o.WitnessPartial)
	for _, w := range o.Witnesses {
		fmt.Fprintf(h, "%q %d\n", w.Path, len(w.Data))
		h.Write(w.Data)
	}
	if o.Fonts != nil {
		fmt.Fprintf(h, "fonts %x", o.Fonts.Sum)
	}
	return [32]byte(h.Sum(nil))
}
