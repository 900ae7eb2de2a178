package batchapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// looked posts a form to /v1/rows.
func (s *server) looked(t *testing.T, parts ...formPart) lookBody {
	t.Helper()
	body, kind := formBody(t, parts...)
	a := s.Do("POST", "/v1/rows", body, "Content-Type", kind)
	var b lookBody
	if err := json.Unmarshal(a.Data, &b); err != nil || a.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", a.StatusCode, a.Data)
	}
	return b
}

// TestRowsLook tells of a workbook its columns by their letters, the first rows
// by Excel's numbers, and what a template and the list have not in common.
func TestRowsLook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	table := [][]any{{nil, "co quan", "ma", "ghi chú"}, {nil, "SỞ A", "A", strings.Repeat("ố", 300)}, {}, {nil, "SỞ B", "B", "x"}}
	for n := range 30 {
		table = append(table, []any{nil, fmt.Sprint("SỞ ", n), n, ""})
	}
	for i := range table {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &table[i]); err != nil {
			t.Fatal(err)
		}
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	list := formPart{"rows", "danh-sach.xlsx", data.String()}
	s := start(t, nil)

	alone := s.looked(t, list)
	if fmt.Sprint(alone.Columns) != "[{co quan B false} {ma C false} {ghi chú D false}]" || alone.Count != 32 || alone.Header != 1 || alone.Sheet != "Sheet1" {
		t.Errorf("%+v", alone)
	}
	if len(alone.First) != lookRows || alone.First[1].Row != 4 || alone.First[1].Values["co quan"] != "SỞ B" || len([]rune(alone.First[0].Values["ghi chú"])) != lookText {
		t.Errorf("%+v", alone.First)
	}

	with := s.looked(t, list, formPart{"template", "m.json", planTemplate}, formPart{"name", "", "{{ma}}"}, formPart{"at", "", "2"})
	if fmt.Sprint(with.Columns) != "[{co quan B true} {ma C true} {ghi chú D false}]" || len(with.Missing) != 1 || with.Missing[0].Column != "so" {
		t.Errorf("%+v", with)
	}
	if with.Filled.Row != 4 || with.Filled.Document != nil || len(with.Filled.Errors) != 1 || with.Filled.Errors[0].Column != "so" || with.Filled.Errors[0].Row != 4 {
		t.Errorf("%+v", with.Filled)
	}

	fits := s.looked(t, list, formPart{"template", "m.json", strings.Replace(planTemplate, "{{so|number}}", "{{ghi chú?}}", 1)}, formPart{"at", "", "2"})
	if !strings.Contains(string(fits.Filled.Document), "Đơn vị SỞ B nộp x đồng.") || len(fits.Missing) > 0 {
		t.Errorf("%+v", fits)
	}
	if far := s.looked(t, list, formPart{"template", "m.json", `{"kind":"thong-bao"}`}, formPart{"at", "", "99"}); far.Filled != nil || len(far.Missing) > 0 {
		t.Errorf("a template without marks is told of, or there is a row 99: %+v", far)
	}
}

// TestRowsFaults refuses what cannot be read, all at once, and no more than a
// batch would.
func TestRowsFaults(t *testing.T) {
	s := start(t, func(c *settings) { c.MaxBatchRows = 3 })
	for body, want := range map[string]string{
		`{}`:                       "[/rows required]",
		`{"rows":[],"at":0,"x":1}`: "[/at type] [/x key.unknown] [/rows rows.empty]",
		`{"rows":[{},{},{},{}]}`:   "[/rows/3 rows.file]",
	} {
		var got []string
		for _, e := range s.Do("POST", "/v1/rows", body).Problem(t, "invalid-batch").Errors {
			got = append(got, fmt.Sprintf("[%s %s]", e.Pointer, e.Rule))
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%s: %s, not %s", body, all, want)
		}
	}
	a := s.Do("POST", "/v1/rows", `{"rows":[{"a":"x","b":{"c":1}},{"a":1}]}`)
	if a.StatusCode != http.StatusOK || !strings.Contains(string(a.Data), `"count": 2`) {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
}
