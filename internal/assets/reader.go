package assets

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

// reader lets esbuild read from an fs.FS, and from nothing else. A style sheet that a
// script imports is a text to it. err is the
// first file that could not be read, an *fs.PathError.
type reader struct {
	static fs.FS
	mu     sync.Mutex
	err    error
}

func (r *reader) plugin() api.Plugin {
	return api.Plugin{Name: "static", Setup: func(into api.PluginBuild) {
		into.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			if a.Kind == api.ResolveCSSURLToken || a.Kind == api.ResolveEntryPoint {
				return api.OnResolveResult{Path: a.Path, External: a.Kind == api.ResolveCSSURLToken}, nil
			}
			dir := "."
			if a.Namespace == "static" {
				dir = path.Dir(strings.TrimPrefix(a.Importer, "static/"))
			}
			name := path.Join(dir, a.Path)
			if !fs.ValidPath(name) || strings.Contains(a.Path, "://") {
				return api.OnResolveResult{}, fmt.Errorf("%s is not a file of static/", a.Path)
			}
			if _, err := fs.Stat(r.static, name); errors.Is(err, fs.ErrNotExist) && a.Namespace == "static" {
				return api.OnResolveResult{}, fmt.Errorf("there is no file static/%s, which is asked for here", name)
			}
			space := "static"
			if a.Kind == api.ResolveJSImportStatement && path.Ext(name) == ".css" {
				space = "sheet"
			}
			return api.OnResolveResult{Path: "static/" + name, Namespace: space}, nil
		})
		into.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "sheet"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			css, err := build(r.static, "sheet", ".css", imported(strings.TrimPrefix(a.Path, "static/")), api.LoaderCSS)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			contents := string(css)
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderText}, nil
		})
		into.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "static"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(r.static, strings.TrimPrefix(a.Path, "static/"))
			if err != nil {
				r.mu.Lock()
				r.err = cmp.Or(r.err, err)
				r.mu.Unlock()
				return api.OnLoadResult{}, err
			}
			contents := string(data)
			loader := api.LoaderJS
			if strings.HasSuffix(a.Path, ".css") {
				loader = api.LoaderCSS
			}
			return api.OnLoadResult{Contents: &contents, Loader: loader}, nil
		})
	}}
}
