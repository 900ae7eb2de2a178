package httpapi

import (
	"context"
	"crypto/sha256"
	"errors"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/batch"
	"vanthu/internal/jobs"
)

// jobStore keeps jobs, as *jobs.Store does.
type jobStore interface {
	Submit(ctx context.Context, owner string, job jobs.Job, rows iter.Seq2[batch.Named, error]) (id string, err error)
	State(ctx context.Context, owner, id string) (jobs.State, error)
	Watch(ctx context.Context, owner, id string) (<-chan jobs.State, error)
	Results(ctx context.Context, owner, id string) (*jobs.Results, error)
	Delete(ctx context.Context, owner, id string) error
	Stats(ctx context.Context) (jobs.Stats, error)
	Ready(ctx context.Context) error
	Close(ctx context.Context) error
}

// JobsError says why jobs cannot be kept where the operator wants them.
type JobsError struct{ Err error }

func (e *JobsError) Error() string { return e.Err.Error() }

// Unwrap is the reason.
func (e *JobsError) Unwrap() error { return e.Err }

// Locked says that another process has the folder.
func (e *JobsError) Locked() bool { return errors.Is(e.Err, jobs.ErrLocked) }

// openJobs opens the store of jobs, if there is to be one, and begins to work
// on what waits in it.
func (s *Server) openJobs() error {
	config, wanted := s.config.jobsConfig()
	if !wanted {
		return nil
	}
	config.Log = s.log
	store, err := jobs.Open(context.Background(), config, func(spec batch.Spec) (batch.Maker, error) {
		plan, err := s.compile(spec)
		if err != nil {
			return nil, err
		}
		return s.rowMaker(plan, jobWay), nil
	})
	if err == nil && config.Dir != "" {
		if err = s.useFolder(config.Dir); err != nil {
			err = errors.Join(err, store.Close(context.Background()))
		}
	}
	switch {
	case err == nil:
		s.jobs = store
		return nil
	case s.config.DataOptional && config.Dir != "":
		s.jobsFault = err
		return nil
	}
	return &JobsError{err}
}

// logJobs writes down where jobs are kept, or why they are not.
func (s *Server) logJobs() {
	switch {
	case s.jobsFault != nil:
		s.log.Warn("no jobs: the folder cannot be used", "data", s.config.Data, "error", s.jobsFault.Error())
	case s.jobs != nil && s.config.NATS != "":
		s.log.Info("jobs on a cluster", "workers", s.config.BatchWorkers)
	case s.jobs != nil:
		s.log.Info("jobs in a folder", "data", s.config.Data, "workers", s.config.BatchWorkers)
	}
}

// useFolder puts temporary files beside the jobs, where nobody else can read,
// and takes away what an earlier process left there.
func (s *Server) useFolder(dir string) error {
	temp := filepath.Join(dir, "tmp")
	if err := os.RemoveAll(temp); err != nil {
		return err
	}
	if err := os.Mkdir(temp, 0o700); err != nil {
		return err
	}
	s.tempDir = temp
	return nil
}

// closeJobs ends the work on jobs: what is in hand is finished, as far as ctx
// lets it, and the rest goes on when the service starts again.
func (s *Server) closeJobs(ctx context.Context) error {
	if s.jobs == nil {
		return nil
	}
	return s.jobs.Close(ctx)
}

// jobsHealth is a word for /readyz. A store that is away for a while does not
// keep documents from being made.
func (s *Server) jobsHealth(ctx context.Context) string {
	if s.jobs == nil {
		return "off"
	}
	const patience = 2 * time.Second
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	if err := s.jobs.Ready(ctx); err != nil {
		s.log.Warn("jobs are not ready", "error", err.Error())
		return "unavailable"
	}
	return "ok"
}

// jobsProblem is the problem that an error of the store stands for.
func jobsProblem(ctx context.Context, err error) error {
	later := func(k *problemType, retry time.Duration) error {
		p := k.problem()
		p.retry = retry
		return p
	}
	switch {
	case errors.Is(err, jobs.ErrNotFound):
		return batchNotFound.problem()
	case errors.Is(err, jobs.ErrNotDone):
		return later(&batchNotDone, stateRetry)
	case errors.Is(err, jobs.ErrTooManyJobs):
		return later(&tooManyJobs, 30*time.Second)
	case errors.Is(err, jobs.ErrFull), isDiskFull(err):
		return noStorage.problem()
	case errors.Is(err, jobs.ErrClosed), ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded):
		return later(&jobsAway, 10*time.Second)
	}
	return err
}

// owner is whom a batch belongs to: the key that it came with.
func owner(c *gin.Context) string { return c.GetString(keyKey) }

// stateRetry is when to ask again how a batch is.
const stateRetry = 2 * time.Second

// batchBody tells how a batch is.
type batchBody struct {
	jobs.State
	Detail  string `json:"detail,omitempty"` // why it failed
	Events  string `json:"events"`
	Archive string `json:"archive,omitempty"`
}

// reasons are the words for why a batch has failed.
var reasons = map[jobs.Reason]phrase{
	jobs.ReasonFull:     {"Hết chỗ lưu kết quả trên máy chủ.", "There was no room to store the results."},
	jobs.ReasonTemplate: {"Chương trình, ở phiên bản đang chạy, không nhận mẫu này nữa. Gửi lại để xem lỗi.", "The program, as it runs now, refuses the template. Send the batch again to see why."},
	jobs.ReasonInternal: {"Lỗi của chương trình. Hãy báo người quản trị.", "An internal error. Tell the operator."},
}

