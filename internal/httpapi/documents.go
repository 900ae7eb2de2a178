package httpapi

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"go.opentelemetry.io/otel/attribute"

	"vanthu/internal/check"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/filename"
	"vanthu/internal/layout"
	"vanthu/internal/render"
	"vanthu/internal/rules"
	"vanthu/internal/service"
	"vanthu/internal/slots"
)

// output is something that a document can be made into.
type output struct {
	name      string // of ?format=, and the file's extension
	mediaType string
	formats   []render.Format
}

// paged tells whether the output is one page of the document.
func (o output) paged() bool { return o.formats[0].Paged() }

// outputs are all outputs, the preferred one first: each format, and the usual
// ones together.
var outputs = newOutputs()

func newOutputs() []output {
	var list []output
	for _, f := range render.Formats {
		list = append(list, output{string(f), f.MediaType(), []render.Format{f}})
	}
	return append(list, output{"zip", "application/zip", render.Usual})
}

// outputNames are the values of ?format=, and the media types of the outputs.
func outputNames() (names, mediaTypes []string) {
	for _, o := range outputs {
		names, mediaTypes = append(names, o.name), append(mediaTypes, o.mediaType)
	}
	return names, mediaTypes
}

// order is what a caller wants of a document.
type order struct {
	output output
	blank  []string // slots to leave blank, whatever the document says
	page   int      // which is wanted, from 1, where the output is one page
	annex  int      // which annex in a file of its own is wanted, from 1; 0: the document
	signed bool     // the PDF has empty signature fields
}

// made is a document made into an output.
type made struct {
	kind     string
	name     string
	data     []byte
	tag      string
	pages    int
	annexes  []int // in files of their own: their pages
	warnings int
}

// produce makes a document, times it and counts it.
func (d *door) produce(ctx context.Context, data []byte, o order) (*made, error) {
	ctx, span := d.Tracer.Start(ctx, "render")
	defer span.End()
	start := time.Now()
	m, err := d.make(ctx, data, o)
	if err != nil {
		return nil, err
	}
	span.SetAttributes(attribute.String("vanthu.kind", m.kind), attribute.String("vanthu.format", o.output.name))
	d.metrics.made(m.kind, o.output.name, time.Since(start))
	return m, nil
}

// newOrder reads what the caller wants.
func newOrder(c *gin.Context) (order, *service.Problem) {
	var o order
	if p := service.OnlyQuery(c, "format", "blank", "page", "annex", "fields"); p != nil {
		return o, p
	}
	out, p := negotiated(c)
	if p != nil {
		return o, p
	}
	o.output = out
	if o.annex, p = annexWanted(c, out); p != nil {
		return o, p
	}
	if o.page, p = pageWanted(c, out); p != nil {
		return o, p
	}
	if o.signed, p = fieldsWanted(c, out); p != nil {
		return o, p
	}
	o.blank, p = blanks(c)
	return o, p
}

// fieldsWanted tells whether ?fields= asks for empty signature fields.
func fieldsWanted(c *gin.Context, out output) (bool, *service.Problem) {
	kind, given := c.GetQuery("fields")
	switch {
	case !given:
		return false, nil
	case !slices.Contains(render.Fields, kind):
		return false, service.BadQuery.Saying("«fields» nhận "+strings.Join(render.Fields, ", ")+".", "«fields» takes "+strings.Join(render.Fields, ", ")+".")
	case !slices.Contains(out.formats, render.PDF):
		return false, service.BadQuery.Saying("«fields» chỉ dùng với dạng có PDF.", "«fields» goes with formats that have a PDF alone.")
	}
	return true, nil
}

// negotiated is the output that ?format= names, or the best for Accept.
func negotiated(c *gin.Context) (output, *service.Problem) {
	names, types := outputNames()
	at := slices.Index(types, service.Wanted(c, types...))
	if name, ok := c.GetQuery("format"); ok {
		at = slices.Index(names, name)
	}
	if at < 0 {
		return output{}, service.NotAcceptable.Saying(
			"Các dạng có: "+strings.Join(types, ", ")+"; hoặc ?format= một trong "+strings.Join(names, ", ")+".",
			"There are "+strings.Join(types, ", ")+"; or ?format= one of "+strings.Join(names, ", ")+".")
	}
	return outputs[at], nil
}

// pageWanted is the page of ?page=, the first where none is named.
func pageWanted(c *gin.Context, out output) (int, *service.Problem) {
	text, given := c.GetQuery("page")
	if !given {
		return 1, nil
	}
	if !out.paged() {
		return 0, service.BadQuery.Saying("«page» chỉ dùng với dạng mỗi trang một tệp.", "«page» goes with the format that has a file for each page alone.")
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, service.BadQuery.Saying("«page» là số thứ tự của trang, từ 1.", "«page» is the number of a page, from 1.")
	}
	return n, nil
}

// annexWanted is the annex in a file of its own that ?annex= names; 0: none.
func annexWanted(c *gin.Context, out output) (int, *service.Problem) {
	text, given := c.GetQuery("annex")
	if !given {
		return 0, nil
	}
	if len(out.formats) > 1 {
		return 0, service.BadQuery.Saying("«annex» không dùng với zip, vì trong đó có đủ các phụ lục.", "«annex» does not go with a ZIP, which holds all annexes.")
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, service.BadQuery.Saying("«annex» là số thứ tự của phụ lục ở tệp riêng, từ 1.", "«annex» is the number of an annex in a file of its own, from 1.")
	}
	return n, nil
}

