package cite

// The vocabulary of CSL 1.0.2, from csl-data.json of the CSL schemas, with the
// names that Zotero and Better BibTeX add in their exports.

var types = []string{
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
	"classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
	"figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map",
	"motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
	"personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
	"song", "speech", "standard", "thesis", "treaty", "webpage",
}

var nameFields = []string{
	"author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
	"director", "editor", "editorial-director", "editortranslator", "executive-producer", "guest", "host",
	"illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
	"recipient", "reviewed-author", "script-writer", "series-creator", "translator",
}

var dateFields = []string{
	"accessed", "available-date", "container", "event-date", "issued", "locator-date", "original-date", "submitted",
}

var textFields = []string{
	"abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority",
	"call-number", "chapter-number", "citation-key", "citation-label", "citation-number", "collection-number",
	"collection-title", "container-title", "container-title-short", "dimensions", "division", "DOI", "edition",
	"event", "event-place", "event-title", "first-reference-note-number", "genre", "ISBN", "ISSN", "issue",
	"journalAbbreviation", "jurisdiction", "keyword", "language", "license", "locator", "medium", "note",
	"number", "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place",
	"original-title", "page", "page-first", "part", "part-title", "PMCID", "PMID", "printing", "publisher",
	"publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section", "shortTitle",
	"source", "status", "supplement", "title", "title-short", "URL", "version", "volume", "volume-title",
	"volume-title-short", "year-suffix",
}

// otherFields are read elsewhere or not used here; they may have any shape.
var otherFields = []string{"id", "type", "categories", "custom", "system_id"}

var namePartFields = []string{
	"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle",
	"comma-suffix", "static-ordering", "parse-names", "multi",
}

var datePartFields = []string{"date-parts", "raw", "literal", "season", "circa"}

func allFields() []string {
	var all []string
	for _, list := range [][]string{otherFields, nameFields, dateFields, textFields} {
		all = append(all, list...)
	}
	return all
}
