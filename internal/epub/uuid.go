package epub

import (
	"crypto/sha1"
	"encoding/hex"
)

// UUID returns the name-based identifier (RFC 9562, version 5) of an address, as a
// URN: the same address always has the same one.
func UUID(address string) string {
	h := sha1.New()
	h.Write([]byte("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8")) // the namespace of URLs
	h.Write([]byte(address))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	s := hex.EncodeToString(u)
	return "urn:uuid:" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
