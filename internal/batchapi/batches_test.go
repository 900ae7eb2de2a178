package batchapi

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/xuri/excelize/v2"

	"vanthu/internal/batch"
	"vanthu/internal/doortest"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// The template of the tests: small, with words that no log may show.
const planTemplate = `{"kind":"ke-hoach","issuer":{"name":"{{co quan}}","code":"{{ma}}"},"number":9,"date":"2026-11-20",
"subject":"Kiểm tra Chimlạc","sections":["Đơn vị {{co quan}} nộp {{so|number}} đồng."],"recipients":["Như trên"],"archive":"VT",
"signer":{"position":["GIÁM ĐỐC"],"name":"Nguyễn Văn Chimlạc"}}`

// planRow is a row of it.
func planRow(i int) string {
	return fmt.Sprintf(`{"co quan":"SỞ SỐ %d CHIMLẠC","ma":"S%d","so":%d}`, i, i, 1000*i)
}

// planBatch is a batch of n rows, with more members.
func planBatch(n int, more string) string {
	var list []string
	for i := range n {
		list = append(list, planRow(i+1))
	}
	return `{"template":` + planTemplate + `,"rows":[` + strings.Join(list, ",") + `]` + more + `}`
}

var wantZIP = []string{"Accept", "application/zip"}

// unzipped are the files of an archive, and its names in their order.
func unzipped(t *testing.T, data []byte) (map[string][]byte, []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%v in %d bytes: %.200q", err, len(data), data)
	}
	files := map[string][]byte{}
	var names []string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		r.Close()
		names = append(names, f.Name)
	}
	return files, names
}