// ofAnnex are the files of the annex that is wanted, or of the document itself.
func (m *made) ofAnnex(files []render.File, annex int) ([]render.File, error) {
	if annex > len(m.annexes) {
		count := strconv.Itoa(len(m.annexes))
		return nil, service.BadQuery.Saying("Văn bản có "+count+" phụ lục ở tệp riêng.", "The document has "+count+" annexes in files of their own.")
	}
	if annex > 0 {
		m.pages = m.annexes[annex-1]
	}
	return slices.DeleteFunc(slices.Clone(files), func(f render.File) bool { return f.Annex != annex }), nil
}

// pick takes the file of the page that is wanted out of those of all pages.
func (m *made) pick(files []render.File, page int) error {
	if page > len(files) {
		count := strconv.Itoa(len(files))
		return service.BadQuery.Saying("Văn bản chỉ có "+count+" trang.", "The document has "+count+" pages only.")
	}
	f := &files[page-1]
	m.data, m.tag = f.Data, service.Quoted(f.Tag())
	m.name = strings.TrimSuffix(f.Name(m.name), f.Format.Extension())
	return nil
}

// The slots that can be left blank.
var blankable = []string{string(slots.Number), string(slots.Date)}

// blanks are the slots of ?blank=.
func blanks(c *gin.Context) ([]string, *service.Problem) {
	var list []string
	for name := range strings.SplitSeq(c.Query("blank"), ",") {
		switch {
		case name == "":
		case slices.Contains(blankable, name):
			list = append(list, name)
		default:
			return nil, service.BadQuery.Saying("«blank» nhận number, date, hoặc number,date.", "«blank» takes number, date, or number,date.")
		}
	}
	return list, nil
}

// decode reads a document and empties the slots that are to be blank.
func (d *door) decode(data []byte, blank []string) (*document.Document, error) {
	doc, err := d.renderer.Decode(data, d.config.Reading)
	var faults fault.List
	if errors.As(err, &faults) {
		return nil, service.FaultsProblem(faults)
	}
	if err != nil {
		return nil, err
	}
	return doc, emptySlots(doc, blank)
}

// emptySlots takes number and date out of a document. The year stays: it is
// not for a stamp.
func emptySlots(d *document.Document, blank []string) error {
	if slices.Contains(blank, string(slots.Date)) {
		d.Date.Month, d.Date.Day = 0, 0
	}
	if !slices.Contains(blank, string(slots.Number)) {
		return nil
	}
	if d.NumberText != "" {
		return service.InvalidDocument.With(fault.New("/number_text", "blank.number", fault.Text{
			"«number_text» in nguyên văn cả số và ký hiệu nên không để trống riêng số được; dùng «symbol».",
			"«number_text» prints number and symbol as they are, so that the number cannot be left blank; use «symbol».",
		}))
	}
	d.Number = nil
	return nil
}

// fulfil makes a document into the output that is wanted.
func (d *door) fulfil(ctx context.Context, data []byte, o order) (*made, error) {
	doc, err := d.decode(data, o.blank)
	if err != nil {
		return nil, err
	}
	paper, err := d.renderer.Compose(ctx, doc)
	if err != nil {
		return nil, d.renderProblem(err)
	}
	defer paper.Release()
	if o.signed {
		paper.Sign()
	}
	result, err := d.renderer.Files(ctx, paper, o.output.formats...)
	if err != nil {
		return nil, d.renderProblem(err)
	}
	m := &made{kind: rules.FindKind(doc.Kind).Slug, name: baseName(doc, paper), pages: result.Pages, warnings: len(check.Document(doc))}
	m.annexes = result.Annexes
	if len(o.output.formats) == 1 {
		files, err := m.ofAnnex(result.Files, o.annex)
		if err != nil {
			return nil, err
		}
		if o.output.paged() {
			return m, m.pick(files, o.page)
		}
		m.data, m.tag = files[0].Data, service.Quoted(files[0].Tag())
		m.name = files[0].Stem(m.name)
		return m, nil
	}
	for _, pages := range m.annexes {
		m.pages += pages
	}
	if m.data, err = archive(m.name, paper.Date(), result.Files); err != nil {
		return nil, err
	}
	m.tag = service.EntityTag(m.data)
	return m, nil
}

// renderProblem is the problem of a document that breaks a limit.
func (d *door) renderProblem(err error) error {
	var faults fault.List
	if errors.As(err, &faults) {
		return service.FaultsProblem(faults)
	}
	if !errors.Is(err, layout.ErrTooManyPages) {
		return err
	}
	return service.InvalidDocument.With(fault.Of("", "limit.pages", d.config.Reading.Limits.InForce().Pages))
}

// send answers with a file.
func (d *door) send(c *gin.Context, o order, m *made) {
	h := c.Writer.Header()
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vanthu-Warnings", strconv.Itoa(m.warnings))
	h.Set("Vanthu-Pages", strconv.Itoa(m.pages))
	h.Set("Vanthu-Annexes", strconv.Itoa(len(m.annexes)))
	if service.Unchanged(c, m.tag) {
		return
	}
	size := int64(len(m.data))
	if !d.Bodies.Take(size) { // a slow reader keeps the file in memory
		d.Fail(c, d.Renders.Full())
		return
	}
	defer d.Bodies.Give(size)
	h.Set("Content-Disposition", filename.Disposition(m.name, o.output.name))
	h.Set("Content-Type", o.output.mediaType)
	h.Set("Content-Length", strconv.Itoa(len(m.data)))
	c.Status(http.StatusOK)
	_, _ = c.Writer.Write(m.data) // a client that is gone is none of our errors
}
