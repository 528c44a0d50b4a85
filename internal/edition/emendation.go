package edition

import (
	"strconv"
	"strings"
)

// Emendations are what emendations.yaml lists.
type Emendations struct {
	List []Emendation `yaml:"emendations" required:"true" doc:"repaired places of the author's text, in its order"`
}

// Emendation is a repaired place in the author's text. It has a word, not a
// sentence, because the text is not the edition's to publish. Most replace a wrong
// reading by the right one; a transposition moves a passage, named by its first
// and last word, after another word of the segment.
type Emendation struct {
	Block      string `yaml:"block" required:"true" doc:"where it is: p05.2, or p05 for a block of one segment"`
	Wrong      string `yaml:"wrong" doc:"what the copy reads, at most a word"`
	Right      string `yaml:"right" doc:"what it should read"`
	RightHK    string `yaml:"right-hk" doc:"what it should read instead where the house prints 裏, as in Hong Kong"`
	From       string `yaml:"from" doc:"of a transposition: the first word of the passage that is moved"`
	To         string `yaml:"to" doc:"of a transposition: the last word of the passage"`
	After      string `yaml:"after" doc:"of a transposition: the word behind which the passage belongs"`
	Class      string `yaml:"class" required:"true" enum:"simplified-left,under-converted,over-converted,typo,punctuation,transposed" doc:"what kind of slip it is"`
	Context    string `yaml:"context" doc:"a word that holds the wrong reading, to tell it from others in the segment; of a transposition: the word behind which the copy has the passage"`
	Occurrence int    `yaml:"occurrence" doc:"which of several in the segment, from 1, in whatever script they are"`
	Place      Text   `yaml:"place" doc:"for matter that is not of the text, such as a headline: what it is"`

	Reading Reading `yaml:"-"` // of the copy in hand
	Alike   bool    `yaml:"-"` // its readings differ in script only: in Simplified they are one
}

// Reading is how a copy reads at an emendation.
type Reading uint8

const (
	NoReading    Reading = iota // there is no copy, or the place is not in it
	WrongReading                // as the emendation says
	RightReading                // it is repaired already
	OtherScript                 // neither, but of the same fold: a copy in Simplified
)

// Transposed is the class of a passage that is in the wrong place.
const Transposed = "transposed"

// Moves reports whether an emendation is a transposition.
func (e *Emendation) Moves() bool { return e.Class == Transposed }

// EmendationClasses are the classes in the order of the register.
var EmendationClasses = []string{"simplified-left", "under-converted", "over-converted", "typo", "punctuation", Transposed}

// Reads returns the right reading in a house's style.
func (e *Emendation) Reads(h House) string {
	if e.RightHK != "" && h.Li == "裏" {
		return e.RightHK
	}
	return e.Right
}

// Address splits the place of an emendation into block and segment, from 0. The
// segment is 0 if none is named.
func (e *Emendation) Address() (block string, segment int) {
	block, number, dotted := strings.Cut(e.Block, ".")
	if n, err := strconv.Atoi(number); dotted && err == nil && n > 0 {
		return block, n - 1
	}
	return block, 0
}
