package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// posted is a batch as a form: a Word template and a list.
type posted struct{ kind, body string }

func batchForm(t *testing.T, template []byte, listName string, list []byte) posted {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, f := range []struct {
		field, name string
		data        []byte
	}{{"template", "m.docx", template}, {"rows", listName, list}} {
		part, err := w.CreateFormFile(f.field, f.name)
		if err == nil {
			_, err = part.Write(f.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return posted{w.FormDataContentType(), b.String()}
}

// zippedParts is a package of parts.
func zippedParts(t *testing.T, parts ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = io.WriteString(w, p[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	xmlHead  = `<?xml version="1.0"?>`
	relsHead = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relation = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	typeHead = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
)

// wordFile is a Word file with that in its body.
func wordFile(t *testing.T, body string) []byte {
	t.Helper()
	return zippedParts(t,
		[2]string{"[Content_Types].xml", typeHead + `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		[2]string{"_rels/.rels", relsHead + `<Relationship Id="r1" Type="` + relation + `officeDocument" Target="word/document.xml"/></Relationships>`},
		[2]string{"word/document.xml", xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`})
}

// workbook is a workbook whose sheets have these rows.
func workbook(t *testing.T, sheets ...string) []byte {
	t.Helper()
	types, rels, list := typeHead+`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`, relsHead, ""
	var parts [][2]string
	for i, rows := range sheets {
		name := fmt.Sprintf("worksheets/sheet%d.xml", i+1)
		types += `<Override PartName="/xl/` + name + `" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
		rels += fmt.Sprintf(`<Relationship Id="r%d" Type="%sworksheet" Target="%s"/>`, i+1, relation, name)
		list += fmt.Sprintf(`<sheet name="l%d" sheetId="%d" r:id="r%d"/>`, i, i+1, i+1)
		parts = append(parts, [2]string{"xl/" + name, xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`})
	}
	return zippedParts(t, append(parts, [2]string{"[Content_Types].xml", types + `</Types>`},
		[2]string{"_rels/.rels", relsHead + `<Relationship Id="r1" Type="` + relation + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		[2]string{"xl/_rels/workbook.xml.rels", rels + `</Relationships>`},
		[2]string{"xl/workbook.xml", xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list + `</sheets></workbook>`})...)
}

// worstBatches are batches that would take the most memory.
func worstBatches(t *testing.T) map[string]posted {
	t.Helper()
	cell := func(text string) string { return `<c t="inlineStr"><is><t>` + text + `</t></is></c>` }
	row := func(cells ...string) string {
		s := `<row>`
		for _, c := range cells {
			s += cell(c)
		}
		return s + `</row>`
	}
	mark := `<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p>`
	one := []byte(`[{"a":"x","l":[` + strings.TrimSuffix(strings.Repeat(`{"x":"y"},`, 10_000), ",") + `]}]`)
	group := `<w:p><w:r><w:t>{{#l}}</w:t></w:r></w:p><w:p><w:r><w:t>{{x}}` + strings.Repeat("chữ ", 1200) + `</w:t></w:r></w:p><w:p><w:r><w:t>{{/l}}</w:t></w:r></w:p>`
	main, list := row("a", "b"), row("a", "x")
	main += row("1", "2")
	list += strings.Repeat(row("1", strings.Repeat("x", 60)), 400_000)
	return map[string]posted{
		"elements":   batchForm(t, wordFile(t, mark+strings.Repeat(`<w:p><w:r/></w:p>`, 250_000)), "a.json", one),
		"runs":       batchForm(t, wordFile(t, mark+`<w:p>`+strings.Repeat(`<w:r><w:t>a {{a}}</w:t></w:r>`, 19_000)+strings.Repeat(`<w:r><w:t>a</w:t></w:r>`, 200_000)+`</w:p>`), "a.json", one),
		"long group": batchForm(t, wordFile(t, mark+group), "a.json", one),
		"long list":  batchForm(t, wordFile(t, mark+`<w:p><w:r><w:t>{{#l1}}</w:t></w:r></w:p><w:p><w:r><w:t>{{x}}</w:t></w:r></w:p><w:p><w:r><w:t>{{/l1}}</w:t></w:r></w:p>`), "a.xlsx", workbook(t, main, list)),
	}
}

// TestMemoryOfBatches posts the worst Word templates and lists, eight at once, to
// a service that may take 512 MiB, as TestMemory does documents. Each is made, or
// refused with its reason; afterwards a small batch is made.
func TestMemoryOfBatches(t *testing.T) {
	group := controlGroup(t)
	start := `exec ` + built(t) + ` serve --addr :0 --data none --memory ` + strconv.Itoa(granted) + ` --max-renders 8`
	if group != "" {
		start = `echo $$ > ` + group + `/cgroup.procs; ` + start
	}
	cmd, url := listening(t, start)
	post := func(one posted) (status int, said []byte, err error) {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/v1/batches", strings.NewReader(one.body))
		if err != nil {
			return 0, nil, err
		}
		r.Header.Set("Content-Type", one.kind)
		r.Header.Set("Accept", "application/zip")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			return 0, nil, err
		}
		defer answer.Body.Close()
		said, err = io.ReadAll(io.LimitReader(answer.Body, 1<<12))
		_, lost := io.Copy(io.Discard, answer.Body)
		return answer.StatusCode, said, errors.Join(err, lost)
	}
	for name, one := range worstBatches(t) {
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(func() {
				switch status, said, err := post(one); {
				case err != nil:
					t.Errorf("%s: %v", name, err)
				case status == http.StatusUnprocessableEntity && bytes.Contains(said, []byte(`limit.`)), status == http.StatusOK, status == http.StatusServiceUnavailable:
				default:
					t.Errorf("%s: %d %s", name, status, said)
				}
			})
		}
		wait.Wait()
		t.Logf("after %s: %d MiB", name, highWater(t, cmd.Process.Pid)>>20)
	}
	small := batchForm(t, wordFile(t, `<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p>`), "a.json", []byte(`[{"a":"x"}]`))
	if status, said, err := post(small); status != http.StatusOK || err != nil || !bytes.HasPrefix(said, []byte("PK")) {
		t.Errorf("a small batch is not made any more: %d %v", status, err)
	}
	if most := highWater(t, cmd.Process.Pid); most > granted {
		t.Errorf("the service took %d MiB", most>>20)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}
