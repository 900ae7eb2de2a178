package httpapi

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/doortest"
	"vanthu/internal/render"
)

const typed = "SỞ NỘI VỤ\nSố: 09/TB-SNV\nHà Tĩnh, ngày 20 tháng 11 năm 2026\nTHÔNG BÁO\nNghỉ Tết Dương lịch năm 2027\n" +
	"Cơ quan nghỉ ngày 01 tháng 01 năm 2027./.\nNơi nhận:\n- Các phòng;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn An"

// TestImport posts files in each way; what comes back is a document that can be
// posted in its turn.
func TestImport(t *testing.T) {
	s := start(t, nil)
	var word []byte
	for _, e := range examples.All() {
		if e.Name == "quyet-dinh" {
			word = s.Do("POST", "/v1/documents?format=docx", string(e.JSON)).Data
		}
	}
	form, formType := formOf(t, "file", "cu.docx", word)
	for _, c := range []struct{ name, mediaType, body, want string }{
		{"text", "text/plain; charset=utf-8", typed, `"number": 9`},
		{"HTML", "text/html", "<p>" + strings.ReplaceAll(typed, "\n", "</p><p>") + "</p>", `"number": 9`},
		{"Markdown", "text/markdown", strings.Replace(typed, "THÔNG BÁO", "# THÔNG BÁO", 1), `"number": 9`},
		{"Word", render.DOCX.MediaType(), string(word), `"number": 386`},
		{"question", "text/plain", "SỞ TÀI CHÍNH\n" + typed, `"path": "/issuer/parent"`},
		{"form", formType, form, `"number": 386`},
	} {
		a := s.Do("POST", "/v1/import", c.body, "Content-Type", c.mediaType)
		if a.StatusCode != http.StatusOK || !strings.Contains(string(a.Data), c.want) {
			t.Errorf("%s: %d %s", c.name, a.StatusCode, a.Data)
			continue
		}
		var body struct {
			Document json.RawMessage
			Findings []any
			LeftOut  []struct{ Text, Reason string } `json:"left_out"`
		}
		if err := json.Unmarshal(a.Data, &body); err != nil || body.Findings == nil || len(body.LeftOut) == 0 {
			t.Errorf("%s: %v %s", c.name, err, a.Data)
		}
		if again := s.Do("POST", "/v1/documents?format=pdf", string(body.Document)); again.StatusCode != http.StatusOK {
			t.Errorf("%s: its document: %d %s", c.name, again.StatusCode, again.Data)
		}
	}
	if a := s.Do("POST", "/v1/import", typed, "Content-Type", "text/plain", "Accept-Language", "en"); !strings.Contains(string(a.Data), "the program prints") {
		t.Errorf("no reason in English: %s", a.Data)
	}
	s.Metrics(`vanthu_imported_files_total{format="txt",status="sure"} 2`, `vanthu_imported_files_total{format="txt",status="asked"} 1`, `vanthu_import_duration_seconds_count{format="docx"}`)
}

func formOf(t *testing.T, field, name string, data []byte) (body, mediaType string) {
	t.Helper()
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String(), w.FormDataContentType()
}

// TestImportProblems posts what cannot be read: a clear answer, and no word of
// it in the log.
func TestImportProblems(t *testing.T) {
	s := start(t, nil)
	two, twoType := formOf(t, "other", "cu.docx", []byte(doortest.Secret))
	for _, c := range []struct{ mediaType, body, problem string }{
		{"application/json", doortest.Plan, "unsupported-media-type"},
		{"text/plain; charset=tcvn3", typed, "unsupported-media-type"},
		{"text/plain", "\xff\xfe" + doortest.Secret, "invalid-document"},
		{render.DOCX.MediaType(), doortest.Secret, "invalid-document"},
		{twoType, two, "bad-body"},
		{"multipart/form-data; boundary=x", doortest.Secret, "bad-body"},
	} {
		s.Do("POST", "/v1/import", c.body, "Content-Type", c.mediaType).Problem(t, c.problem)
	}
}
