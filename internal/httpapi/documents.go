package httpapi

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"go.opentelemetry.io/otel/attribute"

	"vanthu/internal/check"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/layout"
	"vanthu/internal/render"
	"vanthu/internal/rules"
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
}

// made is a document made into an output.
type made struct {
	kind     string
	name     string
	data     []byte
	tag      string
	pages    int
	warnings int
}

// produce makes a document, times it and counts it.
func (s *Server) produce(ctx context.Context, data []byte, o order) (*made, error) {
	ctx, span := s.tracer.Start(ctx, "render")
	defer span.End()
	start := time.Now()
	m, err := s.make(ctx, data, o)
	if err != nil {
		return nil, err
	}
	span.SetAttributes(attribute.String("vanthu.kind", m.kind), attribute.String("vanthu.format", o.output.name))
	s.metrics.render(m.kind, o.output.name, time.Since(start))
	return m, nil
}

// newOrder reads what the caller wants.
func newOrder(c *gin.Context) (order, *problem) {
	var o order
	if p := onlyQuery(c, "format", "blank", "page"); p != nil {
		return o, p
	}
	out, p := negotiated(c)
	if p != nil {
		return o, p
	}
	o.output = out
	if o.page, p = pageWanted(c, out); p != nil {
		return o, p
	}
	o.blank, p = blanks(c)
	return o, p
}

// negotiated is the output that ?format= names, or the best for Accept.
func negotiated(c *gin.Context) (output, *problem) {
	names, types := outputNames()
	at := slices.Index(types, negotiate(strings.Join(c.Request.Header.Values("Accept"), ","), types))
	if name, ok := c.GetQuery("format"); ok {
		at = slices.Index(names, name)
	}
	if at < 0 {
		return output{}, notAcceptable.saying(
			"Các dạng có: "+strings.Join(types, ", ")+"; hoặc ?format= một trong "+strings.Join(names, ", ")+".",
			"There are "+strings.Join(types, ", ")+"; or ?format= one of "+strings.Join(names, ", ")+".")
	}
	return outputs[at], nil
}

// pageWanted is the page of ?page=, the first where none is named.
func pageWanted(c *gin.Context, out output) (int, *problem) {
	text, given := c.GetQuery("page")
	if !given {
		return 1, nil
	}
	if !out.paged() {
		return 0, badQuery.saying("«page» chỉ dùng với dạng mỗi trang một tệp.", "«page» goes with the format that has a file for each page alone.")
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, badQuery.saying("«page» là số thứ tự của trang, từ 1.", "«page» is the number of a page, from 1.")
	}
	return n, nil
}

// pick takes the file of the page that is wanted out of those of all pages.
func (m *made) pick(files []render.File, page int) error {
	if page > len(files) {
		count := strconv.Itoa(len(files))
		return badQuery.saying("Văn bản chỉ có "+count+" trang.", "The document has "+count+" pages only.")
	}
	f := &files[page-1]
	m.data, m.tag = f.Data, quoted(f.Sum())
	m.name = strings.TrimSuffix(f.Name(m.name), f.Format.Extension())
	return nil
}

// onlyQuery refuses parameters of the address that a route does not know, and
// those that stand there twice: a slip must not pass for the default.
func onlyQuery(c *gin.Context, names ...string) *problem {
	values, err := url.ParseQuery(c.Request.URL.RawQuery)
	if err != nil {
		return badQuery.problem()
	}
	for name, given := range values {
		switch {
		case len(names) == 0:
			return badQuery.saying("Địa chỉ này không nhận tham số nào.", "This address takes no parameters.")
		case !slices.Contains(names, name):
			return badQuery.saying("Địa chỉ này chỉ nhận các tham số: "+strings.Join(names, ", ")+".", "This address takes these parameters alone: "+strings.Join(names, ", ")+".")
		case len(given) > 1:
			return badQuery.saying("Tham số «"+name+"» được ghi nhiều lần.", "The parameter «"+name+"» is given more than once.")
		}
	}
	return nil
}

// The slots that can be left blank.
var blankable = []string{string(render.NumberSlot), string(render.DateSlot)}

