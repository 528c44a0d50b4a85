// Package pdf prints a document with an installed Chromium and makes a proper file
// of the result.
//
// [Find] finds the browser; [Print] starts it, hands it the document, and returns
// the finished file. The document is one HTML text with its fonts and style in it.
// It reaches the browser through a pipe, not as a file and not over the network: it
// has no address that could end up in the product, and for the browser no host
// exists. Scripts of the document do not run.
//
// # Page numbers
//
// Chromium cannot write the number of the page that a link leads to
// (target-counter). So a document is asked for twice: first without numbers, then
// with those of the named destinations in the first printing. If that moves them,
// there is another round.
//
// # Pages decided beforehand
//
// Nor can it break two flows at the same places, or put notes at the foot of a page.
// Who needs that gives [Meta] a function Set, which may have any documents measured
// before the one is asked for that is printed.
//
// # Parts
//
// The memory that Chromium needs grows with the document. So a long one is measured and
// printed in parts, if comments in it say where it can be cut (cut.go): before each
// element that is a page by itself, which tells the numbers of these pages, too, before
// they are printed. A link into another part leads to a host that does not exist until
// the parts are joined (join.go): pages, tags, named places and outlines become one each,
// objects are numbered on, and only what all parts share is held. Each part has its own
// fonts in the file, so that a book in parts is larger.
//
// # What Chromium leaves undone
//
// Its file has a title, tags and an outline, but no author and no subject, the
// current time in its dates, and every small object by itself. Its tags are not quite
// those of PDF/UA-1 (ISO 14289-1): items of lists have no bodies, emphasis has a type
// that the standard does not know, links do not say where they lead, running heads and
// page numbers are neither tagged nor left out (tags.go, content.go). [Accessible] judges
// the finished file, and only one in which it finds nothing says that it is PDF/UA-1. Package pdfcpu reads
// it; what is missing is added, and the file is rewritten by this package, since
// pdfcpu's own writer stamps the time, its own name and a random identifier on every
// file. The same document, printed by the same browser with the same fonts, gives
// the same bytes.
//
// # The browser
//
// It runs in a profile of its own in the folder for temporary files, which is
// removed afterwards whatever happens, and is killed when the context ends. As root,
// as in most containers, Chromium refuses to run with its sandbox; then, and only
// then, it runs without. It opens nothing but the program's own document, which runs
// no scripts and loads nothing.
package pdf
