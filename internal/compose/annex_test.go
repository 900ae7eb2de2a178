package compose

import (
	"encoding/json"
	"strings"
	"testing"

	"vanthu/internal/sheet"
)

// TestAnnexNamedInText writes what an annex is called in the line of its own annexes as it stands in a
// sentence, whatever case its label has.
func TestAnnexNamedInText(t *testing.T) {
	for label, want := range map[string]string{"QUY CHẾ": "Quy chế", "Quy chế": "Quy chế", "ĐỀ CƯƠNG": "Đề cương", "Biểu mẫu": "Biểu mẫu", "MẪU BC-01": "MẪU BC-01"} {
		data, err := json.Marshal(object{"kind": "quyet-dinh", "issuer": object{"name": "SỞ NỘI VỤ", "code": "SNV"}, "number": 5, "subject": "Ban hành", "authority_line": "GIÁM ĐỐC", "opening": []string{"Một."},
			"attachments": []object{{"label": label, "title": "Chi tiêu", "content": []string{"Hai."}, "attachments": []object{{"title": "BIỂU", "reference": true, "content": []string{"Ba."}}}}}})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, s := range sheetOf(t, decoded(t, data)).Sections {
			for _, b := range s.Blocks {
				if p, ok := b.(*sheet.Paragraph); ok {
					found = found || strings.HasPrefix(plainHyphens(textOf(p.Runs)), "(Kèm theo "+want+" ban hành ")
				}
			}
		}
		if !found {
			t.Errorf("%s is not named %s", label, want)
		}
	}
}