// manifestOf is the manifest of an archive.
func manifestOf(t *testing.T, files map[string][]byte) batch.Manifest {
	t.Helper()
	var m batch.Manifest
	if err := json.Unmarshal(files[batch.ManifestName], &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// alone is what a plan makes of the rows of a batch without the service.
func alone(t *testing.T, s *server, template string, formats []render.Format, values string) batch.Made {
	t.Helper()
	plan, err := s.compile(batch.Spec{Templates: []batch.Template{{Name: plainName, Data: []byte(template)}}, Formats: formats})
	if err != nil {
		t.Fatal(err)
	}
	f := s.newForm(false)
	f.spool = s.newSpool(1 << 20)
	defer f.release()
	if _, err := io.WriteString(f.spool, "["+values+"]"); err != nil {
		t.Fatal(err)
	}
	f.rows = io.NewSectionReader(f.spool, 0, f.spool.size)
	reader, err := f.openRows(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for row, err := range reader.All() {
		if err != nil {
			t.Fatal(err)
		}
		return plan.Make(t.Context(), plan.Namer().Name(row))
	}
	t.Fatal("no row")
	return batch.Made{}
}

// TestBatchDirect makes documents at once: each file is the one that is made
// alone, faulty rows stand in the manifest, and the same request gives the same
// bytes.
func TestBatchDirect(t *testing.T) {
	s := start(t, nil)
	body := `{"template":` + planTemplate + `,"rows":[` + planRow(1) + `,{"co quan":"A"},` + planRow(3) + `],"name":"{{stt}} {{co quan}}"}`
	a := s.Do("POST", "/v1/batches", body, wantZIP...)
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "application/zip" || a.Header.Get("Vanthu-Rows") != "3" {
		t.Fatalf("%d %v %s", a.StatusCode, a.Header, a.Data)
	}
	if got := a.Header.Get("Content-Disposition"); !strings.Contains(got, "van-ban.zip") {
		t.Errorf("Content-Disposition %q", got)
	}
	if a.Trailer.Get("Vanthu-Failed") != "1" || a.Trailer.Get("Etag") == "" {
		t.Errorf("trailer %v", a.Trailer)
	}
	files, names := unzipped(t, a.Data)
	want := []string{"0001 SỞ SỐ 1 CHIMLẠC.docx", "0001 SỞ SỐ 1 CHIMLẠC.pdf", "0003 SỞ SỐ 3 CHIMLẠC.docx", "0003 SỞ SỐ 3 CHIMLẠC.pdf", "manifest.json"}
	slices.Sort(names)
	if !slices.Equal(names, want) {
		t.Fatalf("files %q", names)
	}
	for row, name := range map[string]string{planRow(1): "0001 SỞ SỐ 1 CHIMLẠC", planRow(3): "0003 SỞ SỐ 3 CHIMLẠC"} {
		for _, f := range alone(t, s, planTemplate, nil, row).Files {
			_, ext, _ := strings.Cut(f.Name, ".")
			if !bytes.Equal(files[name+"."+ext], f.Data) {
				t.Errorf("%s.%s is not what is made alone", name, ext)
			}
		}
	}
	m := manifestOf(t, files)
	if m.Done != 2 || m.Failed != 1 || len(m.Rows) != 3 || m.Rows[1].Row != 2 || len(m.Rows[1].Faults) != 2 || m.Rows[1].Faults[0].Column == "" {
		t.Errorf("manifest %s", files[batch.ManifestName])
	}
	again := s.Do("POST", "/v1/batches", body, wantZIP...)
	if !bytes.Equal(again.Data, a.Data) || again.Trailer.Get("Etag") != a.Trailer.Get("Etag") {
		t.Error("the same batch gave other bytes")
	}
	s.Metrics(`vanthu_batches_total{outcome="done",way="direct"} 2`, `vanthu_batch_rows_total{outcome="made",way="direct"} 4`, `vanthu_batch_rows_total{outcome="failed",way="direct"} 2`)
	if strings.Contains(s.Logs.String(), "CHIMLẠC") {
		t.Error("the log shows a value of a row, or the name of a file")
	}
}

// formPart is a part of a form; file is its file's name, if it is one.
type formPart struct{ name, file, data string }

// formBody is multipart/form-data, and its Content-Type.
func formBody(t *testing.T, parts ...formPart) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		h := textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf(`form-data; name=%q`, p.name)}}
		if p.file != "" {
			h.Set("Content-Disposition", fmt.Sprintf(`form-data; name=%q; filename=%q`, p.name, p.file))
		}
		part, err := w.CreatePart(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, p.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

// TestBatchForm sends files: several templates, a list in CSV, one PDF of all.
func TestBatchForm(t *testing.T) {
	s := start(t, nil)
	body, kind := formBody(t,
		formPart{"template", `C:\mau\Kế hoạch.json`, planTemplate},
		formPart{"rows", "danh-sach.csv", "co quan;ma;so\nSỞ MỘT;S1;1000\nSỞ HAI;S2;2000\n"},
		formPart{"template", "bao-cao.json", strings.Replace(planTemplate, "ke-hoach", "bao-cao", 1)},
		formPart{"formats", "", "pdf"},
		formPart{"name", "", "{{ma}}-{{mau}}"},
		formPart{"merge", "", "true"},
	)
	a := s.Do("POST", "/v1/batches", body, append(wantZIP, "Content-Type", kind)...)
	if a.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", a.StatusCode, a.Data)
	}
	files, names := unzipped(t, a.Data)
	want := []string{"S1-Kế hoạch.pdf", "S1-bao-cao.pdf", "S2-Kế hoạch.pdf", "S2-bao-cao.pdf", "tat-ca.pdf", "manifest.json"}
	if !slices.Equal(names, want) {
		t.Fatalf("files %q", names)
	}
	m := manifestOf(t, files)
	if m.Merged == nil || m.Merged.Pages != 4 || m.Source == nil || m.Source.Name != "danh-sach.csv" || len(m.Templates) != 2 {
		t.Errorf("manifest %s", files[batch.ManifestName])
	}
	if got := a.Header.Get("Content-Disposition"); !strings.Contains(got, `filename="Ke hoach.zip"`) || !strings.Contains(got, "K%E1%BA%BF%20ho%E1%BA%A1ch.zip") {
		t.Errorf("Content-Disposition %q", got)
	}
}

// TestBatchWarnings passes on what the command would tell: names that no row has
// and values that look wrong, in the state of a job, in the manifest, beside
// faults, in both languages.
func TestBatchWarnings(t *testing.T) {
	s := start(t, withData(t.TempDir(), nil))
	template := strings.Replace(planTemplate, "nộp", "nộp {{so tien?}}", 1)
	list := "co quan;ma;so\nSỞ MỘT;9.12E+08;1000\nSỞ HAI;S2;2000\nSỞ BA;9.13E+08;3000\nSỞ BỐN;9.14E+08;4\n"
	send := func(headers []string, more ...formPart) doortest.Answer {
		body, kind := formBody(t, append(more, formPart{"template", "m.json", template}, formPart{"rows", "a.csv", list}, formPart{"formats", "", "pdf"})...)
		return s.Do("POST", "/v1/batches", body, append(headers, "Content-Type", kind)...)
	}
	for language, want := range map[string]string{
		"vi": "2 ma row.digits «9.12E+08» là số đã bị bảng tính rút gọn, có thể đã mất chữ số. Định dạng cột là Văn bản rồi nhập lại. Còn 2 hàng nữa như vậy: 4–5. | 0 so tien row.unknown Không có cột này («{{so tien?}}» trong m.json).",
		"en": "2 ma row.digits «9.12E+08» is a number that a spreadsheet has shortened, and may have lost digits; make the column text and enter it again. 2 more rows are so: 4–5. | 0 so tien row.unknown There is no such column («{{so tien?}}» in m.json).",
	} {
		path := send([]string{"Accept-Language", language}).Header.Get("Location")
		var got []string
		for _, w := range s.stateOf(path, "Accept-Language", language).Warnings {
			got = append(got, fmt.Sprint(w.Row, " ", w.Column, " ", w.Rule, " ", w.Detail))
		}
		if all := strings.Join(got, " | "); all != want {
			t.Errorf("the job tells\n%s\nnot\n%s", all, want)
		}
		s.finished(path)
		got = nil
		for _, w := range send([]string{"Accept-Language", language}, formPart{"merge", "", "x"}).Problem(t, "invalid-batch").Warnings {
			got = append(got, fmt.Sprint(w.Row, " ", w.Column, " ", w.Rule, " ", w.Detail))
		}
		if all := strings.Join(got, " | "); all != want {
			t.Errorf("the problem tells\n%s\nnot\n%s", all, want)
		}
	}
	a := send(wantZIP)
	files, _ := unzipped(t, a.Data)
	m := manifestOf(t, files)
	if len(m.Warnings) != 1 || m.Warnings[0].Column != "so tien" || len(m.Rows[0].Warnings) != 1 || a.Header.Get("Vanthu-Warnings") != "2" {
		t.Errorf("%v %s", a.Header, files[batch.ManifestName])
	}
}

// TestBatchLists tells in the manifest what a list hides, and takes the options
// of the command.
func TestBatchLists(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"DANH SÁCH"}, {"ma", "co quan", "so"}, {"9.12E+08", "SỞ A", 1}, {"S2", "SỞ B", 2}} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetRowVisible("Sheet1", 4, false); err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	if err := f.Write(&book); err != nil {
		t.Fatal(err)
	}
	s := start(t, nil)
	post := func(more ...formPart) doortest.Answer {
		body, kind := formBody(t, append([]formPart{{"template", "m.json", planTemplate}, {"rows", "ds.xlsx", book.String()}, {"formats", "", "docx"}}, more...)...)
		return s.Do("POST", "/v1/batches", body, append(wantZIP, "Content-Type", kind)...)
	}
	for _, c := range []struct {
		more  []formPart
		done  int
		rules string // of the file, and of the rows
	}{
		{nil, 2, "rows.title rows.hidden row.digits"},
		{[]formPart{{"header", "", "2"}, {"visible", "", "true"}}, 1, "rows.hidden row.digits"},
	} {
		files, _ := unzipped(t, post(c.more...).Data)
		m := manifestOf(t, files)
		rules := []string{}
		for _, w := range m.Source.Warnings {
			rules = append(rules, w.Rule)
		}
		for _, r := range m.Rows {
			for _, w := range r.Warnings {
				rules = append(rules, w.Rule)
			}
		}
		if m.Done != c.done || strings.Join(rules, " ") != c.rules {
			t.Errorf("%v: %d rows, %q: %s", c.more, m.Done, rules, files[batch.ManifestName])
		}
	}
	if p := post(formPart{"header", "", "0"}, formPart{"visible", "", "no"}).Problem(t, "invalid-batch"); len(p.Errors) != 2 || p.Errors[0].Pointer != "/header" || p.Errors[1].Pointer != "/visible" {
		t.Errorf("%+v", p.Errors)
	}
}

