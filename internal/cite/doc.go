// Package cite reads a bibliography and writes citations.
//
// The bibliography is CSL-JSON, as Zotero exports it: [Parse] makes a [Library] of
// it, reports what is wrong with file, line and column, and from then on the
// library never changes. An [Entry] is one source, as the file has it. What an
// editor wants printed in another language is beside it, as Jurism writes it
// (multi.go): names in Latin and in Han script, titles in translation, periodicals
// and publishers also in the other script of Chinese.
//
// A citation in a text is what is between the brackets of [@v3report, tbl. 1; see
// @glenn]; [ParseCitation] takes it apart. [ParseSource] does so for the lines of
// a list of sources, "v3report, tbl. 1". Both return their errors as values with
// byte offsets; the caller must check with [Library.Entry] that the keys exist.
//
// Two things are written, both as a short list of [Piece], so that HTML and
// plain text come from one source:
//
//   - [Library.Cite], the citation in the running text, author and date. Brackets,
//     separators and the words for page, table and so on are those of the page:
//     (DeepSeek-AI 2024, tbl. 1) and （DeepSeek-AI，2024，表1）. So is the name,
//     if it has a form for the page: (Yu 2024) and （于麗麗，2024）. A name
//     without one stays as the work has it, with its own “et al.” or 等.
//   - [Library.Reference], the entry in the list: entries in Han script after GB/T
//     7714—2015, author-date system (clauses 7 to 9), all others after the
//     author-date form of the Chicago Manual of Style (18th ed., chapters 13 and
//     14). On a page in one script the name is the one that the text cites, and
//     the one that the work bears follows in brackets: Yu Lili (于麗麗). On a page
//     without Han script Chinese works follow Chicago too, their titles with a
//     translation: “揭秘DeepSeek” [DeepSeek Unveiled]. On a page of several
//     scripts a work is listed under the name that it bears, with the others in
//     brackets. In a Chinese text a Chinese name stands alone.
//
// Around a Chinese work all words are in the script of the page: those of the
// standard and of the editor, who writes media and descriptions in brackets, and on a
// page in one script the names of periodicals and publishers. They have a form for it
// in the file, or are converted by the [Converter]. A title stays as it is. A work
// after Chicago keeps English words, as GB/T 7714 has it for Western works, but for
// the year, which is 無日期 where the text cites it so.
//
// [Library.Entries] is in the order of the list, by the printed names: Latin ones
// first, folded for case and accents, then Han names by pinyin. Works that share
// author and year carry letters, 2024a and 2024b, in the order of the names they
// bear over the whole library, so that a year reads the same on every page; a page
// may cite 2024b and no 2024a. First authors who are printed alike on a page are told
// apart by initials, or by given names: B. Wang, S. Wang.
//
// [COinS] is the OpenURL record that Zotero reads from a page; it has room for one
// form of a name, the one that the work bears.
//
// No spaces are put between Han and Latin: the style sheet's text-autospace
// makes that gap. Types, variables, names and dates are those of the CSL 1.0.2
// specification (appendices III and IV) and its schema csl-data.json.
package cite
