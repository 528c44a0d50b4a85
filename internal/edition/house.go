package edition

// House is how a Traditional Chinese text is to be set if the copy in hand is set
// another way. What a missing key is about stays as it is. Package script applies
// it.
type House struct {
	Wei         string   `yaml:"wei" enum:"爲,為" doc:"which form of the character to print"`
	Li          string   `yaml:"li" enum:"裏,裡" doc:"which form of the character to print"`
	Zhe         string   `yaml:"zhe" enum:"着,著" doc:"着 or 著 as the particle and in verbs; 著作 and 著名 stay"`
	Quotes      string   `yaml:"quotes" enum:"corner" doc:"corner: ‘ ’ and “ ” become 「 」, those inside others 『 』"`
	Titles      bool     `yaml:"titles" doc:"true: titles of works in quotation marks get 《 》, where their use shows that they are such"`
	Works       []string `yaml:"works" doc:"titles of works that titles: true cannot tell by their use"`
	Punctuation string   `yaml:"punctuation" enum:"full" doc:"full: half-width punctuation next to Han becomes full-width"`
}
