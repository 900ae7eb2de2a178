package batchapi

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"slices"
	"syscall"

	"github.com/gin-gonic/gin"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/memory"
	"vanthu/internal/rows"
	"vanthu/internal/service"
)

// request is a batch that is in order: nothing but its rows can be at fault.
type request struct {
	form  *form
	plan  *batch.Plan
	rows  *rows.Reader
	count int
	share *memory.Share // of the templates and the lists

	doubts fault.List // warnings about values
	survey fault.List // and about the templates, beside all rows

	seen  *look      // of rows that are only looked at
	lacks fault.List // beside them, what the template asks for and no row has
}

// warnings are all that is told of the batch before it is made.
func (r *request) warnings() fault.List {
	if r.rows == nil {
		return nil
	}
	return slices.Concat(r.rows.Warnings(), r.doubts, r.survey)
}

// postBatch makes many documents of a template and rows: at once, as a ZIP that
// is sent while it is made, or as a job that outlives the connection.
func (d *door) postBatch(c *gin.Context) {
	direct, p := wantsArchive(c)
	if p == nil && !direct && d.jobs == nil {
		p = jobsOff.Problem()
	}
	if p != nil {
		d.Fail(c, service.Closing(c, p))
		return
	}
	f, done := d.enter(c, false)
	if f == nil {
		return
	}
	defer done()
	r, err := d.prepare(c.Request.Context(), f)
	if err != nil {
		d.Fail(c, err)
		return
	}
	defer r.close()
	if direct {
		d.stream(c, r)
		return
	}
	d.submit(c, r)
}

// enter reads what was posted and waits for a place among the batches; done gives
// both back. Where there is no form, the request has been answered.
func (d *door) enter(c *gin.Context, look bool) (f *form, done func()) {
	f, err := d.readForm(c, look)
	if err != nil {
		d.Fail(c, err)
		return nil, nil
	}
	if err := d.batches.Enter(c.Request.Context()); err != nil {
		f.release()
		d.Fail(c, err)
		return nil, nil
	}
	return f, func() {
		d.batches.Leave()
		f.release()
	}
}

// wantsArchive tells whether the caller wants the archive itself, and not a
// job.
func wantsArchive(c *gin.Context) (bool, *service.Problem) {
	const job, archive = "application/json", "application/zip"
	if p := service.OnlyQuery(c); p != nil {
		return false, p
	}
	switch service.Wanted(c, job, archive) {
	case job:
		return false, nil
	case archive:
		return true, nil
	}
	return false, service.NotAcceptable.Saying(
		"Có hai cách trả lời: "+archive+" là tệp ZIP, "+job+" là một việc chạy nền.",
		"There are "+archive+", the archive, and "+job+", a job in the background.")
}

// wants refuses a caller who cannot take the one kind of answer that there is,
// and parameters.
func wants(c *gin.Context, kind string) *service.Problem {
	if p := service.OnlyQuery(c); p != nil {
		return p
	}
	return service.Accepts(c, kind)
}

// prepare finds all that is wrong with a form. The rows are read once to their
// end, so that a file that breaks off is told of before anything is made.
func (d *door) prepare(ctx context.Context, f *form) (*request, error) {
	ctx, span := d.Tracer.Start(ctx, "batch.prepare")
	defer span.End()
	r := &request{form: f, share: d.Batches.Share(math.MaxInt64)}
	if err := r.read(ctx); err != nil {
		r.close()
		return nil, d.unlessBusy(err)
	}
	if p := f.problem(); p != nil {
		p.Warnings = r.warnings().Cut(fault.Most, len(r.warnings()))
		r.close()
		return nil, p
	}
	return r, nil
}

// read reads the templates and the rows.
func (r *request) read(ctx context.Context) error {
	f := r.form
	if len(f.spec.Templates) > 0 {
		var err error
		var wrong fault.List
		if r.plan, err = f.door.compileIn(ctx, r.share, f.spec); errors.As(err, &wrong) {
			f.specFaults(wrong)
		} else if err != nil {
			return err
		}
	}
	if f.rows == nil {
		return nil
	}
	return r.readRows(ctx)
}

// unlessBusy is the answer to who comes when others have the memory; another
// error stays.
func (d *door) unlessBusy(err error) error {
	if errors.Is(err, memory.ErrBusy) {
		return d.Renders.Full()
	}
	return err
}

// close gives back what the templates and the rows' reader hold.
func (r *request) close() {
	r.share.Free()
	if r.rows == nil {
		return
	}
	if err := r.rows.Close(); err != nil {
		r.form.door.Log.Warn("rows", "error", err.Error())
	}
	r.rows = nil
}

// compile reads a Spec as this server is configured.
func (d *door) compile(spec batch.Spec) (*batch.Plan, error) {
	options := batch.Options{
		Program: "vanthu " + d.Version, AllowSecrecy: d.config.Reading.AllowSecrecy, Limits: d.config.Reading.Limits, Converter: d.apartConverter(),
	}
	if offices := d.config.Reading.Offices; offices != nil {
		options.Offices = offices() // all rows see the offices of this moment
	}
	return batch.Compile(d.renderer, spec, options)
}

// readRows opens the rows and goes through them.
func (r *request) readRows(ctx context.Context) (err error) {
	r.rows, err = r.form.openRows(r.plan, r.share)
	if err != nil {
		return r.rowsError(err)
	}
	var survey *batch.Survey
	if r.plan != nil {
		survey = r.plan.Survey()
	}
	for row, err := range r.rows.All() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return r.rowsError(err)
		}
		r.count++
		if r.seen != nil {
			r.seen.note(r.count, row)
			if r.count == r.seen.at {
				r.share.Take(row.Values.Weight()) // it is kept whole
			}
		}
		if survey != nil {
			survey.Note(row)
		}
		if r.form.inBody && r.seen == nil {
			r.form.rowFaults(row)
		}
	}
	if err := r.share.Err(); err != nil {
		return r.rowsError(err)
	}
	switch {
	case r.count == 0:
		r.form.fault("/rows", "rows.empty", "Không có hàng nào.", "There are no rows.")
	case survey == nil:
	case r.seen != nil:
		r.lacking(survey)
	default:
		wrong, warnings := survey.Faults(r.rows.Kind(), r.rows.Names())
		r.form.surveyFaults(wrong)
		r.doubts, r.survey = survey.Doubts(), warnings
	}
	return nil
}

// rowsError takes an error of the rows' file as a fault, unless the file is not
// to blame.
func (r *request) rowsError(err error) error {
	var wrong *rows.FileError
	if errors.Is(err, memory.ErrLarge) {
		r.form.usual("/rows", "limit.memory")
		return nil
	}
	if errors.As(err, &wrong) && wrong.Err == nil {
		r.form.fileFault(wrong)
		return nil
	}
	r.close()
	if isDiskFull(err) {
		return noStorage.Problem()
	}
	return err
}

// isDiskFull tells whether the system had no room.
func isDiskFull(err error) bool { return errors.Is(err, syscall.ENOSPC) }

// isMachine tells whether an error is one of this machine's files.
func isMachine(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path)
}