// TestBatchFaults tells all that is wrong with a batch at once.
func TestBatchFaults(t *testing.T) {
	s := start(t, func(c *settings) { c.MaxBatchRows = 3 })
	type posted struct{ body, kind string }
	inJSON := func(body string) posted { return posted{body, "application/json"} }
	inForm := func(parts ...formPart) posted {
		body, kind := formBody(t, parts...)
		return posted{body, kind}
	}
	good := formPart{"template", "m.json", planTemplate}
	for _, c := range []struct {
		name    string
		problem string
		want    string // pointers and rules
		posted
	}{
		{"nothing", "invalid-batch", "/template required /rows required", inJSON(`{}`)},
		{"all at once", "invalid-batch", "/rows type /formats/1 enum /name type /merge type /sheets key.unknown /merge json.duplicate /template/kind template.mark", inJSON(`{"template":{"kind":"{{"},"rows":5,"formats":["pdf","odt"],"name":3,"merge":"x","sheets":1,"merge":true}`)},
		{"wrong template, no rows", "invalid-batch", "/template json.object /rows rows.empty", inJSON(`{"template":[],"rows":[]}`)},
		{"rows", "invalid-batch", "/rows/1/a row.type /rows/1/b~1c row.type /rows/1/a row.name /rows/2 row.type", inJSON(`{"template":` + planTemplate + `,"rows":[` + planRow(1) + `,{"a":[1,[2]],"b/c":[null],"a":1}, 7]}`)},
		{"no marks", "invalid-batch", "/templates template.unmarked", inJSON(`{"template":{"kind":"thong-bao"},"rows":[{"a":1},{"a":2}]}`)},
		{"a list that no row has", "invalid-batch", "/rows row.unknown", inJSON(`{"template":{"to":["{{a}}", "{{#dss}}{{b}}{{/dss}}"]},"rows":[{"a":1,"ds":[{"b":1}]}]}`)},
		{"too many rows", "invalid-batch", "/rows/3 rows.file", inJSON(planBatch(4, ""))},
		{"pattern", "invalid-batch", "/formats blank /name spec.name /name spec.name", inJSON(planBatch(1, `,"name":"{{#a}}x{{/a}}","formats":[]`))},
		{"long name", "invalid-batch", "/name limit.bytes", inJSON(planBatch(1, `,"name":"`+strings.Repeat("x", maxField)+`"`))},
		{"merge", "invalid-batch", "/merge spec.merge", inJSON(planBatch(1, `,"formats":["docx"],"merge":true`))},
		{"cut off", "bad-json", " json.syntax", inJSON(`{"template":{}`)},
		{"no object", "bad-json", " json.object", inJSON(`[]`)},
		{"a word", "bad-json", " json.object", inJSON(` null`)},
		{"nothing at all", "bad-json", " json.empty", inJSON("\n")},
		{"a Word file", "bad-json", " json.syntax", inJSON("PK\x03\x04")},
		{"Notepad's mark", "invalid-batch", "/template required /rows required", inJSON("\ufeff{}")},
		{"bad inside", "invalid-batch", "/template json.syntax /rows/0 rows.file", inJSON(`{"template":{"kind":},"rows":[{"a":}]}`)},
		{"form", "invalid-batch", "/what key.unknown /merge type /template required /rows rows.file", inForm(formPart{"rows", "a.csv", "a;a\n1;2\n"}, formPart{"what", "", "x"}, formPart{"merge", "", "maybe"}, formPart{"name", "", "{{"})},
		{"several templates", "invalid-batch", "/formats/1 enum /template/2/kind template.mark /rows rows.file", inForm(good, good, formPart{"template", "x.json", `{"kind":"{{"}`}, formPart{"rows", "a.xlsx", "PK\x03\x04no"}, formPart{"formats", "", "pdf, odt"})},
		{"rows twice", "invalid-batch", "/rows json.duplicate", inForm(good, formPart{"rows", "a.csv", "a\n1\n"}, formPart{"rows", "a.csv", "a\n1\n"})},
		{"another type", "unsupported-media-type", "", posted{"x", "text/csv"}},
		{"no boundary", "unsupported-media-type", "", posted{"x", "multipart/form-data"}},
		{"broken form", "bad-body", "", posted{"--x\r\nContent-Disposition: form-data; name=\"rows\"\r\n\r\nabc", "multipart/form-data; boundary=x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, language := range []string{"vi", "en"} {
				a := s.Do("POST", "/v1/batches", c.body, append(wantZIP, "Content-Type", c.kind, "Accept-Language", language)...)
				p := a.Problem(t, c.problem)
				var got []string
				for _, e := range p.Errors {
					got = append(got, e.Pointer+" "+e.Rule)
					if e.Detail == "" {
						t.Errorf("%s %s is without words in %s", e.Pointer, e.Rule, language)
					}
				}
				if c.want != "" && strings.Join(got, " ") != c.want {
					t.Errorf("%q, want %q", strings.Join(got, " "), c.want)
				}
			}
		})
	}
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used()+s.spools.Used() == 0 })
	s.Do("POST", "/v1/batches?format=zip", planBatch(1, "")).Problem(t, "bad-query")
	s.Do("POST", "/v1/batches", planBatch(1, ""), "Accept", "application/pdf").Problem(t, "not-acceptable")
	s.Do("POST", "/v1/batches", planBatch(1, ""), "Accept", "application/zip;q=0.5, application/json").Problem(t, "jobs-off")
	if a := s.Do("POST", "/v1/batches", planBatch(1, ""), "Accept", "application/zip, application/json;q=0.9"); a.StatusCode != http.StatusOK {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
}

