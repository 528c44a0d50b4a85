package manual

import (
	"strings"
	"testing"
	"testing/fstest"
)

// reference returns a small reference that is complete.
func reference(t *testing.T, words string) *Reference {
	t.Helper()
	w, err := ParseWords([]byte(words))
	if err != nil {
		t.Fatal(err)
	}
	return &Reference{Words: w, Examples: fstest.MapFS{"commands.txt": {Data: []byte("row:\n  duizhao row --fast\n")}},
		Commands: []Command{{Name: "row", Usage: "duizhao row [flags]", Brief: "Row a boat.",
			Lesson: "It rows. It does\nnot sail:\n\n    fast   with the\n           tide\n\nSo:\n\n" +
				"    row:\n      - fast\n\nExamples:\n\n    duizhao row     across\n", Rows: []Row{{"    --fast", "Row as *fast* as --all allows."}}}}}
}

// TestCommands checks what is written of a command, and that all words that are missing
// are found.
func TestCommands(t *testing.T) {
	r := reference(t, "# remarks are left out\nRow a boat.\n划船。\n\nIt rows. It does not sail:\n用划的。不用帆：\n\nSo:\n這樣：\n")
	text := r.commands()
	const english = "## `duizhao row`\n{#row}\n\nRow a boat.\n{#row-what .nolink}\n\n```text\nduizhao row [flags]\n```\n{#row-usage}\n\n" +
		"It rows.\nIt does not sail:\n{#row-lesson-a .nolink}\n\n**`fast`**\\\nWith the tide.\n{#row-lesson-b .nolink}\n\nSo:\n{#row-lesson-c .nolink}\n\n" +
		"```text\nrow:\n  - fast\n```\n{#row-lesson-d}\n\n" +
		"**`--fast`**\\\nRow as \\*fast\\* as `--all` allows.\n{#row-of-fast .nolink}\n\n```text\nduizhao row\nduizhao row --fast\n```\n{#row-example}\n\n"
	if _, got, _ := strings.Cut(text.versions[0].String(), "\n\n"); got != english {
		t.Errorf("the English is\n%s\nwant\n%s", got, english)
	}
	if got := text.versions[1].String(); !strings.Contains(got, "\n划船。\n{#row-what .nolink}\n") ||
		!strings.Contains(got, "\n用划的。\n不用帆：\n{#row-lesson-a .nolink}\n") {
		t.Errorf("the Chinese is\n%s", got)
	}
	if len(r.missing) != 3 || r.missing[2] != "Row as *fast* as --all allows." {
		t.Errorf("missing: %q", r.missing)
	}
}

// TestIncomplete checks that a reference without a word, without an example, or with
// words that nobody says is refused.
func TestIncomplete(t *testing.T) {
	r := reference(t, "Row a boat.\n划船。\n")
	_, err := r.Files()
	if err == nil || !strings.Contains(err.Error(), "\nname of the site in each language\n") ||
		!strings.Contains(err.Error(), "\nan example of title in site\n") {
		t.Errorf("without words: %v", err)
	}
	if unused := r.Words.unused(); len(unused) != 0 {
		t.Errorf("unused: %q", unused)
	}
	w, err := ParseWords([]byte("said\n說\n\nnot said\n沒說\n"))
	if err != nil {
		t.Fatal(err)
	}
	w.chinese("said")
	if unused := w.unused(); len(unused) != 1 || unused[0] != "not said" {
		t.Errorf("unused: %q", unused)
	}
	for _, bad := range []string{"no Chinese\n\n", "twice\n一\n\ntwice\n二\n"} {
		if _, err := ParseWords([]byte(bad)); err == nil {
			t.Errorf("%q passed", bad)
		}
	}
}

// TestSentence checks how a note of the program becomes a sentence.
func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"name of the site":                          "Name of the site.",
		"duizhao serve shows it":                    "`duizhao serve` shows it.",
		"true: it may not be left out":              "`true`: it may not be left out.",
		"set by outputs: {headers: true}, as usual": "Set by `outputs: {headers: true}`, as usual.",
		"block p17.2, or p17":                       "Block `p17.2`, or `p17`.",
		"a [list] of <b>":                           `A \[list\] of \<b\>.`,
		"HTML, ready":                               "HTML, ready.",
	} {
		if got := ended(both(in))[0]; got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
