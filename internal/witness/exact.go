package witness

import "fmt"

// exactly finds the one letter in which a stretch of the copy differs from what the
// lock has: another letter, one too many or one too few. The sums quickly narrow
// down which letter it could be, and the digest confirms it.
func (f *Found) exactly(from, to int, want target) (text string, at int, ok bool) {
	folds := f.stream.folds[from:to]
	n := len(folds)
	if n == 0 || want.print == (print{}) || max(n-want.length, want.length-n) > 1 {
		return "", 0, false
	}
	powers := make([]uint64, n+2) // of factor
	powers[0] = 1
	for i := range powers[1:] {
		powers[i+1] = powers[i] * factor
	}
	// The sum of the letters before a place, and of those from it on.
	head := func(i int) uint64 { return f.finder.sums[from+i] - f.finder.sums[from]*powers[i] }
	tail := func(i int) uint64 { return f.finder.sums[to] - f.finder.sums[from+i]*powers[n-i] }
	trial := make([]rune, 0, n+1)
	confirm := func(i, skip int, r rune) bool {
		trial = append(trial[:0], folds[:i]...)
		if r != 0 {
			trial = append(trial, r)
		}
		trial = append(trial, folds[i+skip:]...)
		return f.finder.mark(trial) == want.print.mark
	}
	switch want.length - n {
	case -1:
		for i := range n {
			if want.print.fits(cut(head(i)*powers[n-i-1]+tail(i+1))) && confirm(i, 1, 0) {
				return fmt.Sprintf("has one letter too many, %c", folds[i]), from + i, true
			}
		}
	case 0, 1:
		skip := 1 - (want.length - n)
		for _, r := range f.letters() {
			w := f.finder.weight(r)
			for i := 0; i+skip <= n; i++ {
				behind := n - i - skip
				if !want.print.fits(cut((head(i)*factor+w)*powers[behind]+tail(i+skip))) || !confirm(i, skip, r) {
					continue
				}
				if skip == 1 {
					return fmt.Sprintf("has %c where the text has %c", folds[i], r), from + i, true
				}
				if i == n { // what follows stands in another segment, or on another line
					return fmt.Sprintf("lacks a letter after this one, %c", r), from + i - 1, true
				}
				return fmt.Sprintf("lacks a letter here, %c", r), from + i, true
			}
		}
	}
	return "", 0, false
}

// letters returns those that a text may have: digits, Latin letters, kana and the
// common Han, each in its folded form.
func (f *Found) letters() []rune {
	var out []rune
	seen := map[rune]bool{}
	add := func(from, to rune) {
		for r := from; r <= to; r++ {
			for _, x := range f.folder.runes(string(r)) {
				if !seen[x] {
					seen[x] = true
					out = append(out, x)
				}
			}
		}
	}
	add('0', '9')
	add('a', 'z')
	add(0x3041, 0x30ff)
	add(0x4e00, 0x9fff)
	return out
}
