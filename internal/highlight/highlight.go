// Package highlight turns code into HTML with classes. It is the only importer
// of chroma. Colours are the style sheet's, light and dark; nothing is inline.
package highlight

import (
	"html"
	"strings"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
)

var formatter = chromahtml.New(chromahtml.WithClasses(true), chromahtml.PreventSurroundingPre(true))

// HTML is a pre element with the code marked up for its language. A language
// that chroma does not know, or none, gives the text as it is.
func HTML(language, code string) string {
	var b strings.Builder
	b.WriteString(`<pre class="chroma" tabindex="0"><code`)
	if language != "" {
		b.WriteString(` class="language-` + html.EscapeString(language) + `"`)
	}
	b.WriteString(">")
	if lexer := lexers.Get(language); language != "" && lexer != nil {
		if tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code); err == nil {
			var marked strings.Builder
			if formatter.Format(&marked, styles.Fallback, tokens) == nil {
				b.WriteString(marked.String())
				b.WriteString("</code></pre>")
				return b.String()
			}
		}
	}
	b.WriteString(html.EscapeString(code))
	b.WriteString("</code></pre>")
	return b.String()
}
