// Package figure draws figures from data, when the site is built.
//
// A [Figure] is the content of a file of figures/: kind, title, caption, unit,
// sources and, by kind, rows, series, nodes and edges, every text in every
// language. [Check] finds what a decoder cannot see. A [Writer] writes the figure
// once for all languages of a page: each label stands in all of them, side by side
// where there is room and one below the other where there is not, and what is the
// same in all stands once.
//
// The kinds:
//
//	bar          horizontal bars, one value a row; on a log scale a dot on a
//	             hairline, since the length of a bar would mean nothing
//	grouped-bar  the same with a value for each series
//	timeline     events down a line; gaps grow with the logarithm of the time
//	             between them, and are dashed where that is more than two years
//	span         periods against a date axis, perhaps open at an end
//	flow         boxes in columns and rows, with arrows
//
// A figure is a <div class="fig KIND">. All kinds but flow are text: a table whose
// rows have labels and values in words and figures, and beside each value an inline
// SVG of the width that is left, whose places are percentages; or a list of events.
// So they fit every width, are read and copied as what they are, and need no table
// of their data besides. A flow is two drawings (see flow.go), classes "wide" and
// "narrow", of which the style sheet shows one, and [Writer.Table] has its arrows.
//
// What stands in several languages is an element of class "both" with a child for
// each. [Writer.Said] keeps those children, so that a page can be given a further
// version; where versions change places on a page the first two have the classes
// "one" and "two".
//
// There are no style attributes, no style elements and no scripts, so a strict
// Content-Security-Policy holds: ink is currentColor, and these classes are for the
// style sheet to colour:
//
//	mark                    what is to be drawn in the accent colour
//	half, light, hollow     filled half, lightly, or not at all but stroked
//	grid, axis              hairlines; "axis" also the row of words along them
//	approx                  an approximate date: its dot is hollow
//	g0 to g5                how much time passes until the next event; "leap": much
//	lbl, sm                 of a flow: labels and small print
//	d1, u1, …               of a flow: lines of another language below or above
//
// Without a style sheet a figure is complete in black: what is marked is solid, the
// rest lighter. It is well-formed XML, for EPUB. The same figure always gives the
// same bytes.
package figure
