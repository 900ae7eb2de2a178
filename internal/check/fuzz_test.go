package check

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// FuzzWord checks Word files with any body in the frame of an example, and comments
// on what is found.
func FuzzWord(f *testing.F) {
	frame := opened(f, exampleFile(f, "quyet-dinh.docx"))
	whole := frame.parts["word/document.xml"]
	from := strings.Index(whole, "<w:body>") + len("<w:body>")
	to := strings.Index(whole, "</w:body>")
	f.Add(whole[from:to])
	for _, p := range regexp.MustCompile(`<w:p[ >].*?</w:p>`).FindAllString(whole[from:to], 12) {
		f.Add(p)
	}
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>SỞ NỘI VỤ</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:pgSz w:w="1" w:h="-5"/></w:sectPr>`)
	f.Fuzz(func(t *testing.T, body string) {
		frame.parts["word/document.xml"] = whole[:from] + body + whole[to:]
		docx := frame.packed(t)
		r, err := File(docx, DOCX, renderer().Width)
		if err != nil {
			return
		}
		look(t, r)
		placed := slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Place.Paragraph > 0 })
		if _, err := r.Comment(docx); err != nil && placed {
			t.Errorf("no comment is put: %v", err)
		}
	})
}

// FuzzPDF checks anything as a PDF.
func FuzzPDF(f *testing.F) {
	for _, name := range []string{"cong-van.pdf", "quyet-dinh.pdf"} {
		f.Add(exampleFile(f, name))
	}
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>endobj\n2 0 obj<</Kids[]/Count 0>>endobj\n3 0 obj<</V<</ByteRange[0 9 2 99]/Contents<00>>>>>endobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := File(data, PDF, renderer().Width); err == nil {
			look(t, r)
		}
	})
}

// look wants each finding to have a rule of the table, a clause and words.
func look(t *testing.T, r *Report) {
	t.Helper()
	for i := range r.Findings {
		f := &r.Findings[i]
		if ruleOf(f.Rule) == nil || f.Clause == "" || f.Detail[0] == "" || f.Detail[1] == "" {
			t.Errorf("%+v", f)
		}
	}
	_ = r.Answer(0)
}