// hold makes rows wait: those whose number is in held wait until it is closed.
func hold(held map[int]chan struct{}, made *atomic.Int64) func(*door) {
	return func(s *door) {
		s.makeRow = func(ctx context.Context, m batch.Maker, n batch.Named) batch.Made {
			if wait := held[n.Row.Number]; wait != nil {
				select {
				case <-wait:
				case <-ctx.Done():
					return batch.Made{Row: n.Row.Number}
				}
			}
			made.Add(1)
			return m.Make(ctx, n)
		}
	}
}

// TestBatchStreams reads the first documents while a later one is not made yet.
func TestBatchStreams(t *testing.T) {
	wait := make(chan struct{})
	var made atomic.Int64
	s := start(t, func(c *settings) { c.MaxRenders = 2 }, hold(map[int]chan struct{}{3: wait}, &made))
	response := s.open(t, planBatch(5, `,"formats":["pdf"]`), wantZIP...)
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatal(response.Status)
	}
	var got bytes.Buffer
	for !bytes.Contains(got.Bytes(), []byte("van-ban-0002.pdf")) {
		if _, err := io.CopyN(&got, response.Body, 1); err != nil {
			t.Fatal(err)
		}
	}
	if bytes.Contains(got.Bytes(), []byte("van-ban-0003.pdf")) {
		t.Error("the third came before it was made")
	}
	close(wait)
	if _, err := io.Copy(&got, response.Body); err != nil {
		t.Fatal(err)
	}
	if _, names := unzipped(t, got.Bytes()); len(names) != 6 {
		t.Errorf("files %q", names)
	}
}

