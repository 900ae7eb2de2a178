package doors

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/doortest"
)

// officed is a server with an office, in the folder that is returned.
func officed(t *testing.T) (*server, string) {
	t.Helper()
	dir := t.TempDir()
	putOffice(t, dir, "snv.json", officeText)
	return start(t, func(c *Config) { c.Documents.Offices = dir }), dir
}

const officeText = `{"name":"Sở Nội vụ","issuer":{"name":"SỞ NỘI VỤ","code":"SNV"},"place":"Hà Tĩnh","archive":"VT",
"signers":{"giam-doc":{"position":["GIÁM ĐỐC"],"name":"Nguyễn Văn Chimlạc","signature":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}},
"recipient_groups":{"phong-ban":["Phòng Một","Phòng Hai"]},"addressees":{"so-nganh":["Sở Tài chính","Sở Y tế"]}}`

// putOffice writes a file in one step.
func putOffice(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

// ofOffice is a document that the office makes whole; paper is what it stands for.
const (
	ofOffice = `{"kind":"cong-van","office":"snv","subject":"Kiểm tra","to":["@so-nganh"],"sections":["Nội dung."],"recipients":["Như trên","@phong-ban"],"signer":"giam-doc"}`
	paper    = `{"kind":"cong-van","issuer":{"name":"SỞ NỘI VỤ","code":"SNV"},"place":"Hà Tĩnh","archive":"VT","subject":"Kiểm tra","to":["Sở Tài chính","Sở Y tế"],
"sections":["Nội dung."],"recipients":["Như trên","Phòng Một","Phòng Hai"],"signer":{"position":["GIÁM ĐỐC"],"name":"Nguyễn Văn Chimlạc","signature":` +
		`"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}}`
)

// TestOffices: every door takes documents that name an office, and makes the same
// file of them as of what they stand for.
func TestOffices(t *testing.T) {
	s, _ := officed(t)
	_, router := describedAPI(t, s)
	whole := s.Do("POST", "/v1/documents?format=pdf", paper)
	named := s.conform(t, router, "POST", "/v1/documents?format=pdf", ofOffice, true)
	if named.StatusCode != http.StatusOK || string(named.Data) != string(whole.Data) {
		t.Errorf("%d, %d bytes of %d %.300s", named.StatusCode, len(named.Data), len(whole.Data), named.Data)
	}
	for _, path := range []string{"/v1/layout", "/v1/check", "/v1/preview"} {
		if a := s.conform(t, router, "POST", path, ofOffice, true); a.StatusCode != http.StatusOK || strings.Contains(string(a.Data), `"severity":"error"`) {
			t.Errorf("%s: %d %s", path, a.StatusCode, a.Data)
		}
	}
	view := string(s.Do("POST", "/v1/preview", ofOffice).Data)
	for _, want := range []string{`"pointer":"/recipients/1"`, `"pointer":"/to/0"`, `"pointer":"/issuer/name"`} {
		if !strings.Contains(view, want) {
			t.Errorf("the preview has no %s", want)
		}
	}
	if strings.Contains(view, "/recipients/2") || strings.Contains(view, "/to/1") {
		t.Error("the preview points at what was not posted")
	}
	batch := `{"template":` + strings.Replace(ofOffice, "Kiểm tra", "{{ten}}", 1) + `,"rows":[{"ten":"một"}]}`
	if a := s.conform(t, router, "POST", "/v1/batches", batch, true, "Accept", "application/zip"); a.StatusCode != http.StatusOK || !strings.Contains(string(a.Data), "van-ban-0001.pdf") || strings.Contains(string(a.Data), "office.") {
		t.Errorf("a batch: %d, %d bytes", a.StatusCode, len(a.Data))
	}
	s.conform(t, router, "POST", "/v1/documents", strings.Replace(ofOffice, "giam-doc", "giam-duc", 1), false)
}

// TestListOfOffices: who may use offices sees them, without their pictures.
func TestListOfOffices(t *testing.T) {
	s, _ := officed(t)
	_, router := describedAPI(t, s)
	list := string(s.conform(t, router, "GET", "/v1/offices", "", true).Data)
	if !strings.Contains(list, `"id": "snv"`) || !strings.Contains(list, `"name": "Sở Nội vụ"`) || strings.Contains(list, "Chimlạc") {
		t.Error(list)
	}
	one := string(s.conform(t, router, "GET", "/v1/offices/snv", "", true).Data)
	if !strings.Contains(one, "giam-doc") || !strings.Contains(one, "Phòng Hai") || strings.Contains(one, "base64") {
		t.Error(one)
	}
	s.conform(t, router, "GET", "/v1/offices/khac", "", true)
	s.Do("GET", "/v1/offices/khac", "").Problem(t, "no-office")
	if list := s.Do("GET", "/v1/offices", ""); list.StatusCode != http.StatusOK {
		t.Error(list.StatusCode)
	}
	none := start(t, nil)
	if a := none.Do("GET", "/v1/offices", ""); strings.TrimSpace(string(a.Data)) != "[]" {
		t.Errorf("%s", a.Data)
	}
	none.Do("POST", "/v1/documents", ofOffice).Problem(t, "invalid-document")
}

// TestChangedOffice: a file that changes holds from the next request on; a broken
// one is told in the log and at /readyz, and what was good stays.
func TestChangedOffice(t *testing.T) {
	s, dir := officed(t)
	svg := func() string { return string(s.Do("POST", "/v1/documents?format=svg", ofOffice).Data) }
	ready := func() string { return string(s.Do("GET", "/readyz", "").Data) }
	if !strings.Contains(ready(), `"offices": "ok"`) {
		t.Error(ready())
	}
	putOffice(t, dir, "snv.json", strings.Replace(officeText, "Hà Tĩnh", "Vinh", 1))
	if !strings.Contains(svg(), "Vinh, ") {
		t.Error("the new place is not printed")
	}
	putOffice(t, dir, "snv.json", `{"signers":"`+doortest.Secret+`"}`)
	if text := svg(); !strings.Contains(text, "Vinh, ") || !strings.Contains(ready(), `"offices": "broken: snv.json"`) {
		t.Error(ready())
	}
	if text := s.Logs.String(); !strings.Contains(text, `"file":"snv.json"`) || !strings.Contains(text, "faults: type") {
		t.Error(text)
	}
	putOffice(t, dir, "snv.json", officeText)
	if !strings.Contains(svg(), "Hà Tĩnh, ") || !strings.Contains(ready(), `"offices": "ok"`) {
		t.Error("a mended file does not hold")
	}
}
