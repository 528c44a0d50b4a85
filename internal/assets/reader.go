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

// reader lets esbuild read from an fs.FS, and from nothing else. err is the
// first file that could not be read, an *fs.PathError.
type reader struct {
	static fs.FS
	mu     sync.Mutex
	err    error
}

func (r *reader) plugin() api.Plugin {
	return api.Plugin{Name: "static", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
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
			return api.OnResolveResult{Path: "static/" + name, Namespace: "static"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "static"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
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
