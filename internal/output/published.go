package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"duizhao/internal/diag"
)

// Published returns the sorted paths of the site that a build wrote into a folder, for
// whoever sends it elsewhere. Files that duizhao did not write are an error, as they
// are for the next build. Every error is a [*diag.Fault].
func Published(dir string) ([]string, error) {
	t, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	if t.info == nil {
		return nil, &diag.Fault{Text: "there is no folder " + dir, Hint: "build the site first: duizhao build", Err: fs.ErrNotExist}
	}
	live, err := os.OpenRoot(t.path)
	if err != nil {
		return nil, explain("read", dir, err)
	}
	defer live.Close()
	if _, err := live.Lstat(Reserved); errors.Is(err, fs.ErrNotExist) {
		return nil, &diag.Fault{
			Text: fmt.Sprintf("%s is not a built site: there is no %s in it", dir, filepath.Join(dir, Reserved)),
			Hint: "build the site first: duizhao build", Err: fs.ErrNotExist,
		}
	}
	stands, err := t.standing(live, nil)
	if err != nil {
		return nil, err
	}
	return stands.paths, nil
}