// blanks are the slots of ?blank=.
func blanks(c *gin.Context) ([]string, *problem) {
	var list []string
	for name := range strings.SplitSeq(c.Query("blank"), ",") {
		switch {
		case name == "":
		case slices.Contains(blankable, name):
			list = append(list, name)
		default:
			return nil, badQuery.saying("«blank» nhận number, date, hoặc number,date.", "«blank» takes number, date, or number,date.")
		}
	}
	return list, nil
}

// reading is how documents are read here.
func (s *Server) reading() document.Options {
	return document.Options{AllowSecrecy: s.config.AllowSecrecy, Limits: s.config.Limits}
}

// decode reads a document and empties the slots that are to be blank.
func (s *Server) decode(data []byte, blank []string) (*document.Document, error) {
	d, err := s.renderer.Decode(data, s.reading())
	var faults fault.List
	if errors.As(err, &faults) {
		return nil, faultsProblem(faults)
	}
	if err != nil {
		return nil, err
	}
	return d, emptySlots(d, blank)
}

// emptySlots takes number and date out of a document. The year stays: it is
// not for a stamp.
func emptySlots(d *document.Document, blank []string) error {
	if slices.Contains(blank, string(render.DateSlot)) {
		d.Date.Month, d.Date.Day = 0, 0
	}
	if !slices.Contains(blank, string(render.NumberSlot)) {
		return nil
	}
	if d.NumberText != "" {
		p := invalidDocument.problem()
		p.errors = fault.List{fault.New("/number_text", "blank.number", fault.Text{
			"«number_text» in nguyên văn cả số và ký hiệu nên không để trống riêng số được; dùng «symbol».",
			"«number_text» prints number and symbol as they are, so that the number cannot be left blank; use «symbol».",
		})}
		return p
	}
	d.Number = nil
	return nil
}

// fulfil makes a document into the output that is wanted.
func (s *Server) fulfil(ctx context.Context, data []byte, o order) (*made, error) {
	d, err := s.decode(data, o.blank)
	if err != nil {
		return nil, err
	}
	paper, err := s.renderer.Compose(ctx, d)
	if err != nil {
		return nil, err
	}
	result, err := paper.Render(ctx, o.output.formats...)
	if err != nil {
		return nil, s.renderProblem(err)
	}
	m := &made{kind: rules.FindKind(d.Kind).Slug, name: baseName(d, paper), pages: result.Pages, warnings: len(check.Document(d))}
	if o.output.paged() {
		return m, m.pick(result.Files, o.page)
	}
	if len(result.Files) == 1 {
		m.data, m.tag = result.Files[0].Data, quoted(result.Files[0].Sum())
		return m, nil
	}
	if m.data, err = archive(m.name, paper.Date(), result.Files); err != nil {
		return nil, err
	}
	m.tag = entityTag(m.data)
	return m, nil
}

// renderProblem is the problem of a document that breaks a limit.
func (s *Server) renderProblem(err error) error {
	if !errors.Is(err, layout.ErrTooManyPages) {
		return err
	}
	p := invalidDocument.problem()
	p.errors = fault.List{fault.Of("", "limit.pages", s.config.Limits.InForce().Pages)}
	return p
}

// entityTag is a strong validator: equal for equal bytes.
func entityTag(data []byte) string {
	return quoted(sha256.Sum256(data))
}

// quoted is a digest as an entity tag.
func quoted(sum [sha256.Size]byte) string {
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
}

// send answers with a file.
func (s *Server) send(c *gin.Context, o order, m *made) {
	h := c.Writer.Header()
	h.Set("ETag", m.tag)
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vanthu-Warnings", strconv.Itoa(m.warnings))
	h.Set("Vanthu-Pages", strconv.Itoa(m.pages))
	if matches(c.GetHeader("If-None-Match"), m.tag) {
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return
	}
	size := int64(len(m.data))
	if !s.bodies.take(size) { // a slow reader keeps the file in memory
		s.fail(c, s.gate.full())
		return
	}
	defer s.bodies.give(size)
	h.Set("Content-Disposition", disposition(m.name, o.output.name))
	h.Set("Content-Type", o.output.mediaType)
	h.Set("Content-Length", strconv.Itoa(len(m.data)))
	c.Status(http.StatusOK)
	_, _ = c.Writer.Write(m.data) // a client that is gone is none of our errors
}
