package assets

import (
	"errors"
	"testing"
)

// TestImportOfNothing holds that a style sheet that imports a file that is not there is
// told with the place where it does.
func TestImportOfNothing(t *testing.T) {
	_, err := Make(site(map[string]string{"css/web.css": "", "css/ours.css": "\n@import \"nope.css\";\n"}))
	var e *FileError
	if !errors.As(err, &e) || e.File != "static/css/ours.css" || e.Line != 2 {
		t.Errorf("it says %v", err)
	}
}
