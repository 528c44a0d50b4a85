package site

import (
	"cmp"
	"crypto/sha256"
	"io/fs"
	"path"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/script"
	"duizhao/internal/source"
	"duizhao/internal/witness"
)

// WitnessLock is the name of an edition's lock, beside its edition.yaml.
const WitnessLock = "witness.lock"

// FoldWitness folds a text for the fingerprints of a lock. The fold of a text must
// never change: the locks of all editions rest on it.
func FoldWitness(text string) string { return accounts.Replace(script.Fold(text)) }

// accounts joins 账, which is 賬, and 帐, which is 帳: a house may have either.
var accounts = strings.NewReplacer("帐", "账")

// readWitnesses finds the texts of editions in the copies that the caller has.
func (l *loaded) readWitnesses() {
	if len(l.options.Witnesses) == 0 {
		return
	}
	var locks []*witness.Lock
	var unheard diag.List // problems in a lock are reported with its edition
	for _, slug := range l.corpus.Slugs {
		if k := l.lock(slug, &unheard); k != nil {
			locks = append(locks, k)
		}
	}
	for _, c := range l.options.Witnesses {
		if len(locks) == 0 {
			l.problems.Errorf("witness-none", diag.Pos{Path: c.Path}, "make a lock from the author's text with: duizhao witness lock", "no edition here has a %s that this file could be compared with", WitnessLock)
			continue
		}
		var said diag.List
		found := witness.Read(c, locks, witness.Options{Fold: FoldWitness, Edition: l.knowledge}, &said)
		for _, p := range said.Sorted() {
			if found != nil && l.options.WitnessPartial { // the caller knows that not all is there
				p = p.Warning()
			}
			l.problems.Add(p)
		}
		if found == nil {
			continue
		}
		if other := l.witnesses[found.Edition]; other != nil {
			l.problems.Errorf("witness-twice", diag.Pos{Path: c.Path}, "name one copy of each text", "this holds the text of %s, and so does %s", found.Edition, other.found.Path)
			continue
		}
		copied := &author{found: found, digest: sha256.Sum256(c.Data)}
		copied.private = l.corpus.Info(found.Edition).Rights.Witness != "open"
		l.witnesses[found.Edition] = copied
	}
}

// lock reads the lock of an edition; it returns nil if there is none, or none that
// can be used.
func (l *loaded) lock(slug string, problems *diag.List) *witness.Lock {
	name := path.Join("content/editions", slug, WitnessLock)
	if _, err := fs.Stat(l.options.FS, name); err != nil {
		return nil
	}
	f := source.Read(l.options.FS, name, problems)
	if f == nil {
		return nil
	}
	k := witness.Parse(name, f.Data, problems)
	if k != nil && k.Edition != slug {
		problems.Errorf("lock-edition", diag.Pos{Path: name}, "put it into the folder of that edition", "this is the lock of the edition %s", k.Edition)
		return nil
	}
	return k
}

// knowledge returns what an edition knows of its text before it has it.
func (l *loaded) knowledge(slug string) witness.Knowledge {
	k := witness.Knowledge{Words: map[string]bool{}}
	var unheard diag.List
	e, _ := l.corpus.Edition(slug, &unheard)
	if e == nil {
		return k
	}
	for _, t := range e.Texts {
		for i := range t.Blocks {
			for s := range t.Blocks[i].Segments {
				witness.Words(k.Words, t.Blocks[i].Segments[s].Text())
			}
		}
	}
	for _, id := range keys(e.Speakers) {
		for _, lang := range keys(e.Speakers[id].Name) {
			k.Labels = append(k.Labels, e.Speakers[id].Name[lang])
		}
	}
	return k
}

// checkLock compares a lock with the base: the same blocks, and as many segments.
func (l *loaded) checkLock(e *edition.Edition, lock *witness.Lock) bool {
	base := e.Version(e.Base)
	ok := true
	fail := func(line int, hint, format string, args ...any) {
		ok = false
		l.problems.Errorf("lock-stale", diag.Pos{Path: lock.Path, Line: line}, hint, format, args...)
	}
	for i := range base.Blocks {
		b := &base.Blocks[i]
		if b.Kind == edition.Rule || b.Kind == edition.Heading || b.ID == "" {
			continue
		}
		k := lock.Block(b.ID)
		if k < 0 {
			fail(0, "make the lock again with: duizhao witness lock", "the block %s of %s is not in the lock", b.ID, base.Path)
		} else if n := len(lock.Blocks[k].Forms[0].Breaks); n != len(b.Segments) {
			fail(lock.Blocks[k].Line, "break the lines of the block alike, and make the lock again with: duizhao witness lock",
				"the block %s has %d segments in the lock and %d in %s", b.ID, n, len(b.Segments), base.Path)
		}
	}
	for _, b := range lock.Blocks {
		if b.Kind != witness.Around && base.Block(b.ID) < 0 {
			fail(b.Line, cmp.Or(diag.DidYouMean(b.ID, blockIDs(base)), "make the lock again with: duizhao witness lock"), "there is no block %s in %s", b.ID, base.Path)
		}
	}
	return ok
}

func blockIDs(v *edition.Version) []string {
	out := make([]string, len(v.Blocks))
	for i := range v.Blocks {
		out[i] = v.Blocks[i].ID
	}
	return out
}

// private lists the editions whose author's text is here and may not be published.
func (l *loaded) private() []string {
	var out []string
	for _, slug := range keys(l.witnesses) {
		if l.witnesses[slug].private {
			out = append(out, slug)
		}
	}
	return out
}
