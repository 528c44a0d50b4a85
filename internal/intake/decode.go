package intake

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// charset is an encoding that can be recognised by its bytes, or asked for by name.
type charset struct {
	name string
	enc  encoding.Encoding
}

var (
	utf16le = charset{"UTF-16 LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	utf16be = charset{"UTF-16 BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	gb18030 = charset{"GB 18030", simplifiedchinese.GB18030}
	big5    = charset{"Big5", traditionalchinese.Big5} // with the Hong Kong set, as in the Encoding Standard
)

// Decode turns bytes into text. The encoding is the one named, or else the first of
// these that applies: that of a byte order mark; UTF-16 if there are NUL bytes;
// UTF-8 if all or nearly all bytes are valid; what an HTML or XML file declares; of
// GB 18030, Big5 and UTF-16 the one that yields the most frequent characters.
// Invalid bytes are problems with their offsets.
func Decode(data []byte, named string) (text, name string, problems []Problem) {
	if named != "" {
		c, err := byName(named)
		if err != nil {
			return "", "", []Problem{{Kind: NoEncoding, Detail: named}}
		}
		return c.decode(data)
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return utf8Text(data[3:], 3)
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf16le.decode(data)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf16be.decode(data)
	}
	if c, is := wide(data); is {
		return c.decode(data)
	}
	if utf8.Valid(data) {
		return string(data), "UTF-8", nil
	}
	if almostUTF8(data) {
		return utf8Text(data, 0)
	}
	if c, is := declared(data); is && c.name != "UTF-8" {
		return c.decode(data)
	}
	if c, is := guess(data); is {
		return c.decode(data)
	}
	return utf8Text(data, 0)
}

// byName finds an encoding by a label of the Encoding Standard.
func byName(label string) (charset, error) {
	switch strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(label)) {
	case "utf8":
		return charset{"UTF-8", nil}, nil
	case "utf16", "utf16le":
		return utf16le, nil
	case "utf16be":
		return utf16be, nil
	case "gb18030", "gbk", "gb2312", "cp936":
		return gb18030, nil
	case "big5", "big5hkscs", "cp950":
		return big5, nil
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return charset{}, err
	}
	name, err := htmlindex.Name(enc)
	return charset{name, enc}, err
}

// wide recognises UTF-16 without a byte order mark: it has NUL bytes, as no other
// encoding of text has, and frequent characters in one byte order. Chinese without a
// line end or a digit has no NUL; [guess] finds that.
func wide(data []byte) (charset, bool) {
	if bytes.Count(data[:min(len(data), 1<<16)], []byte{0}) < 2 {
		return charset{}, false
	}
	return likeliest(data, 0.5, utf16le, utf16be)
}

// almostUTF8 recognises UTF-8 with a few invalid bytes: most of its multi-byte
// sequences are valid, which does not happen by chance in another encoding.
func almostUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < 0x80 {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 4*bad
}

