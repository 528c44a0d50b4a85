package script

import "strings"

// simplifiedLeft finds characters that belong in no Traditional text: those that
// exist only in Simplified, such as 开 or 买, and those that nobody expects in
// Traditional, such as 么 or 几, unless a word of the dictionary has them (茶几).
// What print in Taiwan or Hong Kong uses beside the form of the dictionaries, such
// as 恒 or 泪, is accepted.
func simplifiedLeft(pg *page) []Finding {
	var out []Finding
	p := pg.proof
	for _, i := range pg.doubts {
		r := pg.chars[i]
		k := p.kind(r)
		if k&(simplified|rare) == 0 || r == '么' && youngest(pg, i) {
			continue
		}
		right, v := p.trad[r], pg.judge(i)
		switch {
		case v.right != 0 && k&simplified == 0 && k&contested != 0: // a word: underConverted reports it
			continue
		case v.right != 0:
			right = v.right
		case v.fine && k&rare != 0:
			continue
		}
		out = append(out, pg.finding(i, i+1, string(right)))
	}
	return out
}

// youngest reports whether a 么 is Taiwan's yāo, as in 老么 and 么兒, and not a
// remnant of 什么.
func youngest(pg *page, i int) bool {
	before, after := pg.at(i-1), pg.at(i+1)
	return before == '老' || strings.ContainsRune("儿妹女弟叔娘喝九", after) && !strings.ContainsRune("什这那怎多要甚", before)
}

// at returns the Simplified form of the character at an index, or 0 beyond the
// ends.
func (pg *page) at(i int) rune {
	if i < 0 || i >= len(pg.plain) {
		return 0
	}
	return pg.plain[i]
}
