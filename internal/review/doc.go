// Package review knows which translations are out of date.
//
// A translation was right when somebody read it beside the text that it was made
// from. The lock of an edition, review.lock, keeps for each translated segment
// what both sides were then: a checksum and a length, never the text. When the
// base is reworded, exactly the segments that were translated from another wording
// are known.
//
//	duizhao-review-lock 1
//	# …
//	claim width p01.2 0a31c5d9e07b2f46:18
//	en p01.1 19e07b2f460a31c5:23 1c5d9e07b2f460a3:49
//
// One line each, sorted, so that two people's confirmations merge: version and
// address, then base and translation. A claim's line has the wording of the place
// that the claim was last seen at.
//
// # Texts that move
//
// Checksums are polynomials over the characters without white space
// ([Print]), so that the checksum of two texts in a row follows from theirs. A
// sentence that was cut in two, two that were joined, one that went to another
// block are recognised by that ([Compare]), and their confirmations go with them;
// a claim's sentence is looked for in the whole text ([Places]). What is not
// found in the same words is never taken for the same.
package review

import (
	"embed"
)

// Rules documents the rules whose breaches this package finds; see package rule.
//
//go:embed rules/*.txtar
var Rules embed.FS

// File is the name of the lock in an edition's folder.
const File = "review.lock"
