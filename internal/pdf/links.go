package pdf

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// links says of each link of a page where it leads (7.18.5: in Contents): to an address,
// or to a page by its number.
func (t *tagger) links(page types.Dict) error {
	list, err := t.ctx.DereferenceArray(page["Annots"])
	if err != nil {
		return err
	}
	for _, o := range list {
		a, err := t.ctx.DereferenceDict(o)
		if err != nil {
			return err
		}
		if a == nil || a["Contents"] != nil || a.Subtype() == nil || *a.Subtype() != "Link" {
			continue
		}
		t.across(a)
		if says := t.leads(a); says != "" && a["Contents"] == nil {
			a["Contents"] = text(says)
		}
	}
	return nil
}

// across lets a link that leads into another part of the book lead there.
func (t *tagger) across(a types.Dict) {
	action, err := t.ctx.DereferenceDict(a["A"])
	if err != nil || action == nil || t.place.sheets == nil {
		return
	}
	to, err := action.StringEntryBytes("URI")
	if err != nil {
		return
	}
	number, ok := strings.CutPrefix(string(to), elsewhere)
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 || n >= len(t.place.sheets.ids) {
		return
	}
	id := t.place.sheets.ids[n]
	delete(a, "A")
	a["Dest"], a["Contents"] = types.Name(id), text(fmt.Sprintf("→ %d", t.place.pages[id]))
}

// outline mends titles of the outline that Chromium has twice, since it has painted
// something near the head of a page on the one before, too.
func (t *tagger) outline() error {
	all, err := outlined(t.ctx, t.root)
	if err != nil {
		return err
	}
	for _, item := range all {
		title := decoded(item.dict["Title"])
		half := title[:len(title)/2]
		if title == half+half && t.place.titles[half] && !t.place.titles[title] {
			item.dict["Title"] = text(half)
		}
	}
	return nil
}

// leads returns where a link leads, in words that need no language.
func (t *tagger) leads(a types.Dict) string {
	if action, err := t.ctx.DereferenceDict(a["A"]); err == nil && action != nil {
		if s, err := action.StringEntryBytes("URI"); err == nil && len(s) > 0 {
			if plain, err := url.PathUnescape(string(s)); err == nil {
				return plain
			}
			return string(s)
		}
		a = types.Dict{"Dest": action["D"]}
	}
	dest, err := t.ctx.Dereference(a["Dest"])
	if err != nil {
		return ""
	}
	if name, ok := dest.(types.Name); ok {
		dests, err := t.ctx.DereferenceDict(t.root["Dests"])
		if err != nil {
			return ""
		}
		if dest, err = t.ctx.Dereference(dests[name.Value()]); err != nil {
			return ""
		}
	}
	if array, ok := dest.(types.Array); ok && len(array) > 0 {
		if ref, ok := array[0].(types.IndirectRef); ok && t.order[ref.ObjectNumber.Value()] > 0 {
			return fmt.Sprintf("→ %d", t.place.page(t.order[ref.ObjectNumber.Value()]))
		}
	}
	return ""
}

// unmarked marks what a page paints outside its tags as artifacts.
func (t *tagger) unmarked(page types.Dict) error {
	s, _, err := t.ctx.DereferenceStreamDict(page["Contents"])
	if err != nil || s == nil { // Chromium writes one stream a page
		return err
	}
	if err := s.Decode(); err != nil {
		return err
	}
	data := artifacts(s.Content)
	if t.meta.Press {
		if data == nil {
			data = s.Content
		}
		data = t.meta.press(page, data)
	}
	if data == nil {
		return nil
	}
	raw, err := deflate(data)
	if err != nil {
		return err
	}
	stream := types.StreamDict{Dict: types.Dict{"Filter": types.Name("FlateDecode")}, Raw: raw}
	if ref, ok := page["Contents"].(types.IndirectRef); ok {
		t.added[ref.ObjectNumber.Value()] = stream
	} else {
		page["Contents"] = t.add(stream)
	}
	return nil
}
