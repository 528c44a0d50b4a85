package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duizhao/internal/carrier"
	"duizhao/internal/config"
	"duizhao/internal/deploy"
	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/source"
)

type deployCommand struct {
	Target      string `arg:"" optional:"" name:"URL" help:"Where to: an address, a folder, or the name of a target in content/site.yaml (default: the only target)."`
	Site        string `default:"." placeholder:"DIR" help:"The site's folder (default: this folder)."`
	From        string `placeholder:"DIR" help:"The built site (default: public in the site's folder)."`
	DryRun      bool   `name:"dry-run" short:"n" help:"Say what would be sent and deleted, and change nothing."`
	Delete      bool   `default:"true" help:"Delete files that the site no longer has, last (default); --delete=false keeps them."`
	MaxDeletes  *int   `name:"max-deletes" placeholder:"N" help:"Refuse to delete more than N files; --max-deletes=-1 for any number (default: 256, or what the target says)."`
	Adopt       bool   `help:"Take over files that deploy did not put there: what the site does not have is deleted."`
	Compression string `placeholder:"HOW" help:"Send compressed copies in place of the files (gzip or br), beside them, or none (default: gzip to buckets, beside to folders and hosts)."`
	Settings    string `placeholder:"SERVER" help:"Deploy nothing, and print the settings that nginx or caddy needs for this site."`
}

// Help is the lesson of deploy --help.
func (*deployCommand) Help() string {
	return `Brings what duizhao build wrote to where it is read, and only what changed, by
digest. What pages need comes before them, deletions come last: a reader finds
each page old or new and never broken, even if this is interrupted. Then deploy
again, and it goes on where it ended. Build first; a site with an author's own
text that may not be published is refused.

Where to:

    file:../live, /srv/www/texts         a folder
    s3://BUCKET/FOLDER?region=eu-central-1
                                         Amazon S3; of others also with
                                         &endpoint=https://HOST
    gs://BUCKET/FOLDER                   Google Cloud Storage
    azblob://CONTAINER/FOLDER            Azure; the website's container is $web
    sftp://USER@HOST/FOLDER              a host, through ssh as you have set it up

A bucket has to be there, and its website or the server before it to be set up:
docs/hosting.md says how. All but folders take the program duizhao-cloud, which
comes with this one.

Credentials are found where the tools of each store look, and nowhere else:
AWS_PROFILE, AWS_ACCESS_KEY_ID and ~/.aws; GOOGLE_APPLICATION_CREDENTIALS and
what gcloud auth left; AZURE_STORAGE_ACCOUNT with AZURE_STORAGE_KEY or
AZURE_STORAGE_SAS_TOKEN, or what az login left; ssh's agent and ~/.ssh.

Places that are used again have names in content/site.yaml:

    deploy:
      - name: live
        url: s3://texts.example.org?region=eu-central-1
      - name: trial
        url: file:../trial

Examples:

    duizhao deploy                       to the only target
    duizhao deploy live --dry-run        what would be done
    duizhao deploy file:/srv/www/texts --site ~/editions
    duizhao deploy live --max-deletes 1000

    duizhao deploy --settings caddy > Caddyfile
                                         for the server that sends a folder

A list of what was sent is kept there, below .duizhao/. A place with files that
are not in it is refused, unless --adopt takes them over.`
}

// Run deploys the site.
func (c *deployCommand) Run(ctx context.Context, u *ui) error {
	start := time.Now()
	u.interrupted = "the site there is whole; deploy again, and it goes on where this ended"
	if err := oneOf("compression", c.Compression, deploy.Compressions...); err != nil {
		return err
	}
	if err := oneOf("settings", c.Settings, "nginx", "caddy"); err != nil {
		return err
	}
	if c.Settings != "" {
		return c.settings(u)
	}
	target, err := c.target(u)
	if err != nil {
		return err
	}
	o := deploy.Options{
		Folder: c.From, Compression: target.Compression, Keep: !c.Delete, MaxDeletes: 256, Adopt: c.Adopt, DryRun: c.DryRun,
		Progress: func(p deploy.Progress) { u.progress.show(sitesProgress(p)) },
		Waiting:  u.deploys.anotherDeploys,
	}
	if o.Folder == "" {
		o.Folder = filepath.Join(c.Site, "public")
	}
	if target.MaxDeletes != nil {
		o.MaxDeletes = *target.MaxDeletes
	}
	if c.MaxDeletes != nil {
		o.MaxDeletes = *c.MaxDeletes
	}
	if c.Compression != "" {
		o.Compression = c.Compression
	}
	if o.Host, err = os.Hostname(); err != nil {
		o.Host = "another machine"
	}
	store, err := c.openStore(ctx, target.URL, o.Folder)
	if err != nil {
		return err
	}
	defer store.Close()
	if o.Compression == "" {
		o.Compression = store.Compressed()
	}
	report, err := deploy.Run(ctx, store, o)
	if err != nil {
		return err
	}
	u.deploys.deployed(report, store.Name(), c.DryRun, time.Since(start))
	return nil
}

// oneOf returns the error for a flag that has another value than these. (An enum of
// the parser would offer the empty string too.)
func oneOf(flag, value string, values ...string) error {
	if value == "" || slices.Contains(values, value) {
		return nil
	}
	return &diag.Fault{Misuse: true, Text: fmt.Sprintf("--%s is one of %s, not %q", flag, strings.Join(values, ", "), value),
		Hint: "see: duizhao deploy --help"}
}

