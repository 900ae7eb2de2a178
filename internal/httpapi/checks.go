package httpapi

import (
	"context"
	"errors"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/fault"
	"vanthu/internal/service"
)

// checkBody is the answer of /v1/check.
type checkBody struct {
	Valid    bool          `json:"valid"` // no finding is an error: the document can be rendered
	Counts   countsBody    `json:"counts"`
	Findings []findingBody `json:"findings"`
}

type countsBody struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Hint    int `json:"hint"`
}

type findingBody struct {
	Pointer  string         `json:"pointer"`
	Rule     string         `json:"rule"`
	Severity fault.Severity `json:"severity"`
	Detail   string         `json:"detail"`
	Clause   string         `json:"clause"`
}

// wantsFindings reads the language that the caller of /v1/check wants.
func wantsFindings(c *gin.Context) (fault.Language, *service.Problem) {
	if p := service.OnlyQuery(c); p != nil {
		return fault.Vietnamese, p
	}
	return service.LanguageOf(c.GetHeader("Accept-Language")), service.Accepts(c, "application/json")
}

// check finds what is wrong with a document. That is no error here: the faults
// are the answer.
func (d *door) check(_ context.Context, data []byte, l fault.Language) (*checkBody, error) {
	paper, err := d.renderer.Decode(data, d.config.Reading)
	var faults fault.List
	if errors.As(err, &faults) {
		if p := service.FaultsProblem(faults); p.Kind != service.InvalidDocument {
			return nil, p // no JSON, or too much of it: there is nothing to check
		}
		return newCheckBody(check.Faults(faults), l), nil
	}
	if err != nil {
		return nil, err
	}
	return newCheckBody(check.Document(paper), l), nil
}

func (d *door) sendFindings(c *gin.Context, l fault.Language, b *checkBody) {
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, b)
}

func newCheckBody(findings fault.List, l fault.Language) *checkBody {
	b := &checkBody{Findings: []findingBody{}}
	for _, f := range findings {
		switch f.Severity {
		case fault.Error:
			b.Counts.Error++
		case fault.Warning:
			b.Counts.Warning++
		case fault.Hint:
			b.Counts.Hint++
		}
		b.Findings = append(b.Findings, findingBody{f.Pointer, f.Rule, f.Severity, f.Detail.In(l), f.Clause})
	}
	b.Valid = b.Counts.Error == 0
	return b
}
