package service

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/fault"
)

// ProblemType is a kind of error (RFC 9457). Its name stands in the type URI,
// which leads to its paragraph on the page /docs.
type ProblemType struct {
	Name   string
	Status int
	Title  fault.Text
	Detail fault.Text // what it means; shown where an occurrence has no better words
}

// NewProblem is a kind of error, as doors make theirs.
func NewProblem(name string, status int, title, detail fault.Text) *ProblemType {
	return &ProblemType{name, status, title, detail}
}

// Problem is one occurrence of an error.
type Problem struct {
	Kind   *ProblemType
	Errors fault.List
	// Warnings are what may be meant otherwise beside the errors.
	Warnings fault.List
	Retry    time.Duration // when to come again; 0: not said
	detail   fault.Text    // instead of the kind's
}

func (p *Problem) Error() string { return p.Kind.Name }

// Problem is an occurrence of the kind.
func (k *ProblemType) Problem() *Problem { return &Problem{Kind: k} }

// Saying is an occurrence with words of its own.
func (k *ProblemType) Saying(vi, en string) *Problem {
	return &Problem{Kind: k, detail: fault.Text{vi, en}}
}

// Later is an occurrence that may be over after some time.
func (k *ProblemType) Later(retry time.Duration) *Problem { return &Problem{Kind: k, Retry: retry} }

// With is an occurrence with the faults that are to blame.
func (k *ProblemType) With(faults ...fault.Fault) *Problem { return &Problem{Kind: k, Errors: faults} }

// FaultsProblem is the problem of a document that is at fault.
func FaultsProblem(faults fault.List) *Problem {
	p := &Problem{Kind: InvalidDocument, Errors: faults}
	for _, f := range faults {
		switch f.Rule {
		case "json.syntax", "json.empty", "json.trailing":
			p.Kind = BadJSON
		case "limit.bytes":
			p.Kind = TooLarge
		}
	}
	return p
}

// problemBody is a problem as it is sent.
type problemBody struct {
	Type      string      `json:"type"`
	Title     string      `json:"title"`
	Status    int         `json:"status"`
	Detail    string      `json:"detail"`
	RequestID string      `json:"request_id"`
	Errors    []errorBody `json:"errors,omitempty"`
	Warnings  []errorBody `json:"warnings,omitempty"`
}

type errorBody struct {
	Row     int    `json:"row,omitempty"`    // of a warning: the first row that is meant
	Column  string `json:"column,omitempty"` // of a warning
	Pointer string `json:"pointer"`
	Rule    string `json:"rule"`
	Detail  string `json:"detail"` // names the clause too
	Clause  string `json:"clause,omitempty"`
}

// problemMedia is the media type of problems.
const problemMedia = "application/problem+json"

// encodeProblem is a problem as it is sent.
func encodeProblem(p *Problem, l fault.Language, id string) []byte {
	body := problemBody{
		Type: "/docs#" + p.Kind.Name, Title: p.Kind.Title.In(l), Status: p.Kind.Status,
		Detail: p.detail.In(l), RequestID: id,
	}
	if body.Detail == "" {
		body.Detail = p.Kind.Detail.In(l)
	}
	for _, f := range p.Errors {
		body.Errors = append(body.Errors, errorBody{Pointer: f.Pointer, Rule: f.Rule, Detail: f.Detail.In(l), Clause: f.Clause})
	}
	for _, f := range p.Warnings {
		body.Warnings = append(body.Warnings, errorBody{f.Place.Row, f.Column, f.Pointer, f.Rule, f.Detail.In(l), f.Clause})
	}
	data, err := json.Marshal(body)
	if err != nil {
		panic(fmt.Sprintf("service: a problem that JSON cannot say: %T", err))
	}
	return data
}

// Refuse answers with a problem and ends the request's handling.
func (f *Floor) Refuse(c *gin.Context, p *Problem) {
	l := LanguageOf(c.GetHeader("Accept-Language"))
	data := encodeProblem(p, l, RequestID(c))
	for _, wrong := range p.Errors {
		f.Metrics.fault(wrong.Rule)
	}
	h := c.Writer.Header()
	for _, name := range []string{"Etag", "Content-Disposition", "Last-Modified"} {
		h.Del(name)
	}
	h.Set("Content-Type", problemMedia)
	h.Set("Content-Language", l.Tag())
	h.Set("Cache-Control", "no-store")
	if p.Retry > 0 {
		h.Set("Retry-After", strconv.Itoa(max(1, int((p.Retry+time.Second-1)/time.Second))))
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	c.Set(problemKey, p.Kind.Name)
	c.Abort()
	c.Status(p.Kind.Status)
	if c.Request.Method != http.MethodHead {
		_, _ = c.Writer.Write(data) // a client that is gone is none of our errors
	}
	c.Writer.WriteHeaderNow()
	drain(c)
}
