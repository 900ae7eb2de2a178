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

// TestSubjectOfALetter begins the verb of a subject with a small letter behind the word that the program sets, and
// leaves what an author wrote himself.
func TestSubjectOfALetter(t *testing.T) {
	for subject, want := range map[string]string{"Phối hợp kiểm tra": "V/v phối hợp kiểm tra", "V/v Phối hợp kiểm tra": "V/v Phối hợp kiểm tra", "Hội thi": "V/v Hội thi"} {
		data, err := json.Marshal(object{"kind": "cong-van", "issuer": object{"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": subject, "to": []string{"Bộ Nội vụ"}, "opening": []string{"Một."}})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, p := range pagesOf(t, decoded(t, data)) {
			for _, l := range p.Lines {
				found = found || l.Of != nil && textOf(l.Of.Runs) == want
			}
		}
		if !found {
			t.Errorf("%q is not printed as %q", subject, want)
		}
	}
}
