package web

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Choice is a language by which a list can be filtered: form controls and the style sheet
// do it, without a script. Each thing in the list has the numbers of its languages.
type Choice struct {
	Number int           // from 1
	Name   render.Tagged // of the language, in itself
	Count  int           // how many editions on the page are in it
}

// mostChoices is how many languages the style sheet can tell apart.
const mostChoices = 8

// choices returns the languages by which the editions on a page can be told apart, and for
// each edition the numbers of its own; none if all are in the same, or in too many.
func (r *Listing) choices(editions []*Summary) (choices []Choice, in []string) {
	var tags []string
	counts := map[string]int{}
	langs := make([][]string, len(editions))
	for i, s := range editions {
		for _, l := range s.Langs {
			if l = lang.Public(l); !slices.Contains(langs[i], l) {
				langs[i] = append(langs[i], l)
				counts[l]++
			}
			if !slices.Contains(tags, l) {
				tags = append(tags, l)
			}
		}
	}
	slices.Sort(tags)
	differ := slices.DeleteFunc(slices.Clone(tags), func(l string) bool { return counts[l] == len(editions) })
	if len(differ) == 0 || len(tags) > mostChoices {
		return nil, nil
	}
	for i, l := range tags {
		choices = append(choices, Choice{i + 1, r.words.VersionName(l), counts[l]})
	}
	for i := range editions {
		var own []string
		for _, l := range langs[i] {
			own = append(own, strconv.Itoa(slices.Index(tags, l)+1))
		}
		in = append(in, strings.Join(own, " "))
	}
	return choices, in
}
