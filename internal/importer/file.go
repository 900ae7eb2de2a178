package importer

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/pasted"
	"vanthu/internal/pdffile"
	"vanthu/internal/seen"
	"vanthu/internal/word"
)

// Type is a kind of file that is read.
type Type struct {
	MediaType  string
	Extensions []string // the usual one first
	read       func(seen.Room, []byte) (*seen.Paper, error)
}

// Types are all kinds of files.
var Types = []Type{
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", []string{".docx", ".docm", ".dotx"}, readWord},
	{"text/plain", []string{".txt"}, readText},
	{"text/markdown", []string{".md"}, readText},
	{"text/html", []string{".html", ".htm"}, readHTML},
	{"application/pdf", []string{".pdf"}, readPDF},
}

// ExtensionOf is the usual extension of a media type that is read, "" of another.
func ExtensionOf(mediaType string) string {
	for i := range Types {
		if Types[i].MediaType == mediaType {
			return Types[i].Extensions[0]
		}
	}
	return ""
}

// MaxFile is the longest file that is read, in bytes. What makes a file longer
// are pictures, of which a document takes its share.
const MaxFile = 32 << 20

// Read reads a file of a media type as a paper. Its error is a fault.List.
func Read(room seen.Room, mediaType string, data []byte) (*seen.Paper, error) {
	for i := range Types {
		if t := &Types[i]; t.MediaType == mediaType {
			return t.read(room, data)
		}
	}
	return nil, unread(otherFile)
}

func readWord(room seen.Room, data []byte) (*seen.Paper, error) {
	p, err := seen.FromWord(room, bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, word.ErrLimit):
		return nil, unread(largeFile)
	case err != nil:
		return nil, unread(brokenWord)
	case long(p):
		return nil, unread(largeFile)
	}
	return p, nil
}

// long tells whether a paper has more than a text may have.
func long(p *seen.Paper) bool {
	size, count := 0, 0
	(&reader{paper: p}).eachParagraph(func(q *seen.Paragraph) {
		count++
		for i := range q.Runs {
			size += len(q.Runs[i].Text)
		}
	})
	return size > mostText || count > mostLines
}

// What a text may have: each line of it is a paragraph, each tag of a page may be
// one, and the words must fit into a document.
const (
	mostText  = document.MaxBytes
	mostLines = 60_000
	mostTags  = 200_000
)

func readText(_ seen.Room, data []byte) (*seen.Paper, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case !utf8.Valid(data):
		return nil, unread(otherLetters)
	case len(data) > mostText || bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r"))+bytes.Count(data, []byte("\f")) > mostLines:
		return nil, unread(largeFile)
	}
	return pasted.Text(string(data)), nil
}

func readHTML(_ seen.Room, data []byte) (*seen.Paper, error) {
	switch {
	case !utf8.Valid(data):
		return nil, unread(otherLetters)
	case bytes.Count(data, []byte("<")) > mostTags || outsideTags(data) > mostText:
		return nil, unread(largeFile)
	}
	p, err := pasted.HTML(bytes.NewReader(data))
	if err != nil {
		return nil, unread(brokenPage)
	}
	return p, nil
}

// outsideTags is how many bytes of a page are no tags: pictures stand in tags.
func outsideTags(page []byte) int {
	n := 0
	for len(page) > 0 {
		from := bytes.IndexByte(page, '<')
		if from < 0 {
			return n + len(page)
		}
		n += from
		till := bytes.IndexByte(page[from:], '>')
		if till < 0 {
			return n + len(page) - from
		}
		page = page[from+till+1:]
	}
	return n
}

func readPDF(room seen.Room, data []byte) (*seen.Paper, error) {
	p, err := seen.FromPDF(room, data)
	switch {
	case errors.Is(err, pdffile.ErrLimit):
		return nil, unread(largeFile)
	case err != nil:
		return nil, unread(brokenPDF)
	case p.Scanned && !holdsWords(p):
		return nil, unread(scannedPDF)
	case long(p):
		return nil, unread(largeFile)
	}
	return p, nil
}

// holdsWords tells whether any paragraph has a word.
func holdsWords(p *seen.Paper) bool {
	for i := range p.Blocks {
		if q := p.Blocks[i].Paragraph; q != nil && q.Plain() != "" || p.Blocks[i].Table != nil {
			return true
		}
	}
	return false
}

func unread(why fault.Text) error { return fault.List{fault.New("", "file.unreadable", why)} }

// Why a file cannot be read.
var (
	otherFile = fault.Text{
		"Không đọc loại tệp này: cần .docx, .pdf, .txt, .md, .html; tệp khác thì mở bằng Word rồi lưu lại thành .docx.",
		"This kind of file is not read: give a .docx, .pdf, .txt, .md or .html; open others in Word and save them as .docx.",
	}
	largeFile = fault.Text{
		"Tệp quá lớn: nhiều đoạn, bảng hơn mức đọc được.",
		"The file is too large: it has more paragraphs and tables than are read.",
	}
	brokenWord = fault.Text{
		"Không đọc được tệp: tệp hỏng, có mật khẩu, hoặc không phải tệp Word (.docx).",
		"The file cannot be read: it is damaged, has a password, or is no Word file (.docx).",
	}
	brokenPage = fault.Text{
		"Không đọc được trang: các thẻ lồng nhau quá sâu.",
		"The page cannot be read: its tags are nested too deep.",
	}
	brokenPDF = fault.Text{
		"Không đọc được tệp: tệp hỏng, có mật khẩu, hoặc không phải tệp PDF.",
		"The file cannot be read: it is damaged, has a password, or is no PDF.",
	}
	scannedPDF = fault.Text{
		"Tệp PDF là ảnh chụp, không có chữ để đọc.",
		"The PDF is a picture of a page and has no text to read.",
	}
	otherLetters = fault.Text{
		"Chữ không ở mã UTF-8: mở tệp, lưu lại với mã UTF-8.",
		"The text is not in UTF-8: open the file and save it in UTF-8.",
	}
)
