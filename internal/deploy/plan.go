package deploy

import (
	"crypto/md5"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/hosting"
)

// plan is what a run is going to do.
type plan struct {
	name    string
	site    []File
	state   *state
	stateID string
	keep    bool
	adopt   bool
	folder  string

	sends   []send
	deletes []string // sorted
	litter  []string // temporary files that killed runs left
	next    map[string]entry

	unchanged, lingering, kept int

	mu sync.Mutex // guards next while files are sent
}

// send is a file to be sent.
type send struct {
	File
	is  Kind // New or Changed
	why string
}

func (s send) change() Change { return Change{s.is, s.Key, s.Size, s.why} }

// make compares the site with the list and with what the store lists.
func (p *plan) make(listed []Object) error {
	p.next = map[string]entry{}
	wanted := map[string]bool{}
	for _, f := range p.site {
		wanted[f.Key] = true
		there, ok := find(listed, f.Key)
		if e, same := p.known(f, there); ok && same {
			p.next[f.Key] = e
			p.unchanged++
			continue
		}
		s := send{File: f, is: New}
		if ok {
			s.is, s.why = Changed, p.why(f, there)
		}
		p.sends = append(p.sends, s)
		p.next[f.Key] = entry{Sum: f.Sum}
	}
	var others []string
	for _, o := range listed {
		switch {
		case strings.HasPrefix(o.Key, TempKeys):
			p.litter = append(p.litter, o.Key)
		case strings.HasPrefix(o.Key, own), strings.HasPrefix(o.Key, nobodys) && !p.state.ours(o.Key) && !wanted[o.Key]:
		case !p.state.ours(o.Key) && !p.adopt:
			others = append(others, o.Key)
		case wanted[o.Key]:
		default:
			p.leave(o)
		}
	}
	if len(others) > 0 {
		return foreign(p.name, others)
	}
	p.linger()
	return nil
}

// linger puts off the deletions of files that linger, if there is no other work.
func (p *plan) linger() {
	if p.nothing() {
		for _, key := range p.deletes {
			p.next[key] = p.state.Files[key]
			p.lingering++
		}
		p.deletes = nil
	}
}

// leave decides about a file that the site does not have.
func (p *plan) leave(o Object) {
	e := p.state.Files[o.Key]
	e.Tag = o.Tag
	switch {
	case hosting.Named(o.Key) && !e.Lingers:
		e.Lingers = true
		p.lingering++
	case p.keep:
		p.kept++
	default:
		p.deletes = append(p.deletes, o.Key)
		return
	}
	p.next[o.Key] = e
}

// known reports whether the store has a file as the site has it, and its entry.
func (p *plan) known(f File, there Object) (entry, bool) {
	e := p.state.Files[f.Key]
	e.Lingers = false
	pending, uncertain := p.state.Pending[f.Key]
	if !uncertain {
		return e, e.Sum == f.Sum && e.Size == there.Size && (e.Tag == "" || e.Tag == there.Tag)
	}
	// A run that was killed meant to send this. If the old content was another, the
	// tag says which of the two is there.
	done := pending == f.Sum && there.Size == f.Size && e.Digest != f.Digest && there.Tag != "" && there.Tag == p.tagOf(f, there.Tag)
	return entry{Sum: f.Sum, Tag: there.Tag}, done
}

// tagOf returns the tag that a file would have in the manner of another tag, or "".
func (p *plan) tagOf(f File, like string) string {
	switch {
	case strings.HasPrefix(like, "sha256:"):
		return "sha256:" + f.Digest
	case strings.HasPrefix(like, "md5:"):
		r, err := f.content(p.folder).Open()
		if err != nil {
			return ""
		}
		defer r.Close()
		h := md5.New()
		if _, err := io.Copy(h, r); err != nil {
			return ""
		}
		return "md5:" + hex.EncodeToString(h.Sum(nil))
	}
	return ""
}

// why says why a file that is there is sent, if not for its content.
func (p *plan) why(f File, there Object) string {
	e, ok := p.state.Files[f.Key]
	_, uncertain := p.state.Pending[f.Key]
	switch {
	case uncertain:
		return "the last deploy did not end"
	case !ok || e.Digest == "":
		return "was not sent by deploy"
	case e.Digest == f.Digest && e.Head != f.Head:
		return "type, lifetime or encoding"
	case e.Digest == f.Digest:
		return "somebody changed it there"
	}
	return ""
}

// nothing reports whether there is nothing to do. What lingers does not make work.
func (p *plan) nothing() bool {
	if len(p.sends) > 0 || len(p.state.Pending) > 0 {
		return false
	}
	for _, key := range p.deletes {
		if !p.state.Files[key].Lingers {
			return false
		}
	}
	for key, e := range p.next {
		if e.Lingers != p.state.Files[key].Lingers {
			return false
		}
	}
	return true
}

// begun is the list while the run works: what was sent before, and what will be.
func (p *plan) begun() *state {
	st := &state{Format: formatNow, Files: maps.Clone(p.state.Files), Pending: map[string]Sum{}}
	for key := range p.state.Pending { // unknown, but ours
		if e, ok := p.next[key]; ok && !p.sending(key) {
			st.Files[key] = e
		} else {
			st.Files[key] = entry{}
		}
	}
	for key, e := range p.next { // adopted
		if _, ok := st.Files[key]; !ok && !p.sending(key) {
			st.Files[key] = e
		}
	}
	for _, s := range p.sends {
		st.Pending[s.Key] = s.Sum
	}
	for _, key := range p.deletes { // adopted, too
		if _, ok := st.Files[key]; !ok {
			st.Files[key] = entry{}
		}
	}
	return st
}

func (p *plan) sending(key string) bool {
	_, ok := slices.BinarySearchFunc(p.sends, key, func(s send, key string) int { return strings.Compare(s.Key, key) })
	return ok
}

// ended is the list when all is done.
func (p *plan) ended() *state { return &state{Format: formatNow, Files: p.next} }

// sent notes the tag of a file that was sent.
func (p *plan) sent(key, tag string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := p.next[key]
	e.Tag = tag
	p.next[key] = e
}

// untagged reports whether there is a file that was sent and whose tag is not known.
func (p *plan) untagged() bool {
	return slices.ContainsFunc(p.sends, func(s send) bool { return p.next[s.Key].Tag == "" })
}

// note takes over the tags of what the store lists.
func (p *plan) note(listed []Object) {
	for _, s := range p.sends {
		if o, ok := find(listed, s.Key); ok && o.Size == s.Size {
			p.sent(s.Key, o.Tag)
		} else if ok {
			p.sent(s.Key, "not what was sent") // somebody changed it; the next run sees that
		}
	}
}

func (p *plan) report() *Report {
	if p == nil {
		return nil
	}
	r := &Report{Unchanged: p.unchanged, Lingering: p.lingering, Kept: p.kept, Resumed: len(p.state.Pending) > 0}
	for _, kind := range []Kind{New, Changed} {
		for _, s := range p.sends {
			if s.is == kind {
				r.Changes = append(r.Changes, s.change())
				r.Bytes += s.Size
			}
		}
	}
	for _, key := range p.deletes {
		r.Changes = append(r.Changes, Change{Kind: Deleted, Key: key})
	}
	return r
}
