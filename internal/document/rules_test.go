package document

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"vanthu/internal/rules"
)

// TestPrintedOptions gives a document every option that the printed rules name,
// at the ends of its range, and wants it taken; just outside, it is a fault.
func TestPrintedOptions(t *testing.T) {
	for _, p := range rules.Profiles {
		tried := 0
		for _, table := range p.Tables() {
			for _, row := range table.Rows {
				option, ok := strings.CutPrefix(row.Option, "style.")
				if !ok || row.Bounds == nil {
					continue
				}
				tried++
				b := row.Bounds
				for value, good := range map[float64]bool{b.Min: true, b.Max: true, b.Default: true, b.Min - 0.5: false, b.Max + 0.5: false} {
					if err := styled(t, p, option, value, table.Key == "variants"); (err == nil) != good {
						t.Errorf("%s: style.%s %v: %v", p.ID, option, value, err)
					}
				}
			}
		}
		if tried < 20 {
			t.Errorf("%s: only %d options", p.ID, tried)
		}
	}
}

// styled decodes a document of the profile, or one with a letterhead, with one option
// of its style.
func styled(t *testing.T, p *rules.Profile, option string, value float64, lettered bool) error {
	t.Helper()
	var one any = value
	key, name, named := strings.Cut(option, ".")
	for at := strings.Split(name, "."); named && len(at) > 0; at = at[:len(at)-1] {
		one = map[string]any{at[len(at)-1]: one}
	}
	style := map[string]any{key: one}
	doc := map[string]any{"style": style}
	if lettered {
		style["head"], doc["organization"] = "letterhead", "doanh-nghiep"
	}
	maps.Copy(doc, map[string]any{"kind": "thong-bao", "profile": p.ID, "issuer": map[string]any{"name": "SỞ NỘI VỤ"}, "opening": []string{"Đoạn."}})
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Decode(data, Options{})
	return err
}
