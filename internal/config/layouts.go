package config

import (
	"strconv"

	"duizhao/internal/edition"
)

// LayoutsFile is the file of the layouts, among the templates.
const LayoutsFile = "layouts.yaml"

// Layouts is the content of layouts.yaml.
type Layouts struct {
	List []Layout `yaml:"layouts" required:"true" doc:"the layouts of an edition's page, in the order of the menu"`
}

// Layout is a way to set the versions of an edition against each other on its page.
type Layout struct {
	Name     string       `yaml:"name" required:"true" format:"id" doc:"its name in addresses, as layout=NAME, and for style sheets, as data-layout"`
	Key      *int         `yaml:"key" required:"true" doc:"the digit that chooses it, 1 to 9"`
	Versions string       `yaml:"versions" enum:"one,all" doc:"one: it shows one version at a time (default: all that are chosen)"`
	Names    edition.Text `yaml:"names" required:"true" doc:"what it is called, in each language of the interface"`
}

// Vertical is the layout in vertical lines.
const Vertical = "vertical"

// Digit returns the key of a layout as it is typed; "" for none.
func (l *Layout) Digit() string {
	if l.Key == nil {
		return ""
	}
	return strconv.Itoa(*l.Key)
}

// Alone reports whether a layout shows one version at a time.
func (l *Layout) Alone() bool { return l.Versions == "one" }
