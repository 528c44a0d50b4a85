package script

// underConverted finds words that a conversion to Traditional should have changed
// and did not, because their characters exist in Traditional too: 制造 for 製造.
// The words are those of OpenCC's dictionary, whatever the script of their other
// characters (關系). Where several words overlap, the longest decide; where print
// uses both forms, 台 and 臺, neither is wrong.
func underConverted(pg *page) []Finding {
	return pg.misspelt(func(i int) bool { return pg.chars[i] == pg.plain[i] })
}

// overConverted finds words with a wrong Traditional character that shares its
// Simplified form with the right one: 萬裏 for 萬里, 皇後 for 皇后. The words are
// those of OpenCC's dictionary, names of places and transliterations among them
// (阿里, 馬里蘭).
func overConverted(pg *page) []Finding {
	return pg.misspelt(func(i int) bool { return pg.chars[i] != pg.plain[i] })
}
