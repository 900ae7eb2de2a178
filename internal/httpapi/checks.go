package httpapi

import (
	"context"
	"errors"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/fault"
	"vanthu/internal/service"
)

// wantsFindings reads the language that the caller of /v1/check wants.
func wantsFindings(c *gin.Context) (fault.Language, *service.Problem) {
	if p := service.OnlyQuery(c); p != nil {
		return fault.Vietnamese, p
	}
	return service.LanguageOf(c.GetHeader("Accept-Language")), service.Accepts(c, "application/json")
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

func (d *door) sendFindings(c *gin.Context, l fault.Language, a *check.Answer) {
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, a)
}
