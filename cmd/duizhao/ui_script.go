package main

import (
	"fmt"
	"strings"

	"duizhao/internal/check"
)

// choices lists the places where the form of a character depends on the word, by
// character: first those of a derived zh-Hans, then characters as written that no
// word confirms.
func (u *ui) choices(all []check.Choice) {
	if len(all) == 0 {
		fmt.Fprintln(u.out, "Nowhere in the Traditional text is script a matter of the word")
		return
	}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].Char == all[from].Char && all[to].Unconfirmed == all[from].Unconfirmed {
			to++
		}
		c := &all[from]
		if c.Unconfirmed {
			fmt.Fprintf(u.out, "%s, confirmed by no word, might be %s: %s\n", c.Char, strings.Join(c.Others, " or "), plural(to-from, "place"))
		} else {
			fmt.Fprintf(u.out, "%s in Simplified: %s\n", c.Char, plural(to-from, "place"))
		}
		for _, c := range all[from:to] {
			at := c.Pos.String()
			if c.At != "" {
				at += " (" + c.At + ")"
			}
			if c.Unconfirmed {
				fmt.Fprintf(u.out, "  %s: %s[%s]%s\n", at, c.Before, c.Char, c.After)
			} else {
				fmt.Fprintf(u.out, "  %s: %s[%s → %s]%s\n", at, c.Before, c.Char, c.Got, c.After)
			}
		}
		from = to
	}
	fmt.Fprintln(u.out, "A word for all texts goes into simplified: of site.yaml, a name into its note, one segment into overrides: of edition.yaml")
}
