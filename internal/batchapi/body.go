package batchapi

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

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/memory"
	"vanthu/internal/rows"
	"vanthu/internal/service"
	"vanthu/internal/tree"
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

// readForm reads what the caller of /v1/batches asks for or, to look at the rows
// alone, the caller of /v1/rows. Release the form when
// it is no longer needed. The connection has no deadlines for reading when
// readForm returns, and a fresh one for writing.
func (d *door) readForm(c *gin.Context, look bool) (*form, error) {
	most := int64(d.config.MaxBatchBody)
	if c.Request.ContentLength > most {
		return nil, service.Closing(c, service.LongBody(d.config.MaxBatchBody))
	}
	if c.GetHeader("Content-Encoding") != "" {
		return nil, service.Closing(c, wrongBatchType())
	}
	control := http.NewResponseController(c.Writer)
	f := d.newForm(look)
	body := &pacedBody{http.MaxBytesReader(c.Writer, c.Request.Body, most), control, d.Config.ReadTimeout, pace}
	var err error
	header := c.GetHeader("Content-Type")
	kind, params := mediaTypeOf(header)
	switch {
	case kind == "multipart/form-data" && params["boundary"] != "":
		err = f.readMultipart(multipart.NewReader(body, params["boundary"]))
	case service.IsJSON(header):
		err = f.readJSON(body)
	default:
		err = wrongBatchType()
	}
	_ = control.SetWriteDeadline(time.Now().Add(d.Config.WriteTimeout))
	if err != nil {
		f.release()
		if p := d.formProblem(err); p != nil {
			return nil, service.Closing(c, p)
		}
		return nil, err
	}
	// What follows the last part is of no use, but is read: only then does
	// net/http watch whether the client goes away.
	if _, err := io.Copy(io.Discard, body); err != nil {
		f.release()
		return nil, service.Closing(c, d.formProblem(err))
	}
	_ = control.SetReadDeadline(time.Time{})
	return f, nil
}

func wrongBatchType() *service.Problem {
	return service.WrongMediaType.Saying(
		"Gửi JSON, mã UTF-8, với «Content-Type: application/json», hoặc multipart/form-data; không nén.",
		"Send JSON in UTF-8 with «Content-Type: application/json», or multipart/form-data, with no content coding.")
}

// formProblem says why a form could not be read; nil where it is the machine's
// fault.
func (d *door) formProblem(err error) *service.Problem {
	var (
		p      *service.Problem
		syntax *syntaxError
		known  fault.List
	)
	switch {
	case errors.As(err, &p):
		return p
	case isDiskFull(err):
		return noStorage.Problem()
	case errors.As(err, &known):
		return service.BadJSON.With(known...)
	case errors.As(err, &syntax):
		return service.BadJSON.With(fault.Of("", "json.syntax", syntax.line, syntax.column))
	case isMachine(err):
		return nil
	}
	return d.BodyProblem(err, d.config.MaxBatchBody)
}

// noObject is an error of a body in JSON, or what the body is instead.
func (f *form) noObject(err error) error {
	head := make([]byte, min(f.spool.size, 1<<12))
	if _, wrong := f.spool.ReadAt(head, 0); wrong != nil && !errors.Is(wrong, io.EOF) {
		return err
	}
	if wrong, ok := tree.Foreign(head); ok {
		return fault.List{wrong}
	}
	if begin := bytes.TrimLeft(head, "\ufeff \t\r\n"); json.Valid(begin) && begin[0] != '{' || begin[0] == '[' {
		return fault.List{fault.New("", "json.object", fault.Text{"Thân yêu cầu phải là một đối tượng JSON {…}.", "The body must be a JSON object."})}
	}
	return err
}

// The members of a batch in JSON.
var batchKeys = []string{"template", "rows", "formats", "name", "merge", "duplex"}

