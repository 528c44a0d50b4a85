package main

import (
	"fmt"

	"duizhao/internal/disk"
	"duizhao/internal/fonts"
)

// loadFonts reads the folder of --fonts, or returns nil if none was named.
func loadFonts(folder string, u *ui) (*fonts.Set, error) {
	if folder == "" {
		return nil, nil
	}
	dir, err := disk.OpenRoot(folder)
	if err != nil {
		return nil, noFontFolder(folder, cause(err))
	}
	defer dir.Close()
	set, err := fonts.Load(disk.FS(dir))
	if err != nil {
		return nil, fmt.Errorf("cannot read the fonts in %s: %w", folder, cause(err))
	}
	u.prints.skippedFonts(folder, set.Skipped)
	if len(set.Names()) == 0 {
		return nil, noFonts(folder)
	}
	return set, nil
}
