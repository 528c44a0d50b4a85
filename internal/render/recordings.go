package render

import (
	"fmt"
	"io/fs"

	"duizhao/internal/corpus"
	"duizhao/internal/edition"
)

// Recordings are those of the versions of editions, read from their files when they are
// wanted.
type Recordings struct {
	corpus *corpus.Corpus
}

// Data returns the content of a recording.
func (r *Recordings) Data(a *edition.Audio) ([]byte, error) {
	data, err := fs.ReadFile(r.corpus.FS, a.Path)
	if err == nil && len(data) > corpus.MaxAudio {
		err = fmt.Errorf("%s has grown to %d bytes; a recording may have at most %d", a.Path, len(data), corpus.MaxAudio)
	}
	return data, err
}
