package corpus

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/markup"
	"duizhao/internal/source"
)

// editionReader reads the folder of an edition, with what it needs to know of the site.
type editionReader struct {
	folders *folders
	config  *config.Site
	drafts  *Drafts
	fsys    fs.FS
	notes   []*edition.Note
}

// Folder returns the folder of an edition.
func Folder(slug string) string { return path.Join("content/editions", slug) }

// Edition reads one edition: its settings and its versions, each checked by itself.
// It returns nil when edition.yaml is unusable. The document places problems in
// edition.yaml. Safe for concurrent use.
func (c *Corpus) Edition(slug string, problems *diag.List) (*edition.Edition, *source.Doc) {
	dir := Folder(slug)
	e := &edition.Edition{Slug: slug, Path: path.Join(dir, "edition.yaml")}
	if c.folders.missing(e.Path) {
		problems.Add(diag.Errorf("edition-missing", diag.Pos{Path: e.Path}, "there is no such file").WithHint("an edition is a folder with " +
			"edition.yaml and a file for each version; make one with: duizhao new edition SLUG"))
		return nil, nil
	}
	f := source.Read(c.FS, e.Path, problems)
	if f == nil {
		return nil, nil
	}
	e.Digest = sha256.Sum256(f.Data)
	doc := f.YAML(&e.Info, problems)
	if doc == nil || e.Base == "" || len(e.Versions) == 0 {
		return nil, nil
	}
	c.texts().makers(e, doc, problems)
	own(c.Config.Schema.Edition, &e.Params, doc, problems)
	if !c.texts().versions(e, doc, problems) {
		return nil, nil
	}
	for _, v := range e.Versions { // all that asks for the edition's title in its language gets it
		if v.Title != "" {
			e.Title[v.Lang] = v.Title
		}
	}
	if e.Date == "" {
		problems.Add(diag.Warnf("date-missing", doc.Pos("title"),
			"the day of the work is not known").WithHint("find it out and write it: date: 1923, or 1923-10, or 1923-10-27"))
	}
	for i, v := range e.Versions {
		if v.Derived != "" {
			continue
		}
		if name := path.Join(dir, v.Lang+".md"); c.folders.missing(name) {
			problems.Add(diag.Errorf("version-missing", doc.Pos("versions", i, "lang"), "there is no file %s for the version %s", name,
				v.Lang).WithHint("write it, or take the version out of edition.yaml"))
			continue
		}
		if t := c.texts().version(e, v, problems); t != nil {
			c.texts().recordings(e, t, i, doc, problems)
			e.Texts = append(e.Texts, t)
		}
	}
	c.texts().strays(dir, e, problems)
	if len(e.Texts) == 0 || e.Version(e.Base) == nil {
		return nil, nil
	}
	return e, doc
}

// Info reads edition.yaml without the texts of the edition and without reporting
// problems: Edition reports those.
func (c *Corpus) Info(slug string) edition.Info {
	var info edition.Info
	if f := source.Read(c.FS, path.Join(Folder(slug), "edition.yaml"), nil); f != nil {
		f.YAML(&info, nil)
	}
	return info
}

// missing reports whether there is no file with this name.
func (c *folders) missing(name string) bool {
	_, err := fs.Stat(c.fsys, name)
	return errors.Is(err, fs.ErrNotExist)
}

func (c *editionReader) version(e *edition.Edition, info edition.VersionInfo, problems *diag.List) *edition.Version {
	name := path.Join(path.Dir(e.Path), info.Lang+".md")
	f := source.Read(c.fsys, name, problems)
	if f == nil {
		return nil
	}
	sum := sha256.Sum256(f.Data)
	e.Digest = sha256.Sum256(append(e.Digest[:], sum[:]...))
	t := markup.Parse(f.Data, markup.Options{HTML: c.config.HTML})
	report(f, 0, t.Issues, problems)
	v := &edition.Version{Lang: info.Lang, Path: name, Blocks: t.Blocks, Footnotes: t.Footnotes}
	if info.Lang != e.Base {
		untranslated(v.Blocks)
	}
	unreviewed(v.Blocks, f)
	if len(v.Blocks) == 0 && len(t.Issues) > 0 { // past a limit
		return nil
	}
	if len(v.Blocks) == 0 {
		problems.Add(diag.Errorf("version-empty", diag.Pos{Path: name},
			"this version has no text").WithHint("write the text, or take the version out of edition.yaml"))
		return nil
	}
	checkBlocks(f, v, e, problems)
	return v
}

// absent is what a version has on the line of a segment that is not translated yet.
const absent = "[=]"

// untranslated gives the segments that are not translated yet their state.
func untranslated(blocks []edition.Block) {
	for i := range blocks {
		for s := range blocks[i].Segments {
			if seg := &blocks[i].Segments[s]; len(seg.Runs) > 0 && len(seg.Runs) <= len(absent) && strings.TrimSpace(seg.Text()) == absent {
				seg.State, seg.Runs = edition.Absent, nil
			}
		}
	}
}

// checkBlocks checks the ids and speakers of a version.
func checkBlocks(f *source.File, v *edition.Version, e *edition.Edition, problems *diag.List) {
	seen := make(map[string]int, len(v.Blocks))
	rules := 0
	var ids freeIDs
	speakers := make([]string, 0, len(e.Speakers))
	for id := range e.Speakers {
		speakers = append(speakers, id)
	}
	slices.Sort(speakers)
	for i := range v.Blocks {
		b := &v.Blocks[i]
		last := b.Line + max(len(b.Segments)-1, 0)
		switch {
		case b.Kind == edition.Rule:
			rules++
			b.ID = ruleID(rules)
		case b.ID == "":
			problems.Add(diag.Errorf("block-id", f.At(b.Line, 1), "this %s has no id", b.Kind.String()).WithHint("add a line {#" + ids.free(v, i) +
				"} right below it; the same id in every version"))
		case !source.ID.MatchString(b.ID):
			problems.Add(diag.Errorf("id-form", f.At(last+1, 1), "%q is not an id", b.ID).WithHint("ids are made of a-z, 0-9 and -, as in {#p17}"))
		case taken(b.ID):
			problems.Add(diag.Errorf("id-taken", f.At(b.Line, 1), "the page needs the id %q for itself",
				b.ID).WithHint("take another; those of paragraphs are p01, p02 and so on"))
		case seen[b.ID] != 0:
			p := diag.Errorf("block-twice", f.At(b.Line, 1), "the id %q is here a second time", b.ID).WithHint("give one of them another id")
			p.Notes = []diag.Note{{Pos: diag.Pos{Path: v.Path, Line: seen[b.ID]}, Text: "first here"}}
			problems.Add(p)
		}
		if b.ID != "" {
			seen[b.ID] = b.Line
		}
		if b.Speaker != "" {
			if _, ok := e.Speakers[b.Speaker]; !ok {
				hint := diag.DidYouMean(b.Speaker, speakers)
				if hint == "" {
					hint = "name the speaker under speakers: in edition.yaml"
				}
				problems.Add(diag.Errorf("speaker-unknown", f.At(last+1, 1), "there is no speaker %q", b.Speaker).WithHint(hint))
			}
		}
	}
}

// taken reports whether pages use an id for a part of their own.
func taken(id string) bool {
	return id == "main" || id == "colophon" || id == "works" || strings.HasPrefix(id, "fig-")
}

func (c *Corpus) texts() *editionReader {
	return &editionReader{folders: c.folders, config: c.Config, drafts: &c.Drafts, fsys: c.FS, notes: c.Notes}
}
