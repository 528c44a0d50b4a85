package serif

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"duizhao/internal/fonts"

	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
)

// Whole returns the face with all its characters, for what the program draws itself.
var Whole = sync.OnceValues(func() (*fonts.Set, error) {
	out := &fonts.Set{}
	sum := sha256.New()
	for _, data := range [][]byte{liberationserifregular.TTF, liberationserifitalic.TTF, liberationserifbold.TTF} {
		f, err := fonts.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("serif: %w", err)
		}
		sum.Write(data)
		out.Faces = append(out.Faces, f)
	}
	out.Sum = [sha256.Size]byte(sum.Sum(nil))
	return out, nil
})