// TestBatchFinishes lets an answer end that has begun when the service is told
// to stop.
func TestBatchFinishes(t *testing.T) {
	wait := make(chan struct{})
	s := start(t, nil, hold(map[int]chan struct{}{3: wait}, new(atomic.Int64)))
	response := s.open(t, planBatch(20, `,"formats":["docx"]`), wantZIP...)
	defer response.Body.Close()
	s.Stop()
	s.Eventually("the service does not stop", func() bool { return strings.Contains(s.Logs.String(), "draining") })
	close(wait)
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if _, names := unzipped(t, data); len(names) != 21 {
		t.Errorf("files %q", names)
	}
	if err := <-s.Done; err != nil {
		t.Errorf("the service ended with %v", err)
	}
	s.Done <- nil
}

// open sends a batch and hands its answer out while it comes.
func (s *server) open(t *testing.T, body string, headers ...string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/v1/batches", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	return response
}

// TestBatchForsaken stops a batch whose client is gone.
func TestBatchForsaken(t *testing.T) {
	var made atomic.Int64
	wait := make(chan struct{})
	s := start(t, func(c *settings) { c.MaxRenders = 2; c.RenderTimeout = time.Hour }, hold(map[int]chan struct{}{40: wait}, &made))
	response := s.open(t, planBatch(1000, `,"formats":["pdf"]`), wantZIP...)
	if _, err := io.CopyN(io.Discard, response.Body, 1000); err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	s.Eventually("the batch goes on", func() bool { return s.batches.Running() == 0 && s.Renders.Running() == 0 })
	if n := made.Load(); n >= 100 {
		t.Errorf("%d rows were made for nobody", n)
	}
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used()+s.spools.Used()+int64(len(s.turns)) == 0 })
	s.Eventually("the log does not tell", func() bool { return strings.Contains(s.Logs.String(), "client-gone") })
}

// TestBatchBreaksOff never ends an archive that is not whole.
func TestBatchBreaksOff(t *testing.T) {
	s := start(t, func(c *settings) { c.MaxBodies = 40_000 })
	// The PDF of all documents outgrows the room for what is kept.
	response := s.open(t, planBatch(60, `,"formats":["pdf"],"merge":true`), wantZIP...)
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if response.StatusCode != http.StatusOK || !errors.Is(err, io.ErrUnexpectedEOF) || len(data) == 0 {
		t.Errorf("%d, %d bytes, %v", response.StatusCode, len(data), err)
	}
	if len(response.Trailer.Get("Etag")) > 0 {
		t.Error("the answer has a tag")
	}
	s.Eventually("the log does not tell", func() bool { return strings.Contains(s.Logs.String(), "broken-off") })
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
}

