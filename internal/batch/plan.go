package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/render"
	"vanthu/internal/rows"
)

// Plan is a Spec that is ready to be used. It is safe for concurrent use.
type Plan struct {
	renderer *render.Renderer
	spec     Spec
	options  Options
	sources  []source
	pattern  fill.Text
	key      [sha256.Size]byte // of all but the row
}

// source is a template that is ready to be filled.
type source interface {
	// make fills the template and makes the document's files.
	make(ctx context.Context, values rows.Values) (product, fault.List)
	// marks are the names that the template uses.
	marks() []fill.Mark
	// almost is what looks like marks and is none.
	almost() []fill.Almost
	// formats are the kinds of the files that it gives.
	formats() []render.Format
}

// product is what a template gives for a row.
type product struct {
	files []render.File
	pages int
	date  string
}

// Compile reads a Spec. Its error is a fault.List with all that is wrong with it;
// the pointers lead into the Spec, see InTemplate.
func Compile(r *render.Renderer, spec Spec, options Options) (*Plan, error) {
	p := &Plan{renderer: r, spec: spec, options: options}
	var wrong fault.List
	if len(spec.Templates) == 0 {
		wrong = append(wrong, fault.New("/templates", "spec.templates", fault.Text{"Thiếu mẫu.", "There is no template."}))
	}
	for i, t := range spec.Templates {
		s, faults := newSource(r, t, spec, options)
		for _, f := range faults {
			f.Pointer = "/templates/" + strconv.Itoa(i) + f.Pointer
			wrong = append(wrong, f)
		}
		p.sources = append(p.sources, s)
	}
	var unnamed fault.List
	p.pattern, unnamed = pattern(spec)
	if wrong = slices.Concat(wrong, unnamed, checkFormats(spec)); len(wrong) > 0 {
		return nil, wrong
	}
	p.key = p.hash(r)
	return p, nil
}

// hash is a hash of all that the files hang on, the row left out.
func (p *Plan) hash(r *render.Renderer) [sha256.Size]byte {
	converter, offices := "", ""
	if p.options.Converter != nil {
		converter = p.options.Converter.Name()
	}
	if p.options.Offices != nil {
		offices = p.options.Offices.Sum()
	}
	data, err := json.Marshal(struct {
		Spec             Spec
		Options          Options
		Faces, Converter string
		Offices          string `json:",omitempty"`
	}{p.spec, p.options, r.Faces(), converter, offices})
	if err != nil {
		panic(fmt.Sprintf("batch: a Spec that JSON cannot say: %T", err)) // strings and numbers only
	}
	return sha256.Sum256(data)
}

// Key tells whether the files of a row need to be made again: with an equal
// key, they have equal names and bytes.
func (p *Plan) Key(n Named) string {
	data, err := json.Marshal(struct {
		Values rows.Values
		Names  []string
	}{n.Row.Values, n.Names})
	if err != nil {
		panic(fmt.Sprintf("batch: a row that JSON cannot say: %T", err))
	}
	sum := sha256.New()
	sum.Write(p.key[:])
	sum.Write(data)
	return hex.EncodeToString(sum.Sum(nil))
}

// FileNames are the names of the files that Make gives for a row. Of a format
// with a file for each page, it is that of the first page.
func (p *Plan) FileNames(n Named) []string {
	var names []string
	for i, name := range n.Names {
		for _, format := range p.sources[i].formats() {
			names = append(names, format.FileName(name, 1))
		}
	}
	return names
}

// Names are the names of the values and groups that are used, needed or not.
func (p *Plan) Names() []string {
	names := []string{}
	add := func(marks []fill.Mark) {
		for _, m := range marks {
			if m.Kind != fill.End && m.Name != orderName && m.Name != templateName && !slices.Contains(names, m.Name) {
				names = append(names, m.Name)
			}
		}
	}
	add(p.pattern.Marks())
	for _, s := range p.sources {
		add(s.marks())
	}
	return names
}

// Pictures are the names of the values that are printed as pictures.
func (p *Plan) Pictures() (names []string) {
	for _, s := range p.sources {
		for _, m := range s.marks() {
			if m.Image() > 0 && !slices.Contains(names, m.Name) {
				names = append(names, m.Name)
			}
		}
	}
	return names
}

// Lists are the names of the groups that the templates repeat.
func (p *Plan) Lists() []string {
	lists := []string{}
	for _, s := range p.sources {
		for _, m := range s.marks() {
			if m.Kind == fill.Begin && !slices.Contains(lists, m.Name) {
				lists = append(lists, m.Name)
			}
		}
	}
	return lists
}

// Make makes the files of a row: all of them or, if there is any fault, none.
// It does not panic. When ctx ends it may stop; then Made is without meaning.
func (p *Plan) Make(ctx context.Context, n Named) (m Made) {
	m = Made{Row: n.Row.Number, Faults: n.Row.Faults, Warnings: n.Row.Warnings}
	if len(m.Faults) > 0 {
		return m
	}
	defer func() {
		if v := recover(); v != nil {
			m = Made{Row: n.Row.Number, Faults: fault.List{internal(fault.Caught(v).Error())}}
		}
	}()
	if len(n.Names) != len(p.sources) {
		return Made{Row: m.Row, Faults: fault.List{internal("a row without names")}}
	}
	m.Key = p.Key(n)
	for i, s := range p.sources {
		if ctx.Err() != nil {
			return m
		}
		out, faults := s.make(ctx, n.Row.Values)
		m.Faults = p.join(m.Faults, faults, i)
		for j := range out.files {
			m.Files = append(m.Files, newFile(n.Names[i], i, &out.files[j], out))
		}
	}
	if len(m.Faults) > 0 {
		m.Key, m.Files = "", nil
	}
	return m
}

// join adds the faults that a template finds in a row. What an earlier template
// has said of a value is not said again.
func (p *Plan) join(all, more fault.List, template int) fault.List {
	before := len(all)
	for _, f := range more {
		said := func(g fault.Fault) bool { return f.Column != "" && f.Column == g.Column && f.Detail == g.Detail }
		if slices.ContainsFunc(all[:before], said) {
			continue
		}
		if len(p.sources) > 1 {
			f.Template = p.spec.Templates[template].Name
		}
		all = append(all, f)
	}
	return all
}

func newFile(name string, template int, f *render.File, of product) File {
	sum := sha256.Sum256(f.Data)
	return File{
		Name: f.Name(name), Template: template, Bytes: int64(len(f.Data)),
		SHA256: hex.EncodeToString(sum[:]), Pages: of.pages, Date: of.date, Data: f.Data,
	}
}

// internal is the fault of a row that the program cannot make.
func internal(what string) fault.Fault { return fault.Of("", "internal", what) }
