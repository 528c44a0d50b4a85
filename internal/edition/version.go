package edition

import (
	"strings"

	"duizhao/internal/lang"
)

// VersionInfo declares a version and those who made it. What it does not say is
// that of the edition: its title, its licence.
type VersionInfo struct {
	Lang       string     `yaml:"lang" required:"true" format:"lang" doc:"BCP 47 tag; the text is in TAG.md. A second version in one language has a name of its own after -x-: en-x-lee1998"`
	Derived    string     `yaml:"derived" format:"lang" doc:"made by the program from this version (zh-Hans from zh-Hant); it has the makers of that version"`
	Title      string     `yaml:"title" doc:"the version's own title, if it differs from the edition's in its language"`
	Translator Makers     `yaml:"translator" doc:"who translated it: a name, or names by language, or note:ID; or a list of these"`
	Reviser    Makers     `yaml:"reviser" doc:"who revised it, written like the translator"`
	Date       string     `yaml:"date" format:"date" doc:"day of this version, as YYYY-MM-DD, YYYY-MM or YYYY"`
	From       string     `yaml:"from" format:"from" doc:"what it was made from: the tag of another version, original for the work as its author published it (default: the base)"`
	Licence    string     `yaml:"licence" format:"licence" doc:"its licence, if it differs from that under rights: an SPDX identifier such as CC-BY-4.0, or an address"`
	Made       string     `yaml:"made" enum:"human,machine,machine-reviewed" doc:"how it was made; pages say so of what a machine made"`
	Status     string     `yaml:"status" enum:"draft,reviewed,final" doc:"how far it has come; pages say so of a draft"`
	Source     string     `yaml:"source" doc:"key in bibliography.json of the publication that this text was taken from"`
	Audio      Recordings `yaml:"audio" doc:"recordings of it, which read aloud plays and EPUBs have in them: one, or a list of these in the order of the text"`
	Note       Text       `yaml:"note" doc:"anything else about this version, for the colophon"`
}

// How a version was made, and how far it has come.
const (
	ByMachine       = "machine"
	MachineReviewed = "machine-reviewed"
	Draft           = "draft"
	WasReviewed     = "reviewed"
	Final           = "final"
)

// FromOriginal is what a version is from that was made from the author's own work
// and not from another version.
const FromOriginal = "original"

// Declared returns the declaration of a version, or nil.
func (i *Info) Declared(tag string) *VersionInfo {
	for k := range i.Versions {
		if i.Versions[k].Lang == tag {
			return &i.Versions[k]
		}
	}
	return nil
}

// Written returns the declaration of the version that a version's text was written
// as: its own or, if the program derived it, that of the version it was derived
// from; or nil.
func (i *Info) Written(tag string) *VersionInfo {
	v := i.Declared(tag)
	if v != nil && v.Derived != "" {
		return i.Declared(v.Derived)
	}
	return v
}

// LicenceOf returns the licence of a version: its own, or else the edition's. The
// author's own text has none that the edition could give.
func (i *Info) LicenceOf(tag string) string {
	if IsWitness(tag) {
		return ""
	}
	if v := i.Written(tag); v != nil && v.Licence != "" {
		return v.Licence
	}
	return i.Rights.Licence
}

// TranslatedFrom returns the tag of the version that a version was translated from,
// or "" if it is no translation of another version.
func (i *Info) TranslatedFrom(tag string) string {
	v := i.Written(tag)
	switch {
	case v == nil || v.Lang == i.Base && v.From == "" || v.From == FromOriginal || IsWitness(tag):
		return ""
	case v.From != "":
		return v.From
	}
	return i.Base
}

// Label returns what distinguishes a version from others in its language: the name
// of its translator, in that language, and the year; without them what its tag has
// after -x-; "" if it is the only one.
func (i *Info) Label(tag string) string {
	v := i.Written(tag)
	if v == nil || IsWitness(tag) {
		return ""
	}
	others := false
	for k := range i.Versions {
		o := i.Versions[k].Lang
		others = others || o != tag && lang.Public(o) == lang.Public(tag) && !IsWitness(o)
	}
	if !others {
		return ""
	}
	var parts []string
	for k := range v.Translator {
		if s := v.Translator[k].Name.In(tag); s != "" {
			parts = append(parts, s)
		}
	}
	if len(v.Date) >= 4 {
		parts = append(parts, v.Date[:4])
	}
	if len(parts) > 0 {
		return strings.Join(parts, ", ")
	}
	_, own, _ := strings.Cut(tag, "-x-")
	return own
}