// TestBatchStuck gives a client up that takes nothing, and no other: a batch may
// take far longer than the time for one answer.
func TestBatchStuck(t *testing.T) {
	var made atomic.Int64
	s := start(t, func(c *settings) {
		c.MaxRenders = 1
		c.WriteTimeout, c.ReadTimeout, c.QueueTimeout, c.RenderTimeout = 2*time.Second, 300*time.Millisecond, 50*time.Millisecond, 2*time.Second
	}, func(s *door) {
		s.makeRow = func(ctx context.Context, m batch.Maker, n batch.Named) batch.Made {
			made.Add(1)
			time.Sleep(50 * time.Millisecond) // 5 s for a hundred: all times for an answer are over
			return batch.Made{Row: n.Row.Number, Files: []batch.File{{Name: n.Names[0] + ".pdf", Bytes: 1 << 20, Data: make([]byte, 1<<20)}}}
		}
	})
	response := s.open(t, planBatch(100, ""), wantZIP...)
	begun := time.Now()
	if n, err := io.Copy(io.Discard, response.Body); err != nil || n < 100<<20 || response.Trailer.Get("Vanthu-Failed") != "0" {
		t.Errorf("%d bytes in %v, %v", n, time.Since(begun), err)
	}
	response.Body.Close()
	made.Store(0)
	response = s.open(t, planBatch(1000, ""), wantZIP...)
	defer response.Body.Close()
	s.Eventually("a client that takes nothing holds its seat", func() bool { return s.batches.Running() == 0 })
	if n := made.Load(); n > 100 {
		t.Errorf("%d rows were made for a client that takes nothing", n)
	}
	s.Eventually("the log does not tell", func() bool { return strings.Contains(s.Logs.String(), "client-stuck") })
}

// TestBatchShares lets a single document in before the rows of batches that
// wait, however many. No network: the bubble knows when everybody waits.
func TestBatchShares(t *testing.T) { synctest.Test(t, sharesSeats) }

func sharesSeats(t *testing.T) {
	var begun, before atomic.Int64 // rows that have begun; those that had when the document was made
	next := make(chan struct{})
	d := build(t, new(doortest.Logs), func(c *settings) { c.MaxRenders = 2 }, func(d *door) {
		d.makeRow = func(ctx context.Context, _ batch.Maker, n batch.Named) batch.Made {
			begun.Add(1)
			select {
			case <-next:
			case <-ctx.Done():
			}
			return batch.Made{Row: n.Row.Number}
		}
	})
	document := func(context.Context) (any, error) {
		before.Store(begun.Load())
		return nil, nil
	}
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	defer running.Wait()
	defer stop()
	for range 4 {
		running.Go(func() {
			r := httptest.NewRequestWithContext(ctx, http.MethodPost, "http://127.0.0.1/v1/batches", strings.NewReader(planBatch(50, "")))
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Accept", "application/zip")
			d.ServeHTTP(httptest.NewRecorder(), r)
		})
	}
	for i := range int64(5) {
		rows := 2 + 2*i
		synctest.Wait()
		if begun.Load() != rows || d.batches.Running() != 4 {
			t.Fatalf("%d rows have begun in %d batches, not %d in 4", begun.Load(), d.batches.Running(), rows)
		}
		running.Go(func() { _, _ = service.Work(ctx, d.Floor, 0, document, func() {}) })
		synctest.Wait()
		if d.Renders.Waiting() != 1 {
			t.Fatal("the document does not wait")
		}
		next <- struct{}{}
		synctest.Wait()
		if before.Load() != rows || begun.Load() != rows+1 {
			t.Errorf("the document was made after %d rows and %d have begun, not %d and %d", before.Load(), begun.Load(), rows, rows+1)
		}
		next <- struct{}{}
	}
}

