package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"maps"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// materials writes the bill of materials, CycloneDX 1.6 in JSON: the program and
// every module that Go recorded in a binary of this release, with its checksum in
// go.sum and its licence. Parts are named by package URLs.
func (r *release) materials() error {
	licences := r.licenceOf()
	bom := cdx.NewBOM()
	program := cdx.Component{
		BOMRef: "pkg:golang/duizhao@v" + r.version, Type: cdx.ComponentTypeApplication, Name: "duizhao", Version: "v" + r.version,
		PackageURL: "pkg:golang/duizhao@v" + r.version, Licenses: &cdx.Licenses{{License: &cdx.License{ID: "MIT"}}},
	}
	bom.Metadata = &cdx.Metadata{Timestamp: r.source.date.Format(time.RFC3339), Component: &program}
	var parts []cdx.Component
	var refs []string
	for _, key := range slices.Sorted(maps.Keys(r.modules)) {
		m := r.modules[key]
		ref := "pkg:golang/" + m.Path + "@" + m.Version
		part := cdx.Component{BOMRef: ref, Type: cdx.ComponentTypeLibrary, Name: m.Path, Version: m.Version, Scope: cdx.ScopeRequired, PackageURL: ref}
		if m.Sum != "" {
			part.Properties = &[]cdx.Property{{Name: "go:sum", Value: m.Sum}}
		}
		if l := licences[m.Path]; l != "" {
			part.Licenses = &cdx.Licenses{{Expression: l}}
		}
		parts = append(parts, part)
		refs = append(refs, ref)
	}
	bom.Components = &parts
	bom.Dependencies = &[]cdx.Dependency{{Ref: program.BOMRef, Dependencies: &refs}}
	f, err := os.Create(filepath.Join(r.out, "duizhao_"+r.version+".cdx.json"))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := cdx.NewBOMEncoder(f, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cdx.SpecVersion1_6); err != nil {
		return err
	}
	return f.Close()
}

// licenceOf reads the licences of modules from the head of what the program
// prints of them: a line each, PATH VERSION, blanks, the identifier.
func (r *release) licenceOf() map[string]string {
	out := map[string]string{"std": "BSD-3-Clause"}
	for line := range strings.Lines(string(r.licences)) {
		if strings.TrimSpace(line) == "" {
			break
		}
		name, id, _ := strings.Cut(strings.TrimSpace(line), "  ")
		path, _, _ := strings.Cut(name, " ")
		out[path] = strings.TrimSpace(id)
	}
	for path, id := range r.cloud.licences {
		if out[path] == "" {
			out[path] = id
		}
	}
	return out
}
