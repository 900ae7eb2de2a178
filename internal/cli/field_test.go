package cli

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestField takes what offices have complained of about programs of this kind, a
// case of each complaint, through the command: what is told, and what is printed.
// The kinds are held by the tests of the rooms.
func TestField(t *testing.T) {
	for _, c := range fieldCases() {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			args := strings.Fields(c.command)
			for name, data := range c.files {
				if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for i, a := range args {
				if _, ok := c.files[a]; ok {
					args[i] = filepath.Join(dir, a)
				}
			}
			out := filepath.Join(dir, "out")
			if args[0] != "check" {
				args = append(args, "-o", out)
			}
			var stdout, stderr bytes.Buffer
			code := Run(t.Context(), args, strings.NewReader(""), &stdout, &stderr, "")
			got := stdout.String() + stderr.String() + printedIn(t, out)
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, want := range c.want {
				if !holds(got, want) {
					t.Errorf("there is no %q in\n%s", want, got)
				}
			}
			for _, bad := range c.bad {
				if strings.Contains(got, bad) {
					t.Errorf("there is %q in\n%s", bad, got)
				}
			}
		})
	}
}

// holds tells whether a text has the parts of another, between which … stands, in
// their order.
func holds(got, want string) bool {
	for part := range strings.SplitSeq(want, "…") {
		_, rest, found := strings.Cut(got, part)
		if !found {
			return false
		}
		got = rest
	}
	return true
}

type fieldCase struct {
	name      string
	command   string // without -o
	files     map[string][]byte
	code      int
	want, bad []string // in what is told, and then in the files in their order
}

// printedIn is the text of the files in a folder, a paragraph or word a line; of
// Word files also the numbers of lists, alignments and fields.
func printedIn(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n== " + filepath.Base(file) + "\n")
		switch filepath.Ext(file) {
		case ".svg":
			b.WriteString(strings.Join(tags.Split(string(data), -1), "\n"))
		case ".pdf":
			b.WriteString(strings.Join(outline.FindAllString(string(data), -1), "\n"))
		case ".docx":
			b.WriteString(wordText(t, data))
		}
	}
	return b.String()
}

var (
	tags    = regexp.MustCompile(`<[^>]*>`)
	ends    = regexp.MustCompile(`</w:p>|<w:br/>`)
	fields  = regexp.MustCompile(`<w:(numId|jc|instrText|fldSimple|dataSource|footnoteReference|headerReference) ?([^>]*?)/?>`)
	shapes  = regexp.MustCompile(`<v:shape id="([^"]*)"[^>]*>`)
	outline = regexp.MustCompile(`/Title ?(\([^)]*\)|<[0-9A-Fa-f]*>)`)
)

func wordText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "word/") || !strings.HasSuffix(f.Name, ".xml") || strings.Contains(f.Name, "styles") || strings.Contains(f.Name, "numbering") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		s := ends.ReplaceAllString(string(part), "\n")
		s = shapes.ReplaceAllString(s, "[shape $1]")
		s = fields.ReplaceAllString(s, "[$1 $2]")
		b.WriteString("-- " + f.Name + "\n" + html.UnescapeString(tags.ReplaceAllString(s, "")) + "\n")
	}
	return b.String()
}

// wordOf is a Word file with that in its body, and with other parts, by the names
// of their relations.
func wordOf(body string, parts ...[2]string) []byte {
	const space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml"`
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	const rel = `<Relationship Id="%" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	rels := func(inner string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + inner + `</Relationships>`
	}
	types, links := "", ""
	files := [][2]string{{"word/document.xml", `<w:document` + space + `><w:body>` + body + `</w:body></w:document>`}}
	for _, p := range parts {
		types += `<Override PartName="/word/` + p[0] + `.xml" ContentType="` + word + p[0] + `+xml"/>`
		links += strings.Replace(rel, "%", p[0], 1) + p[0] + `" Target="` + p[0] + `.xml"/>`
		files = append(files, [2]string{"word/" + p[0] + ".xml", strings.Replace(p[1], ">", space+">", 1)})
	}
	files = append(files, [2]string{"_rels/.rels", rels(strings.Replace(rel, "%", "r1", 1) + `officeDocument" Target="word/document.xml"/>`)}, [2]string{"word/_rels/document.xml.rels", rels(links)},
		[2]string{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + word + `document.main+xml"/>` + types + `</Types>`})
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err == nil {
			_, err = io.WriteString(w, f[1])
		}
		if err != nil {
			panic(err) // a buffer takes all
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// lines are paragraphs of a Word file, with properties or none.
func lines(props string, texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(`<w:p>` + props + `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`)
	}
	return b.String()
}

// sheetOf is a workbook: rows of the first sheet, and the formats of their last
// cells.
func sheetOf(change func(f *excelize.File), formats []string, rows ...[]any) []byte {
	f := excelize.NewFile()
	defer f.Close()
	var errs []error
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		errs = append(errs, err, f.SetSheetRow("Sheet1", at, &row))
		if i > 0 && i <= len(formats) {
			last, err := excelize.CoordinatesToCellName(len(row), i+1)
			style, err2 := f.NewStyle(&excelize.Style{CustomNumFmt: &formats[i-1]})
			errs = append(errs, err, err2, f.SetCellStyle("Sheet1", last, last, style))
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	errs = append(errs, f.Write(&b))
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		panic(errs[i])
	}
	return b.Bytes()
}

// paper is a document whose sections are these.
func paper(sections string) []byte {
	return []byte(`{"kind": "cong-van", "issuer": {"name": "SỞ A", "code": "SA"}, "number": 7, "place": "Hà Nội", "date": "2026-01-05", "subject": "thử", "to": ["Các đơn vị"],` +
		`"sections": [` + sections + `], "recipients": ["Như trên"], "archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`)
}
