package search

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// shelf has what a build keeps for the next.
type shelf struct {
	files    map[string]string
	volumes  []*Volume
	postings [][]byte
	buckets  []Bucket
	large    bool
}

// built makes an index in which the volumes that old has, but for those that changed, are
// kept from there.
func built(t *testing.T, list [][]Item, old *shelf, changed ...int) *shelf {
	t.Helper()
	f := files{data: map[string]string{}}
	out := &shelf{postings: make([][]byte, len(list))}
	stayed := map[string]bool{}
	o := Options{Put: f.put, Workers: 1, Keep: func(volume int, postings []byte) { out.postings[volume] = postings }}
	if old != nil && old.large {
		o.Stay = func(n int, key [32]byte) *Bucket {
			if old.buckets[n].Key != key {
				return nil
			}
			for _, name := range old.buckets[n].Files(n) {
				stayed[name] = true
			}
			return &old.buckets[n]
		}
	}
	b := New(o)
	defer b.Close()
	for i := range list {
		if old == nil || i >= len(old.volumes) || slices.Contains(changed, i) {
			if err := b.Add(i, list[i]); err != nil {
				t.Fatal(err)
			}
			continue
		}
		v, postings := old.volumes[i], old.postings[i]
		out.postings[i] = postings
		if v.Texts == nil {
			for _, name := range v.Files() {
				stayed[name] = true
			}
		}
		err := b.AddKept(v, func(bucket int) ([]byte, error) {
			from, size, _ := v.Record(bucket)
			return postings[from : from+size], nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Finish(); err != nil {
		t.Fatal(err)
	}
	for name := range stayed {
		if _, ok := f.data[name]; ok {
			t.Errorf("%s stays and is written", name)
		}
		f.data[name] = old.files[name]
	}
	out.files, out.buckets, out.large = f.data, b.Buckets(), Large(b)
	for i := range list {
		out.volumes = append(out.volumes, b.Volume(i))
	}
	return out
}

// TestKept checks that an index whose volumes come from an earlier build, but for one that
// is changed or new, is the one that is made of them all, small or large.
func TestKept(t *testing.T) {
	for _, c := range []struct{ volumes, docs int }{{3, 2}, {30, 60}} {
		t.Run(fmt.Sprint(c.volumes), func(t *testing.T) {
			before := volumes(c.volumes, c.docs)
			now := slices.Clone(before)
			now[1] = slices.Clone(now[1])
			now[1][0].Docs = append([]Doc{{ID: "n1.", Texts: []string{"新的一段𰀁", "a new paragraph", "ein neuer Dampfer"}}}, now[1][0].Docs...)
			old := built(t, before, nil)
			if want := c.volumes > 3; old.large != want || len(old.buckets) > 0 != want {
				t.Fatalf("large: %t, want %t", old.large, want)
			}
			if again := built(t, before, old); !maps.Equal(again.files, old.files) {
				t.Error("of the same volumes comes another index")
			}
			want := built(t, now, nil)
			got := built(t, now, old, 1)
			if !slices.Equal(slices.Sorted(maps.Keys(got.files)), slices.Sorted(maps.Keys(want.files))) {
				t.Errorf("%d files, want %d", len(got.files), len(want.files))
			}
			for name := range want.files {
				if got.files[name] != want.files[name] {
					t.Errorf("%s differs from that of a build of everything", name)
				}
			}
			more := append(slices.Clone(now), volumes(c.volumes+1, c.docs)[c.volumes])
			if !maps.Equal(built(t, more, got).files, built(t, more, nil).files) {
				t.Error("with one volume more it differs")
			}
		})
	}
}

// TestRecord checks that the postings of a volume are found by bucket, all of them and
// none twice, and that its texts are found in its files.
func TestRecord(t *testing.T) {
	s := built(t, volumes(30, 60), nil)
	v := s.volumes[4]
	var all []byte
	for n := range buckets {
		from, size, _ := v.Record(n)
		if v.Records.empty(n) != (size == 0) || from != int64(len(all)) {
			t.Errorf("bucket %d has %d bytes at %d", n, size, from)
		}
		all = append(all, s.postings[4][from:from+size]...)
	}
	if !bytes.Equal(all, s.postings[4]) || len(all) == 0 {
		t.Errorf("%d bytes of %d", len(all), len(s.postings[4]))
	}
	for part, name := range v.Files() {
		text, ok := v.TextOf(part, []byte(s.files[name]))
		if !ok || !strings.Contains(s.files[name], string(text)) || len(text) == 0 {
			t.Errorf("%s: %t, %d bytes", name, ok, len(text))
		}
		if _, ok := v.TextOf(part, []byte(s.files["search/index.js"])); ok {
			t.Error("the index is taken for a text")
		}
	}
	b := New(Options{})
	if !bytes.Equal(b.Postings(volumes(30, 60)[4]), s.postings[4]) {
		t.Error("the postings of a volume that is not added are others")
	}
}
