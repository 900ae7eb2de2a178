package batchapi

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/batch"
	"vanthu/internal/convert"
	"vanthu/internal/fault"
	"vanthu/internal/jobs"
	"vanthu/internal/memory"
	"vanthu/internal/service"
)

// jobStore keeps jobs, as *jobs.Store does.
type jobStore interface {
	Submit(ctx context.Context, owner string, job jobs.Job, rows iter.Seq2[batch.Named, error]) (id string, err error)
	State(ctx context.Context, owner, id string) (jobs.State, error)
	List(owner string) []jobs.State
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
func (d *door) openJobs() error {
	config, wanted := d.config.jobsConfig()
	if !wanted {
		return nil
	}
	config.Log = d.Log
	if config.Dir != "" {
		config.Alone = func() error { return d.useFolder(config.Dir) }
	}
	store, err := jobs.Open(context.Background(), config, func(spec batch.Spec) (batch.Maker, error) {
		share := d.Batches.Share(math.MaxInt64)
		defer share.Free() // what few plans keep is little beside it
		plan, err := d.compilePatiently(share, spec)
		if err != nil {
			return nil, orUnable(err)
		}
		return d.rowMaker(plan, jobWay), nil
	})
	switch {
	case err == nil:
		d.jobs = store
		return nil
	case d.config.DataOptional && config.Dir != "":
		d.jobsFault = err
		return nil
	}
	return &JobsError{err}
}

// compilePatiently waits for memory until the service stops.
func (d *door) compilePatiently(share *memory.Share, spec batch.Spec) (*batch.Plan, error) {
	for {
		plan, err := d.compileIn(context.Background(), share, spec)
		if !errors.Is(err, memory.ErrBusy) {
			return plan, err
		}
		select {
		case <-d.leaving:
			return nil, err
		default:
		}
	}
}

// orUnable says so where a template wants a converter and nothing else is wrong:
// the service was started without the one that it had.
func orUnable(err error) error {
	var wrong fault.List
	if errors.Is(err, memory.ErrBusy) {
		return fmt.Errorf("%w: %w", jobs.ErrUnable, err)
	}
	if errors.As(err, &wrong) && !slices.ContainsFunc(wrong, func(f fault.Fault) bool { return f.Rule != "template.converter" }) {
		return fmt.Errorf("%w: %w", jobs.ErrUnable, err)
	}
	return err
}

// logState writes down where jobs are kept, or why they are not, and whether
// what converts could read this machine's files.
func (d *door) logState() {
	if err := convert.Open(d.converter); err != nil {
		d.Log.Warn("the converter is not shut in: it sees the files that the service sees", "error", err.Error())
	}
	switch {
	case d.jobsFault != nil:
		d.Log.Warn("no jobs: the folder cannot be used", "data", d.config.Data, "error", d.jobsFault.Error())
	case d.jobs != nil && d.config.NATS != "":
		d.Log.Info("jobs on a cluster", "workers", d.config.BatchWorkers)
	case d.jobs != nil:
		d.Log.Info("jobs in a folder", "data", d.config.Data, "workers", d.config.BatchWorkers)
	}
}

// useFolder puts temporary files beside the jobs, where nobody else can read,
// and takes away what an earlier process left there.
func (d *door) useFolder(dir string) error {
	temp := filepath.Join(dir, "tmp")
	if err := os.RemoveAll(temp); err != nil {
		return err
	}
	if err := os.Mkdir(temp, 0o700); err != nil {
		return err
	}
	d.tempDir, *d.config.temp = temp, temp
	return nil
}

// closeJobs ends the work on jobs: what is in hand is finished, as far as ctx
// lets it, and the rest goes on when the service starts again.
func (d *door) closeJobs(ctx context.Context) error {
	if d.jobs == nil {
		return nil
	}
	return d.jobs.Close(ctx)
}

// jobsHealth is a word for /readyz. A store that is away for a while does not
// keep documents from being made.
func (d *door) jobsHealth(ctx context.Context) string {
	if d.jobs == nil {
		return "off"
	}
	const patience = 2 * time.Second
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	if err := d.jobs.Ready(ctx); err != nil {
		d.Log.Warn("jobs are not ready", "error", err.Error())
		return "unavailable"
	}
	return "ok"
}

// jobsProblem is the problem that an error of the store stands for.
func jobsProblem(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, jobs.ErrNotFound):
		return batchNotFound.Problem()
	case errors.Is(err, jobs.ErrNotDone):
		return batchNotDone.Later(stateRetry)
	case errors.Is(err, jobs.ErrTooManyJobs):
		return tooManyJobs.Later(30 * time.Second)
	case errors.Is(err, jobs.ErrRowsTooLong):
		return invalidBatch.With(fault.New("/rows", "limit.bytes", fault.Text{
			"Các hàng dài quá %s byte khi mở ra. Chia danh sách thành nhiều lô.", "The rows are longer than %s bytes when they are unpacked. Split the list."}, jobs.MaxRowBytes))
	case errors.Is(err, jobs.ErrFull), isDiskFull(err):
		return noStorage.Problem()
	case errors.Is(err, jobs.ErrClosed), ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded):
		return jobsAway.Later(10 * time.Second)
	}
	return err
}

