package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Edit changes the English text of edition k of a site as a person would: it puts a
// word behind the first line that is text, in the place of the last such word.
func Edit(dir string, k int, word string) error {
	name := filepath.Join(dir, "content", "editions", Slug(k), "en.md")
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "{") {
			continue
		}
		before, _, _ := strings.Cut(line, edited)
		lines[i] = before + edited + word
		return os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o666)
	}
	return fmt.Errorf("there is no text in %s", name)
}

const edited = " Edited, once more, by "
