// Package figure draws figures from data, when the site is built.
//
// A [Figure] is the content of a file of figures/: kind, title, caption, unit,
// sources and, by kind, rows, series, nodes and edges, every text in every
// language. [Check] finds what a decoder cannot see. [Draw] makes the drawing in
// one language and [Table] the same data as a table, for those who cannot see the
// drawing or want the numbers.
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
// A drawing is a <div class="fig KIND"> with two inline SVG, one for wide
// places (class "wide", 720 units) and one for phones (class "narrow", 360
// units); the style sheet shows one of them. Text is real text in the font of
// the page and in units that are CSS pixels at full size, 13 for labels and no
// less than 11 for anything; its width is estimated from a table (see
// measure.go), and long labels are broken. There are no style attributes, no
// style elements and no scripts, so a strict Content-Security-Policy holds: ink
// is currentColor, and these classes are for the style sheet to colour:
//
//	bar, span, event, node  shapes; series are s1, s2, … besides
//	edge, head              the line of an arrow and its point
//	mark                    what is to be drawn in the accent colour
//	half, light, hollow     filled half, lightly, or not at all but stroked
//	approx                  an approximate value: an open end or a hollow dot
//	grid, axis              hairlines; "axis" also the words along them
//	lbl, val, sm            labels, values, and small print
//	legend                  the key to the series
//
// Without a style sheet the drawing is complete in black: what is marked is solid,
// the rest lighter. It is well-formed XML, for EPUB. The same figure always gives
// the same bytes.
package figure
