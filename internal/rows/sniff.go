package rows

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// Kind is a kind of file.
type Kind string

// The kinds of files.
const (
	XLSX  Kind = "xlsx"
	CSV   Kind = "csv"
	JSON  Kind = "json"  // an array of objects
	Lines Kind = "jsonl" // an object on each line
)

// extensions are the names' ends that tell kinds of text apart.
var extensions = map[string]Kind{".csv": CSV, ".tsv": CSV, ".txt": CSV, ".json": JSON, ".jsonl": Lines, ".ndjson": Lines}

// How files begin.
var (
	zipped   = []byte("PK\x03\x04")
	compound = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	marked   = []byte("\xef\xbb\xbf") // UTF-8
	little   = []byte("\xff\xfe")     // UTF-16
	big      = []byte("\xfe\xff")
)

// encrypted is the name of a part that a workbook with a password has.
var encrypted = wide("EncryptedPackage")

// wide is a text in UTF-16.
func wide(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

// sniff finds the kind of a file.
func sniff(name string, data io.ReaderAt, size int64) (Kind, error) {
	head := make([]byte, min(size, 4096))
	if _, err := data.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	switch {
	case bytes.HasPrefix(head, zipped):
		return XLSX, nil
	case bytes.HasPrefix(head, compound):
		return "", oldWorkbook(data, size)
	}
	plain, err := io.ReadAll(io.LimitReader(text{data: bytes.NewReader(head), size: int64(len(head))}.decoded(), 4096))
	if err != nil {
		return "", err
	}
	plain = bytes.TrimSpace(plain)
	for _, start := range []string{"<?xml", "<html", "<!doctype", "<table", "%pdf", "{\\rtf"} {
		if len(plain) >= len(start) && strings.EqualFold(string(plain[:len(start)]), start) {
			return "", failf("Tệp này không phải bảng tính .xlsx, CSV hay JSON. Mở nó bằng Excel rồi lưu lại thành .xlsx.",
				"this is no .xlsx workbook, CSV or JSON; save it as .xlsx")
		}
	}
	first := byte(0)
	if len(plain) > 0 {
		first = plain[0]
	}
	kind, known := extensions[strings.ToLower(path.Ext(name))]
	switch {
	case kind == CSV, !known && first != '[' && first != '{':
		return CSV, nil
	case first == '[':
		return JSON, nil
	case kind == JSON && first != 0 && !firstLineWhole(plain):
		return "", failf("Tệp JSON phải là một mảng các đối tượng: [{…}, {…}].", "the JSON must be an array of objects: [{…}, {…}]")
	}
	return Lines, nil
}

// firstLineWhole tells whether the first line can be an object of its own.
func firstLineWhole(plain []byte) bool {
	line, _, _ := bytes.Cut(plain, []byte("\n"))
	return bytes.HasPrefix(line, []byte("{")) && bytes.HasSuffix(bytes.TrimSpace(line), []byte("}")) || len(line) == len(plain)
}

// oldWorkbook says what is wrong with a file in the compound form, which .xls
// has, and a workbook with a password.
func oldWorkbook(data io.ReaderAt, size int64) error {
	const piece = 1 << 16
	buffer := make([]byte, piece+len(encrypted))
	for at := int64(0); at < size; at += piece {
		n, err := data.ReadAt(buffer, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if bytes.Contains(buffer[:n], encrypted) {
			return failf("Bảng tính có mật khẩu mở tệp. Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ Sổ làm việc) rồi lưu lại thành .xlsx.",
				"the workbook has a password; take it off and save the workbook as .xlsx")
		}
	}
	return failf("Tệp này ở định dạng cũ (.xls). Mở bằng Excel rồi lưu lại thành .xlsx.", "this is a file of the old form (.xls); save it as .xlsx")
}

// notWorkbook says what a ZIP that is no workbook is.
func notWorkbook(files []*zip.File) error {
	has := func(start string) bool {
		return slices.ContainsFunc(files, func(f *zip.File) bool { return strings.HasPrefix(f.Name, start) })
	}
	switch {
	case has("xl/workbook.bin"):
		return failf("Tệp này ở định dạng .xlsb. Mở bằng Excel rồi lưu lại thành .xlsx.", "this is a .xlsb workbook; save it as .xlsx")
	case has("mimetype"):
		return failf("Tệp này ở định dạng của LibreOffice (.ods). Mở nó rồi lưu lại thành .xlsx.", "this is an OpenDocument file (.ods); save it as .xlsx")
	case has("word/"):
		return failf("Tệp này là văn bản Word, không phải bảng tính. Lưu lại danh sách thành .xlsx.", "this is a Word document, not a workbook; save the list as .xlsx")
	}
	return failf("Tệp ZIP này không phải bảng tính .xlsx. Mở danh sách bằng Excel rồi lưu lại thành .xlsx.", "this ZIP is no .xlsx workbook; save the list as .xlsx")
}
