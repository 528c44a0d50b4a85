package witness_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"duizhao/internal/witness"
)

// TestFoldIsForGood holds that the fold of no character changes: the fingerprints of
// every lock, including those that other people made, rest on it. Whoever must change
// it raises the version of the lock's format.
func TestFoldIsForGood(t *testing.T) {
	h := sha256.New()
	for r := range rune(0x10000) {
		if r >= 0xD800 && r < 0xE000 { // surrogates
			continue
		}
		h.Write([]byte(witness.Fold(string(r)) + "\n"))
	}
	const want = "c26f0793f6e14b98ddba1fda8f98435ff5256cec0ff4f2bb24f91d6b4f68fee1"
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		t.Errorf("the fold is %s and was %s", got, want)
	}
	for _, c := range [][2]string{{"爲為为", "为为为"}, {"裏裡里", "里里里"}, {"着著", "着着"}, {"賬帳账帐", "账账账账"}, {"準准", "准准"}, {"ＤeepSeek－Ｖ３，「」 ……", "deepseekv3"},
		{"諾大", "诺大"}, {"偌大", "偌大"}} {
		if got := witness.Fold(c[0]); got != c[1] {
			t.Errorf("%s folds to %s and should to %s", c[0], got, c[1])
		}
	}
}
