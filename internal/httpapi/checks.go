package httpapi

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/facsimile"
	"vanthu/internal/fault"
	"vanthu/internal/filename"
	"vanthu/internal/memory"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// maxChecked is the most bytes of a file that is checked here.
const maxChecked = 16 << 20

// inquiry is what the caller of /v1/check wants.
type inquiry struct {
	language fault.Language
	comments bool // a copy of the Word file with comments, and no findings
	shown    bool // what is in the file, beside the findings
}

// verdict is what is answered: findings, or a Word file.
type verdict struct {
	answer *check.Answer
	shown  *facsimile.Paper
	word   []byte
}

// shownQuery asks for what is in a file, beside what is said of it.
const shownQuery = "facsimile"

// wantsShown reads whether the caller wants to be shown the file.
func wantsShown(c *gin.Context) (bool, *service.Problem) {
	switch p := service.OnlyQuery(c, shownQuery); {
	case p != nil:
		return false, p
	case c.Query(shownQuery) == "" || c.Query(shownQuery) == "true":
		return c.Query(shownQuery) == "true", nil
	}
	return false, service.BadQuery.Saying("Tham số «facsimile» chỉ nhận true.", "The parameter «facsimile» takes true alone.")
}

// checking answers /v1/check: for a document as all routes do, for a file by its
// type.
func (d *door) checking() gin.HandlerFunc {
	documents := posted(d, wantsFindings, d.check, d.sendFindings)
	pdf := service.FileType{MediaType: render.PDF.MediaType(), Extensions: []string{".pdf"}}
	files := service.PostedFile(d.Floor, d.files(maxChecked, pdf), wantsVerdict, d.checkFile, d.sendVerdict)
	return func(c *gin.Context) {
		if service.IsJSON(c.GetHeader("Content-Type")) {
			documents(c)
			return
		}
		files(c)
	}
}

// wantsFindings reads the language that the caller of /v1/check wants.
func wantsFindings(c *gin.Context) (fault.Language, *service.Problem) {
	if p := service.OnlyQuery(c); p != nil {
		return fault.Vietnamese, p
	}
	return service.LanguageOf(c.GetHeader("Accept-Language")), service.Accepts(c, "application/json")
}

// wantsVerdict reads what the caller wants of a file.
func wantsVerdict(c *gin.Context) (inquiry, *service.Problem) {
	shown, p := wantsShown(c)
	if p != nil {
		return inquiry{}, p
	}
	word := render.DOCX.MediaType()
	in := inquiry{language: service.LanguageOf(c.GetHeader("Accept-Language")), shown: shown}
	in.comments = service.Wanted(c, "application/json", word) == word
	if in.comments {
		return in, nil
	}
	return in, service.Accepts(c, "application/json")
}

// check finds what is wrong with a document. That is no error here: the faults
// are the answer.
func (d *door) check(_ context.Context, data []byte, l fault.Language) (*check.Answer, error) {
	paper, err := d.renderer.Decode(data, d.config.Reading)
	var faults fault.List
	if errors.As(err, &faults) {
		if p := service.FaultsProblem(faults); p.Kind != service.InvalidDocument {
			return nil, p // no JSON, or too much of it: there is nothing to check
		}
		return check.OfRefused(faults).Answer(l), nil
	}
	if err != nil {
		return nil, err
	}
	return check.OfDocument(paper).Answer(l), nil
}

// checkFile finds what is wrong with a file of Word or PDF, told by its content.
func (d *door) checkFile(ctx context.Context, file service.File, in inquiry) (*verdict, error) {
	share := memory.Of(ctx)
	paper, err := check.Read(share.Need, file.Data, check.Sniff(file.Data))
	if err != nil {
		return nil, refused(share, err)
	}
	var v verdict
	report := check.Paper(paper, d.renderer.Width)
	if in.comments {
		if v.word, err = report.Comment(file.Data); err != nil {
			return nil, refused(share, err)
		}
	}
	d.metrics.checked(report)
	v.answer = report.Answer(in.language)
	if in.shown {
		v.shown = facsimile.Of(paper)
	}
	return &v, nil
}

// refused is the problem of faults that say why a file is not taken; if it is only
// that others have the memory for it, that.
func refused(share *memory.Share, err error) error {
	if errors.Is(share.Err(), memory.ErrBusy) {
		return memory.ErrBusy
	}
	if faults, ok := errors.AsType[fault.List](err); ok {
		return service.FaultsProblem(faults)
	}
	return err
}

func (d *door) sendFindings(c *gin.Context, l fault.Language, a *check.Answer) {
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, a)
}

// sendRead answers with what was read of a file: what shows the file is large.
func (d *door) sendRead(c *gin.Context, in inquiry, v any) {
	if in.shown {
		d.SendLarge(c, v)
		return
	}
	d.SendJSON(c, v)
}

func (d *door) sendVerdict(c *gin.Context, in inquiry, v *verdict) {
	if !in.comments {
		c.Header("Content-Language", in.language.Tag())
		d.sendRead(c, in, struct {
			*check.Answer
			Shown *facsimile.Paper `json:"facsimile,omitempty"`
		}{v.answer, v.shown})
		return
	}
	h := c.Writer.Header()
	h.Set("Cache-Control", "private, no-cache")
	if service.Unchanged(c, service.EntityTag(v.word)) {
		return
	}
	size := int64(len(v.word))
	if !d.Bodies.Take(size) {
		d.Fail(c, d.Renders.Full())
		return
	}
	defer d.Bodies.Give(size)
	h.Set("Content-Disposition", filename.Disposition("ghi-chu", "docx"))
	h.Set("Content-Type", render.DOCX.MediaType())
	h.Set("Content-Length", strconv.Itoa(len(v.word)))
	c.Status(http.StatusOK)
	_, _ = c.Writer.Write(v.word) // a client that is gone is none of our errors
}
