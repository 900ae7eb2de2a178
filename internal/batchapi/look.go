package batchapi

import (
	"context"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/rows"
	"vanthu/internal/service"
)

// The bounds of what is told of a list.
const (
	lookRows = 20  // of its first rows
	lookText = 200 // letters of a value
)

// lookBody tells what a list holds and how it fits a template.
type lookBody struct {
	Kind     rows.Kind    `json:"kind"`
	Sheet    string       `json:"sheet,omitempty"`
	Others   []string     `json:"others,omitempty"` // sheets that no rows are read from
	Header   int          `json:"header,omitempty"` // the row of the names
	Count    int          `json:"count"`
	Columns  []lookColumn `json:"columns"`
	First    []lookRow    `json:"first"`
	Missing  []lookFault  `json:"missing"` // what the template asks for and the list lacks
	Warnings []lookFault  `json:"warnings"`
	Filled   *lookFilled  `json:"filled,omitempty"`
}

type lookColumn struct {
	Name   string `json:"name"`
	Letter string `json:"letter,omitempty"` // as a spreadsheet calls the column
	Used   bool   `json:"used"`             // by the template or the pattern of names
}

type lookRow struct {
	Row    int               `json:"row"`
	Values map[string]string `json:"values"`
	Errors []lookFault       `json:"errors,omitempty"`
}

type lookFault struct {
	Row      int            `json:"row,omitempty"`
	Column   string         `json:"column,omitempty"`
	Rule     string         `json:"rule"`
	Severity fault.Severity `json:"severity"`
	Detail   string         `json:"detail"`
}

// lookFilled is the document of one row.
type lookFilled struct {
	At       int             `json:"at"` // counted from 1
	Row      int             `json:"row"`
	Document json.RawMessage `json:"document,omitempty"` // none for a Word template, or a row with errors
	Errors   []lookFault     `json:"errors,omitempty"`
}

// postRows tells what stands in a list of rows, how it fits a template, and what
// the document of one row is: what somebody looks at before a batch is made.
func (d *door) postRows(c *gin.Context) {
	if p := wants(c, "application/json"); p != nil {
		d.Fail(c, service.Closing(c, p))
		return
	}
	f, done := d.enter(c, true)
	if f == nil {
		return
	}
	defer done()
	l := service.LanguageOf(c.GetHeader("Accept-Language"))
	body, err := d.look(c.Request.Context(), f, l)
	d.freshDeadline(c)
	if err != nil {
		d.Fail(c, err)
		return
	}
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, body)
}

// look reads the rows once to their end. What is wrong with the template or the
// file is an error; what is wrong between the two, or in a row, is told.
func (d *door) look(ctx context.Context, f *form, l fault.Language) (*lookBody, error) {
	ctx, span := d.Tracer.Start(ctx, "batch.look")
	defer span.End()
	r := &request{form: f, share: d.Batches.Share(math.MaxInt64), seen: &look{language: l, at: f.at}}
	defer r.close()
	if err := r.read(ctx); err != nil {
		return nil, d.unlessBusy(err)
	}
	if p := f.problem(); p != nil {
		return nil, p
	}
	return r.lookBody(), nil
}

// look keeps what is told of rows while they are read.
type look struct {
	language fault.Language
	at       int // the row whose document is wanted, from 1
	first    []lookRow
	wanted   *rows.Row
}

// note takes the nth row, from 1.
func (s *look) note(n int, row rows.Row) {
	if n <= lookRows {
		one := lookRow{Row: row.Number, Values: map[string]string{}, Errors: s.faults(row.Number, row.Faults)}
		for name, v := range row.Values {
			one.Values[name] = ""
			if v.List == nil {
				one.Values[name] = short(v.Text)
			}
		}
		s.first = append(s.first, one)
	}
	if n == s.at {
		s.wanted = &row
	}
}

func (s *look) faults(number int, list fault.List) []lookFault {
	told := []lookFault{}
	for _, f := range few(list, maxRowFaults) {
		row := f.Place.Row
		if number > 0 {
			row = number
		}
		severity := f.Severity
		if severity == "" {
			severity = fault.Error
		}
		told = append(told, lookFault{row, f.Column, f.Rule, severity, f.Detail.In(s.language)})
	}
	return told
}

func (r *request) lookBody() *lookBody {
	s := r.seen
	b := &lookBody{
		Kind: r.rows.Kind(), Header: r.rows.Header(), Count: r.count, First: s.first,
		Missing: s.faults(0, r.lacks), Warnings: s.faults(0, r.warnings()),
	}
	b.Sheet, b.Others = r.rows.Sheet()
	b.Columns = r.lookColumns()
	if s.wanted != nil && r.plan != nil {
		b.Filled = r.filled(*s.wanted)
	}
	return b
}

// lookColumns are the columns in their order; of JSON the names in the first
// rows.
func (r *request) lookColumns() []lookColumn {
	names := r.rows.Names()
	if names == nil {
		all := map[string]bool{}
		for _, row := range r.seen.first {
			for name := range row.Values {
				all[name] = true
			}
		}
		names = slices.Sorted(maps.Keys(all))
	}
	columns := []lookColumn{}
	for _, name := range names {
		columns = append(columns, lookColumn{name, r.rows.Column(name), r.plan != nil && r.plan.Uses(name)})
	}
	return columns
}

func (r *request) filled(row rows.Row) *lookFilled {
	out := &lookFilled{At: r.seen.at, Row: row.Number}
	wrong := row.Faults
	if len(wrong) == 0 {
		out.Document, wrong = r.plan.Filled(row.Values)
	}
	out.Errors = r.seen.faults(row.Number, wrong)
	return out
}

// lacking takes from a survey what the template and the list have not in common.
func (r *request) lacking(survey *batch.Survey) {
	wrong, warnings := survey.Faults(r.rows.Kind(), r.rows.Names())
	for _, f := range wrong {
		if f.Rule != batch.RuleUnmarked { // which is how a template begins
			r.lacks = append(r.lacks, f)
		}
	}
	r.doubts, r.survey = survey.Doubts(), warnings
}

// short is a text that is shown in a table.
func short(text string) string {
	if utf8.RuneCountInString(text) <= lookText {
		return text
	}
	return string([]rune(text)[:lookText-1]) + "…"
}