// stateRetry is when to ask again how a batch is.
const stateRetry = 2 * time.Second

// batchBody tells how a batch is.
type batchBody struct {
	jobs.State
	Detail   string         `json:"detail,omitempty"` // why it failed
	Warnings []batchWarning `json:"warnings,omitempty"`
	Events   string         `json:"events"`
	Archive  string         `json:"archive,omitempty"`
}

// batchWarning is a warning in the caller's language.
type batchWarning struct {
	jobs.Warning
	Detail string `json:"detail"`
}

// reasons are the words for why a batch has failed.
var reasons = map[jobs.Reason]fault.Text{
	jobs.ReasonFull:     {"Hết chỗ lưu kết quả trên máy chủ.", "There was no room to store the results."},
	jobs.ReasonTemplate: {"Chương trình, ở phiên bản đang chạy, không nhận mẫu này nữa. Gửi lại để xem lỗi.", "The program, as it runs now, refuses the template. Send the batch again to see why."},
	jobs.ReasonInternal: {"Lỗi của chương trình. Hãy báo người quản trị.", "An internal error. Tell the operator."},
}

// pauses are the words for why a batch waits.
var pauses = map[jobs.Reason]fault.Text{
	jobs.ReasonFull:      {"Tạm dừng vì hết chỗ lưu trên máy chủ, hoặc hết phần của khóa này. Lô tự chạy tiếp khi có chỗ; xóa (DELETE) những lô đã lấy để lấy lại chỗ.", "Paused: there is no room on the server, or this key has used its share. The batch goes on by itself when there is room; remove (DELETE) batches that you have fetched."},
	jobs.ReasonConverter: {"Tạm dừng: lô này làm PDF từ mẫu Word, mà dịch vụ đang chạy không có --converter. Lô tự chạy tiếp khi người quản trị mở lại dịch vụ với --converter.", "Paused: this batch makes PDF from a Word template, and the service now runs without --converter. It goes on when the operator starts the service with --converter."},
}

func newBatchBody(st jobs.State, l fault.Language) batchBody {
	words := reasons
	if st.Status == jobs.Paused {
		words = pauses
	}
	b := batchBody{State: st, Detail: words[st.Reason].In(l), Events: batchPath(st.ID) + "/events"}
	for _, w := range st.Warnings {
		b.Warnings = append(b.Warnings, batchWarning{w, w.Detail[l]})
	}
	if st.Status == jobs.Done {
		b.Archive = batchPath(st.ID) + "/archive"
	}
	return b
}

func batchPath(id string) string { return "/v1/batches/" + id }

// submit makes a job of a batch.
func (d *door) submit(c *gin.Context, r *request) {
	ctx, span := d.Tracer.Start(c.Request.Context(), "batch.submit")
	defer span.End()
	job := jobs.Job{Spec: r.form.spec, Manifest: r.plan.Manifest(r.source(), r.survey...), Warnings: jobs.Warnings(r.warnings()), List: r.form.rowsName}
	if name := r.form.spec.Templates[0].Name; name != plainName {
		job.Template = name
	}
	id, err := d.jobs.Submit(ctx, service.Owner(c), job, r.plan.Named(r.rows.All()))
	var st jobs.State
	if err == nil {
		st, err = d.jobs.State(ctx, service.Owner(c), id)
	}
	d.metrics.batch(jobWay, err == nil)
	d.freshDeadline(c)
	if err != nil {
		d.Fail(c, jobsProblem(ctx, err))
		return
	}
	l := service.LanguageOf(c.GetHeader("Accept-Language"))
	data, err := service.Encode(newBatchBody(st, l))
	if err != nil {
		d.Fail(c, err)
		return
	}
	c.Header("Location", batchPath(id))
	c.Header("Content-Language", l.Tag())
	c.Data(http.StatusAccepted, "application/json", data)
}

