package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/fault"
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
func wantsFindings(c *gin.Context) (language, *problem) {
	if p := onlyQuery(c); p != nil {
		return vietnamese, p
	}
	return languageOf(c.GetHeader("Accept-Language")), wantsJSON(c)
}

// check finds what is wrong with a document. That is no error here: the faults
// are the answer.
func (s *Server) check(_ context.Context, data []byte, l language) (*checkBody, error) {
	d, err := s.renderer.Decode(data, s.reading())
	var faults fault.List
	if errors.As(err, &faults) {
		if p := faultsProblem(faults); p.kind != &invalidDocument {
			return nil, p // no JSON, or too much of it: there is nothing to check
		}
		return newCheckBody(check.Faults(faults), l), nil
	}
	if err != nil {
		return nil, err
	}
	return newCheckBody(check.Document(d), l), nil
}

func (s *Server) sendFindings(c *gin.Context, l language, b *checkBody) {
	c.Header("Content-Language", l.tag())
	s.sendJSON(c, b)
}

func newCheckBody(findings fault.List, l language) *checkBody {
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
		b.Findings = append(b.Findings, findingBody{f.Pointer, f.Rule, f.Severity, f.Detail.In(l.told()), f.Clause})
	}
	b.Valid = b.Counts.Error == 0
	return b
}

// wantsJSON refuses a caller who cannot take JSON.
func wantsJSON(c *gin.Context) *problem { return accepts(c, "application/json") }

// accepts refuses a caller who cannot take the one kind of answer that there
// is.
func accepts(c *gin.Context, kind string) *problem {
	if negotiate(strings.Join(c.Request.Header.Values("Accept"), ","), []string{kind}) == "" {
		return notAcceptable.saying("Câu trả lời ở đây là "+kind+".", "The answer here is "+kind+".")
	}
	return nil
}

// encode is a value as JSON, as this service writes it.
func encode(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return out.Bytes(), err
}

// sendJSON answers with JSON and its entity tag.
func (s *Server) sendJSON(c *gin.Context, v any) {
	data, err := encode(v)
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "private, no-cache")
	s.sendText(c, "application/json", data, entityTag(data))
}

// sendText answers with a text, or says that the caller has it.
func (s *Server) sendText(c *gin.Context, mediaType string, data []byte, tag string) {
	h := c.Writer.Header()
	h.Set("ETag", tag)
	if matches(c.GetHeader("If-None-Match"), tag) {
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return
	}
	h.Set("Content-Type", mediaType)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	c.Status(http.StatusOK)
	_, _ = c.Writer.Write(data) // a client that is gone is none of our errors
}
