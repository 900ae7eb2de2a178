package httpapi

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"strings"
	"syscall"

	"github.com/gin-gonic/gin"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// request is a batch that is in order: nothing but its rows can be at fault.
type request struct {
	form  *form
	plan  *batch.Plan
	rows  *rows.Reader
	count int
}

// postBatch makes many documents of a template and rows: at once, as a ZIP that
// is sent while it is made, or as a job that outlives the connection.
func (s *Server) postBatch(c *gin.Context) {
	direct, p := wantsArchive(c)
	if p == nil && !direct && s.jobs == nil {
		p = jobsOff.problem()
	}
	if p != nil {
		s.fail(c, closing(c, p))
		return
	}
	f, err := s.readForm(c)
	if err != nil {
		s.fail(c, err)
		return
	}
	defer f.release()
	if err := s.batches.enter(c.Request.Context()); err != nil {
		s.fail(c, err)
		return
	}
	defer s.batches.leave()
	r, err := s.prepare(c.Request.Context(), f)
	if err != nil {
		s.fail(c, err)
		return
	}
	defer r.close()
	if direct {
		s.stream(c, r)
		return
	}
	s.submit(c, r)
}

// wantsArchive tells whether the caller wants the archive itself, and not a
// job.
func wantsArchive(c *gin.Context) (bool, *problem) {
	const job, archive = "application/json", "application/zip"
	if p := onlyQuery(c); p != nil {
		return false, p
	}
	switch negotiate(strings.Join(c.Request.Header.Values("Accept"), ","), []string{job, archive}) {
	case job:
		return false, nil
	case archive:
		return true, nil
	}
	return false, notAcceptable.saying(
		"Có hai cách trả lời: "+archive+" là tệp ZIP, "+job+" là một việc chạy nền.",
		"There are "+archive+", the archive, and "+job+", a job in the background.")
}

// wants refuses a caller who cannot take the one kind of answer that there is,
// and parameters.
func wants(c *gin.Context, kind string) *problem {
	if p := onlyQuery(c); p != nil {
		return p
	}
	return accepts(c, kind)
}

// prepare finds all that is wrong with a form. The rows are read once to their
// end, so that a file that breaks off is told of before anything is made.
func (s *Server) prepare(ctx context.Context, f *form) (*request, error) {
	ctx, span := s.tracer.Start(ctx, "batch.prepare")
	defer span.End()
	r := &request{form: f}
	if len(f.spec.Templates) > 0 {
		var err error
		var wrong fault.List
		if r.plan, err = s.compile(f.spec); errors.As(err, &wrong) {
			f.specFaults(wrong)
		} else if err != nil {
			return nil, err
		}
	}
	if f.rows != nil {
		if err := r.readRows(ctx); err != nil {
			return nil, err
		}
	}
	if p := f.problem(); p != nil {
		r.close()
		return nil, p
	}
	return r, nil
}

// close gives back what the rows' reader holds.
func (r *request) close() {
	if r.rows == nil {
		return
	}
	if err := r.rows.Close(); err != nil {
		r.form.server.log.Warn("rows", "error", err.Error())
	}
	r.rows = nil
}

// compile reads a Spec as this server is configured.
func (s *Server) compile(spec batch.Spec) (*batch.Plan, error) {
	return batch.Compile(s.renderer, spec, batch.Options{
		Program: "vanthu " + s.version, AllowSecrecy: s.config.AllowSecrecy, Limits: s.config.Limits, Converter: s.converter,
	})
}

// readRows opens the rows and goes through them.
func (r *request) readRows(ctx context.Context) (err error) {
	r.rows, err = r.form.openRows()
	if err != nil {
		return r.rowsError(err)
	}
	for row, err := range r.rows.All() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return r.rowsError(err)
		}
		r.count++
		if r.form.inBody {
			r.form.rowFaults(row)
		}
	}
	if r.count == 0 {
		r.form.fault("/rows", "rows.empty", "Không có hàng nào.", "There are no rows.")
	}
	return nil
}

// rowsError takes an error of the rows' file as a fault, unless the file is not
// to blame.
func (r *request) rowsError(err error) error {
	var wrong *rows.FileError
	if errors.As(err, &wrong) && wrong.Err == nil {
		r.form.fileFault(wrong)
		return nil
	}
	r.close()
	if isDiskFull(err) {
		return noStorage.problem()
	}
	return err
}

// named are the rows with the names of their files.
func (r *request) named() iter.Seq2[batch.Named, error] {
	return func(yield func(batch.Named, error) bool) {
		namer := r.plan.Namer()
		for row, err := range r.rows.All() {
			if err != nil {
				yield(batch.Named{}, err)
				return
			}
			if !yield(namer.Name(row), nil) {
				return
			}
		}
	}
}

// isDiskFull tells whether the system had no room.
func isDiskFull(err error) bool { return errors.Is(err, syscall.ENOSPC) }

// isMachine tells whether an error is one of this machine's files.
func isMachine(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path)
}
