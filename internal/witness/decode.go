package witness

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// MaxSize is the largest copy read, in bytes: a text of ten million Chinese
// characters, more than any book has.
const MaxSize = 32 << 20

// reading is a copy in one of the encodings that it may have.
type reading struct{ name, text string }

// readings decodes a copy. If the bytes themselves show their encoding there is one
// reading; otherwise the caller must decide by the text which of several is right.
func readings(data []byte) []reading {
	utf16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.IgnoreBOM) }
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
		fallthrough
	case utf8.Valid(data) && bytes.IndexByte(data, 0) < 0:
		return []reading{{"UTF-8", lines(string(data))}}
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return []reading{decoded("UTF-16", data[2:], utf16(unicode.LittleEndian))}
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return []reading{decoded("UTF-16", data[2:], utf16(unicode.BigEndian))}
	}
	return []reading{
		decoded("GB 18030", data, simplifiedchinese.GB18030),
		decoded("Big5", data, traditionalchinese.Big5),
		decoded("UTF-16", data, utf16(unicode.LittleEndian)),
		decoded("UTF-16", data, utf16(unicode.BigEndian)),
		{"UTF-8", lines(string(data))}, // damaged: the rest of it may still do
	}
}

// decoded reads bytes in an encoding. What cannot be read becomes U+FFFD, which
// folds to nothing.
func decoded(name string, data []byte, e encoding.Encoding) reading {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return reading{name, ""}
	}
	return reading{name, lines(string(text))}
}

// lines converts line ends to LF, and invalid UTF-8 to U+FFFD.
func lines(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
