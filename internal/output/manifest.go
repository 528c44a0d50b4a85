package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"duizhao/internal/diag"
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

// published returns the manifest's paths of the target, open as live, and refuses a
// target with anything else in it.
func (t *target) published(live *os.Root) ([]string, error) {
	data, err := readManifest(live)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, t.refuseForeign(live, nil, false)
	}
	if err != nil && !errors.Is(err, errIrregular) {
		return nil, explain("read", filepath.Join(t.name, Reserved), err)
	}
	paths, ok := parseManifest(data)
	if !ok {
		return nil, &diag.Fault{
			Text: fmt.Sprintf("%s, the list of the files that duizhao wrote, is damaged", filepath.Join(t.name, Reserved)),
			Hint: fmt.Sprintf("remove the folder %s if nothing in it is yours, or %s", t.name, elsewhere), Err: ErrForeign,
		}
	}
	return paths, t.refuseForeign(live, paths, true)
}

// refuseForeign fails when the target has files that are not among paths. Without a
// manifest its folders are not walked: any of them is foreign.
func (t *target) refuseForeign(live *os.Root, paths []string, walk bool) error {
	var foreign []string
	var visit func(dir string) error
	visit = func(dir string) error {
		entries, err := readDir(live, dir)
		if err != nil {
			return explain("read", filepath.Join(t.name, dir), err)
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			switch {
			case e.IsDir() && walk:
				if err := visit(name); err != nil {
					return err
				}
			case e.IsDir():
				foreign = append(foreign, name+"/")
			case Ignorable(e.Name()) || walk && name == Reserved:
			default:
				if _, ok := slices.BinarySearch(paths, name); !ok {
					foreign = append(foreign, name)
				}
			}
		}
		return nil
	}
	if err := visit("."); err != nil || len(foreign) == 0 {
		return err
	}
	slices.Sort(foreign)
	const most = 5
	list := strings.Join(foreign[:min(most, len(foreign))], ", ")
	if more := len(foreign) - most; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return &diag.Fault{
		Text: fmt.Sprintf("%s holds what duizhao did not write: %s", t.name, list),
		Hint: "put files to publish under static/ and remove them there, or " + elsewhere, Err: ErrForeign,
	}
}
