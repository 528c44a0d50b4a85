package output

import (
	"bytes"
	"fmt"
	"testing"
)

// TestScratch holds that pieces are found again, in the file, in memory and where there
// can be no file, and moved when most of the room is wasted.
func TestScratch(t *testing.T) {
	big := bytes.Repeat([]byte("0123456789"), 1<<20)
	for _, none := range []bool{false, true} {
		s := &Scratch{none: none}
		var all []*Piece
		for _, data := range [][]byte{[]byte("small"), big, nil, big[1:], big[2:], big[3:], big[4:], big[5:], big[6:], big[7:], big[8:]} {
			p := s.Add(data)
			if got, ok := p.Read(); !ok || !bytes.Equal(got, data) || p.Size() != len(data) {
				t.Fatalf("%d bytes are %d", len(data), len(got))
			}
			if in := p.in != nil; in != (!none && len(data) > 128) {
				t.Errorf("%d bytes are in the file: %t", len(data), in)
			}
			all = append(all, &p)
		}
		if part, ok := all[3].Part(5, 3); !ok || string(part) != "678" {
			t.Errorf("a part is %q", part)
		}
		if _, ok := all[1].Part(10<<20, 1); ok {
			t.Error("there is more than was put in")
		}
		if to := s.Tidy(all); to != s {
			t.Error("all is in use, and was moved")
		}
		to := s.Tidy(all[:2])
		if got, ok := all[1].Read(); !ok || !bytes.Equal(got, big) || !none && (to == s || all[1].in != to || to.size != int64(len(big))) {
			t.Errorf("moved: %d bytes, room for %d", len(got), to.size)
		}
		if got, ok := all[2].Read(); !ok || len(got) != 0 {
			t.Errorf("%q", got)
		}
	}
}

// TestMemoryAfter holds that a site after another has the files that stay, writes none
// again, and names what changed; and that the room of what is gone comes back.
func TestMemoryAfter(t *testing.T) {
	page := func(i int) []byte { return bytes.Repeat(fmt.Appendf(nil, "%07d ", i), 128<<10) } // 1 MiB
	var last *Memory
	for n := range 80 {
		m := After(last)
		for i := range 3 {
			k := i
			if i == 1 {
				k = 1000 + n
			}
			if err := m.Put(fmt.Sprint(i), page(k)); err != nil {
				t.Fatal(err)
			}
		}
		if last != nil {
			if got := fmt.Sprint(m.Changed(last)); got != "[1]" {
				t.Fatalf("changed: %s", got)
			}
			known := last.Known()
			if _, ok := m.Has(known[2:]); !ok {
				t.Fatal("it has not what the last one had")
			}
		}
		m.Done()
		for i, k := range []int{0, 1000 + n, 2} {
			if data, ok := m.Get(fmt.Sprint(i)); !ok || !bytes.Equal(data, page(k)) {
				t.Fatalf("after %d: file %d is %.20q", n, i, data)
			}
		}
		if most := int64(2*3+64+2) << 20; m.scratch.size > most {
			t.Fatalf("after %d: %d bytes in the file", n, m.scratch.size)
		}
		last = m
	}
	if got := fmt.Sprint(last.Changed(nil), (&Memory{}).Changed(last), last.Len()); got != "[0 1 2] [0 1 2] 3" {
		t.Error(got)
	}
}
