package batch

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"vanthu/internal/convert"
	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/memory"
	"vanthu/internal/render"
	"vanthu/internal/rows"
	"vanthu/internal/wordfill"
)

// wordSource is a template that is a DOCX.
type wordSource struct {
	template *wordfill.Template
	wanted   []render.Format
	pdf      convert.Converter
}

// newWordSource reads a DOCX. It gives a DOCX and, where the operator has a
// converter and the Spec asks for it, a PDF.
func newWordSource(t Template, spec Spec, options Options) (source, fault.List) {
	s := &wordSource{pdf: options.Converter, wanted: []render.Format{render.DOCX}}
	if len(spec.Formats) > 0 || spec.Merge {
		s.wanted = render.Wanted(spec.Formats)
	}
	template, err := wordfill.Parse(t.Data)
	if err != nil {
		return nil, templateFaults(err)
	}
	if slices.ContainsFunc(s.wanted, func(f render.Format) bool { return f != render.DOCX && f != render.PDF }) {
		return nil, fault.List{fault.New("", "template.formats", fault.Text{"Từ mẫu Word chỉ làm được docx và pdf.", "A Word template gives docx and pdf alone."})}
	}
	if slices.Contains(s.wanted, render.PDF) && s.pdf == nil {
		return nil, fault.List{fault.New("", "template.converter", convert.NotSet().Detail)}
	}
	s.template = template
	return s, nil
}

func (s *wordSource) marks() []fill.Mark       { return s.template.Names() }
func (s *wordSource) almost() []fill.Almost    { return s.template.Almost() }
func (s *wordSource) formats() []render.Format { return s.wanted }

func (s *wordSource) make(ctx context.Context, values rows.Values) (product, fault.List) {
	share := memory.Of(ctx)
	docx, faults := s.template.FillIn(share, values)
	switch err := share.Err(); {
	case errors.Is(err, memory.ErrBusy):
		return product{}, fault.List{fault.Of("", BusyRule)}
	case err != nil:
		return product{}, fault.List{fault.Of("", "limit.memory")}
	case len(faults) > 0:
		return product{}, faults
	}
	var out product
	for _, format := range s.wanted {
		file := render.File{Format: format, Data: docx}
		if format == render.PDF {
			var err error
			if file.Data, err = s.pdf.PDF(ctx, docx); err != nil {
				return product{}, fault.List{unconverted(err)}
			}
		}
		out.files = append(out.files, file)
	}
	return out, nil
}

// unconverted is the fault of a row whose DOCX gave no PDF.
func unconverted(err error) fault.Fault {
	said := fault.Text{"Không chuyển được DOCX thành PDF.", "The DOCX could not be converted to PDF."}
	var known *convert.Error
	if errors.As(err, &known) {
		said = known.Detail
	}
	return fault.New("", "convert", said)
}

// Weight is about how much memory the Word templates of a Spec take while they
// are read, one after another, and how much of it the plan keeps.
func (s Spec) Weight() (reading, kept int64) {
	for _, t := range s.Templates {
		if bytes.HasPrefix(t.Data, zipped) {
			r, k := wordfill.Weight(t.Data)
			kept += k
			reading = max(reading, r-k)
		}
	}
	return kept + reading, kept
}
