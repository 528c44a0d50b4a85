package browser

import (
	"duizhao/internal/config"
	"duizhao/internal/source"
	"duizhao/templates"
)

// layout is a layout of the page, with its key.
type layout struct{ name, key string }

// layouts are all that the program offers; showsOne are those of one version.
var layouts, showsOne = func() (list []layout, alone map[string]bool) {
	var all config.Layouts
	source.Read(templates.FS, config.LayoutsFile, nil).YAML(&all, nil)
	alone = map[string]bool{}
	for _, l := range all.List {
		list, alone[l.Name] = append(list, layout{l.Name, l.Digit()}), l.Alone()
	}
	return list, alone
}()
