package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"vanthu/internal/check"
	"vanthu/internal/disk"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/layout"
	"vanthu/internal/render"
)

// outcome is what became of a job.
type outcome struct {
	written  []string // paths
	warnings []string // lines for the user, of a document that was rendered
	faults   []string // lines for the user
	stopped  error    // why the job was given up, if it was
}

// doAll does jobs, several at a time, tells of each in their order, and takes
// back folders that were made for nothing.
func doAll[T any](env *env, folders *disk.Folders, jobs []T, one func(T) outcome) error {
	defer folders.Prune()
	failed := false
	var stopped error
	inOrder(jobs, one, func(o outcome) {
		for _, path := range o.written {
			env.stdout.printf("%s\n", path)
		}
		for _, line := range slices.Concat(o.warnings, o.faults) {
			env.stderr.printf("%s\n", line)
		}
		failed = failed || len(o.faults) > 0
		stopped = cmp.Or(stopped, o.stopped)
	})
	if failed && stopped == nil {
		return errReported
	}
	return stopped
}

// whole does a job of an input: either all its files are written or none.
func whole(in input, files func() (written, warnings []string, err error)) (o outcome) {
	defer func() {
		if p := recover(); p != nil {
			o = outcome{faults: []string{in.line("lỗi của chương trình: " + fault.Caught(p).Error())}}
		}
	}()
	written, warnings, err := files()
	var faults fault.List
	switch {
	case err == nil:
		o.written, o.warnings = written, warnings
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		o.stopped = err
	case errors.As(err, &faults):
		for _, f := range faults {
			o.faults = append(o.faults, in.fault(f.Pointer, f.Detail.String()))
		}
	case errors.Is(err, layout.ErrTooManyPages):
		o.faults = []string{in.fault("", fault.Of("", "limit.pages", document.MaxPages).Detail.String())}
	default:
		o.faults = []string{in.line(err.Error())}
	}
	return o
}

// one does a job whole.
func (r *renderRun) one(ctx context.Context, j job) outcome {
	return whole(j.input, func() (written, warnings []string, err error) { return r.files(ctx, j) })
}

// files reads, renders and saves; it returns the paths of the files and what a
// careful clerk would still look at.
func (r *renderRun) files(ctx context.Context, j job) (written, warnings []string, err error) {
	data, err := j.input.read(ctx, document.MaxBytes)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if err != nil {
		return nil, nil, fmt.Errorf("không đọc được: %s", reason(err))
	}
	d, err := r.renderer.Decode(data, r.reading)
	if err != nil {
		return nil, nil, err
	}
	paper, err := r.renderer.Compose(ctx, d)
	var result render.Result
	if err == nil {
		defer paper.Release()
		if r.fields != "" {
			paper.Sign()
		}
		result, err = r.renderer.Files(ctx, paper, j.formats...)
	}
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if errors.Is(err, layout.ErrTooManyPages) {
		return nil, nil, err
	}
	if err != nil {
		return nil, nil, fmt.Errorf("lỗi của chương trình: %w", err)
	}
	written, err = j.save(ctx, &r.folders, result.Files)
	return written, j.warnings(d), err
}

// warnings are the lines about a document that can be rendered and yet departs
// from the law: words are the author's, so they are reported and not changed.
func (j job) warnings(d *document.Document) []string {
	var lines []string
	for _, f := range check.Document(d) {
		if f.Severity == fault.Warning {
			lines = append(lines, j.input.fault(f.Pointer, "cảnh báo: "+f.Citing(f.Clause).Detail.String()))
		}
	}
	return lines
}

// save writes a job's files.
func (j job) save(ctx context.Context, made *disk.Folders, files []render.File) ([]string, error) {
	pending := make([]disk.File, len(files))
	for i, f := range files {
		pending[i] = disk.File{Path: j.path(f), Data: f.Data}
		if f.Page < 2 && f.Annex == 0 {
			continue // the plan has looked at it
		}
		if other, taken := j.owners[place(pending[i].Path)]; taken {
			return nil, fmt.Errorf("không ghi ra «%s»: tên ấy dành cho «%s»", pending[i].Path, other)
		}
		if why := unfit(pending[i].Path, []input{j.input}); why != "" {
			return nil, fmt.Errorf("không ghi ra «%s»: %s", pending[i].Path, why)
		}
	}
	if err := disk.Save(ctx, made, pending); err != nil {
		return nil, unwritten(err)
	}
	paths := make([]string, len(pending))
	for i := range pending {
		paths[i] = pending[i].Path
	}
	return paths, nil
}
