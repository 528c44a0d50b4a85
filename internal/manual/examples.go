package manual

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/schema"
	"duizhao/internal/source"
)

// examplesOf returns what the example sites have under a key: the first place, and
// others that have keys within it which none before had.
func (r *Reference) examplesOf(s schema.Schema, f source.Field) []string {
	inner := innerKeys(f)
	var out []string
	err := r.eachExample(s, func(yaml string) {
		found := underKey(yaml, f.Name)
		if found == "" {
			return
		}
		more := len(out) == 0
		inner = slices.DeleteFunc(inner, func(key string) bool {
			has := regexp.MustCompile(`(^|[\s{,])` + regexp.QuoteMeta(key) + `:`).MatchString(found)
			more = more || has
			return has
		})
		if more {
			out = append(out, found)
		}
	})
	switch {
	case err != nil:
		r.problem = err
	case len(out) == 0:
		r.missing = append(r.missing, "an example of "+f.Name+" in "+s.Name)
	case len(inner) > 0:
		r.missing = append(r.missing, "an example of "+strings.Join(inner, ", ")+" below "+f.Name+" in "+s.Name)
	}
	return out
}

// eachExample yields the YAML of each example of a kind of file.
func (r *Reference) eachExample(s schema.Schema, yield func(yaml string)) error {
	sites, err := fs.ReadDir(r.Examples, ".")
	if err != nil {
		return err
	}
	for _, site := range sites {
		for _, pattern := range s.Files {
			names, err := fs.Glob(r.Examples, path.Join(site.Name(), pattern))
			if err != nil {
				return err
			}
			for _, name := range names {
				data, err := fs.ReadFile(r.Examples, name)
				if err != nil {
					return err
				}
				yaml := string(data)
				if s.Front {
					_, yaml, _ = strings.Cut(yaml, "---\n")
					yaml, _, _ = strings.Cut(yaml, "\n---\n")
				}
				yield(yaml)
			}
		}
	}
	return nil
}

// underKey returns the lines of a key at the top of a file, or "".
func underKey(yaml, key string) string {
	var out strings.Builder
	for line := range strings.Lines(yaml + "\n") {
		own := strings.HasPrefix(line, key+":")
		if out.Len() > 0 && !strings.HasPrefix(line, " ") || out.Len() == 0 && !own {
			if out.Len() > 0 {
				break
			}
			continue
		}
		out.WriteString(line)
	}
	return out.String()
}

// innerKeys lists the names of the keys within a key, each once.
func innerKeys(f source.Field) []string {
	var out []string
	var walk func(f source.Field)
	walk = func(f source.Field) {
		inner, _ := within(f.Type)
		if inner == nil {
			return
		}
		for _, g := range source.Fields(inner) {
			if !slices.Contains(out, g.Name) {
				out = append(out, g.Name)
				walk(g)
			}
		}
	}
	walk(f)
	return out
}
