package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// pace is how much of a long body has to come in the time for a whole short
// one (ReadTimeout).
const pace = 1 << 20

// pacedBody reads a body that may take long, if it keeps coming.
type pacedBody struct {
	from     io.Reader
	control  *http.ResponseController
	patience time.Duration
	left     int64
}

func (b *pacedBody) Read(to []byte) (int, error) {
	n, err := b.from.Read(to)
	if b.left -= int64(n); b.left <= 0 {
		b.left = pace
		_ = b.control.SetReadDeadline(time.Now().Add(b.patience))
	}
	return n, err
}

// readForm reads what the caller of /v1/batches asks for. Release the form when
// it is no longer needed. The connection has no deadlines for reading when
// readForm returns, and a fresh one for writing.
func (s *Server) readForm(c *gin.Context) (*form, error) {
	most := int64(s.config.MaxBatchBody)
	if c.Request.ContentLength > most {
		return nil, closing(c, s.batchTooLarge())
	}
	if c.GetHeader("Content-Encoding") != "" {
		return nil, closing(c, wrongBatchType())
	}
	control := http.NewResponseController(c.Writer)
	f := s.newForm()
	body := &pacedBody{http.MaxBytesReader(c.Writer, c.Request.Body, most), control, s.config.ReadTimeout, pace}
	var err error
	header := c.GetHeader("Content-Type")
	kind, params := mediaTypeOf(header)
	switch {
	case kind == "multipart/form-data" && params["boundary"] != "":
		err = f.readMultipart(multipart.NewReader(body, params["boundary"]))
	case isJSON(header):
		err = f.readJSON(body)
	default:
		err = wrongBatchType()
	}
	_ = control.SetWriteDeadline(time.Now().Add(s.config.WriteTimeout))
	if err != nil {
		f.release()
		if p := s.formProblem(err); p != nil {
			return nil, closing(c, p)
		}
		return nil, err
	}
	// What follows the last part is of no use, but is read: only then does
	// net/http watch whether the client goes away.
	if _, err := io.Copy(io.Discard, body); err != nil {
		f.release()
		return nil, closing(c, s.formProblem(err))
	}
	_ = control.SetReadDeadline(time.Time{})
	return f, nil
}

func wrongBatchType() *problem {
	return wrongMediaType.saying(
		"Gửi JSON, mã UTF-8, với «Content-Type: application/json», hoặc multipart/form-data; không nén.",
		"Send JSON in UTF-8 with «Content-Type: application/json», or multipart/form-data, with no content coding.")
}

func (s *Server) batchTooLarge() *problem {
	return tooLarge.saying(
		fmt.Sprintf("Thân yêu cầu dài quá %d byte.", s.config.MaxBatchBody),
		fmt.Sprintf("The body is longer than %d bytes.", s.config.MaxBatchBody))
}

// formProblem says why a form could not be read; nil where it is the machine's
// fault.
func (s *Server) formProblem(err error) *problem {
	var (
		p      *problem
		long   *http.MaxBytesError
		syntax *syntaxError
	)
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &long), errors.Is(err, errSpoolLong):
		return s.batchTooLarge()
	case errors.Is(err, errSpoolFull):
		return s.gate.full()
	case isDiskFull(err):
		return noStorage.problem()
	case errors.As(err, &syntax):
		p := badJSON.problem()
		p.errors = fault.List{fault.Of("", "json.syntax", syntax.line, syntax.column)}
		return p
	case isMachine(err):
		return nil
	}
	return s.bodyProblem(err)
}

// The members of a batch in JSON.
var batchKeys = []string{"template", "rows", "formats", "name", "merge", "duplex"}

// readJSON reads a form in JSON.
func (f *form) readJSON(body io.Reader) error {
	f.spool = f.server.newSpool(int64(f.server.config.MaxBatchBody))
	if _, err := io.Copy(f.spool, body); err != nil {
		return err
	}
	members, err := skim(io.NewSectionReader(f.spool, 0, f.spool.size))
	if err != nil {
		return err
	}
	f.inBody = true
	for _, m := range members {
		if !f.known(m.name, batchKeys) {
			continue
		}
		switch m.name {
		case "template":
			err = f.readTemplate(m)
		case "rows":
			if m.first != '[' {
				f.wrongType("/rows", "một danh sách […]", "an array")
				continue
			}
			f.rowsName = "rows.json"
			f.rows = io.NewSectionReader(f.spool, m.at, m.size)
		default:
			err = f.readMember(m)
		}
		if err != nil {
			return err
		}
	}
	f.need("template", "rows")
	return nil
}

func (f *form) readTemplate(m member) error {
	if most := int64(f.server.config.MaxBody); m.size > most {
		f.tooLong("/template", most)
		return nil
	}
	data, err := f.spool.part(m.at, m.size)
	if err != nil {
		return err
	}
	f.held += m.size
	f.template("", data)
	return nil
}

