/*
Package site is the pipeline, and this comment is the manual of the program.

# What it does

Duizhao makes bilingual annotated reading editions: one text in two or more
languages, set side by side and aligned by sentence, with notes, checked claims
and citations. [Build] turns a folder of content and templates into a site;
[Check] reports what is wrong or doubtful in it. The commands of cmd/duizhao are
thin: build, serve and check call these two with a place to put the files.

# A site

	content/
	  site.yaml                  settings: package config
	  bibliography.json          sources, CSL-JSON as Zotero exports it: package cite
	  about.md                   a page about the site
	  pages/ID.md                other pages, or ID/LANG.md; ID may have folders in it,
	                             and menu: 1 in its front matter puts it into the menu
	  editions/SLUG/
	    edition.yaml             title, author, origin, rights, versions and who
	                             made them, speakers
	    zh-Hant.md  en.md        the versions, named by BCP 47 tag
	    introduction.md          the editor's introduction: a title, and a text in
	                             each language of the site
	    figures/NAME.yaml        data of a figure: package figure
	    review.lock              what each translated segment was confirmed against
	    witness.lock             outline of the author's own text: package witness
	    emendations.yaml         repaired places of it
	  notes/ID.md                a person, a place, a term, an idiom
	  claims/ID.md               a statement of the text, checked
	  explainers/ID/LANG.md      longer articles
	templates/  static/          files here come before the program's own of the
	                             same name
	themes/NAME/                 templates/ and static/ of a theme, which come between
	                             those two if site.yaml says theme: themes/NAME;
	                             theme: NAME is one of the program's

site.yaml lists tags, as tags: {rivers: {zh-Hant: 河流, en: Rivers}}, and series, as
series: {waters: {title: …, summary: …}}; edition.yaml has tags: [rivers], and
series: waters with part: 2. Each has a page, and an edition links to its own and to
what comes before and after it in its series. people: [lee] names the notes on those
that an edition is about; the page of such a note lists it. pinned: [river], in
site.yaml, names editions that come first on the front page.

# Shelves

A page lists twenty editions, fewer on a site in more than two languages. A site that
has more gets shelves: its list goes on at /page/2/, and there are lists by author, by
year and by language, to which the front page and the editions lead. A shelf that would
hold every edition is not made. An author is whoever is the same note, or is called the
same in all languages of the site; the address is the id of the note, or made from the
name. Lists by year and by language have a line for each edition, a hundred to a page.
Notes are listed on one page by kind or, where that would be too long, on pages by kind
and letter; the mentions of a note go on at /notes/ID/page/2/.

Fields of a site's own are under params: of site.yaml, of an edition.yaml and of any
front matter, as params: {born: 1923-10}; templates have them as .Params.born, and
those of site.yaml as .SiteParams. schema: in site.yaml says which there may be, and of
which types, as schema: {note: {born: {type: date, required: true}}}.

Addresses in aliases: (of an edition, a note, an explainer, a page) lead on to it: by
a small page at each, and in what servers are told of redirects.

What says draft: true (an edition, a note, an explainer, a page) is left out of a
build and of a check, and shown by serve.

YAML is strict: an unknown key, a wrong type, a value outside its list is an
error at file:line:column with a hint. The keys are the yaml tags of
edition.Info, edition.NoteInfo, edition.ClaimInfo, figure.Figure and
config.Site; package schema makes JSON Schemas of the same types.

# A version

A version is CommonMark with four conventions:

	作者說，那一週他的時間軸被兩樣東西佔滿。
	看的人一半吃驚，一半[不信](claim:disbelief)。
	{#p01}

A line {#p01} right below a block gives it an id, which never changes and is
the same in every version; {#q03 speaker=waves} makes a turn of an interview;
{.nolink} forbids the linking of names. Each line of a block is a segment: line
k of p01 in one version corresponds to line k in the others, and the address of
line 2 is p01.2. Links to note:ID, claim:ID and explainer:ID lead into the
apparatus, and [@key, p. 3] cites. [^1] marks an editor's footnote.

HTML is printed as plain text, with a warning from check, unless the key html of
site.yaml allows it; comments, <!-- … -->, are left out.

A line [=] is a segment that is not translated yet; the pages show the base's
text in its place and say so, as they do for a block that a version lacks. A line
that ends in [~] has not been reviewed by a person: pages and books mark it and
count such lines, check reports them, and duizhao review --confirm takes the mark
away and writes the lock. An escaped mark, \[~], is text.

A version that is derived has no file: zh-Hans is made from zh-Hant (package
script) with the words of site.yaml's key simplified, the Simplified names of
notes, and the overrides of edition.yaml by segment.

# Who made it

The author wrote the work, the editor made the edition; who made a version is said
with it, in edition.yaml:

	author: {zh-Hant: 李四, en: Li Si}
	editor: note:river-office
	rights: {licence: CC-BY-4.0}
	base: zh-Hant
	versions:
	  - lang: zh-Hant
	  - lang: en
	    translator: [note:lee, {zh-Hant: 丁一, en: Ann Ford}]
	    reviser: Tom Weir
	    date: 2024-05
	    made: human
	    status: final
	  - lang: en-x-weir1998
	    title: At the River
	    translator: Tom Weir
	    date: 1998
	    licence: https://ferry.example/terms
	    source: weir1998
	  - lang: zh-Hans
	    derived: zh-Hant

A maker is a name for all languages, names by language, or note:ID, whose name and
identifiers are those of the note; several are a list. Each thing is said once:
what a version does not say is the edition's. Its title is that of its language
under title:, unless it has one of its own (title at both is an error); its licence
is that under rights:, unless it has another; it follows the base, unless from:
names another version, or says original: made from the author's own work, and so no
translation of another version here. A derived version has the makers of the one
that it is derived from. editor: is the edition's and no version's: whoever only
translated is a translator.

Several versions in one language have names of their own after -x-, in their tags,
their files (en-x-weir1998.md) and their addresses, and are called after translator
and year, English (Tom Weir, 1998). The words of the interface, the titles and the
names that have no entry for en-x-weir1998 are those for en.

All of this is in bylines, title pages and colophons, in what a reader copies to
cite a sentence, in the heads of pages (citation_*, JSON-LD), in EPUB, PDF and
feeds; package render has the rule.

# The author's own text

The author's own text, from a reader's copy (Options.Witnesses, build --witness),
is a version too: zh-Hant-x-witness, and zh-Hans-x-witness derived from it.
Headings and footnotes in it are the edition's. Forms of notes that only it has
go under forms: {zh-Hant-x-witness: [...]}. Such a site is private: every page
says so, private.json marks it, and the files that hold a whole edition are
called SLUG.private.epub and so on. Build puts it into private/.

Duizhao import makes an edition of a text from elsewhere (packages intake,
sentence, pair, draft). What it sets aside is in set-aside.txt, and what needs a
look in import-report.txt; no build reads either.

# The apparatus

A note's names and forms are linked automatically at their first occurrence in a
section, in every version, the longest first; never in a heading, a link or
code. A link [...](note:ID) takes precedence in its section. The first paragraph
of a note in each language is its gloss, shown in the margin; the rest is the
article on its page. A claim names the segments that make it; a link
[...](claim:ID) places its mark exactly; otherwise the mark is at the segment's
end. The first paragraph of a claim states it; the rest is what is known about it.

# Rules

Every problem has a code. Its rule is a file rules/CODE.txtar in the package that
finds it, manual (check --explain CODE) and test in one: package rule. [Rules] is
the catalogue. A warning that does not apply is listed in site.yaml under ignore,
with the reason.

# The way of the data

Each stage is a function from one type to the next, so that the wrong order
does not compile:

	fs.FS                the site's folder; symbolic links cannot leave it
	  source.File        text that is text, its lines, its front matter
	  markup.Text        blocks and segments           (the importer of goldmark)
	  edition.Edition    one work in all its versions  (package corpus)
	  witness.Found      the author's text in a copy   (package witness)
	  edition.Parallel   rows joined by id             (package align)
	  review             what the base has outgrown    (package review)
	  edition.Annotated  names, claims and marks       (package annotate)
	  edition.Shown      as readers see it: derived versions, marks of repairs,
	                     gaps filled                   (packages script, witness, align)
	  pages              HTML                          (package render)
	  output.Sink        disk, memory

Stages do not know each other: this package joins them, and internal/deps_test.go
enforces it.

# Two passes

Opening a site reads what every page may need: settings, notes, claims,
articles, bibliography, figures, templates. The first pass then takes each
edition all the way, several at once: read, join, annotate, check, derive,
render, write. Nothing of its text stays but an entry in the index and its
mentions of notes, which go to a spool. The second pass makes the pages that
need the whole index: the front page, the notes with their mentions, the
registers, the bibliography, feeds and sitemap. So memory holds the index of
the corpus and not its text.

Problems do not stop a pass: all of them are collected and reported, sorted.
After an error no more pages are rendered, and the caller publishes nothing:
package output keeps the old site whole until the new one is.

Nothing in a page depends on time, on the machine or on the order of work: the
same input gives the same bytes, and each page's colophon carries a fingerprint
of the content that it was made from.

# Again

Rebuild is Build with a memory (package cache): of all that the last build read, of
its report, of what remained of each edition, and of the digests of the files that
it made. Its pages themselves are in the published folder and nowhere else.

If every answer is the same, and so are the options and the program, and the
published folder has those bytes, nothing is parsed or rendered.

If answers differ, but only about editions, the site is opened anew, which reads all
but their texts, and an edition is taken from the memory (unit) if four things are as
they were: the answers about its own folder; what the site has for it besides
(contexts), which is the addresses that there are, the drafts, its series and tags;
whether there is something at the addresses below other editions that it leads to; and
the bytes of its published files. Then it is not read, parsed, checked or rendered:
its problems, mentions, citations and postings are those of then, and its files stay.
The second pass is made from what remains of all editions, old and new; of that, the
page of a note stays if what mentions it is the same, and a part of a large index if
the postings in it are.

What is read for all editions, such as a note, a setting, a template or a figure,
makes all of them anew. So do an archive, fonts and an author's own text, which are
made of everything.

Serve does the same (cache.Held, output.After), with its pages in a temporary file. While
nothing changes that is read before the first edition, the site stays open (Opened).
Editions that somebody looks at are made first (Options.Asked), or before (Options.Preview).

A build that fails publishes nothing, and leaves what the last one published for when
the fault is mended; its own report is remembered apart.

# Addresses

	/                        front page
	/SLUG/                   versions side by side
	/SLUG/zh-hant/ .../en/   one version
	/SLUG/VERSION/rows.js    brings a further version to the page of the edition
	/SLUG/VERSION/recording.js  says where a recording of a version has each sentence
	/SLUG/readings.js        the readings over names, brought when they are asked for
	/SLUG/witness/           the author's own text, in a private build
	/SLUG/introduction/      the introduction
	/SLUG/questions/         an interview by question
	/SLUG/compare/en/en-x-lee1998/  two versions in one language, what differs marked
	/SLUG/claims/  /SLUG/emendations/  registers of claims, and of repairs
	/notes/  /notes/ID/      index of notes; a note with every mention
	/notes/kind/person/      notes of one kind, where the index has too many for a page
	/explainers/  /explainers/ID/  /bibliography/  /search/  /404.html
	/people/                 those that editions are about, with their notes
	/tags/  /tags/ID/  /series/  /series/ID/
	                         editions by what site.yaml lists under tags and series
	/tags/ID/feed.atom  .../feed.json
	                         of a tag, a series, or a note that editions name under people
	/page/2/  /bibliography/page/2/
	                         what the first page of a long list has no room for
	/authors/  /authors/ID/  /years/  /years/2024/  /languages/  /languages/en/
	                         editions by author, by year of the work, by language; on
	                         a site that fills more than a front page
	/OLD/                    leads on from what aliases: in a front matter names
	/about/  /ID/            the site's own pages, from about.md and pages/
	/feed.atom  /feed.json  /sitemap.xml  /robots.txt  /manifest.webmanifest
	/assets/                 style sheet, scripts, icon and fonts, named by content
	/card.png  /SLUG/card.png  shown when a page is shared  (url, outputs: cards)
	/private.json            marks a site that may not be published
	/drafts.json             marks a site that shows drafts (build --drafts)
	/SLUG/SLUG.html          one file that needs no other  (outputs: single)
	/SLUG/SLUG.epub          books                         (outputs: epub)
	/SLUG/SLUG.pdf           the printed book              (outputs: pdf, with a Chromium)
	/site.zip                the whole site                (outputs: bundle)
	/_headers                what hosts send with files    (outputs: headers)
	/_redirects              where old addresses lead      (outputs: headers, redirects)

All products are listed in products.go and products_site.go. With Options.Fonts (build
--fonts DIR) books and single file carry what they use of those fonts; pages bring a
Latin serif for readers whose machine has none: package serif.
duizhao pdf makes SLUG.pdf in any layout (OpenPrint, package pdf); with outputs: {pdf:
true} a build prints each edition too, through Options.Printer, and keeps it.

#p17 and #p17.2 work on every page that shows the block and in every format; in
an EPUB a block is in the document of its chapter. All links are relative, so
that the tree works from a server, from a sub-path and from a disk. The page of
an edition keeps its reader's view in the address:
?layout=stacked&show=en+zh-Hans&notes=en&marks=claims&ruby=1; static/js-first/view.js
documents it.
*/
package site
