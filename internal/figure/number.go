package figure

import (
	"math"
	"strconv"
	"strings"

	"duizhao/internal/lang"
)

// Number is a value as written, so that 78.0 and 0.010 keep their decimals. Both ""
// and "-", for a gap in a list, are no value.
type Number string

// SetScalar sets the value as written in the YAML file.
func (n *Number) SetScalar(s string) { *n = Number(s) }

// Absent reports whether there is no value.
func (n Number) Absent() bool { return n == "" || n == "-" || n == "–" || n == "—" }

// Float returns the value; ok is false if there is none or it is not a finite number.
func (n Number) Float() (v float64, ok bool) {
	if n.Absent() || strings.Trim(string(n), "+-0123456789._eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(string(n), "_", ""), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, false
	}
	return v, true
}

// String returns the value as English has it, for messages.
func (n Number) String() string { return n.In(lang.English) }

// In returns the value for readers of a language: thousands set apart as there, a
// real minus sign, the decimals as written; — if there is none.
func (n Number) In(tag string) string {
	v, ok := n.Float()
	if !ok {
		return "—"
	}
	s := strings.TrimPrefix(strings.ReplaceAll(string(n), "_", ""), "+")
	if strings.ContainsAny(s, "eE") {
		s = strconv.FormatFloat(v, 'f', -1, 64)
		if len(s) > 18 {
			s = strconv.FormatFloat(v, 'g', 6, 64)
			return strings.ReplaceAll(s, "-", "−")
		}
	}
	return group(s, tag)
}

// group writes a plain decimal number without zeros before it or a point after it.
func group(s, tag string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	whole, decimals, point := strings.Cut(s, ".")
	if len(whole) > 1 {
		whole = strings.TrimLeft(whole[:len(whole)-1], "0") + whole[len(whole)-1:]
	}
	if point && decimals != "" {
		whole += "." + decimals
	}
	return lang.Number(tag, sign+whole)
}

// tickText returns a round number of a scale, with no more decimals than it needs.
func tickText(v float64, tag string) string {
	if v != 0 && (math.Abs(v) >= 1e9 || math.Abs(v) < 1e-4) {
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
		exp, _ := strconv.Atoi(exponent)
		if mantissa == "1" {
			return "10" + superscript(exp)
		}
		return strings.ReplaceAll(mantissa, "-", "−") + "×10" + superscript(exp)
	}
	return group(strconv.FormatFloat(v, 'f', -1, 64), tag)
}

func superscript(n int) string {
	return strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9",
		"⁹").Replace(strconv.Itoa(n))
}