// freshDeadline gives an answer its whole time, whatever it took to come to it.
func (d *door) freshDeadline(c *gin.Context) {
	_ = http.NewResponseController(c.Writer).SetWriteDeadline(time.Now().Add(d.Config.WriteTimeout))
}

// jobState is how the batch is that the address names, for a caller who takes
// one kind of answer.
func (d *door) jobState(c *gin.Context, kind string) (jobs.State, error) {
	if p := wants(c, kind); p != nil {
		return jobs.State{}, p
	}
	if d.jobs == nil {
		return jobs.State{}, jobsOff.Problem()
	}
	ctx := c.Request.Context()
	st, err := d.jobs.State(ctx, service.Owner(c), c.Param("id"))
	if err != nil {
		return st, jobsProblem(ctx, err)
	}
	return st, nil
}

// getBatch tells how a batch is.
func (d *door) getBatch(c *gin.Context) {
	st, err := d.jobState(c, "application/json")
	if err != nil {
		d.Fail(c, err)
		return
	}
	if !st.Status.Ended() {
		c.Header("Retry-After", strconv.Itoa(int(stateRetry/time.Second)))
	}
	l := service.LanguageOf(c.GetHeader("Accept-Language"))
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, newBatchBody(st, l))
}

// batchList is the batches of a key.
type batchList struct {
	Batches []batchBody `json:"batches"`
}

// listBatches tells how all batches of the caller's key are, the newest first.
// Without a key nobody owns a batch, and there is nothing to list; nor is there
// where none are kept.
func (d *door) listBatches(c *gin.Context) {
	if p := wants(c, "application/json"); p != nil {
		d.Fail(c, p)
		return
	}
	l := service.LanguageOf(c.GetHeader("Accept-Language"))
	all := batchList{[]batchBody{}}
	if d.jobs != nil {
		for _, st := range d.jobs.List(service.Owner(c)) {
			all.Batches = append(all.Batches, newBatchBody(st, l))
		}
	}
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, all)
}

// deleteBatch cancels a batch and removes it.
func (d *door) deleteBatch(c *gin.Context) {
	p := service.OnlyQuery(c)
	if p == nil && d.jobs == nil {
		p = jobsOff.Problem()
	}
	if p != nil {
		d.Fail(c, service.Closing(c, p))
		return
	}
	if err := d.jobs.Delete(c.Request.Context(), service.Owner(c), c.Param("id")); err != nil {
		d.Fail(c, jobsProblem(c.Request.Context(), err))
		return
	}
	c.Status(http.StatusNoContent)
	c.Writer.WriteHeaderNow()
}

// getArchive sends what a batch has made.
func (d *door) getArchive(c *gin.Context) {
	st, err := d.jobState(c, "application/zip")
	switch {
	case err != nil:
	case !st.Status.Ended():
		err = jobsProblem(c.Request.Context(), jobs.ErrNotDone)
	case st.Status != jobs.Done:
		err = batchEnded.Problem()
	default:
		err = d.downloads.Enter(c.Request.Context())
	}
	if err != nil {
		d.Fail(c, err)
		return
	}
	defer d.downloads.Leave()
	d.sendArchive(c, st)
}

func (d *door) sendArchive(c *gin.Context, st jobs.State) {
	ctx, span := d.Tracer.Start(c.Request.Context(), "batch.archive")
	defer span.End()
	tag := service.Quoted(sha256.Sum256([]byte(d.Version + "\x00" + st.Digest)))
	h := c.Writer.Header()
	h.Set("Cache-Control", "private, no-cache")
	if service.Unchanged(c, tag) {
		return
	}
	results, err := d.jobs.Results(ctx, service.Owner(c), st.ID)
	if err != nil {
		d.Fail(c, jobsProblem(ctx, err))
		return
	}
	setArchiveHeader(h, results.Job.Spec, st.Rows)
	h.Set("Vanthu-Failed", strconv.Itoa(st.Failed))
	if c.Request.Method == http.MethodHead {
		c.Status(http.StatusOK)
		c.Writer.WriteHeaderNow()
		return
	}
	out := d.newOutlet(c)
	how := batch.Packing{Flush: out.flush, TempDir: d.tempDir, Renderer: d.renderer}
	if _, err := batch.PackMade(ctx, results.Job.Spec, results.Job.Manifest, readable(results.Rows), out, how); err != nil {
		d.breakOff(c, err)
	}
}
