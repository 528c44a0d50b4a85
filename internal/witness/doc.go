// Package witness finds the author's own text in a reader's copy of it.
//
// An edition may be made from a text that its makers may not distribute. It then
// carries a lock, witness.lock: for each block an id, a kind, the lengths of its
// segments and a fingerprint, from which nothing of the text can be read. A reader
// who has a copy hands it to the program, and the program finds every block in it:
// whatever surrounds the text, however its lines are broken, in Traditional or
// Simplified characters, in any order.
//
// # How a block is found
//
// The copy becomes one stream of folded characters ([Fold]): letters and digits
// only, regardless of width, case and script. A window as long as a block slides
// over the stream; where 8 bits of its sum match the lock, its fingerprint is taken
// and compared. Lines and paragraphs of the copy do not matter: one wrapped at 60
// columns is as good as any. The place of each character is kept, and the text shown
// is the copy's own. A copy may be UTF-8, UTF-16, GB 18030 or Big5, plain or saved
// from the web.
//
// # What the lock gives away
//
// Of every block: its kind, how many letters it and its segments have, and a way to
// test a guess at the whole of it. To guess a block of [openLength] letters or more
// is as hard as writing it anew, letter for letter. A shorter one, or a single
// sentence, could be guessed, above all with a retelling at hand. So their
// fingerprints are sealed (AES-GCM): the key is split (Shamir, "How to share a
// secret", 1979) into a share for each longer block, each masked with that block's
// text, and half of them are needed to restore it. Whoever has the text opens the
// seal without noticing. Whoever has not must first guess half of the blocks, each
// as a whole.
//
// The sum is linear: with many bits of it, somebody who lacks a few letters of a
// block could find them without a digest for each guess. So no more of it is in the
// open than a search needs, and a lock of format 1, which had 24 bits, is read as if
// it had 8. docs/security.md has the figures.
//
// With the seal open, a changed sentence is found as well: the segments before and
// after it match, and the stretch between them has another length.
//
// Nothing in a lock depends on chance: the salt and the shares come from the
// text, and the same text makes the same lock.
//
// # How a lock is made
//
// [Make] takes the blocks of a Markdown file written like a version: with ids, and a
// line for each segment. The file stays with the editor. Blocks whose ids the
// edition lacks, such as the headline of a reprint, are matter around the text: they
// are looked for, since a repair may concern them, but are not part of it. [Outline]
// compares them with the edition first.
//
// # What becomes of a text
//
// [Find] finds the texts of a site's editions in the copies at hand. [Copied.Add]
// makes one a version of its edition, with the repairs of emendations.yaml and in the
// house's style; [Restored.Mark] puts the marks of those repairs into it once it is
// annotated. [Restored.Carried] looks for its words in the site's own files.
package witness

import "duizhao/internal/edition"

// Version of the format, and of the folding that fingerprints rest on.
const formatVersion = 2

const (
	openLength  = 32 // a block of at least so many folded characters is in the open
	looseLength = 8  // a shorter text is looked for only where a line begins and ends
	maxShares   = 255
)

// Around is the kind of a block that surrounds the text and is not part of it.
const Around = "around"

// Lock is the outline of a text.
type Lock struct {
	Path    string // of the file, for problems
	Edition string
	Lang    string // of the text
	Salt    [16]byte
	Need    int // shares that open the seal
	Blocks  []Block
	Sealed  []byte
}

// Block is a block of the text, or a piece of matter around it.
type Block struct {
	ID    string
	Kind  string // paragraph, heading, item, turn; or [Around]
	Forms []Form // as found, and where a slip of the pen was repaired, also as repaired
	Line  int    // in the lock
}

// Form is a wording of a block.
type Form struct {
	Length   int   // in folded characters
	Breaks   []int // lengths of its segments, which add up to Length
	Open     bool  // print and share are in the open
	print    print
	share    [keySize]byte
	segments []print // of each segment, known when the seal is open
}

// Text counts the blocks that belong to the text.
func (l *Lock) Text() int {
	n := 0
	for i := range l.Blocks {
		if l.Blocks[i].Kind != Around {
			n++
		}
	}
	return n
}

// Block returns the index of a block, or -1.
func (l *Lock) Block(id string) int {
	for i := range l.Blocks {
		if l.Blocks[i].ID == id {
			return i
		}
	}
	return -1
}

// Kind returns the kind of a block as a lock names it.
func Kind(b *edition.Block) string { return b.Kind.String() }
