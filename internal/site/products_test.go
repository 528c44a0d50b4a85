package site

import (
	"os"
	"strings"
	"testing"
)

// The manual names the addresses of every product.
func TestManualNamesProducts(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, manual, found := strings.Cut(string(doc), "# Addresses")
	if !found {
		t.Fatal("the manual has no section on addresses")
	}
	seen := map[string]string{}
	check := func(name, at string) {
		if other := seen[at]; other != "" {
			t.Errorf("%s and %s are both at %s", name, other, at)
		}
		seen[at] = name
		for field := range strings.FieldsSeq(manual) {
			if strings.TrimSuffix(field, ";") == at {
				return
			}
		}
		t.Errorf("the manual does not say where the product %s is: %s", name, at)
	}
	for _, p := range ofEdition {
		check(p.name, p.at)
		if (p.text == nil) == (p.index == nil) {
			t.Errorf("%s has to be made once: with the text, or at the end", p.name)
		}
	}
	for _, p := range ofSite {
		check(p.name, p.at)
	}
}