// TestBatchLimits holds a batch to each bound.
func TestBatchLimits(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	big := planBatch(30_000, "") // about 2 MiB
	send := func(s *server, body string, headers ...string) doortest.Answer {
		return s.Do("POST", "/v1/batches", body, append(slices.Clone(wantZIP), headers...)...)
	}
	t.Run("body", func(t *testing.T) {
		s := start(t, func(c *settings) { c.MaxBatchBody = 1 << 20 })
		p := send(s, big).Problem(t, "too-large")
		if !strings.Contains(p.Detail, "1048576") {
			t.Error(p.Detail)
		}
		// Without a length beforehand.
		a, err := s.Try("POST", "/v1/batches", io.MultiReader(strings.NewReader(big)), wantZIP...)
		if err != nil {
			t.Fatal(err)
		}
		a.Problem(t, "too-large")
		body, kind := formBody(t, formPart{"template", "m.json", planTemplate}, formPart{"rows", "a.csv", strings.Repeat("a\n", 1<<19)})
		send(s, body, "Content-Type", kind).Problem(t, "too-large")
	})
	t.Run("template", func(t *testing.T) {
		s := start(t, func(c *settings) { c.MaxDocument = 1 << 10; c.MaxTemplate = 1 << 11 })
		long := `{"kind":"` + strings.Repeat("x", 3000) + `"}`
		if p := send(s, `{"template":`+long+`,"rows":[{}]}`).Problem(t, "invalid-batch"); p.Errors[0].Pointer != "/template" || p.Errors[0].Rule != "limit.bytes" {
			t.Error(p)
		}
		body, kind := formBody(t, formPart{"template", "m.json", "{}"}, formPart{"template", "m.json", long}, formPart{"rows", "a.csv", "a\n1\n"})
		if p := send(s, body, "Content-Type", kind).Problem(t, "invalid-batch"); p.Errors[0].Pointer != "/template/1" || p.Errors[0].Rule != "limit.bytes" {
			t.Error(p)
		}
		middle := `{"kind":"` + strings.Repeat("x", 1500) + `"}` // beyond the bound of JSON alone
		body, kind = formBody(t, formPart{"template", "m.json", middle}, formPart{"rows", "a.csv", "a\n1\n"})
		if p := send(s, body, "Content-Type", kind).Problem(t, "invalid-batch"); p.Errors[0].Pointer != "/template" || !strings.Contains(p.Errors[0].Detail, "1024") {
			t.Error(p)
		}
		parts := []formPart{{"rows", "a.csv", "a\n1\n"}}
		for range maxTemplates + 1 {
			parts = append(parts, formPart{"template", "m.json", "{}"})
		}
		body, kind = formBody(t, parts...)
		if p := send(s, body, "Content-Type", kind).Problem(t, "invalid-batch"); p.Errors[0].Rule != "limit.count" {
			t.Error(p)
		}
		for range maxParts {
			parts = append(parts, formPart{"x", "", "y"})
		}
		body, kind = formBody(t, parts...)
		send(s, body, "Content-Type", kind).Problem(t, "bad-body")
	})
	t.Run("spool", func(t *testing.T) {
		s := start(t, func(c *settings) { c.MaxSpool = 1 << 20 })
		if a := send(s, big); a.Header.Get("Retry-After") == "" {
			t.Error("no Retry-After")
		} else {
			a.Problem(t, "busy")
		}
		s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used()+s.spools.Used() == 0 })
	})
	t.Run("memory", func(t *testing.T) {
		s := start(t, func(c *settings) { c.MaxBodies = 100_000 })
		send(s, big).Problem(t, "busy")
		body, kind := formBody(t, formPart{"template", "m.json", strings.Repeat(" ", 200_000)})
		send(s, body, "Content-Type", kind).Problem(t, "busy")
		s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
	})
	t.Run("batches", func(t *testing.T) {
		wait := make(chan struct{})
		var made atomic.Int64
		s := start(t, func(c *settings) { c.MaxBatches = 1 }, hold(map[int]chan struct{}{2: wait}, &made))
		response := s.open(t, planBatch(2, ""), wantZIP...)
		defer response.Body.Close()
		a := send(s, planBatch(1, ""))
		a.Problem(t, "busy")
		if a.Header.Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
		close(wait)
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			t.Error(err)
		}
		s.Eventually("the seat is still taken", func() bool { return s.batches.Running() == 0 })
		if a := send(s, planBatch(1, "")); a.StatusCode != http.StatusOK {
			t.Errorf("%d %s", a.StatusCode, a.Data)
		}
	})
	t.Run("row", func(t *testing.T) {
		s := start(t, func(c *settings) { c.RenderTimeout = 2 * time.Second }, hold(map[int]chan struct{}{1: make(chan struct{})}, new(atomic.Int64)))
		a := send(s, planBatch(2, ""))
		files, _ := unzipped(t, a.Data)
		if m := manifestOf(t, files); m.Failed != 1 || m.Rows[0].Faults[0].Rule != "row.timeout" || a.Trailer.Get("Vanthu-Failed") != "1" {
			t.Errorf("manifest %s", files[batch.ManifestName])
		}
	})
	t.Run("faults", func(t *testing.T) {
		s := start(t, nil)
		marks := ""
		for i := range 100 {
			marks += fmt.Sprintf("{{a%d}}", i)
		}
		a := send(s, `{"template":{"kind":"`+marks+`"},"rows":[`+strings.TrimSuffix(strings.Repeat("{},", 1000), ",")+`]}`)
		files, _ := unzipped(t, a.Data)
		m := manifestOf(t, files)
		if first, last := m.Rows[0].Faults, m.Rows[999].Faults; len(first) != maxRowFaults+1 || first[maxRowFaults].Rule != "more" || len(last) != 2 {
			t.Errorf("%d faults, %d faults", len(first), len(last))
		}
	})
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("%v, left behind: %v", err, left)
	}
}