// target returns where to deploy to: a target of the site, or an address.
func (c *deployCommand) target(u *ui) (config.Target, error) {
	switch t, ok := placeOf(c.Target); {
	case c.Target != "" && !ok:
		return t, &diag.Fault{Misuse: true, Text: unsecret(c.Target) + " is no place to deploy to",
			Hint: "write file:FOLDER, s3://BUCKET/FOLDER, gs://BUCKET/FOLDER, azblob://CONTAINER/FOLDER or sftp://HOST/FOLDER, without a " +
				"password; or a name of a target in content/site.yaml"}
	case c.Target != "" && t.URL != "":
		return t, nil
	}
	settings, err := c.configured(u)
	if err != nil {
		return config.Target{}, err
	}
	var names []string
	for i, t := range settings.Deploy {
		if slices.ContainsFunc(settings.Deploy[:i], func(o config.Target) bool { return o.Name == t.Name }) {
			return config.Target{}, &diag.Fault{Text: "the site has two targets called " + t.Name, Hint: "give one of them another name in content/site.yaml"}
		}
	}
	for _, t := range settings.Deploy {
		if t.Name == c.Target || c.Target == "" && len(settings.Deploy) == 1 {
			if at, ok := strings.CutPrefix(t.URL, "file:"); ok && !strings.HasPrefix(at, "//") && !filepath.IsAbs(at) {
				t.URL = "file:" + filepath.Join(c.Site, filepath.FromSlash(at)) // as seen from the site's folder
			}
			return t, nil
		}
		names = append(names, t.Name)
	}
	switch {
	case len(names) == 0 && c.Target == "":
		return config.Target{}, &diag.Fault{Misuse: true, Text: "the site does not say where to deploy to",
			Hint: "name a place, such as: duizhao deploy file:../live, or put it under deploy in content/site.yaml"}
	case len(names) == 0:
		return config.Target{}, &diag.Fault{Misuse: true, Text: "the site has no target " + c.Target,
			Hint: "put it under deploy in content/site.yaml; for a folder of that name write ./" + c.Target}
	case c.Target == "":
		return config.Target{}, &diag.Fault{Misuse: true, Text: "the site has several targets: " + strings.Join(names, ", "),
			Hint: "name one: duizhao deploy " + names[0]}
	}
	return config.Target{}, &diag.Fault{Misuse: true, Text: "the site has no target " + c.Target, Hint: "there are: " + strings.Join(names, ", ")}
}

// configured reads the settings of the site.
func (c *deployCommand) configured(u *ui) (*config.Site, error) {
	root, err := openSite(c.Site)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if err := needSite(root, "name the site's folder with --site, and the place as an address"); err != nil {
		return nil, err
	}
	var problems diag.List
	var settings config.Site
	if f := source.Read(disk.FS(root), config.File, &problems); f != nil {
		f.YAML(&settings, &problems)
	}
	if problems.Failed() {
		u.problems(u.err, source.WithExcerpts(&problems, disk.FS(root)))
		return nil, errProblems
	}
	return &settings, nil
}

// placeOf takes an argument for an address or a folder. One that may be the name of a
// target has no URL; ok is false for what is neither.
func placeOf(s string) (t config.Target, ok bool) {
	switch {
	case source.ID.MatchString(s) && s != "file":
		return t, true
	case source.IsTarget(s):
		return config.Target{URL: s}, true
	case !strings.Contains(s, ":") || filepath.VolumeName(s) != "":
		return config.Target{URL: "file:" + s}, true
	}
	return t, false
}

// unsecret takes a password out of what may be an address.
func unsecret(s string) string {
	scheme, rest, _ := strings.Cut(s, "://")
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		return scheme + "://…" + rest[i:]
	}
	return s
}

// destination is a store that is open.
type destination interface {
	deploy.Store
	Close() error
}

// folderOf returns the folder of a file: address without its scheme, as in
// ///srv/www, //localhost/srv/www, /srv/www or ../live. A folder of another machine
// is none.
func folderOf(rest string) (dir string, ok bool) {
	if after, whole := strings.CutPrefix(rest, "//"); whole {
		if rest = strings.TrimPrefix(after, "localhost"); !strings.HasPrefix(rest, "/") {
			return "", false
		}
	}
	return filepath.FromSlash(rest), true
}

// openStore opens the store at an address. folder is the built site.
func (c *deployCommand) openStore(ctx context.Context, address, folder string) (destination, error) {
	if rest, ok := strings.CutPrefix(address, "file:"); ok {
		dir, ok := folderOf(rest)
		if !ok {
			host, _, _ := strings.Cut(strings.TrimPrefix(rest, "//"), "/")
			return nil, &diag.Fault{Misuse: true, Text: address + " is a folder of another machine, " + host,
				Hint: "for a folder of this one, write file:FOLDER or file:///FOLDER; for a host that ssh reaches, sftp://" + host + "/FOLDER"}
		}
		if err := output.Refuse(dir, stageOptions(c.Site)); err != nil {
			return nil, err
		}
		return deploy.OpenFolder(dir, folder)
	}
	program, err := carrier.Find()
	if err != nil {
		return nil, err
	}
	return carrier.Open(ctx, program, address)
}
