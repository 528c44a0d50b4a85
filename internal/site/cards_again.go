package site

import "duizhao/internal/output"

// card lets the card at path stay if what it says and what it is set in are what they were
// for an earlier build, and otherwise draws and puts it. Unlike pages, cards stay in a
// build with fonts, too: drawing them is most of what such a build would do again.
func (a *again) card(c *closing, path string, key [32]byte, draw func() ([]byte, error)) error {
	p := &keptPage{Key: key, paths: []string{path}}
	if a != nil {
		if last := a.last.Cards[path]; last != nil && last.Key == key && len(last.Files) == 1 {
			if _, ok := a.stage.Has(last.Files); ok {
				a.keepCard(path, last)
				return a.stage.Stay(&last.Files[0])
			}
		}
		a.keepCard(path, p)
	}
	data, there := a.others().card(path, key)
	if there {
		return nil
	}
	if data != nil {
		return c.outlet.last.Put(path, data)
	}
	data, err := draw()
	if err != nil {
		return err
	}
	return c.outlet.last.Put(path, data)
}

// hasCard reports whether an earlier build has drawn the card at path from the same.
func (a *again) hasCard(path string, key [32]byte) bool {
	return a != nil && a.last.Cards[path] != nil && a.last.Cards[path].Key == key
}

func (a *again) keepCard(path string, p *keptPage) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.cards == nil {
		a.cards = map[string]*keptPage{}
	}
	a.cards[path] = p
}

// endCards notes the files of the cards that were drawn, of those that were put.
func (a *again) endCards(find func(paths []string) []output.Known) {
	for _, p := range a.cards {
		if p.paths != nil {
			p.Files, p.paths = find(p.paths), nil
		}
	}
}
