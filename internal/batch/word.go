package batch

import (
	"context"
	"errors"
	"slices"

	"vanthu/internal/fill"
	"vanthu/internal/render"
	"vanthu/internal/rows"
	"vanthu/internal/wordfill"
)

// Converter makes PDF files of DOCX files that Word templates gave. It is safe
// for concurrent use.
type Converter interface {
	Convert(ctx context.Context, docx []byte) (pdf []byte, err error)
}

// wordSource is a template that is a DOCX.
type wordSource struct {
	template *wordfill.Template
	wanted   []render.Format
	convert  Converter
}

// newWordSource reads a DOCX. It gives a DOCX and, where the operator has a
// converter and the Spec asks for it, a PDF.
func newWordSource(t Template, spec Spec, options Options) (source, []SpecFault) {
	s := &wordSource{convert: options.Converter, wanted: []render.Format{render.DOCX}}
	if len(spec.Formats) > 0 || spec.Merge {
		s.wanted = wanted(spec.Formats)
	}
	template, err := wordfill.Parse(t.Data)
	if err != nil {
		return nil, templateFaults(err)
	}
	if slices.Contains(s.wanted, render.PDF) && s.convert == nil {
		return nil, []SpecFault{{
			Rule:     "template.converter",
			Detail:   "Từ mẫu Word chỉ lập được DOCX: PDF cần một bộ chuyển đổi (LibreOffice hoặc Gotenberg) do người vận hành cấu hình, và ở đây chưa có.",
			DetailEN: "A Word template gives a DOCX only: a PDF needs a converter (LibreOffice or Gotenberg) that the operator configures, and there is none here.",
		}}
	}
	s.template = template
	return s, nil
}

func (s *wordSource) marks() []fill.Mark       { return s.template.Names() }
func (s *wordSource) formats() []render.Format { return s.wanted }

func (s *wordSource) make(ctx context.Context, values rows.Values) (product, rows.Faults) {
	docx, faults := s.template.Fill(values)
	if len(faults) > 0 {
		return product{}, faults
	}
	var out product
	for _, format := range s.wanted {
		file := render.File{Format: format, Data: docx}
		if format == render.PDF {
			var err error
			if file.Data, err = s.convert.Convert(ctx, docx); err != nil {
				return product{}, rows.Faults{unconverted(err)}
			}
		}
		out.files = append(out.files, file)
	}
	return out, nil
}

// Inconvertible is an error of a Converter that has words for people.
type Inconvertible interface {
	error
	Words() (vi, en string)
}

// unconverted is the fault of a row whose DOCX gave no PDF.
func unconverted(err error) rows.Fault {
	f := rows.Fault{Rule: "convert", Detail: "Không chuyển được DOCX thành PDF.", DetailEN: "The DOCX could not be converted to PDF."}
	var known Inconvertible
	if errors.As(err, &known) {
		f.Detail, f.DetailEN = known.Words()
	}
	return f
}
