package site

import (
	"cmp"
	"crypto/sha256"
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/script"
	"duizhao/internal/source"
	"duizhao/internal/witness"
)

// WitnessLock is the name of an edition's lock, beside its edition.yaml.
const WitnessLock = "witness.lock"

// witnessTag marks the author's own text among the versions of an edition: the
// tag of its language with a subtag for private use (RFC 5646, section 2.2.7).
const witnessTag = "-x-witness"

// FoldWitness is the fold of a text of which the fingerprints of a lock are
// taken. It may never change for a text: the locks of all editions rest on it.
func FoldWitness(text string) string { return accounts.Replace(script.Fold(text)) }

// accounts makes one of 账, which is 賬, and 帐, which is 帳: either house may have either.
var accounts = strings.NewReplacer("帐", "账")

// readWitnesses finds the texts of editions in the copies that the caller has.
func (l *loaded) readWitnesses() {
	if len(l.options.Witnesses) == 0 {
		return
	}
	var locks []*witness.Lock
	var unheard diag.List // what is wrong with a lock is reported with its edition
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

// author is the author's own text, from a copy.
type author struct {
	found      *witness.Found
	digest     [32]byte
	private    bool
	simplified bool                           // the copy is in Simplified, the text in Traditional
	emended    map[string][][]witness.Emended // by block, by segment
	set        map[string]int                 // changes of the house's style, such as 爲→為, counted
}

// lock reads the lock of an edition; nil where it has none, or one that cannot be
// used.
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

// knowledge is what an edition knows of its text before it has it.
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

// addWitness gives an edition the author's own text as a version, and checks its
// lock and its emendations, with or without one.
func (l *loaded) addWitness(e *edition.Edition) *author {
	doc := l.corpus.Emendations(e, l.problems)
	l.checkEmendations(e, doc)
	lock := l.lock(e.Slug, l.problems)
	fits := lock == nil || l.checkLock(e, lock)
	w := l.witnesses[e.Slug]
	if w == nil || !fits {
		return nil
	}
	e.Digest = digestOf(e.Digest, w.digest)
	w.simplified = strings.HasPrefix(w.found.Lang, "zh-Hant") && inSimplified(w.found)
	lang := w.found.Lang
	if w.simplified {
		lang = "zh-Hans"
	}
	v := &edition.Version{Lang: lang + witnessTag, Path: w.found.Path, Witness: true}
	texts := l.repair(e, w, doc)
	base := e.Version(e.Base)
	for i := range base.Blocks {
		b := base.Blocks[i]
		switch k := w.found.Block(b.ID); {
		case b.Kind == edition.Heading || b.Kind == edition.Rule: // the edition's own, in this text as well
			v.Blocks = append(v.Blocks, l.heading(e, b, lang))
		case k < 0 || len(texts[b.ID]) == 0:
		default:
			b.Segments = nil
			for s, text := range texts[b.ID] {
				at := w.found.Matches[k].Segments[s]
				b.Segments = append(b.Segments, edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}, Line: at.Line})
				b.Line = w.found.Matches[k].Segments[0].Line
			}
			v.Blocks = append(v.Blocks, b)
		}
	}
	e.Texts = append(e.Texts, v)
	e.View = witnessView(e, v.Lang)
	e.Versions = append(slices.Clone(e.Versions), edition.VersionInfo{Lang: v.Lang})
	if lang == "zh-Hant" && slices.ContainsFunc(e.Versions, func(i edition.VersionInfo) bool { return i.Derived == "zh-Hant" }) {
		e.Versions = append(e.Versions, edition.VersionInfo{Lang: "zh-Hans" + witnessTag, Derived: v.Lang})
	}
	return w
}

// heading copies a heading of the edition in a language, since annotating
// changes a block.
func (l *loaded) heading(e *edition.Edition, b edition.Block, lang string) edition.Block {
	if t := e.Version(lang); t != nil && t.Block(b.ID) >= 0 {
		b = t.Blocks[t.Block(b.ID)]
	} else if lang == "zh-Hans" && e.Base == "zh-Hant" {
		return l.converter.Block(b)
	}
	b.Segments = slices.Clone(b.Segments)
	for s := range b.Segments {
		b.Segments[s].Runs = slices.Clone(b.Segments[s].Runs)
	}
	return b
}

// witnessView puts the author's text in the place of the version in its
// language, first of those shown.
func witnessView(e *edition.Edition, lang string) []string {
	view := slices.Clone(e.View)
	for i := 0; len(view) < 2 && i < len(e.Versions); i++ {
		if v := e.Versions[i].Lang; !slices.Contains(view, v) {
			view = append(view, v)
		}
	}
	primary, _, _ := strings.Cut(lang, "-")
	view = slices.DeleteFunc(view, func(v string) bool { p, _, _ := strings.Cut(v, "-"); return p == primary })
	view = append([]string{lang}, view...)
	return view[:min(len(view), 2)]
}

// inSimplified tells whether a text that should be in Traditional is not: hardly
// a character of it differs from its fold, as a third does otherwise.
func inSimplified(f *witness.Found) bool {
	han, differ := 0, 0
	for _, m := range f.Matches {
		for _, s := range m.Segments {
			for _, r := range s.Text {
				if r >= 0x3400 && r < 0xA000 {
					if han++; FoldWitness(string(r)) != string(r) {
						differ++
					}
				}
			}
		}
	}
	return differ*10 < han
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

// report says what was found of a text.
func (w *author) report(e *edition.Edition) *AuthorsText {
	t := &AuthorsText{Edition: e.Slug, File: w.found.Path, Encoding: w.found.Encoding, Blocks: w.found.Count(), Of: w.found.Text(),
		Listed: len(e.Emendations), Simplified: w.simplified, Private: w.private}
	for i := range e.Emendations {
		switch e.Emendations[i].Reading {
		case edition.WrongReading:
			t.Emendations++
		case edition.RightReading:
			t.Repaired++
		case edition.OtherScript:
			t.Hidden++
		}
	}
	lines := map[int]bool{}
	for _, p := range w.found.Aside {
		lines[p.Line] = true
	}
	t.Aside = len(lines)
	return t
}

// private lists the editions whose author's text is here and may not be
// published.
func (l *loaded) private() []string {
	var out []string
	for _, slug := range keys(l.witnesses) {
		if l.witnesses[slug].private {
			out = append(out, slug)
		}
	}
	return out
}
