package check

import (
	"bytes"
	"errors"
	"strconv"

	"vanthu/internal/fault"
	"vanthu/internal/pdffile"
	"vanthu/internal/seen"
	"vanthu/internal/word"
)

// Format is a kind of file, told by its content.
type Format string

// The formats. Those behind PDF need a converter.
const (
	Unknown      Format = ""
	JSON         Format = "json"
	DOCX         Format = "docx"
	PDF          Format = "pdf"
	DOC          Format = "doc"
	RTF          Format = "rtf"
	OpenDocument Format = "odt"
)

// MaxFile is the most bytes that a file of Word or PDF has.
const MaxFile = word.MaxFileSize

// Sniff tells by content what a file is.
func Sniff(data []byte) Format {
	const far = 1 << 10 // a PDF may begin with something else
	start := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), far)], []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data[:min(len(data), far)], []byte("application/vnd.oasis.opendocument")):
		return OpenDocument
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return DOCX
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return DOC
	case bytes.HasPrefix(start, []byte(`{\rtf`)):
		return RTF
	case bytes.HasPrefix(start, []byte("{")), bytes.HasPrefix(start, []byte("[")):
		return JSON
	case bytes.Contains(data[:min(len(data), far)], []byte("%PDF-")):
		return PDF
	}
	return Unknown
}

// File is the report on a file of Word or PDF. Its error is a fault.List that says
// why the file cannot be read.
func File(data []byte, format Format, measure Measure) (*Report, error) {
	p, err := Read(nil, data, format)
	if err != nil {
		return nil, err
	}
	return Paper(p, measure), nil
}

// Read is the paper in a file of Word or PDF, named. Its error is as File's.
func Read(room seen.Room, data []byte, format Format) (*seen.Paper, error) {
	var p *seen.Paper
	var err error
	switch {
	case len(data) > MaxFile:
		return nil, unread("file.long", fault.Text{"Tệp dài quá " + strconv.Itoa(MaxFile>>20) + " MB.", "The file is longer than " + strconv.Itoa(MaxFile>>20) + " MB."})
	case format == DOCX:
		p, err = seen.FromWord(room, bytes.NewReader(data), int64(len(data)))
	case format == PDF:
		p, err = seen.FromPDF(room, data)
	default:
		return nil, unread("file.format", fault.Text{"Không phải tệp Word (.docx) hay PDF.", "This is no file of Word (.docx) or PDF."})
	}
	if err != nil {
		return nil, unreadable(err, format)
	}
	p.Name()
	return p, nil
}

func unread(rule string, detail fault.Text) error {
	return fault.List{fault.New("", rule, detail)}
}

// unreadable says in a clerk's words why a file could not be read.
func unreadable(err error, format Format) error {
	switch {
	case errors.Is(err, word.ErrLimit), errors.Is(err, pdffile.ErrLimit):
		return unread("file.large", fault.Text{"Tệp quá lớn hoặc quá phức tạp, không đọc hết được.", "The file is too large or too complex to be read."})
	case errors.Is(err, pdffile.ErrEncrypted):
		return unread("file.encrypted", fault.Text{"Tệp PDF đặt mật khẩu; hãy bỏ mật khẩu rồi thử lại.", "The PDF has a password; take it off and try again."})
	case format == DOCX:
		return unread("file.broken", fault.Text{"Tệp không phải văn bản Word .docx, hoặc bị hỏng: hãy mở bằng Word, lưu lại thành .docx rồi thử lại.", "This is no DOCX, or a damaged one: open it in Word, save it as .docx and try again."})
	}
	return unread("file.broken", fault.Text{"Tệp PDF bị hỏng, không đọc được.", "The PDF is damaged and cannot be read."})
}

// Author is who the comments of a commented copy are by.
const Author = "vanthu"

// Comment is a copy of the Word file that the report is about with a comment at
// the place of each fault. Its error is a fault.List: of a file that is signed,
// for one.
func (r *Report) Comment(docx []byte) ([]byte, error) {
	if r.Source != SourceWord {
		return nil, unread("comment.format", fault.Text{"Chỉ ghi chú được vào tệp Word (.docx).", "Comments can be put into a Word file (.docx) only."})
	}
	if r.Signed {
		return nil, signed()
	}
	var comments []word.Comment
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Status == Fail {
			comments = append(comments, word.Comment{Paragraph: f.Place.Paragraph, Lines: f.lines()})
		}
	}
	out, err := word.Annotate(docx, Author, comments)
	switch {
	case errors.Is(err, word.ErrSigned):
		return nil, signed()
	case err != nil:
		return nil, unreadable(err, DOCX)
	}
	return out, nil
}

func signed() error {
	return unread("comment.signed", fault.Text{
		"Tệp đã ký số: chỉ đọc, không làm bản có ghi chú, vì sửa tệp thì chữ ký mất hiệu lực.", "The file has a digital signature: it is read only; a change would break the signature.",
	})
}

// lines are what a comment says.
func (f *Finding) lines() []string {
	out := []string{weights[f.Severity] + ": " + f.Detail.String()}
	if f.Do != "" {
		out = append(out, "Cách sửa: "+f.Do)
	}
	return append(out, "Theo: "+f.Clause)
}

// weights are what the weights of faults are called.
var weights = map[fault.Severity]string{fault.Error: "Lỗi", fault.Warning: "Nên sửa", fault.Hint: "Gợi ý"}

// Weight is what the weight of a finding is called, in Vietnamese.
func (f *Finding) Weight() string { return weights[f.Severity] }
