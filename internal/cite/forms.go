package cite

// form is how the works of a CSL type are listed.
type form struct {
	quoted bool   // title in quotation marks: a part of something, or unpublished
	roman  bool   // the container is not set in italics: a platform, an archive
	in     bool   // “In” before the container
	day    bool   // the day is given, not only the year
	mark   string // GB/T 7714—2015, annex B.1
}

var forms = map[string]form{
	"article":                {quoted: true, roman: true, day: true, mark: "A"},
	"article-journal":        {quoted: true, mark: "J"},
	"article-magazine":       {quoted: true, day: true, mark: "J"},
	"article-newspaper":      {quoted: true, day: true, mark: "N"},
	"bill":                   {day: true, mark: "Z"},
	"book":                   {mark: "M"},
	"broadcast":              {quoted: true, day: true, mark: "Z"},
	"chapter":                {quoted: true, in: true, mark: "M"},
	"classic":                {mark: "M"},
	"collection":             {mark: "G"},
	"dataset":                {day: true, roman: true, mark: "DB"},
	"document":               {quoted: true, day: true, mark: "Z"},
	"entry":                  {quoted: true, in: true, day: true, mark: "M"},
	"entry-dictionary":       {quoted: true, in: true, day: true, mark: "M"},
	"entry-encyclopedia":     {quoted: true, in: true, day: true, mark: "M"},
	"event":                  {quoted: true, roman: true, day: true, mark: "Z"},
	"figure":                 {quoted: true, day: true, mark: "Z"},
	"graphic":                {day: true, mark: "Z"},
	"hearing":                {quoted: true, day: true, mark: "Z"},
	"interview":              {quoted: true, day: true, mark: "Z"},
	"legal_case":             {day: true, mark: "Z"},
	"legislation":            {day: true, mark: "Z"},
	"manuscript":             {quoted: true, roman: true, day: true, mark: "A"},
	"map":                    {mark: "CM"},
	"motion_picture":         {mark: "Z"},
	"musical_score":          {mark: "M"},
	"pamphlet":               {mark: "M"},
	"paper-conference":       {quoted: true, in: true, mark: "C"},
	"patent":                 {quoted: true, day: true, mark: "P"},
	"performance":            {day: true, mark: "Z"},
	"periodical":             {mark: "J"},
	"personal_communication": {quoted: true, roman: true, day: true, mark: "Z"},
	"post":                   {quoted: true, roman: true, day: true, mark: "EB"},
	"post-weblog":            {quoted: true, day: true, mark: "EB"},
	"regulation":             {day: true, mark: "Z"},
	"report":                 {day: true, mark: "R"},
	"review":                 {quoted: true, mark: "J"},
	"review-book":            {quoted: true, mark: "J"},
	"software":               {roman: true, day: true, mark: "CP"},
	"song":                   {quoted: true, mark: "Z"},
	"speech":                 {quoted: true, roman: true, day: true, mark: "Z"},
	"standard":               {day: true, mark: "S"},
	"thesis":                 {quoted: true, mark: "D"},
	"treaty":                 {day: true, mark: "Z"},
	"webpage":                {quoted: true, roman: true, day: true, mark: "EB"},
}

func formOf(typ string) form {
	if f, ok := forms[typ]; ok {
		return f
	}
	return forms["document"]
}
