package output

import (
	"bytes"
	"io"
	"os"
	"strings"
)

// manifestHeader begins the manifest; after it comes one path a line, sorted.
const manifestHeader = "# duizhao 1: the files that the next build may replace or remove"

// Ignorable reports whether name is a file that desktops leave in folders.
func Ignorable(name string) bool {
	return name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini"
}

// formatManifest writes a manifest of sorted paths.
func formatManifest(paths []string) []byte {
	var b bytes.Buffer
	b.WriteString(manifestHeader + "\n")
	for _, p := range paths {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// parseManifest reads what formatManifest wrote; ok is false for anything else, so
// that a path in it can be trusted to be below the folder.
func parseManifest(data []byte) (paths []string, ok bool) {
	text, ok := strings.CutPrefix(string(data), manifestHeader+"\n")
	if !ok || text != "" && !strings.HasSuffix(text, "\n") {
		return nil, false
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if Clean(line) != nil || len(paths) > 0 && paths[len(paths)-1] >= line {
			return nil, false
		}
		paths = append(paths, line)
	}
	return paths, true
}

// readManifest reads the manifest of a tree.
func readManifest(tree *os.Root) ([]byte, error) {
	f, _, err := openRegular(tree, Reserved)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
