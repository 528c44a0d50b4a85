// Package browser holds the tests that open the shipped site in a real
// Chromium, and nothing else.
//
// The site of this repository is built once, and once more with a short edition: many
// tests are of what the page does and open that one (openShort); what follows from the
// length of a text, or is true of the shipped one, is tested on the whole (open). Each
// is served on loopback, at the root of a host and below /a/b/, and is in a folder to
// be opened from the disk. One browser serves all tests, each in a tab with a profile
// of its own. A test holds what a reader would see: that rows line up, that a sentence
// and its counterpart are marked together, that notes are beside their words. Where it
// can, it measures boxes and reads computed styles, not class names, so that the looks
// may change and the promise stays.
//
// Two checkers go over the same pages: the Nu HTML checker over all of them,
// axe over one of each kind. epubcheck goes over the books.
//
// The tests need Chromium, pdftotext, Java, epubcheck and what .ci/tools puts into
// .cache/. If one of these is missing, the tests that need it are skipped; with
// DUIZHAO_TOOLS=required, as make test sets it, they fail.
package browser
