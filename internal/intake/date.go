package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"duizhao/internal/lang"
)

const monthNames = `(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`

var (
	dateNumeric = pattern(`(?:^|\D)((?:1[5-9]|20)\d\d)\s?[-/.]\s?(0?[1-9]|1[0-2])\s?[-/.]\s?(3[01]|[12]\d|0?[1-9])(?:\D|$)`)
	dateHan     = pattern(`((?:1[5-9]|20)\d\d|[一二][〇零○一二三四五六七八九]{3}|(?:中華|中华)?民[國国]\s*(?:\d{1,3}|[零〇一二三四五六七八九十百]{1,6}))` +
		`\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日號号])?`)
	dateMonthly = pattern(`(?i)\b` + monthNames + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:1[5-9]|20)\d\d)\b`)
	dateDaily   = pattern(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?` + monthNames + `,?\s+((?:1[5-9]|20)\d\d)\b`)
	dateMonth   = pattern(`(?i)\b` + monthNames + `,?\s+((?:1[5-9]|20)\d\d)\b`)
	dateWords   = pattern(`(?i)(?:^|[^\p{L}\p{N}])(\d{1,2})(?:\.|er|º|\.º|-го)?\s+(?:de\s+|del\s+|d[’'])?` +
		`(\p{L}[\p{L}\p{M}’']{2,})\.?,?\s+(?:de\s+|del\s+)?((?:1[5-9]|20)\d\d)(?:$|[^\p{N}])`)
	dateKorean = pattern(`((?:1[5-9]|20)\d\d)\s*년\s*(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?`)
	dateViet   = pattern(`(?i)(\d{1,2})\s+tháng\s+(\d{1,2})(?:,|\s+năm)?\s+((?:1[5-9]|20)\d\d)`)
	dateDots   = pattern(`(?:^|[^\p{N}./-])(3[01]|[12]\d|0?[1-9])\.\s?(0?[1-9]|1[0-2])\.\s?((?:1[5-9]|20)\d\d)(?:$|[^\p{N}])`)
	dateYear   = pattern(`^\s*((?:1[0-9]|20)\d\d)\s*$`)
)

// findDate returns the first date in a text, as YYYY-MM-DD, YYYY-MM or YYYY, and the
// bytes that it takes. ok is false if there is none.
func findDate(s string) (date string, at [2]int, ok bool) {
	if len(s) > 1000 { // too long to be a date line
		return "", at, false
	}
	try := func(re *regexp.Regexp, year, month, day int) bool {
		m := re.FindStringSubmatchIndex(s)
		if m == nil || ok && m[0] > at[0] {
			return false
		}
		part := func(n int) string {
			if n == 0 || m[2*n] < 0 {
				return ""
			}
			return s[m[2*n]:m[2*n+1]]
		}
		d, valid := makeDate(part(year), part(month), part(day))
		if !valid {
			return false
		}
		date, ok, at = d, true, [2]int{m[0], m[1]}
		if re == dateNumeric() { // without the characters around it
			at = [2]int{m[2], m[7]}
		}
		return true
	}
	try(dateNumeric(), 1, 2, 3)
	try(dateHan(), 1, 2, 3)
	try(dateMonthly(), 3, 1, 2)
	try(dateDaily(), 3, 2, 1)
	try(dateWords(), 3, 2, 1)
	try(dateKorean(), 1, 2, 3)
	try(dateViet(), 3, 2, 1)
	try(dateDots(), 3, 2, 1)
	if !ok && !try(dateMonth(), 2, 1, 0) {
		try(dateYear(), 1, 0, 0)
	}
	return date, at, ok
}

func datePattern(s string) bool {
	_, _, ok := findDate(s)
	return ok
}

func makeDate(year, month, day string) (string, bool) {
	y, ok := yearOf(year)
	if !ok {
		return "", false
	}
	if month == "" {
		return fmt.Sprintf("%04d", y), true
	}
	m, ok := numberOf(month)
	if !ok {
		if m, ok = lang.MonthOf(month); !ok {
			return "", false
		}
	}
	if m < 1 || m > 12 {
		return "", false
	}
	if day == "" {
		return fmt.Sprintf("%04d-%02d", y, m), true
	}
	d, ok := numberOf(day)
	if t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); !ok || t.Day() != d || int(t.Month()) != m {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

func yearOf(s string) (int, bool) {
	if _, rest, ok := strings.Cut(strings.ReplaceAll(s, "国", "國"), "民國"); ok {
		n, ok := numberOf(strings.TrimSpace(rest))
		return 1911 + n, ok
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n, true
	}
	n := 0
	for _, r := range s {
		i := strings.IndexRune("〇一二三四五六七八九", r)
		if r == '零' || r == '○' {
			i = 0
		}
		if i < 0 {
			return 0, false
		}
		n = n*10 + i/3 // three bytes each
	}
	return n, n > 1000
}

// numberOf reads digits, or a Chinese numeral up to 199.
func numberOf(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, true
	}
	n, digit := 0, 0
	for _, r := range s {
		switch r {
		case '十':
			n, digit = n+max(digit, 1)*10, 0
		case '百':
			n, digit = n+max(digit, 1)*100, 0
		case '零':
		default:
			i := strings.IndexRune("〇一二三四五六七八九", r)
			if i < 0 {
				return 0, false
			}
			digit = i / 3
		}
	}
	return n + digit, s != ""
}