func newBatchBody(st jobs.State, l language) batchBody {
	b := batchBody{State: st, Detail: reasons[st.Reason].in(l), Events: batchPath(st.ID) + "/events"}
	if st.Status == jobs.Done {
		b.Archive = batchPath(st.ID) + "/archive"
	}
	return b
}

func batchPath(id string) string { return "/v1/batches/" + id }

// submit makes a job of a batch.
func (s *Server) submit(c *gin.Context, r *request) {
	ctx, span := s.tracer.Start(c.Request.Context(), "batch.submit")
	defer span.End()
	id, err := s.jobs.Submit(ctx, owner(c), jobs.Job{Spec: r.form.spec, Manifest: r.plan.Manifest(r.form.source())}, r.named())
	var st jobs.State
	if err == nil {
		st, err = s.jobs.State(ctx, owner(c), id)
	}
	s.metrics.batch(jobWay, err == nil)
	s.freshDeadline(c)
	if err != nil {
		s.fail(c, jobsProblem(ctx, err))
		return
	}
	l := languageOf(c.GetHeader("Accept-Language"))
	data, err := encode(newBatchBody(st, l))
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Location", batchPath(id))
	c.Header("Content-Language", l.tag())
	c.Data(http.StatusAccepted, "application/json", data)
}

// freshDeadline gives an answer its whole time, whatever it took to come to it.
func (s *Server) freshDeadline(c *gin.Context) {
	_ = http.NewResponseController(c.Writer).SetWriteDeadline(time.Now().Add(s.config.WriteTimeout))
}

// jobState is how the batch is that the address names.
func (s *Server) jobState(c *gin.Context) (jobs.State, error) {
	if s.jobs == nil {
		return jobs.State{}, jobsOff.problem()
	}
	ctx := c.Request.Context()
	st, err := s.jobs.State(ctx, owner(c), c.Param("id"))
	if err != nil {
		return st, jobsProblem(ctx, err)
	}
	return st, nil
}

// getBatch tells how a batch is.
func (s *Server) getBatch(c *gin.Context) {
	if p := wants(c, "application/json"); p != nil {
		s.fail(c, p)
		return
	}
	st, err := s.jobState(c)
	if err != nil {
		s.fail(c, err)
		return
	}
	if !st.Status.Ended() {
		c.Header("Retry-After", strconv.Itoa(int(stateRetry/time.Second)))
	}
	l := languageOf(c.GetHeader("Accept-Language"))
	c.Header("Content-Language", l.tag())
	s.sendJSON(c, newBatchBody(st, l))
}

// deleteBatch cancels a batch and removes it.
func (s *Server) deleteBatch(c *gin.Context) {
	p := onlyQuery(c)
	if p == nil && s.jobs == nil {
		p = jobsOff.problem()
	}
	if p != nil {
		s.fail(c, closing(c, p))
		return
	}
	if err := s.jobs.Delete(c.Request.Context(), owner(c), c.Param("id")); err != nil {
		s.fail(c, jobsProblem(c.Request.Context(), err))
		return
	}
	c.Status(http.StatusNoContent)
	c.Writer.WriteHeaderNow()
}

// getArchive sends what a batch has made.
func (s *Server) getArchive(c *gin.Context) {
	p := wants(c, "application/zip")
	if p != nil {
		s.fail(c, p)
		return
	}
	st, err := s.jobState(c)
	switch {
	case err != nil:
	case !st.Status.Ended():
		err = jobsProblem(c.Request.Context(), jobs.ErrNotDone)
	case st.Status != jobs.Done:
		err = batchEnded.problem()
	default:
		err = s.downloads.enter(c.Request.Context())
	}
	if err != nil {
		s.fail(c, err)
		return
	}
	defer s.downloads.leave()
	s.sendArchive(c, st)
}

func (s *Server) sendArchive(c *gin.Context, st jobs.State) {
	ctx, span := s.tracer.Start(c.Request.Context(), "batch.archive")
	defer span.End()
	tag := quoted(sha256.Sum256([]byte(s.version + "\x00" + st.Digest)))
	h := c.Writer.Header()
	h.Set("Etag", tag)
	h.Set("Cache-Control", "private, no-cache")
	if matches(c.GetHeader("If-None-Match"), tag) {
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return
	}
	results, err := s.jobs.Results(ctx, owner(c), st.ID)
	if err != nil {
		s.fail(c, jobsProblem(ctx, err))
		return
	}
	setArchiveHeader(h, results.Job.Spec, st.Rows)
	h.Set("Vanthu-Failed", strconv.Itoa(st.Failed))
	if c.Request.Method == http.MethodHead {
		c.Status(http.StatusOK)
		c.Writer.WriteHeaderNow()
		return
	}
	out := s.newOutlet(c)
	how := batch.Packing{Flush: out.flush, TempDir: s.tempDir}
	if _, err := batch.PackMade(ctx, results.Job.Spec, results.Job.Manifest, readable(results.Rows), out, how); err != nil {
		s.breakOff(c, err)
	}
}
