package render

import (
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
	"vanthu/internal/rules"
)

// TestEveryKindHasAnExample wants, for each kind and each profile of the
// families that issue it, a document among the examples: a kind that nobody has
// looked at does not exist.
func TestEveryKindHasAnExample(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range examples.All() {
		d, err := document.Decode(e.JSON, document.Options{})
		if err != nil {
			t.Fatalf("%s: %v", e.Name, err)
		}
		seen[d.Rules().ID+" "+d.Kind] = true
	}
	for _, p := range rules.Profiles {
		for _, k := range rules.Kinds {
			if k.Issued(p.Family) && !seen[p.ID+" "+k.Slug] {
				t.Errorf("no example of %s under %s", k.Slug, p.ID)
			}
		}
	}
}
