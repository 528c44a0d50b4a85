package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// sources are the folders that a site is made from, below its own.
var sources = []string{"content", "templates", "static", "themes"}

// openSite opens a site's folder so that nothing outside it can be read, not
// even through a symbolic link.
func openSite(dir string) (*os.Root, error) {
	root, err := disk.OpenRoot(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &diag.Fault{Misuse: true, Text: "there is no folder " + dir, Hint: "make a site there with: duizhao new " + shellWord(dir)}
	case err != nil:
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return nil, &diag.Fault{Misuse: true, Text: dir + " is a file, not a folder", Hint: "name the folder that holds content/"}
		}
		return nil, fmt.Errorf("cannot open %s: %w", dir, cause(err))
	}
	return root, nil
}

// needSite fails for a folder without a site; hint says how to name another.
func needSite(root *os.Root, hint string) error {
	if _, err := root.Stat(config.File); errors.Is(err, fs.ErrNotExist) {
		return &diag.Fault{Misuse: true, Text: "there is no site here: " + config.File + " is missing", Hint: hint + ", or make a site with: duizhao new DIR"}
	}
	return nil
}

// cause returns the system's own message from an error about a file.
func cause(err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		return pe.Err
	case errors.As(err, &le):
		return le.Err
	}
	return err
}

// options returns the options to build the site in root.
func options(root *os.Root, u *ui) site.Options {
	return site.Options{
		FS:        disk.FS(root),
		Templates: templates.FS,
		Static:    static.FS,
		Version:   programVersion(),
		Progress:  u.progress.show,
	}
}

// stageOptions returns options that protect what the site in dir is made from.
func stageOptions(dir string) output.StageOptions {
	o := output.StageOptions{Site: dir}
	for _, name := range sources {
		o.Protect = append(o.Protect, filepath.Join(dir, name))
	}
	return o
}

// shellWord returns a name as a shell takes it for one word.
func shellWord(name string) string {
	if strings.ContainsAny(name, " '\"$&;()*?!") {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}
