package diag

// Nearest returns the candidate that word is most likely a slip for, or "": the one
// at the smallest edit distance (Damerau's, which counts swapped neighbours as one),
// if that is at most two and at most a third of the word's length.
func Nearest(word string, candidates []string) string {
	best, at := "", 3
	for _, c := range candidates {
		d := distance([]rune(word), []rune(c))
		if d < at && d <= max(1, (len([]rune(word))+1)/3) {
			best, at = c, d
		}
	}
	return best
}

// DidYouMean returns the hint for a word that is not among the candidates.
func DidYouMean(word string, candidates []string) string {
	if n := Nearest(word, candidates); n != "" {
		return "did you mean \"" + n + "\"?"
	}
	return ""
}

func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}
