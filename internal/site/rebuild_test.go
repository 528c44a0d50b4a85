package site

import (
	"reflect"
	"testing"

	"duizhao/internal/fonts"
	"duizhao/internal/witness"
)

// TestKey holds that every option is in the key of a build, or is accounted for
// otherwise: a new one cannot be forgotten.
func TestKey(t *testing.T) {
	apart := map[string]string{"FS": "read", "Templates": "read", "Static": "read", "Before": "gone", "Workers": "no effect", "Progress": "no effect",
		"Asked": "decides what is made first, and nothing of what is made", "Ahead": "is told of it",
		"Touched": "decides what is shown ahead", "Preview": "shows that",
		"Front": "is told of one page before the rest", "faces": "of the program"}
	var none Options
	kind := reflect.TypeFor[Options]()
	for i := range kind.NumField() {
		field := kind.Field(i)
		if apart[field.Name] != "" {
			continue
		}
		var o Options
		v := reflect.ValueOf(&o).Elem().Field(i)
		switch field.Type.Kind() {
		case reflect.Bool:
			v.SetBool(true)
		case reflect.String:
			v.SetString("x")
		default:
			switch field.Name {
			case "Witnesses":
				o.Witnesses = []witness.Copy{{Path: "a", Data: []byte("b")}}
			case "Fonts":
				o.Fonts = &fonts.Set{}
			case "Printer":
				o.Printer = &Printer{Name: "chromium"}
			default:
				t.Errorf("the option %s is new: put it into the key, or say here why not", field.Name)
				continue
			}
		}
		if o.key([32]byte{}) == none.key([32]byte{}) {
			t.Errorf("two builds that differ in %s have the same key", field.Name)
		}
	}
	if none.key([32]byte{1}) == none.key([32]byte{}) {
		t.Error("two programs have the same key")
	}
	a, b := Options{Witnesses: []witness.Copy{{Path: "a", Data: []byte("b")}}}, Options{Witnesses: []witness.Copy{{Path: "a", Data: []byte("c")}}}
	if a.key([32]byte{}) == b.key([32]byte{}) {
		t.Error("two texts have the same key")
	}
}