var declaration = pattern(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)`)

func declared(data []byte) (charset, bool) {
	m := declaration().FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return charset{}, false
	}
	c, err := byName(string(m[1]) + string(m[2]))
	return c, err == nil
}

// guess chooses between GB 18030, Big5 and UTF-16: if none of them yields frequent
// characters, the text is in none of them.
func guess(data []byte) (charset, bool) {
	return likeliest(data, 0.15, gb18030, big5, utf16le, utf16be)
}

// likeliest returns the encoding in which the fewest bytes are wrong and the most
// characters are frequent. least is the share of frequent characters below which a
// text is noise; ASCII in UTF-16 counts as frequent.
func likeliest(data []byte, least float64, choice ...charset) (charset, bool) {
	var best charset
	for _, c := range choice {
		sample := data[:min(len(data), 1<<18)]
		sample = sample[:len(sample)/c.width()*c.width()]
		text, err := c.enc.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		var all, known, wrong int
		for _, r := range string(text) {
			switch {
			case r < 0x80 && c.width() == 1: // the same in each of them
				continue
			case r == utf8.RuneError:
				wrong++
			case r >= ' ' && r < 0x7F || r == '\n' || r == '\r' || r == '\t' || strings.ContainsRune(frequent, r):
				known++
			}
			all++
		}
		if all == 0 || wrong*50 > all {
			continue
		}
		if share := float64(known-10*wrong) / float64(all); share > least {
			best, least = c, share
		}
	}
	return best, best.enc != nil
}

// frequent has the commonest characters and marks of Chinese, in both scripts.
const frequent = "" +
	"的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过子說说產产種种面而方後" +
	"后多定行學学法所民得經经十三之進进著着等部度家電电力裡里如水化高自二理起小物現现實实加量都兩两體体制機机當当使點点從从業业本去把性好應应開开" +
	"它合還还因由其些然前外天政四日那社義义事平形相全表間间樣样與与關关各重新線线內内數数正心反你明看原又麼么利比或但質质氣气第向道命此變变條条只" +
	"沒没結结解問问意建月公無无系軍军很情者最立代想已通並并提直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件長长求老頭头基資资邊边流" +
	"路級级少圖图山統统接知較较將将組组見见計计別别她手角期根論论運运農农指幾几九區区強强放決决西被幹干做必戰战先回則则任取據据處处隊队南給给色光" +
	"門门即保治北造百規规熱热領领七海口東东導导器壓压志世金增爭争濟济階阶油思術术極极交受聯联什認认六共權权收證证改清己美再採采轉转更單单風风切打" +
	"白教速花帶带安場场身車车例真務务具萬万每目至達达走積积示議议聲声報报鬥斗完類类八離离華华名確确才科張张信馬马節节話话米整空元況况今集溫温傳传" +
	"土許许步群廣广石記记需段研界拉林律叫且究觀观越織织裝装，。、；：？！「」『』（）《》“”‘’…—　"

func utf8Text(data []byte, skipped int) (string, string, []Problem) {
	if utf8.Valid(data) {
		return string(data), "UTF-8", nil
	}
	b := badBytes{name: "UTF-8"}
	for i, line, col := 0, 1, 1; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			b.add(skipped+i, line, col, data[i:i+1])
		}
		line, col = step(r, line, col)
		i += n
	}
	return "", "", b.list()
}

// decode turns bytes into text and reports the invalid ones.
func (c charset) decode(data []byte) (string, string, []Problem) {
	if c.enc == nil {
		return utf8Text(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), 0)
	}
	text, err := c.enc.NewDecoder().Bytes(data)
	if err == nil && !bytes.ContainsRune(text, utf8.RuneError) && !(c.width() == 2 && len(data)%2 != 0) {
		return string(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))), c.name, nil
	}
	b := badBytes{name: c.name}
	for i, line, col := 0, 1, 1; i < len(data) && b.n < 1000; {
		n := min(c.size(data[i:]), len(data)-i)
		r, _ := utf8.DecodeRune(c.one(data[i : i+n]))
		if r == utf8.RuneError && !c.meant(data[i:i+n]) {
			b.add(i, line, col, data[i:i+n])
		}
		line, col = step(r, line, col)
		i += n
	}
	if b.n == 0 { // the file really has the character U+FFFD
		return string(text), c.name, nil
	}
	return "", "", b.list()
}

func (c charset) one(b []byte) []byte {
	out, err := c.enc.NewDecoder().Bytes(b)
	if err != nil || len(out) == 0 {
		return []byte("\uFFFD")
	}
	return out
}

// meant reports whether bytes are U+FFFD itself.
func (c charset) meant(b []byte) bool {
	own, err := c.enc.NewEncoder().Bytes([]byte("\uFFFD"))
	return err == nil && bytes.Equal(own, b) && c.width() == 2
}

func (c charset) width() int {
	if c.name == utf16le.name || c.name == utf16be.name {
		return 2
	}
	return 1
}

// size returns how many bytes the character at the beginning of b has.
func (c charset) size(b []byte) int {
	switch c.name {
	case utf16le.name, utf16be.name:
		high := b[0]
		if c.name == utf16le.name && len(b) > 1 {
			high = b[1]
		}
		if high >= 0xD8 && high < 0xDC {
			return 4
		}
		return 2
	case gb18030.name:
		if b[0] >= 0x81 && b[0] < 0xFF && len(b) > 1 {
			if b[1] >= 0x30 && b[1] <= 0x39 {
				return 4
			}
			if b[1] >= 0x40 && b[1] != 0x7F && b[1] != 0xFF {
				return 2
			}
		}
	case big5.name:
		if b[0] >= 0x81 && b[0] < 0xFF && len(b) > 1 && (b[1] >= 0x40 && b[1] < 0x7F || b[1] >= 0xA1 && b[1] < 0xFF) {
			return 2
		}
	}
	return 1
}

func step(r rune, line, col int) (int, int) {
	if r == '\n' {
		return line + 1, 1
	}
	return line, col + 1
}

// badBytes collects what cannot be read; only the first ten are reported one by one.
type badBytes struct {
	name string
	n    int
	told []Problem
}

func (b *badBytes) add(offset, line, col int, at []byte) {
	if b.n++; b.n <= 10 {
		b.told = append(b.told, Problem{Kind: WrongByte, Line: line, Col: col, Offset: offset, Detail: fmt.Sprintf("% X", at), Encoding: b.name})
	}
}

func (b *badBytes) list() []Problem {
	if n := len(b.told); n > 0 {
		b.told[n-1].More = b.n - n
	}
	return b.told
}