// readMember reads a short member.
func (f *form) readMember(m member) error {
	pointer := "/" + m.name
	if m.size > maxField {
		f.tooLong(pointer, maxField)
		return nil
	}
	data := make([]byte, m.size)
	if _, err := f.spool.ReadAt(data, m.at); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch m.name {
	case "formats":
		var names []string
		if m.first == '[' && json.Unmarshal(data, &names) == nil {
			f.formats(names)
		} else {
			f.wrongType(pointer, "một danh sách chuỗi, như [\"pdf\"]", "an array of strings, such as [\"pdf\"]")
		}
	case "name":
		if m.first != '"' || json.Unmarshal(data, &f.spec.Name) != nil {
			f.wrongType(pointer, "chuỗi", "a string")
		}
	case "merge", "duplex":
		if m.first != 't' && m.first != 'f' || json.Unmarshal(data, f.flag(m.name)) != nil {
			f.wrongType(pointer, "true hoặc false", "true or false")
		}
	}
	return nil
}

// The fields of a batch in multipart/form-data, and those that may come again.
var (
	batchFields   = []string{"template", "rows", "formats", "name", "merge", "duplex", "sheet"}
	repeatedField = []string{"template", "formats"}
)

// maxParts bounds the parts of a form.
const maxParts = 64

// readMultipart reads a form with files.
func (f *form) readMultipart(in *multipart.Reader) error {
	var formats []string
	for count := 0; ; count++ {
		part, err := in.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if count == maxParts {
			return badBody.saying(fmt.Sprintf("Có quá %d phần.", maxParts), fmt.Sprintf("There are more than %d parts.", maxParts))
		}
		if !f.known(part.FormName(), batchFields, repeatedField...) {
			continue
		}
		switch part.FormName() {
		case "template":
			err = f.readTemplatePart(part)
		case "rows":
			err = f.readRowsPart(part)
		default:
			formats, err = f.readField(part, formats)
		}
		if err != nil {
			return err
		}
	}
	for _, l := range f.long {
		f.tooLong(f.templatePointer(l.template), l.most)
	}
	if f.seen["formats"] {
		f.formats(formats)
	}
	f.need("template", "rows")
	return nil
}

// readTemplatePart reads the file of a template. What kind of file it is, its
// first bytes tell.
func (f *form) readTemplatePart(part *multipart.Part) error {
	if len(f.spec.Templates) == maxTemplates {
		n := strconv.Itoa(maxTemplates)
		f.fault("/template", "limit.count", "Có quá "+n+" mẫu.", "There are more than "+n+" templates.")
		return nil
	}
	most := int64(f.server.config.MaxTemplate)
	data, took, err := f.server.readPart(part, most)
	f.held += took
	if plain := int64(f.server.config.MaxBody); err == nil && int64(len(data)) > plain && !bytes.HasPrefix(data, []byte("PK")) {
		most, err = plain, errSpoolLong // a document in JSON, which has a bound of its own
	}
	if errors.Is(err, errSpoolLong) {
		f.long = append(f.long, longTemplate{len(f.spec.Templates), most})
		data, err = []byte("{}"), nil // so that others keep their places
	}
	if err != nil {
		return err
	}
	f.template(baseFileName(part.FileName()), data)
	return nil
}

// readPart reads a part into memory, which is counted as it grows: took of the
// budget of bodies, in any case.
func (s *Server) readPart(part io.Reader, most int64) (data []byte, took int64, err error) {
	data = []byte{}
	for {
		if len(data) == cap(data) {
			next := max(firstChunk, 2*int64(cap(data)))
			if !s.bodies.take(next - int64(cap(data))) {
				return nil, took, errSpoolFull
			}
			took += next - int64(cap(data))
			data = append(make([]byte, 0, next), data...)
		}
		n, err := part.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > most:
			return nil, took, errSpoolLong
		case errors.Is(err, io.EOF):
			return data, took, nil
		case err != nil:
			return nil, took, err
		}
	}
}

func (f *form) readRowsPart(part *multipart.Part) error {
	f.spool = f.server.newSpool(int64(f.server.config.MaxBatchBody))
	if _, err := io.Copy(f.spool, part); err != nil {
		return err
	}
	f.rowsName = baseFileName(part.FileName())
	f.rows = io.NewSectionReader(f.spool, 0, f.spool.size)
	return nil
}

// readField reads a field that is a short text.
func (f *form) readField(part *multipart.Part, formats []string) ([]string, error) {
	name := part.FormName()
	data, err := io.ReadAll(io.LimitReader(part, maxField+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxField {
		f.tooLong("/"+name, maxField)
		return formats, nil
	}
	text := strings.TrimSpace(string(data))
	switch name {
	case "formats":
		for one := range strings.SplitSeq(text, ",") {
			formats = append(formats, strings.TrimSpace(one))
		}
	case "name":
		f.spec.Name = text
	case "sheet":
		f.sheet = text
	case "merge", "duplex":
		*f.flag(name) = text == "true"
		if text != "true" && text != "false" {
			f.wrongType("/"+name, "true hoặc false", "true or false")
		}
	}
	return formats, nil
}

// openRows opens the rows that were sent. The error is a *rows.FileError.
func (f *form) openRows() (*rows.Reader, error) {
	return rows.New(f.rowsName, f.rows, f.rows.Size(), rows.Options{
		Sheet: f.sheet, TempDir: f.server.tempDir, MaxBytes: int64(f.server.config.MaxBatchBody), MaxRows: f.server.config.MaxBatchRows,
	})
}
