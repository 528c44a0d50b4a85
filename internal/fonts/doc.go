// Package fonts reads TrueType fonts, chooses among them, and makes small ones with
// only the characters of a text, for the PDF, the EPUB and the single file.
//
// [Load] reads a folder of fonts. [Set.Rules] chooses a family for each script
// (Traditional, Simplified, Latin, fixed width) and returns @font-face rules with
// the subsets in them, and the characters that no family has. [Set.Names] returns
// the names of the families. [Face.Subset] makes one subset.
//
// # Subsets
//
// A subset keeps the numbers of the glyphs and drops the outlines of all that the
// text cannot reach, so that the layout tables stay as they are: vertical forms
// (vert, vrt2), contextual spacing (halt, chws, vhal, vchw), kerning, ligatures,
// small capitals and old-style figures all work as in the whole font. What can be
// reached is found by following the substitutions of GSUB and the parts of composite
// glyphs. Compared with renumbering, as HarfBuzz does, the empty places cost about
// 40 kB in a compressed font of 20,000 glyphs; a PDF is the same size either way,
// since Chromium takes from the font only what it prints. No Go module subsets fonts
// with layout, and HarfBuzz as WebAssembly would be a file that every user has to
// fetch besides the one program.
//
// A subset has no character that the text lacks, except the punctuation of Chinese
// fonts. That matters beyond size: in whole CJK fonts the radicals of U+2F00 share
// glyphs with ideographs, and a PDF made with one gives ⽂ for 文 when its text is
// copied.
//
// Only fonts with TrueType outlines are used: Chromium writes others (CFF) into a
// PDF as Type 3, nameless, larger and coarse on the screen. The format is that of
// the OpenType specification, version 1.9.
package fonts
