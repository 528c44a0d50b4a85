package render

import (
	"regexp"
	"strings"
	"sync"
)

// plainly are the messages of text/template and html/template, as far as whoever writes
// a template gets to see them, with what they mean. $at is the expression at fault; $1,
// $2 are the groups of the pattern, which are types of Go where they are in angle
// brackets: those are named as the manual of fields names them.
//
// They are put together when a mistake is first told: each command would pay for them.
var plainly = sync.OnceValue(func() []meaning {
	re := func(pattern string) *regexp.Regexp { return regexp.MustCompile("(?s)^" + pattern + "$") }
	return []meaning{
		// While a template is executed.
		{re(`can't evaluate field (\w+) in type \[\]render\.Tagged`),
			"$at asks for $1 of a text in several languages",
			"write {{template \"tagged\" …}} to place it, or range over it: each has .Lang and .Text", true},
		{re(`can't evaluate field (\w+) in type \[\](.+)`),
			"$at asks for $1 of a list", "range over it, or take one: (index … 0).$1", true},
		{re(`can't evaluate field (\w+) in type (.+)`), "<$2> has no field $1", "", true},
		{re(`nil pointer evaluating (.+)\.(\w+)`), "$at has no value: what has the field $2 is not there", missing, false},
		{re(`nil data; no entry for key "(.*)"`), "$at has no value: what has the field $1 is not there", missing, false},
		{re(`invalid value; expected (.+)`), "$at has no value, where <$1> is asked for", missing, false},
		{re(`dereference of nil pointer of type .+`), "$at has no value", missing, false},
		{re(`wrong type for value; expected (.+); got (.+)`), "$at is <$2>, where <$1> is asked for", "", true},
		{re(`expected (string|integer|bool|float|unsigned integer); found (.+)`), "$2 is here, where <$1> is asked for", "", true},
		{re(`can't handle (.+) for arg of type (.+)`), "$1 is here, where <$2> is asked for", "", true},
		{re(`wrong number of args for (\w+): want at least (\d+) got (\d+)`), "$1 has $3 values and needs $2 or more", "", true},
		{re(`wrong number of args for (\w+): want (\d+) got (\d+)`), "$1 has $3 values and needs $2", "", true},
		{re(`(\w+) (?:has arguments but cannot be invoked as function|is not a method but has arguments)`),
			"$1 is a field, and takes no values", "take out what follows it, or put it in parentheses", true},
		{re(`can't give argument to non-function (.+)`), "$1 is not a function, and takes no values", "take out what follows it", true},
		{re(`error calling (index|slice): index out of range: (-?\d+)`),
			"$1 looks for item $2, counted from 0, and the list is shorter", "ask for its length before: {{if gt (len .List) $2}}…{{end}}", false},
		{re(`error calling (index|slice|len): (?:index|slice|len) of (?:untyped nil|nil pointer)`),
			"what $1 looks into is not there", missing, false},
		{re(`error calling (\w+): (.+ cannot be compared|.+ needs two values|the verbs of .+)`), "$1: $2", "", true},
		{re(`error calling (\w+): (.+)`), "$1: $2", "", false},
		{re(`range can't iterate over (.+)`), "range goes over lists, maps and numbers, and $at is none of these", "", true},
		{re(`if/with can't use (.+)`), "if and with cannot use $1", "", true},
		{re(`exceeded maximum template depth .+`),
			"it includes itself without end", "take that out, or put it under a condition that ends it", true},
		{re(`(?:no such template|template) "(.*?)"(?: not defined)?`),
			"there is no template \"$1\"", "templates are called by their files, as partials/card.html, or by a define", true},
		// When it is parsed.
		{re(`function "(.*)" not defined`),
			"there is no function \"$1\"",
			"functions: w, wl, wt, name, tongue, inc, and those of Go's text/template, as len, index, printf, and, or, not, eq and lt", false},
		{re(`undefined variable "(.*)"`),
			"there is no variable $1 here", "one is made with {{$1 := …}}, and ends with the if, with or range that it is made in", false},
		{re(`unexpected (\{\{end\}\}|\{\{else\}\}|\{\{else if\}\}|\{\{break\}\}|\{\{continue\}\})`),
			"this $1 belongs to nothing", "take it out, or write the if, with or range that it belongs to", false},
		{re(`unexpected EOF`), "what begins here is never closed", "write {{end}} where it ends", false},
		{re(`unclosed action.*`), "this {{ is never closed", "write }} where it ends", false},
		{re(`unclosed comment`), "this comment is never closed", "it ends with */}}", false},
		{re(`missing value for (\w+)`), "$1 has no value", "write what it depends on: {{$1 .Title}}", false},
		{re(`bad character U\+\w+ '(.+)'`), "$1 cannot stand here", "an action ends in two braces, }}", false},
		{re(`unexpected "(.+)" in (\w+)`), "$1 cannot stand here", "", false},
		{re(`unexpected <(.+)> in (\w+)`), "$1 cannot stand here", "", false},
		{re(`multiple definition of template "(.*)"`), "the template \"$1\" is defined twice", "give one of them another name", false},
		// When html/template finds out where each value stands.
		{re(`\{\{(\w+)\}\} branches end in different contexts: .*`),
			"one way through this $1 leaves a tag, a quotation or a script open, and the other does not", "open and close it on the same side", true},
		{re(`(?:on range loop re-entry: )?(.*)ends in a non-text context: .*`),
			"it ends within a tag, a quotation or a script, which is never closed", "close it", true},
		{re(`on range loop re-entry: .*`),
			"a round of this range leaves a tag, a quotation or a script open, and the next begins in it", "close it within the range", true},
		{re(`.+ appears in an ambiguous context within a URL`),
			"this may be the path of an address or its query", "write the address so that it is clear, with its ? before the action", true},
	}
})

