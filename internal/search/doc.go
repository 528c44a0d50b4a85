// Package search makes the index that the reader's browser searches, without a
// server: files below search/ that the search script (static/js/search) loads
// as it needs them.
//
// # What is found
//
// A document is a block of an edition in all its versions, a note, a claim, a
// section of an article, a source. A query finds a document when each of its words
// is in one of the document's languages:
//
//   - a word with Han characters, anywhere: any substring is found;
//   - a Latin word or a number, at the beginning of a word: "transl" finds
//     translators; and models finds model, companies company and the reverse;
//   - in German also at a part of a compound: schiff finds Dampfschiff; in Arabic with
//     and without the article and what is written before it;
//   - "a quoted phrase" exactly, from the beginning of a word to the end of one.
//
// Texts and queries are folded ([Fold]) before they are compared: case, accents,
// full and half width, and Traditional to Simplified, character by character. A
// derived zh-Hans version is often more than a change of characters (軟體 is 软件
// there, by the site's own words), so its folded text is kept beside the other
// versions where it differs.
//
// The script compares the folded text of each document before it shows it, so no
// false hit of the index gets through; the index only must not miss any.
//
// # The files
//
// Every file is a classic script of one call, since a page opened from a disk
// may load scripts but not fetch data:
//
//	duizhaoSearch("NAME", "BASE64 of DEFLATE (RFC 1951) of the data")
//
// A small site has one file, index.js, with all its texts, which the script
// looks through. A site whose texts are longer than [Small] has
//
//	index.js     the fold table, what is known of English, and how many documents stand in which file
//	t/V-N.js     some documents of volume V: an edition, or some of the apparatus
//	k/B-S.js     shard S of bucket B: keys, each with the documents that have it
//	l/B-N.js     a part of the list of a key that is in very many documents
//
// A key is a pair of neighbouring characters of which one at least is Han (or
// kana, or bopomofo), a Latin word, the end of one that is found within it followed by
// a tilde, or the first one or two letters of such words followed by an asterisk. A query loads the shards of a few of its keys, the
// parts of long lists one after another until there are enough hits to show, and
// the texts of these hits. Documents are numbered in the order of the volumes, so
// that lists come in the order of the texts.
//
// # Making it
//
// A [Builder] takes volumes in any order and from any goroutine. Beyond a few
// MiB its postings go to a temporary file in 64 buckets by key, and are merged a
// bucket at a time: its memory does not grow with the text. The same volumes
// give the same bytes.
package search
