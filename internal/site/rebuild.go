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
	Opened  *Opened       // for a program that goes on; or nil
	Pool    *cache.Pool   // what several machines share; or nil
}

// memory is what a build left that published a site, or, under another name, one that
// did not.
type memory struct {
	Key    [32]byte     // of the options and the program
	Reads  []cache.Read // of the three folders of the options
	Report Report
	Gone   []string       // pages that had been published and were not made
	Files  []output.Known // what was put; none if nothing was published
	Parts  string         // which parts it has

	parts
}

// parts are what a build left of each part of a site. A build that finds nothing changed
// has no need to read them, and they are kept by themselves.
type parts struct {
	ID    string
	Units map[string]*unit // editions, by slug
	Notes map[string]*keptPage
	Index []*keptBucket // of a large site
	Cards map[string]*keptPage
}

// Rebuild is Build into a folder that remembers. What the last build found out and
// nothing has touched since is not parsed or rendered again; package comment, Again.
// A stage must give sums (output.StageOptions).
func Rebuild(ctx context.Context, o Options, stage output.Keeper, m Memory) (*Report, error) {
	if m.Cache == nil {
		return Build(ctx, o, stage)
	}
	o.faces = m.faces
	start := time.Now()
	name, key := m.file(), o.key(m.Program)
	last := memories{made: &memory{}, failed: &memory{}}
	for _, of := range []struct {
		name string
		into *memory
	}{{name, last.made}, {name + failing, last.failed}} {
		if !m.Cache.Load(of.name, of.into) || of.into.Key != key {
			*of.into = memory{}
		}
	}
	m.Opened.preview(ctx, o, last.made)
	report, changed, err := last.answer(ctx, &o, stage, func() { m.Cache.Save(name, last.made) })
	if err != nil {
		return nil, err
	}
	if report != nil {
		report.Took, report.Kept = time.Since(start), report.Counts.Editions
		return report, o.fault(nil)
	}
	if len(last.made.Reads) > 0 {
		if m.Cache.Load(m.parts(), &last.made.parts); last.made.ID != last.made.Parts {
			last.made.parts = parts{}
		}
	}
	a := &again{stage: stage, packs: m.Cache.Packs(name), last: last.made, changed: changed, opened: m.Opened, key: key}
	if m.Pool != nil {
		a.pooled = &pooled{pool: m.Pool, from: o.from()}
	}
	defer a.packs.Close()
	for i, from := range o.folders() {
		*from = a.reads.Of(i, *from)
	}
	report, err = o.make(ctx, stage, a)
	if err != nil {
		return report, err
	}
	if report.Failed() {
		if list, steady := a.asked(); steady {
			m.Cache.Save(name+failing, &memory{Key: key, Reads: list, Report: *report, Gone: gone(o.Before, nil)})
		}
		return report, nil
	}
	now := &memory{Key: key, Report: *report, Files: stage.Known(), Gone: gone(o.Before, stage.Known())}
	if err = a.pooled.send(a, o.sending()); ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if report.Shared = a.pooled.shared(a); err != nil {
		m.Pool.Unsent(err) // and nothing is kept here, so that the next build tries again
		return report, nil
	}
	a.pooled.sweep()
	a.save(&m, now)
	return report, nil
}

// failing ends the name of what is kept of a build that published nothing. What the one
// before it made is kept beside it, for when the fault is mended.
const failing = "-failed"

// memories are those of the last build that published and of the last that did not.
type memories struct{ made, failed *memory }

// answer returns the report of a build before that would be that of this one, and has
// the stage keep its site. If there is none, it returns nil and the questions of the
// last that published which have another answer now. save is called if the published
// files are known better.
func (last *memories) answer(ctx context.Context, o *Options, stage output.Keeper, save func()) (*Report, []int, error) {
	from := o.from()
	m := last.made
	changed, fresh, err := cache.Changed(ctx, m.Reads, from, o.workers())
	if err != nil {
		return nil, nil, err
	}
	if len(m.Reads) > 0 && len(changed) == 0 && slices.Equal(m.Gone, gone(o.Before, m.Files)) {
		if anew, ok := stage.Keep(m.Files); ok {
			if anew || fresh {
				save()
			}
			return &m.Report, nil, nil
		}
	}
	m = last.failed
	if len(m.Reads) > 0 && slices.Equal(m.Gone, gone(o.Before, nil)) && cache.Same(ctx, m.Reads, from, o.workers()) {
		return &m.Report, nil, nil // of errors: nothing is published, whatever is there
	}
	return nil, changed, ctx.Err()
}

// file returns the name that the memory is kept under, and parts that of its parts.
func (m *Memory) file() string  { return "build-" + m.owner() }
func (m *Memory) parts() string { return "parts-" + m.owner() }

func (m *Memory) owner() string {
	sum := sha256.Sum256([]byte(m.Name))
	return hex.EncodeToString(sum[:12])
}

// folders are what a build reads from.
func (o *Options) folders() []*fs.FS { return []*fs.FS{&o.FS, &o.Templates, &o.Static} }

// from returns them.
func (o *Options) from() (out []fs.FS) {
	for _, f := range o.folders() {
		out = append(out, *f)
	}
	return out
}

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
	if o.Printer != nil {
		fmt.Fprintf(h, "printer %q", o.Printer.Name)
	}
	fmt.Fprintf(h, "unprinted %t", o.Unprinted)
	return [32]byte(h.Sum(nil))
}
