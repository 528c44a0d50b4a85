package recording

import (
	"fmt"
	"strconv"
	"strings"
)

// Cue is a stretch of a recording, in milliseconds from its beginning.
type Cue struct {
	ID       string // what it is called; "" without a name
	From, To int
	Offset   int // of its first line in the file, in bytes
	Timing   int // of the line with its times, likewise
}

// Issue is something wrong in a file of cues, at a byte.
type Issue struct {
	Offset     int
	Text, Hint string
}

// MaxCues is how many cues a file may have.
const MaxCues = 50_000

const timing = "a cue's times are written 00:01:02.500 --> 00:01:07.000"

// Parse reads a file of cues. Lines end in LF. What cannot be read is among the issues,
// and not among the cues. What a cue says is not looked at: the text is the version's.
func Parse(data []byte) (cues []Cue, issues []Issue) {
	p := &parser{rest: string(data)}
	p.rest = strings.TrimPrefix(p.rest, "\ufeff")
	p.at = len(data) - len(p.rest)
	first, _, ok := p.line()
	if name, _, _ := strings.Cut(strings.ReplaceAll(first, "\t", " "), " "); !ok || name != "WEBVTT" {
		return nil, []Issue{{0, "this is not a file of cues", "save the cues as WebVTT, whose first line is WEBVTT"}}
	}
	for line, _, ok := p.line(); ok && line != ""; line, _, ok = p.line() { // the rest of the head
		if strings.Contains(line, "-->") {
			return nil, []Issue{{p.at - len(line) - 1, "a cue is in the head of the file", "leave an empty line after WEBVTT"}}
		}
	}
	for {
		line, at, ok := p.line()
		if !ok {
			return cues, issues
		}
		if line == "" {
			continue
		}
		c := Cue{Offset: at, Timing: at}
		times := line
		if !strings.Contains(line, "-->") {
			if word, _, _ := strings.Cut(line, " "); word == "NOTE" || word == "STYLE" || word == "REGION" {
				p.skip()
				continue
			}
			c.ID = strings.TrimSpace(line)
			if times, c.Timing, ok = p.line(); !ok || !strings.Contains(times, "-->") {
				issues = append(issues, Issue{at, "there are no times after " + strconv.Quote(c.ID), timing})
				if times != "" {
					p.skip()
				}
				continue
			}
		}
		p.skip()
		from, to, _ := strings.Cut(times, "-->")
		to, _, _ = strings.Cut(strings.TrimSpace(strings.ReplaceAll(to, "\t", " ")), " ") // settings follow
		var well [2]bool
		c.From, well[0] = clock(strings.TrimSpace(from))
		c.To, well[1] = clock(to)
		switch {
		case !well[0] || !well[1]:
			issues = append(issues, Issue{c.Timing, "these are not the times of a cue", timing})
		case len(cues) == MaxCues:
			return cues, append(issues, Issue{at, fmt.Sprintf("there are more than %d cues", MaxCues), "cut the recording into several"})
		default:
			cues = append(cues, c)
		}
	}
}

type parser struct {
	rest string
	at   int // where rest begins
}

// line returns the next line without its end, and where it is.
func (p *parser) line() (line string, at int, ok bool) {
	if p.rest == "" {
		return "", p.at, false
	}
	line, after, _ := strings.Cut(p.rest, "\n")
	at = p.at
	p.at += len(p.rest) - len(after)
	p.rest = after
	return strings.TrimRight(line, "\r"), at, true
}

// skip goes on to the next empty line.
func (p *parser) skip() {
	for line, _, ok := p.line(); ok && line != ""; line, _, ok = p.line() {
	}
}

// clock reads a time such as 01:02.500 or 00:01:02.500.
func clock(s string) (ms int, ok bool) {
	whole, part, ok := strings.Cut(s, ".")
	list := strings.Split(whole, ":")
	if !ok || len(part) != 3 || len(list) < 2 || len(list) > 3 {
		return 0, false
	}
	for i, digits := range append(list, part) {
		n, err := strconv.ParseUint(digits, 10, 16)
		hours := len(list) == 3 && i == 0
		if err != nil || len(digits) < 2 || i < len(list) && !hours && (n > 59 || len(digits) != 2) || hours && n > 999 {
			return 0, false
		}
		if i == len(list) {
			return ms*1000 + int(n), true
		}
		ms = ms*60 + int(n)
	}
	return 0, false
}

// Clock writes a time as SMIL has it: 62.500s.
func Clock(ms int) string { return fmt.Sprintf("%d.%03ds", ms/1000, ms%1000) }
