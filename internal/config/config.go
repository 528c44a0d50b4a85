// Package config holds the settings of a site: content/site.yaml.
package config

import "duizhao/internal/edition"

// File is the file of the settings, below the site's folder.
const File = "content/site.yaml"

// Site is the content of site.yaml.
type Site struct {
	Title       edition.Text            `yaml:"title" required:"true" doc:"name of the site in each language"`
	Description edition.Text            `yaml:"description" doc:"one sentence for search engines and feeds"`
	URL         string                  `yaml:"url" format:"url" doc:"address the site will have, for canonical links, feeds and the sitemap"`
	Languages   []string                `yaml:"languages" required:"true" format:"lang" doc:"languages of the apparatus and of the interface words, the first one first"`
	Publisher   edition.Text            `yaml:"publisher" doc:"who publishes the site"`
	Theme       string                  `yaml:"theme" doc:"what pages are laid out with: a theme of the program's, such as plain, or a folder of the site, themes/NAME (default: default)"`
	HTML        bool                    `yaml:"html" doc:"true lets raw HTML in Markdown through; otherwise it is shown as text"`
	Simplified  map[string]string       `yaml:"simplified" doc:"words of the Traditional text and what replaces them in a derived zh-Hans, such as 軟體: 软件"`
	Tags        map[string]edition.Text `yaml:"tags" format:"id" doc:"what editions may be tagged with, by id: the name of each tag in each language. A tag has a page with its editions"`
	Series      map[string]Series       `yaml:"series" format:"id" doc:"what editions may be parts of, by id. A series has a page with its editions in order"`
	Pinned      []string                `yaml:"pinned" format:"id" doc:"editions that come first on the front page, in order (default: the newest work is first)"`
	Params      edition.Params          `yaml:"params" doc:"fields of your own for all pages, by name: templates show them as .SiteParams.NAME"`
	Schema      Schema                  `yaml:"schema" doc:"which params site.yaml, editions, notes and other files may have, and of which types: a kind that is listed may have no others (default: any)"`
	Menus       Menus                   `yaml:"menus" doc:"what the menus of every page list, in place of what the program chooses"`
	Outputs     Outputs                 `yaml:"outputs" doc:"what a build makes besides the pages"`
	Redirects   []Redirect              `yaml:"redirects" doc:"addresses that the site once had, and where their content is now, for servers: written into _redirects with outputs: {headers: true}, as aliases are, and into what duizhao deploy --settings prints"`
	Deploy      []Target                `yaml:"deploy" doc:"where duizhao deploy brings the built site"`
	Recheck     *int                    `yaml:"recheck" doc:"months after which a checked claim is reported for checking again, counted to the day its edition was updated (default: 24; 0 for never)"`
	Ignore      []Ignore                `yaml:"ignore" doc:"warnings that are not to be reported, each with its reason"`
}

// Ignore keeps warnings of one rule out of the report, in the files that match a
// pattern. Errors cannot be ignored.
type Ignore struct {
	File   string `yaml:"file" required:"true" doc:"the file, below the site's folder; * stands for anything within a name, ** for any folders"`
	Rule   string `yaml:"rule" required:"true" format:"id" doc:"code of the rule: duizhao check --explain lists them"`
	Reason string `yaml:"reason" required:"true" doc:"why the warning does not apply there"`
}

// Series is what several editions are parts of.
type Series struct {
	Title   edition.Text `yaml:"title" required:"true" doc:"name of the series in each language"`
	Summary edition.Text `yaml:"summary" doc:"one or two sentences on it, for its page"`
}

// Menus are the lists of links on every page.
type Menus struct {
	Top  []MenuItem `yaml:"top" doc:"the menu in the bar at the top, in order (default: notes, explainers, bibliography, pages with menu: in their front matter, search)"`
	Foot []MenuItem `yaml:"foot" doc:"links at the foot of every page, in order (default: none)"`
}

// MenuItem is a link in a menu.
type MenuItem struct {
	To   string       `yaml:"to" required:"true" format:"goal" doc:"where it leads: an address of the site, as in /notes/, or a whole one that begins with https://"`
	Name edition.Text `yaml:"name" doc:"what it is called in each language; pages of the site's own and lists have a name already"`
}

// Redirect leads from an old address to a new one.
type Redirect struct {
	From string `yaml:"from" required:"true" format:"path" doc:"the old address, as in /old-essay/"`
	To   string `yaml:"to" required:"true" format:"goal" doc:"the new one, as in /essay/ or https://example.org/essay/"`
}

// Target is a place that the built site is brought to.
type Target struct {
	Name        string `yaml:"name" required:"true" format:"id" doc:"what the target is called: duizhao deploy NAME"`
	URL         string `yaml:"url" required:"true" format:"target" doc:"the place: file:FOLDER, s3://BUCKET/FOLDER?region=…, gs://BUCKET/FOLDER, azblob://CONTAINER/FOLDER or sftp://HOST/FOLDER"`
	Compression string `yaml:"compression" enum:"gzip,br,beside,none" doc:"what becomes of the copies that outputs: {compress: true} makes: gzip or br, sent in place of the file (default for buckets: gzip); beside, sent as they are, for servers that choose (default for folders and hosts); none"`
	MaxDeletes  *int   `yaml:"max-deletes" doc:"refuse to delete more files than this at once (default: 256; -1 for any number)"`
}

// Outputs switches products on and off. Zero values are the defaults.
type Outputs struct {
	EPUB     []string `yaml:"epub" format:"book" doc:"the EPUBs made of each edition: view for the versions shown at first, or languages as in zh-Hant+en; with /vertical set in columns"`
	Cards    []string `yaml:"cards" enum:"editions,pages,notes,none" doc:"of what share cards are drawn, the pictures that others show when a page is shared, if the site has an address: editions, pages (explainers too), notes, none (default: pages, and editions if there are at most 200; drawing more takes a while, once, and those of many notes would be most of a site's bytes)"`
	Fonts    string   `yaml:"card-fonts" doc:"folder of the site with TrueType fonts, such as fonts, for cards and for the covers of EPUBs: duizhao build --fonts comes before it, and the program's own serif, which has Latin, Greek and Cyrillic, after it"`
	Single   bool     `yaml:"single" doc:"also make each edition one HTML file that needs no other, SLUG/SLUG.html"`
	PDF      bool     `yaml:"pdf" doc:"also print each edition, SLUG/SLUG.pdf, as duizhao pdf does without flags, where duizhao build finds a Chromium"`
	Bundle   bool     `yaml:"bundle" doc:"also pack the whole site into site.zip, to be unpacked and opened by double click"`
	Compress bool     `yaml:"compress" doc:"also write .gz and .br beside every text file, for servers that send them"`
	Headers  bool     `yaml:"headers" doc:"also write _headers and _redirects, by which hosts such as Netlify and Cloudflare Pages know lifetimes, policies and redirects"`
	NoFeeds  bool     `yaml:"no-feeds" doc:"leave out the Atom and JSON feeds"`
	NoPages  bool     `yaml:"no-version-pages" doc:"leave out the pages of single versions"`
	NoSearch bool     `yaml:"no-search" doc:"leave out the search page and its index"`
}
