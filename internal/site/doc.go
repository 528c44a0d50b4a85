/*
Package site is the pipeline, and this comment is the manual of the program.

# What it does

Duizhao makes bilingual annotated reading editions: one text in two or more
languages, set side by side and aligned by sentence, with notes, checked claims
and citations. [Build] turns a folder of content and templates into a site;
[Check] says what is wrong or doubtful in it. The commands of cmd/duizhao are
thin: build, serve and check call these two with a place to put the files.

# A site

	content/
	  site.yaml                  settings: package config
	  bibliography.json          sources, CSL-JSON as Zotero exports it: package cite
	  about.md                   a page about the site
	  editions/SLUG/
	    edition.yaml             title, author, origin, rights, versions, speakers
	    zh-Hant.md  en.md        the versions, named by BCP 47 tag
	    figures/NAME.yaml        data of a figure: package figure
	  notes/ID.md                a person, a place, a term, an idiom
	  claims/ID.md               a statement of the text, checked
	  explainers/ID/LANG.md      longer articles
	templates/  static/          files here come before the program's own of the
	                             same name

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
k of p01 in one version stands against line k in the others, and its address is
p01.2. Links to note:ID, claim:ID and explainer:ID lead into the apparatus, and
[@key, p. 3] cites. [^1] marks a footnote of the editor's.

A version that is derived has no file: zh-Hans is made from zh-Hant (package
script) with the words of site.yaml's key simplified.

# The apparatus

A note's names and forms are linked by themselves at their first occurrence in
a section, in every version, the longest first; never in a heading, a link or
code. A link [...](note:ID) comes before, for its section. The first paragraph
of a note in each language is its gloss, shown in the margin; the rest is the
article on its page. A claim names the segments that make it; a link
[...](claim:ID) places its mark exactly, otherwise it stands at the segment's
end. The first paragraph of a claim states it, the rest tells what is known.

# The way of the data

Each stage is a function from one type to the next, so that the wrong order
does not compile:

	fs.FS                the site's folder; symbolic links cannot leave it
	  source.File        text that is text, its lines, its front matter
	  markup.Text        blocks and segments           (the importer of goldmark)
	  edition.Edition    one work in all its versions  (package corpus)
	  edition.Parallel   rows joined by id             (package align)
	  edition.Annotated  names, claims and marks       (package annotate)
	  ...                derived versions              (package script)
	  pages              HTML                          (package render)
	  output.Sink        disk, memory

Stages do not know each other; this package joins them, and internal/deps_test.go
keeps it so.

# Two passes

Opening a site reads what every page may need: settings, notes, claims,
articles, bibliography, figures, templates. The first pass then takes each
edition all the way, several at once: read, join, annotate, check, derive,
render, write; of its text nothing stays but an entry in the index and its
mentions of notes, which go to a spool. The second pass makes the pages that
need the whole index: the front page, the notes with their mentions, the
registers, the bibliography, feeds and sitemap. So memory holds the index of
the corpus and not its text.

Problems do not stop a pass: all of them are collected and reported, sorted.
While there is an error no more pages are rendered, and the caller publishes
nothing: package output keeps the old site whole until the new one is.

Nothing in a page depends on time, on the machine or on the order of work: the
same input gives the same bytes, and each page's colophon carries a fingerprint
of the content that it was made from.

# Addresses

	/                        front page
	/SLUG/                   versions side by side
	/SLUG/zh-hant/ .../en/   one version
	/SLUG/claims/            register of claims
	/notes/  /notes/ID/      index of notes; a note with every mention
	/explainers/ID/  /bibliography/  /search/  /about/  /404.html
	/feed.atom  /feed.json  /sitemap.xml  /robots.txt  /manifest.webmanifest
	/assets/                 style sheet, scripts and icon, named by content

#p17 and #p17.2 work on every page that shows the block. All links are
relative, so that the tree works from a server, from a sub-path and from a disk.
*/
package site
