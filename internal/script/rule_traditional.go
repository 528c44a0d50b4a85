package script

// traditionalLeft finds characters in a Simplified text that exist only in
// Traditional. One that Simplified keeps in some words, such as 乾 in 乾坤, is
// accepted in such a word.
func traditionalLeft(pg *page) []Finding {
	var out []Finding
	hans := tw2s()[1]
	for i := 0; i < len(pg.chars); i++ {
		r := pg.chars[i]
		if !pg.proof.onlyTraditional(r) && r != '乾' {
			continue
		}
		at := hans.first(r)
		if at == 0 {
			out = append(out, Finding{From: pg.offs[i], To: pg.offs[i+1], Right: string(pg.plain[i])})
			continue
		}
		rest := pg.text[pg.offs[i]:]
		if n, with := hans.longest(rest, at, len(string(r))); n > len(string(r)) && with == rest[:n] { // 乾坤
			i += len([]rune(with)) - 1
			continue
		}
		if pg.covered(i) {
			continue
		}
		out = append(out, Finding{From: pg.offs[i], To: pg.offs[i+1], Right: string(pg.plain[i])})
	}
	return out
}

// covered reports whether the character at index i belongs to a word, begun before
// it, that keeps it in Simplified: 康乾.
func (pg *page) covered(i int) bool {
	hans := tw2s()[1]
	for start := max(0, i-window+1); start < i; start++ {
		rest := pg.text[pg.offs[start]:]
		at := hans.first(pg.chars[start])
		if at == 0 {
			continue
		}
		n, with := hans.longest(rest, at, len(string(pg.chars[start])))
		if pg.offs[start]+n > pg.offs[i] && with == rest[:n] {
			return true
		}
	}
	return false
}
