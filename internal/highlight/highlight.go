// Package highlight turns code into HTML with classes. It is the only importer
// of chroma. Colours are the style sheet's, light and dark; nothing is inline.
package highlight

import (
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"

	"duizhao/internal/encode"
)

var formatter = chromahtml.New(chromahtml.WithClasses(true), chromahtml.PreventSurroundingPre(true))

// plain has no colours: with classes the formatter takes none from a style. Package
// styles has such a style too, but reads all seventy when a program starts.
var plain = chroma.MustNewStyle("plain", chroma.StyleEntries{})

// A Marker marks up code. It keeps the lexers that it has made; the zero value is
// ready, and may be used from several goroutines at once.
type Marker struct{ lexers sync.Map } // by name, chroma.Lexer

// HTML returns a pre element with the code marked up for its language. With no
// language, or one that chroma does not know, the code is not marked up.
func (m *Marker) HTML(language, code string) encode.HTML {
	var b encode.Markup
	b.Write(`<pre class="chroma" tabindex="0"><code`)
	if language != "" {
		b.Write(` class="language-`, encode.Escape(language), `"`)
	}
	b.Write(">")
	if lexer := m.lexer(language); lexer != nil {
		if tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code); err == nil {
			var marked strings.Builder
			if formatter.Format(&marked, plain, tokens) == nil {
				b.Write(encode.HTML(marked.String()), "</code></pre>") // chroma's formatter escapes every token
				return b.HTML()
			}
		}
	}
	b.Write(encode.Escape(code), "</code></pre>")
	return b.HTML()
}

// lexer returns the lexer of a language, or nil.
func (m *Marker) lexer(language string) chroma.Lexer {
	if language == "" {
		return nil
	}
	if l, ok := m.lexers.Load(language); ok {
		return l.(chroma.Lexer)
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return nil
	}
	l, _ := m.lexers.LoadOrStore(language, patient(lexer))
	return l.(chroma.Lexer)
}

// patience is how long one match of a lexer may take. By default chroma gives up
// after a quarter of a second and goes on with the next rule, so that the same
// code comes out differently on a busy machine; only code made to be slow takes
// longer than this.
const patience = time.Minute

// patient returns a lexer that takes its time. Lexers that delegate to others are
// left as they are.
func patient(lexer chroma.Lexer) chroma.Lexer {
	r, ok := lexer.(*chroma.RegexLexer)
	if !ok {
		return lexer
	}
	rules, err := r.Rules()
	if err != nil {
		return lexer
	}
	rules = rules.Clone()
	rules["root"] = append(rules["root"], chroma.Rule{Pattern: `(?!)`, Mutator: patientRules{}}) // matches nothing
	out, err := chroma.NewLexer(r.Config(), func() chroma.Rules { return rules })
	if err != nil {
		return lexer
	}
	return out.SetRegistry(lexers.GlobalLexerRegistry)
}

// patientRules changes the rules of a lexer once they are compiled.
type patientRules struct{}

func (patientRules) Mutate(*chroma.LexerState) error { return nil }

func (patientRules) MutateLexer(rules chroma.CompiledRules, state string, n int) error {
	rules[state] = slices.Delete(rules[state], n, n+1) // chroma asks again as long as a rule would change others
	for _, state := range rules {
		for _, rule := range state {
			if rule.Regexp != nil {
				rule.Regexp.MatchTimeout = patience
			}
		}
	}
	return nil
}
