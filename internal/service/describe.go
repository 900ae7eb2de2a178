package service

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// The page /docs.
var (
	//go:embed assets/docs.html
	docsText string
	//go:embed assets/docs.css
	docsStyle string
)

// texts answer with what describes the service.
type texts struct{ openapi, docs gin.HandlerFunc }

// describe describes the floor with the doors that are mounted.
func (f *Floor) describe() error {
	o, err := f.openapi()
	if err != nil {
		return err
	}
	data, err := Encode(o)
	if err != nil {
		return err
	}
	page, err := f.docs(o)
	if err != nil {
		return err
	}
	f.texts = texts{Static("application/json", data), styled(page)}
	return nil
}

// problems are the problems of the floor and of all doors, by status.
func (f *Floor) problems() []*ProblemType {
	all := slices.Clone(ownProblems)
	for _, d := range f.doors {
		all = append(all, d.Problems...)
	}
	slices.SortStableFunc(all, func(a, b *ProblemType) int { return cmp.Compare(a.Status, b.Status) })
	return all
}

// Section is a part of the page /docs.
type Section struct {
	Where Where
	ID    string // of its heading, and the name of its template
	Title string
	Text  template.HTML // see Write
}

// Where is where on the page a section stands.
type Where uint8

// The sections stand before the list of addresses, after it, or after the list
// of problems.
const (
	Opening Where = iota
	Guide
	Tables
)

// Write gives each section the text of the template that bears its ID, with the
// data.
func Write(text string, data any, sections ...Section) ([]Section, error) {
	t, err := template.New("docs").Parse(text)
	if err != nil {
		return nil, err
	}
	for i := range sections {
		var out strings.Builder
		if err := t.ExecuteTemplate(&out, sections[i].ID, data); err != nil {
			return nil, err
		}
		sections[i].Text = template.HTML(out.String()) //nolint:gosec // a template has made it
	}
	return sections, nil
}

// docsPage is what the page /docs shows.
type docsPage struct {
	Style                  template.CSS
	Version                string
	Paths                  []docsPath
	Problems               []*ProblemType
	Settings               []Setting
	Opening, Guide, Tables []Section
}

type docsPath struct {
	Method, Path, Summary string
	Description           []docsWords
}

// docsWords are words of a description, some of which are code.
type docsWords struct {
	Text string
	Code bool
}

// parted cuts a text at its backquotes.
func parted(text string) []docsWords {
	var out []docsWords
	for i, part := range strings.Split(text, "`") {
		out = append(out, docsWords{part, i%2 == 1})
	}
	return out
}

// docs is the readable page.
func (f *Floor) docs(o *openapi) ([]byte, error) {
	t, err := template.New("docs").Parse(docsText)
	if err != nil {
		return nil, err
	}
	page := docsPage{
		Style:   template.CSS(docsStyle), //nolint:gosec // the style is the program's own
		Version: f.Version, Problems: f.problems(), Settings: NewConfig().Settings(),
	}
	for _, d := range f.doors {
		page.Settings = append(page.Settings, d.Settings...)
		for _, s := range d.Sections {
			to := [...]*[]Section{Opening: &page.Opening, Guide: &page.Guide, Tables: &page.Tables}[s.Where]
			*to = append(*to, s)
		}
	}
	if page.Paths, err = o.operations(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, page)
	return out.Bytes(), err
}

// styled is Static for a page of HTML with its own style and nothing else.
func styled(page []byte) gin.HandlerFunc {
	sum := sha256.Sum256([]byte(docsStyle))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	send := Static("text/html; charset=utf-8", page)
	return func(c *gin.Context) {
		c.Header("Content-Security-Policy", policy)
		send(c)
	}
}
