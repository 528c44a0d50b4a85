package highlight

import (
	"slices"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// A patient lexer waits, and produces the same as before.
func TestPatient(t *testing.T) {
	const code = "package main\n\nfunc main() { println(\"對照\", 1 << 20) } // done\n"
	for _, name := range []string{"go", "python", "yaml", "bash", "json", "rust", "css"} {
		plain := lexers.Get(name)
		l, ok := patient(plain).(*chroma.RegexLexer)
		if !ok {
			t.Errorf("%s is no lexer of expressions", name)
			continue
		}
		if chroma.Lexer(l) == plain {
			t.Errorf("%s has no more time than before", name)
		}
		want, err := chroma.Tokenise(plain, nil, code)
		if err != nil {
			t.Fatal(err)
		}
		got, err := chroma.Tokenise(l, nil, code)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %d pieces and then %d", name, len(want), len(got))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: %v, and then %v", name, want[i], got[i])
			}
		}
	}
}

func TestPatientRules(t *testing.T) {
	var rules chroma.CompiledRules
	l, err := chroma.NewLexer(&chroma.Config{Name: "x"}, func() chroma.Rules {
		return chroma.Rules{"root": {{Pattern: `a`, Type: chroma.Text}, {Pattern: `(?!)`, Mutator: patientRules{}}, {Pattern: `(?!)`, Mutator: look{&rules}}}}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chroma.Tokenise(l, nil, "a"); err != nil {
		t.Fatal(err)
	}
	if len(rules["root"]) != 1 || rules["root"][0].Regexp.MatchTimeout != patience {
		t.Errorf("the rules are %v", rules)
	}
}

type look struct{ rules *chroma.CompiledRules }

func (look) Mutate(*chroma.LexerState) error { return nil }

func (l look) MutateLexer(rules chroma.CompiledRules, state string, n int) error {
	rules[state] = slices.Delete(rules[state], n, n+1)
	*l.rules = rules
	return nil
}
