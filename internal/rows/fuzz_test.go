package rows

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// small are limits that keep a fuzzed file cheap.
var small = Options{MaxBytes: 1 << 20, MaxUnzipped: 4 << 20, MaxRows: 200, MaxColumns: 20, MaxCell: 200, MaxRow: 1 << 12, MaxLists: 1 << 14, Wanted: []string{"a", "b"}}

// readTwice holds a file to give the same rows both times, within limits and
// with clean names, or an error that says what is wrong.
func readTwice(t *testing.T, name string, data []byte) {
	dir := t.TempDir()
	opt := small
	opt.TempDir = dir
	r, err := New(name, bytes.NewReader(data), int64(len(data)), opt)
	if err == nil {
		first, failed := gather(t, r)
		second, again := gather(t, r)
		if !reflect.DeepEqual(first, second) || (failed == nil) != (again == nil) {
			t.Error("the second time is another")
		}
		must(t, r.Close())
	} else {
		told(t, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v %v", left, err)
	}
}

func gather(t *testing.T, r *Reader) (all []Row, failed error) {
	for row, err := range r.All() {
		if failed != nil {
			t.Fatal("a row behind an error")
		}
		if failed = err; err != nil {
			told(t, err)
			continue
		}
		if len(all) > 0 && row.Number <= all[len(all)-1].Number {
			t.Fatalf("row %d behind row %d", row.Number, all[len(all)-1].Number)
		}
		all = append(all, row)
		inspectValues(t, row.Values, 0)
	}
	if len(all) > small.MaxRows {
		t.Errorf("%d rows", len(all))
	}
	return all, failed
}

func inspectValues(t *testing.T, v Values, depth int) {
	for name, value := range v {
		switch {
		case name == "" || name != Clean(name):
			t.Errorf("the name %q", name)
		case !utf8.ValidString(value.Text) || utf8.RuneCountInString(value.Text) > small.MaxCell:
			t.Errorf("the text %q", value.Text)
		case value.List != nil && (value.Text != "" || depth > 4):
			t.Errorf("the list %v", value)
		}
		for _, e := range value.List {
			inspectValues(t, e, depth+1)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\";b\r\n\"x\ny\";\"\"\"\"\n\n;\n", "sep=;\na;b\n1;2", "\xff\xfea\x00\n\x00b\x00", "\ufeffa\tb\n\"", "a,a\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, "a.csv", data) })
}

func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`[{"a":1,"b":["x",{"c":[2]}]},{"a":true,"a":null}]`, "{\"a\":\"\\ud800\"}\n\n{}\nx", `[{"a":{"b":[[[]]]}}`, "[", "[[],{}]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		readTwice(t, "a.json", data)
		readTwice(t, "a.jsonl", data)
	})
}

// FuzzXLSX changes the parts of a workbook, and its bytes.
func FuzzXLSX(f *testing.F) {
	made := book(f, func(x *excelize.File) {
		set(f, x, "Sheet1", []any{"a", "b"}, []any{"x", 1.5}, []any{nil, true})
		must(f, x.MergeCell("Sheet1", "A2", "A3"))
	})
	sheet := cellsOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" s="1"><f>1</f><v>45000.5</v></c></row>`)
	const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="#,##0.0&quot;x&quot;;[Red]dd/mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`
	const strs = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si></sst>`
	f.Add(made, "", "", "")
	f.Add([]byte{}, sheet, styles, strs)
	f.Add([]byte{}, sheet+"<mergeCells><mergeCell ref=\"A2:A9\"/></mergeCells>", "", strs)
	f.Fuzz(func(t *testing.T, data []byte, sheet, styles, strs string) {
		if len(data) == 0 {
			data = raw(t, sheet, map[string]string{"xl/styles.xml": styles, "xl/sharedStrings.xml": strs})
		}
		readTwice(t, "", data)
	})
}

// FuzzText holds the reader of tags against encoding/xml: where both read a
// text, it is the same.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"a", "&lt;&#233;&#xE9;", "<![CDATA[a]]b>]]>", "a<b c='>'>d</b>e", "<!-- > -- >-->x<?p >?>", "\r\n\r", "<a/>b<c>d</c>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, inner string) {
		whole := "<t>" + inner + "</t>"
		s := newScanner(strings.NewReader(whole), 1<<16)
		if _, err := s.next(); err != nil {
			return
		}
		got, err := s.text()
		if _, end := s.next(); err != nil || !errors.Is(end, io.EOF) {
			return
		}
		want, depth := "", 0
		for d := xml.NewDecoder(strings.NewReader(whole)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return
			}
			switch e := token.(type) {
			case xml.StartElement:
				depth++
			case xml.EndElement:
				depth--
			case xml.CharData:
				if depth == 1 {
					want += string(e)
				}
			case xml.Directive:
				return // a document type may stand there for the library
			}
		}
		if got != want {
			t.Errorf("%q is read as %q, and as %q by the library", inner, got, want)
		}
	})
}