// readJSON reads a form in JSON.
func (f *form) readJSON(body io.Reader) error {
	f.spool = f.door.newSpool(int64(f.door.config.MaxBatchBody))
	if _, err := io.Copy(f.spool, body); err != nil {
		return err
	}
	members, err := skim(io.NewSectionReader(f.spool, 0, f.spool.size))
	if err != nil {
		return f.noObject(err)
	}
	f.inBody = true
	for _, m := range members {
		if !f.known(m.name, f.fields(batchKeys)) {
			continue
		}
		switch m.name {
		case "template":
			err = f.readTemplate(m)
		case "rows":
			if m.first != '[' {
				f.wrongType("/rows", tree.Array.Words())
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
	if most := int64(f.door.config.MaxDocument); m.size > most {
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
			f.wrongType(pointer, fault.Text{"một danh sách chuỗi, như [\"pdf\"]", "an array of strings, such as [\"pdf\"]"})
		}
	case "name":
		if m.first != '"' || json.Unmarshal(data, &f.spec.Name) != nil {
			f.wrongType(pointer, tree.String.Words())
		}
	case "at":
		f.which(string(data))
	case "merge", "duplex":
		if m.first != 't' && m.first != 'f' || json.Unmarshal(data, f.flag(m.name)) != nil {
			f.wrongType(pointer, tree.True.Words())
		}
	}
	return nil
}

// The fields of a batch in multipart/form-data, and those that may come again.
var (
	batchFields   = []string{"template", "rows", "formats", "name", "merge", "duplex", "sheet", "header", "visible"}
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
			return service.BadBody.Saying(fmt.Sprintf("Có quá %d phần.", maxParts), fmt.Sprintf("There are more than %d parts.", maxParts))
		}
		if !f.known(part.FormName(), f.fields(batchFields), repeatedField...) {
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
		f.fault("/template", "limit.count", "Có quá %s mẫu.", "There are more than %s templates.", maxTemplates)
		return nil
	}
	most := int64(f.door.config.MaxTemplate)
	data, took, err := f.door.Bodies.ReadAll(part, most)
	f.held += took
	if plain := int64(f.door.config.MaxDocument); err == nil && int64(len(data)) > plain && !bytes.HasPrefix(data, []byte("PK")) {
		most, err = plain, service.ErrLong // a document in JSON, which has a bound of its own
	}
	if errors.Is(err, service.ErrLong) {
		f.long = append(f.long, longTemplate{len(f.spec.Templates), most})
		data, err = []byte("{}"), nil // so that others keep their places
	}
	if err != nil {
		return err
	}
	f.template(baseFileName(part.FileName()), data)
	return nil
}

func (f *form) readRowsPart(part *multipart.Part) error {
	f.spool = f.door.newSpool(int64(f.door.config.MaxBatchBody))
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
	case "at":
		f.which(text)
	case "header":
		if f.header, err = strconv.Atoi(text); err != nil || f.header < 1 {
			f.wrongType("/header", fault.Text{"số thứ tự của hàng, từ 1", "the number of a row, from 1"})
		}
	case "merge", "duplex", "visible":
		*f.flag(name) = text == "true"
		if text != "true" && text != "false" {
			f.wrongType("/"+name, tree.True.Words())
		}
	}
	return formats, nil
}

// openRows opens the rows that were sent. The error is a *rows.FileError. The
// plan, which is nil where the templates are at fault, says which names
// and lists are used.
func (f *form) openRows(plan *batch.Plan, share *memory.Share) (*rows.Reader, error) {
	opt := rows.Options{
		Sheet: f.sheet, Header: f.header, Visible: f.visible,
		TempDir: f.door.tempDir, MaxBytes: int64(f.door.config.MaxBatchBody), MaxRows: f.door.config.MaxBatchRows,
		Take: func(n int) error { share.Take(n); return share.Err() },
	}
	if plan != nil {
		opt.Lists, opt.Wanted = plan.Lists(), plan.Names()
	}
	return rows.New(f.rowsName, f.rows, f.rows.Size(), opt)
}
