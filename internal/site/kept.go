package site

import (
	"maps"
	"slices"

	"duizhao/internal/cache"
	"duizhao/internal/output"
)

// someKept is how many things are kept as one value.
const someKept = 1 << 10

// keptHead is what is kept of a memory before its lists.
type keptHead struct {
	Key          [32]byte
	Report       Report
	Gone         []string
	Parts        string
	Reads, Files int
}

// Keep and Recall are those of a [cache.Lasting].
func (m *memory) Keep(put func(any) error) error {
	err := put(&keptHead{m.Key, m.Report, m.Gone, m.Parts, len(m.Reads), len(m.Files)})
	if err == nil {
		err = keepList(m.Reads, put)
	}
	if err == nil {
		err = keepList(m.Files, put)
	}
	return err
}

func (m *memory) Recall(get func(any) error) (err error) {
	var h keptHead
	if err = get(&h); err != nil {
		return err
	}
	now := memory{Key: h.Key, Report: h.Report, Gone: h.Gone, Parts: h.Parts}
	if now.Reads, err = recalled[cache.Read](h.Reads, get); err == nil {
		now.Files, err = recalled[output.Known](h.Files, get)
	}
	if err == nil {
		*m = now
	}
	return err
}

func keepList[T any](list []T, put func(any) error) error {
	for some := range slices.Chunk(list, someKept) {
		if err := put(some); err != nil {
			return err
		}
	}
	return nil
}

func recalled[T any](n int, get func(any) error) (list []T, err error) {
	for len(list) < n {
		var some []T
		if err := get(&some); err != nil {
			return nil, err
		}
		list = append(slices.Grow(list, min(n-len(list), 64*someKept)), some...)
	}
	return list, nil
}

// partsHead is what is kept of parts before the editions.
type partsHead struct {
	ID    string
	Units int
	Notes map[string]*keptPage
	Index []*keptBucket
	Cards map[string]*keptPage
}

// keptUnit is an edition with its slug.
type keptUnit struct {
	Slug string
	Unit *unit
}

// Keep and Recall are those of a [cache.Lasting].
func (p *parts) Keep(put func(any) error) error {
	err := put(&partsHead{p.ID, len(p.Units), p.Notes, p.Index, p.Cards})
	for _, slug := range slices.Sorted(maps.Keys(p.Units)) {
		if err == nil {
			err = put(&keptUnit{slug, p.Units[slug]})
		}
	}
	return err
}

func (p *parts) Recall(get func(any) error) error {
	var h partsHead
	if err := get(&h); err != nil {
		return err
	}
	units := map[string]*unit{}
	for range h.Units {
		var u keptUnit
		if err := get(&u); err != nil {
			return err
		}
		units[u.Slug] = u.Unit
	}
	*p = parts{ID: h.ID, Units: units, Notes: h.Notes, Index: h.Index, Cards: h.Cards}
	return nil
}
