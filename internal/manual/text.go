package manual

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// languages are those of the manual, in the order of said.
var languages = [2]string{lang.English, lang.Hant}

// said is the same in both languages.
type said [2]string

// both is what is the same in all languages.
func both(s string) said { return said{s, s} }

// text is an edition while it is written, a version a language.
type text struct{ versions [2]strings.Builder }

// block writes a block: its lines, then its id. Names are not linked in a reference,
// where they would be marked at every key.
func (t *text) block(id string, lines ...said) {
	for k := range t.versions {
		for _, line := range lines {
			t.versions[k].WriteString(line[k] + "\n")
		}
		t.versions[k].WriteString("{#" + id + " .nolink}\n\n")
	}
}

func (t *text) heading(level int, id string, s said) {
	for k := range t.versions {
		t.versions[k].WriteString(strings.Repeat("#", level) + " " + s[k] + "\n{#" + id + "}\n\n")
	}
}

// code writes an example.
func (t *text) code(id, language, code string) {
	for k := range t.versions {
		t.versions[k].WriteString("```" + language + "\n" + strings.TrimRight(code, "\n") + "\n```\n{#" + id + "}\n\n")
	}
}

// name is a name in a reference, with the id of its block.
type name struct{ name, id string }

// index writes a block that leads to others.
func (t *text) index(id string, names []name) {
	links := make([]string, len(names))
	for i, n := range names {
		links[i] = "[`" + n.name + "`](#" + n.id + ")"
	}
	t.block(id, both(strings.Join(links, " · ")))
}

// entry writes what a name is for: the name and what sort of thing it is, then the
// explanation.
func (t *text) entry(id, name string, sort, doc said) {
	var first said
	for k := range first {
		first[k] = "**`" + name + "`**"
		if sort[k] != "" {
			first[k] += " · " + sort[k]
		}
		first[k] += `\`
	}
	t.block(id, first, ended(doc))
}

// ended makes a sentence of a note in the program, as Markdown that says it as it is.
func ended(s said) said {
	for k, end := range []string{".", "。"} {
		first, size := utf8.DecodeRuneInString(s[k])
		if word, _, _ := strings.Cut(s[k], " "); k == 0 && plainWord(word) && !strings.HasPrefix(literal().FindString(s[k]), strings.TrimRight(word, ",:;")) {
			s[k] = string(unicode.ToUpper(first)) + s[k][size:]
		}
		if s[k] != "" && !strings.HasSuffix(s[k], ".") && !strings.HasSuffix(s[k], end) {
			s[k] += end
		}
		s[k] = markdown(s[k])
	}
	return s
}

// literal matches what is typed as it is: between back quotes, a key with its value, a
// flag, a command, a file, a field, an address, a place in a text.
var literal = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("`[^`]+`" + `|^true\b|(?:outputs: )?[a-z-]+: (?:\{[^}]*\}|\btrue\b)` +
		`|\p{Han}+: \p{Han}+|\bhttps?://[^\s,;)]*[\w/]|\b(?:schema|params):|speaker=…` +
		`|--[a-z][a-z-]*(?:=[-\w]+)?|duizhao [a-z]+(?: [A-Z]+\b| --[a-z-]+)*` +
		`|(?:[-\w*.]+/)*[-\w*]+\.(?:yaml|md|json|html|css|js|zip|epub|pdf|lock)\b|\bcontent/(?:[a-z]+/)*` +
		`|\.[A-Z]\w*(?:\.[A-Za-z]\w*)*|/[a-z][-\w/]*/|\bp\d\d(?:\.\d)?(?:,p\d\d)?\b|zh-Han[ts](?:\+en|,en)?|en-x-lee1998|\bnote:ID\b`)
})

// markdown returns a text as Markdown that shows it as it is, with what is typed as code.
func markdown(s string) string {
	var b strings.Builder
	for s != "" {
		at := literal().FindStringIndex(s)
		if at == nil {
			at = []int{len(s), len(s)}
		}
		b.WriteString(escaped(s[:at[0]]))
		if code := strings.Trim(s[at[0]:at[1]], "`"); code != "" {
			b.WriteString("`" + code + "`")
		}
		s = s[at[1]:]
	}
	return b.String()
}

// plainWord reports whether a word is one of English, and not a name of something.
func plainWord(s string) bool {
	return s != "duizhao" && strings.Trim(strings.TrimRight(s, ",:;"), "abcdefghijklmnopqrstuvwxyz-’'") == ""
}

var signs = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`,
	">", `\>`, "`", "\\`", "~", `\~`, "{", `\{`, "&", `\&`, "#", `\#`, "!", `\!`)

// escaped returns a text as Markdown.
func escaped(s string) string { return signs.Replace(s) }

// id returns the id of a block for a name, such as site-menus-top-to.
func id(parts ...string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.Join(parts, "-")) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
