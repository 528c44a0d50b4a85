package main

import (
	"errors"
	"regexp"
	"strings"

	"duizhao/internal/diag"

	"github.com/alecthomas/kong"
)

// rewordings replaces messages of the parser by ours.
var rewordings = []struct {
	theirs *regexp.Regexp
	ours   string
}{
	{regexp.MustCompile(`^unknown flag (\S+)$`), "there is no flag $1"},
	{regexp.MustCompile(`^unexpected argument (.*)$`), "one argument too many: $1"},
	{regexp.MustCompile(`^expected (?:one of )?"<([^>]+)>.*$`), "$1 is missing"},
	{regexp.MustCompile(`^(--\S+): (?:expected .* value but got "EOL".*|missing value.*)$`), "$1 needs a value"},
	{regexp.MustCompile(`^(--\S+): expected a valid 16 bit uint but got (".*")$`), "$1 needs a number up to 65535, not $2"},
	{regexp.MustCompile(`^<?([A-Za-z-]+)>? must be one of (.*) but got (".*")$`), "$1 is one of $2, not $3"},
}

// elsewhere has words that are commands of other programs, or parts of ours, and what
// does here what they say.
var elsewhere = map[string]string{
	"init":      "a new site: duizhao new DIR",
	"create":    "a new site: duizhao new DIR",
	"edition":   "a new edition: duizhao new edition SLUG",
	"note":      "a new note: duizhao new note ID",
	"claim":     "a new claim: duizhao new claim ID",
	"figure":    "a new figure: duizhao new figure ID",
	"explainer": "a new explainer: duizhao new explainer ID",
	"page":      "a new page: duizhao new page ID",
	"preview":   "in the browser while you write: duizhao serve",
	"watch":     "in the browser while you write: duizhao serve",
	"server":    "in the browser while you write: duizhao serve",
	"bundle":    "the whole site as one archive: duizhao build --bundle",
	"zip":       "the whole site as one archive: duizhao build --bundle",
	"epub":      "EPUBs: outputs: {epub: [view]} in content/site.yaml, then duizhao build",
	"print":     "an edition as a book: duizhao pdf",
	"publish":   "duizhao build, then duizhao deploy",
	"upload":    "duizhao build, then duizhao deploy",
	"align":     "import pairs two texts: duizhao import TEXT TRANSLATION; later check says where lines do not agree",
	"lint":      "duizhao check",
	"test":      "duizhao check",
	"validate":  "duizhao check",
	"manual":    "duizhao help lists the topics of the manual",
	"docs":      "duizhao help lists the topics of the manual",
}

// misparsed words an error of the command line parser.
func misparsed(err error) error {
	m := &diag.Fault{Misuse: true, Text: err.Error(), Hint: "see: duizhao --help"}
	var command *kong.Node
	var pe *kong.ParseError
	if errors.As(err, &pe) && pe.Context != nil {
		command = pe.Context.Selected()
	}
	if command != nil {
		m.Hint = "see: " + command.FullPath() + " --help"
	}
	if text, guess, ok := strings.Cut(m.Text, ", did you mean "); ok {
		m.Text, m.Hint = text, "did you mean "+guess
	}
	if name, ok := strings.CutPrefix(m.Text, "unexpected argument "); ok && command == nil {
		m.Text = "there is no command " + name
		if hint := elsewhere[strings.Trim(name, `"`)]; hint != "" {
			m.Hint = hint
		}
		return m
	}
	for _, r := range rewordings {
		if r.theirs.MatchString(m.Text) {
			m.Text = r.theirs.ReplaceAllString(m.Text, r.ours)
			break
		}
	}
	return m
}

// badDate is the error for a --today that is not a day.
func badDate(s string) error {
	return &diag.Fault{Misuse: true, Text: "--today needs a day, not \"" + s + "\"", Hint: "such as: --today 2026-11-23"}
}

// badURL is the error for a --url that is not an absolute address.
func badURL(s string) error {
	return &diag.Fault{Misuse: true, Text: "--url needs a whole address, not \"" + s + "\"", Hint: "such as: --url https://example.org/texts/"}
}
