package batch

import (
	"context"
	"errors"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/layout"
	"vanthu/internal/memory"
	"vanthu/internal/render"
	"vanthu/internal/rows"
)

// jsonSource is a template that is a document in JSON.
type jsonSource struct {
	renderer *render.Renderer
	options  document.Options
	wanted   []render.Format
	template *fill.JSON
}

func (s *jsonSource) marks() []fill.Mark       { return s.template.Names() }
func (s *jsonSource) almost() []fill.Almost    { return s.template.Almost() }
func (s *jsonSource) formats() []render.Format { return s.wanted }

func (s *jsonSource) make(ctx context.Context, values rows.Values) (product, fault.List) {
	data, faults := s.template.Fill(values)
	if len(faults) > 0 {
		return product{}, faults
	}
	d, err := s.renderer.Decode(data, s.options)
	if err != nil {
		return product{}, s.faults(err, values)
	}
	paper, err := s.renderer.Compose(ctx, d)
	if err != nil {
		return product{}, s.faults(err, values)
	}
	defer paper.Release()
	result, err := s.renderer.Files(ctx, paper, s.wanted...)
	if err != nil {
		return product{}, s.faults(err, values)
	}
	return product{result.Files, pagesOf(result), paper.Date()}, nil
}

// pagesOf are the pages of all that a row gives.
func pagesOf(r render.Result) int {
	n := r.Pages
	for _, pages := range r.Annexes {
		n += pages
	}
	return n
}

// BusyRule is the fault of a row for which there is no memory now; later there
// may be.
const BusyRule = "limit.busy"

// faults are the faults of a filled document.
func (s *jsonSource) faults(err error, values rows.Values) fault.List {
	var wrong fault.List
	switch {
	case errors.As(err, &wrong):
		return s.template.Blame(wrong, values)
	case errors.Is(err, memory.ErrBusy):
		return fault.List{fault.Of("", BusyRule)}
	case errors.Is(err, layout.ErrTooManyPages):
		return fault.List{fault.Of("", "limit.pages", s.options.Limits.InForce().Pages)}
	}
	return fault.List{internal(err.Error())}
}