// TestBatchBody gives a body up that stops.
func TestBatchBody(t *testing.T) {
	t.Parallel()
	s := start(t, func(c *settings) { c.ReadTimeout = time.Second })
	rest, stop := io.Pipe()
	defer stop.Close()
	a, err := s.Try("POST", "/v1/batches", io.MultiReader(strings.NewReader(planBatch(2, "")[:40]), rest), wantZIP...)
	if err != nil {
		t.Fatal(err)
	}
	a.Problem(t, "request-timeout")
}

// TestPace gives a long body that comes slowly all the time it needs: for each so
// many bytes as long as for a whole short one.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const piece, pause, patience = 32 << 10, 900 * time.Millisecond, time.Minute // of which 32 are within a minute
		got := &deadlines{ResponseRecorder: httptest.NewRecorder()}
		body := &pacedBody{strings.NewReader(strings.Repeat(" ", 5*pace/2)), http.NewResponseController(got), patience, pace}
		last := time.Now().Add(patience) // the server's own
		for read, b := 0, make([]byte, piece); ; {
			time.Sleep(pause)
			if time.Now().After(last) {
				t.Fatalf("the time is over after %d bytes", read)
			}
			n, err := body.Read(b)
			if errors.Is(err, io.EOF) {
				break
			}
			if read += n; len(got.set) != read/pace {
				t.Fatalf("%d deadlines after %d bytes", len(got.set), read)
			}
			if len(got.set) > 0 {
				last = got.set[len(got.set)-1]
			}
		}
		if len(got.set) != 2 || got.set[1].Sub(got.set[0]) != pace/piece*pause {
			t.Errorf("deadlines %v", got.set)
		}
	})
}

// deadlines are those that are set for reading.
type deadlines struct {
	*httptest.ResponseRecorder
	set []time.Time
}

func (d *deadlines) SetReadDeadline(at time.Time) error {
	d.set = append(d.set, at)
	return nil
}

// TestBatchesApart runs batches at the same time: none gets what is another's.
func TestBatchesApart(t *testing.T) {
	s := start(t, func(c *settings) { c.MaxRenders = 3; c.MaxBatches = 6 })
	var running sync.WaitGroup
	for i := range 6 {
		running.Go(func() {
			row := planRow(100 + i)
			a := s.Do("POST", "/v1/batches", `{"formats":["docx"],"rows":[`+row+`,`+row+`],"template":`+planTemplate+`}`, wantZIP...)
			files, names := unzipped(t, a.Data)
			want := alone(t, s, planTemplate, []render.Format{render.DOCX}, row).Files[0].Data
			for _, name := range []string{"van-ban-0001.docx", "van-ban-0002.docx"} {
				if !bytes.Equal(files[name], want) {
					t.Errorf("batch %d: %s of %q is another's", i, name, names)
				}
			}
		})
	}
	running.Wait()
}

// stuck is a converter that waits.
type stuck struct{ begun, on chan struct{} }

func (stuck) Name() string { return "stuck" }

func (s stuck) PDF(context.Context, []byte) ([]byte, error) {
	s.begun <- struct{}{}
	<-s.on
	return []byte("%PDF-"), nil
}

// TestConvertingKeepsNoSeat has rows wait for the converter: plain documents are
// made as ever.
func TestConvertingKeepsNoSeat(t *testing.T) {
	slow := stuck{make(chan struct{}), make(chan struct{})}
	s := start(t, func(c *settings) { c.MaxRenders = 1 }, func(d *door) {
		d.converter = slow
		d.makeRow = func(ctx context.Context, _ batch.Maker, n batch.Named) batch.Made {
			_, _ = d.apartConverter().PDF(ctx, nil) // never fails
			return batch.Made{Row: n.Row.Number}
		}
	})
	var running sync.WaitGroup
	running.Go(func() { s.Do("POST", "/v1/batches", planBatch(2, ""), "Accept", "application/zip") })
	for range 2 {
		<-slow.begun
		if _, err := service.Work(t.Context(), s.Floor, 0, func(context.Context) (int, error) { return 0, nil }, func() {}); err != nil {
			t.Error(err)
		}
		if n := s.Renders.Running(); n != 0 {
			t.Errorf("%d seats are taken", n)
		}
		slow.on <- struct{}{}
	}
	running.Wait()
}
