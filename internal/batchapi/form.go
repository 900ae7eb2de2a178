package batchapi

import (
	"encoding/hex"
	"io"
	"mime"
	"path"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/render"
	"vanthu/internal/rows"
	"vanthu/internal/service"
	"vanthu/internal/tree"
)

// form is what a caller asks for, as it is read. Its faults are told all at
// once when everything has been looked at.
type form struct {
	door   *door
	spec   batch.Spec
	seen   map[string]bool // names of members or fields
	faults fault.List

	long  []longTemplate
	held  int64 // of the budget of bodies
	spool *spool

	rowsName string // of the file; rows in the body have none
	rows     *io.SectionReader
	inBody   bool // the rows stand in the body itself, so that pointers lead to them
	sheet    string
	header   int
	visible  bool

	look bool // the rows are only looked at: the template may be missing
	at   int  // the row whose document is asked for, counted from 1; 0: none
}

// longTemplate is a template that is longer than it may be.
type longTemplate struct {
	template int
	most     int64
}

// The bounds of a form.
const (
	maxTemplates = 16
	maxField     = 4 << 10 // bytes of a field that is no file
	plainName    = "van-ban.json"
)

func (d *door) newForm(look bool) *form { return &form{door: d, seen: map[string]bool{}, look: look} }

// release gives back what the form holds.
func (f *form) release() {
	f.door.Bodies.Give(f.held)
	f.held = 0
	if f.spool != nil {
		f.spool.close()
	}
}

func (f *form) fault(pointer, rule, vi, en string, args ...any) {
	f.faults = append(f.faults, fault.New(pointer, rule, fault.Text{vi, en}, args...))
}

// usual tells of a fault in the words that stand by its rule.
func (f *form) usual(pointer, rule string, args ...any) {
	f.faults = append(f.faults, fault.Of(pointer, rule, args...))
}

// known tells whether a name is one of names, and a fault where it is not, or
// where it came before.
func (f *form) known(name string, names []string, again ...string) bool {
	pointer := tree.Join("", name)
	switch {
	case !slices.Contains(names, name):
		f.usual(pointer, "key.unknown", fault.Quote(name), fault.Listed(names))
		return false
	case f.seen[name] && !slices.Contains(again, name):
		f.usual(pointer, "json.duplicate", name)
		return false
	}
	f.seen[name] = true
	return true
}

// need tells of what is missing.
func (f *form) need(names ...string) {
	for _, name := range names {
		if !f.seen[name] && (!f.look || name == "rows") {
			f.usual("/"+name, "required", "«"+name+"»")
		}
	}
}

// template adds a template. Its memory is counted.
func (f *form) template(name string, data []byte) {
	if name == "" {
		name = plainName
	}
	f.spec.Templates = append(f.spec.Templates, batch.Template{Name: name, Data: data})
}

// formats takes the kinds of files.
func (f *form) formats(names []string) {
	for i, name := range names {
		if !slices.Contains(render.Whole, render.Format(name)) {
			f.usual("/formats/"+strconv.Itoa(i), "enum", fault.Quote(name), fault.Listed(render.Names(render.Whole)))
			continue
		}
		f.spec.Formats = append(f.spec.Formats, render.Format(name))
	}
	if len(names) == 0 {
		f.usual("/formats", "blank")
	}
}

// fields are the names of members or fields that the caller may send.
func (f *form) fields(names []string) []string {
	if f.look {
		return append(slices.Clone(names), "at")
	}
	return names
}

// which takes the number of the row whose document is asked for.
func (f *form) which(text string) {
	var err error
	if f.at, err = strconv.Atoi(text); err != nil || f.at < 1 {
		f.wrongType("/at", fault.Text{"số thứ tự của hàng trong danh sách, từ 1", "the number of a row of the list, from 1"})
	}
}

// flag is the part of the form that is true or false.
func (f *form) flag(name string) *bool {
	switch name {
	case "duplex":
		return &f.spec.Duplex
	case "visible":
		return &f.visible
	}
	return &f.spec.Merge
}

// wrongType tells of a value of another type.
func (f *form) wrongType(pointer string, want fault.Text) {
	f.fault(pointer, "type", "Phải là %s.", "Must be %s.", want)
}

// tooLong tells of a value that is too long.
func (f *form) tooLong(pointer string, most int64) {
	f.fault(pointer, "limit.bytes", "Dài quá %s byte.", "Longer than %s bytes.", most)
}

// specFaults takes what package batch says of the Spec.
func (f *form) specFaults(wrong fault.List) {
	for _, w := range wrong {
		if i, within := batch.InTemplate(w.Pointer); i >= 0 {
			w.Pointer = f.templatePointer(i) + within
		}
		f.faults = append(f.faults, w)
	}
}

// templatePointer is where a template stands: only several are counted.
func (f *form) templatePointer(i int) string {
	if len(f.spec.Templates) == 1 {
		return "/template"
	}
	return "/template/" + strconv.Itoa(i)
}

// fileFault takes what package rows says of the file.
func (f *form) fileFault(e *rows.FileError) {
	w := e.Fault
	w.Pointer = "/rows"
	switch number := w.Place.Row; {
	case number > 0 && f.inBody:
		w.Pointer += "/" + strconv.Itoa(number-1)
	case number > 0:
		w.Detail = fault.Text{"Hàng %s: %s", "Row %s: %s"}.With(number, w.Detail)
	}
	f.faults = append(f.faults, w)
}

// rowFaults takes the faults of a row that stands in the body.
func (f *form) rowFaults(row rows.Row) {
	pointer := "/rows/" + strconv.Itoa(row.Number-1)
	for _, w := range row.Faults {
		w.Pointer = pointer
		if w.Column != "" {
			w.Pointer = tree.Join(pointer, w.Column)
		}
		f.faults = append(f.faults, w)
	}
}

// surveyFaults takes what is wrong with all rows and no row would be told of.
func (f *form) surveyFaults(faults fault.List) {
	for _, w := range faults {
		switch {
		case w.Rule == batch.RuleUnmarked:
			w.Pointer = "/templates"
		case w.Rule == batch.RuleUnknown:
			w.Pointer = "/rows"
		default:
			continue
		}
		f.faults = append(f.faults, w)
	}
}

// problem is the answer to a form with faults, or nil.
func (f *form) problem() *service.Problem {
	if f.spec.Duplex && !f.spec.Merge {
		f.fault("/duplex", "spec.duplex", "«duplex» chỉ dùng cùng với «merge».", "«duplex» needs «merge».")
	}
	if len(f.faults) == 0 {
		return nil
	}
	return invalidBatch.With(f.faults.Cut(fault.Most, len(f.faults))...)
}

// source is the file of rows for the manifest, with what is told of it; nil
// where there is none.
func (r *request) source() *batch.Input {
	f := r.form
	if f.inBody {
		return nil
	}
	return &batch.Input{Name: f.rowsName, SHA256: hex.EncodeToString(f.spool.sum.Sum(nil)), Warnings: r.rows.Warnings()}
}

// baseFileName is the name of a file that a caller sends, without its folder.
func baseFileName(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if base == "." || base == "/" {
		return ""
	}
	return base
}

// mediaTypeOf is the media type of a Content-Type header and its parameters.
func mediaTypeOf(header string) (kind string, params map[string]string) {
	kind, params, err := mime.ParseMediaType(header)
	if err != nil {
		return "", nil
	}
	return kind, params
}