// meaning is what a message means.
type meaning struct {
	pattern    *regexp.Regexp
	text, hint string
	always     bool // it is a mistake whatever a page has
}

const missing = "put it within {{with …}}…{{end}}, for pages that do not have it"

// atPlace cuts what text/template says before a message of its execution, executing "NAME"
// at <EXPRESSION>: MESSAGE, off.
func atPlace(message string) (at, rest string) {
	if tail, ok := strings.CutPrefix(message, "executing "); ok {
		if _, tail, ok = strings.Cut(tail, " at <"); ok {
			if at, rest, ok = strings.Cut(tail, ">: "); ok {
				return at, rest
			}
		}
	}
	return "this", message
}

// inPlain says what a message of the packages of templates means, what to do, if that is
// known, and whether it would be a mistake on any page.
func inPlain(message string) (text, hint string, always bool) {
	at, message := atPlace(message)
	for _, p := range plainly() {
		if m := p.pattern.FindStringSubmatchIndex(message); m != nil {
			fill := func(s string) string {
				s = strings.ReplaceAll(s, "$at", strings.ReplaceAll(at, "$", "$$"))
				for _, group := range []string{"$1", "$2"} {
					if strings.Contains(s, "<"+group+">") {
						name := string(p.pattern.ExpandString(nil, group, message, m))
						s = strings.ReplaceAll(s, "<"+group+">", strings.ReplaceAll(plainType(name), "$", "$$"))
					}
				}
				return string(p.pattern.ExpandString(nil, s, message, m))
			}
			return fill(p.text), fill(p.hint), p.always
		}
	}
	return message, "", false
}

// plainType returns what a type of Go, by its name, is called where templates are spoken
// of; see [described].
func plainType(name string) string {
	name = strings.TrimLeft(name, "*")
	switch {
	case name == "[]render.Tagged":
		return "a text in several languages"
	case strings.HasPrefix(name, "["):
		return "a list"
	case name == "render.Params", strings.HasPrefix(name, "map["):
		return "a map"
	case name == "string", name == "template.HTML", name == "edition.Kind":
		return "a text"
	case name == "bool":
		return "true or false"
	case name == "int", name == "float64", name == "integer", name == "unsigned integer", name == "float":
		return "a number"
	case name == "interface {}", name == "reflect.Value":
		return "a value"
	}
	for _, of := range []string{"render.", "web."} {
		if at, ok := strings.CutPrefix(name, of); ok {
			return "a value of type " + at
		}
	}
	return "what is given here"
}
