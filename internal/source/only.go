package source

import "bytes"

// Only returns YAML of which only some keys at the top are left, with all lines at
// their places, or nil if it has none of them: to learn a little of many files costs
// no more than reading them. Files that begin with a brace are left as they are.
func Only(data []byte, keys ...string) []byte {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return data
	}
	var out []byte
	kept, inside := false, false
	for line := range bytes.Lines(data) {
		if key, _, ok := bytes.Cut(line, []byte(":")); ok && !bytes.ContainsAny(line[:1], " -#") {
			inside = false
			for _, k := range keys {
				inside = inside || string(bytes.Trim(key, `"' `)) == k
			}
			kept = kept || inside
		}
		if !inside {
			line = []byte("\n")
		}
		out = append(out, line...)
	}
	if !kept {
		return nil
	}
	return out
}
