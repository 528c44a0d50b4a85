package draft

import (
	"fmt"
	"strings"

	"duizhao/internal/edition"
)

// levels adjusts the levels of headings and items to what a version may have: level
// 1 is the title of the page, and an item is at most one level deeper than the item
// before it.
func (r *rows) levels() {
	least := 6
	for i := range r.list {
		if b := &r.list[i].block; b.Kind == edition.Heading {
			least = min(least, max(b.Level, 1))
		}
	}
	depth := 0
	for i := range r.list {
		b := &r.list[i].block
		switch b.Kind {
		case edition.Heading:
			b.Level = min(max(b.Level, 1)-least+2, 6)
		case edition.Item:
			b.Level = min(max(b.Level, 1), depth+1)
			if b.Number < 0 {
				b.Level = min(b.Level, depth) // it continues an item that is there
			}
			if b.Level == 0 {
				b.Level, b.Number = 1, 0
			}
			depth = b.Level
			continue
		}
		depth = 0
	}
}

// identify gives each block its id: p01 for paragraphs, h01 for headings, li01 for
// items, c01 for code, with as many figures as the longest number needs and at least
// two. The turns of an interview come later. Ids from the files are kept if every
// block has a distinct one.
func (r *rows) identify() {
	if r.identified() {
		return
	}
	count := map[string]int{}
	for i := range r.list {
		count[prefix(r.list[i].block.Kind)]++
	}
	next := map[string]int{}
	for i := range r.list {
		b := &r.list[i].block
		p := prefix(b.Kind)
		if b.ID = ""; p == "" || b.Kind == edition.Turn {
			continue
		}
		next[p]++
		b.ID = number(p, next[p], count[p])
	}
}

func prefix(k edition.Kind) string {
	switch k {
	case edition.Heading:
		return "h"
	case edition.Item:
		return "li"
	case edition.Code:
		return "c"
	case edition.Rule:
		return ""
	}
	return "p"
}

func number(prefix string, n, most int) string {
	return fmt.Sprintf("%s%0*d", prefix, max(2, len(fmt.Sprint(most))), n)
}

// identified reports whether every block has an id of its own, and none is one that
// pages use for themselves.
func (r *rows) identified() bool {
	seen := map[string]bool{}
	for i := range r.list {
		b := &r.list[i].block
		if b.Kind == edition.Rule {
			continue
		}
		if b.ID == "" || seen[b.ID] || b.ID == "main" || b.ID == "colophon" || b.ID == "works" || strings.HasPrefix(b.ID, "fig-") ||
			strings.HasPrefix(b.ID, "rulei") {
			return false
		}
		seen[b.ID] = true
	}
	return len(seen) > 0
}
