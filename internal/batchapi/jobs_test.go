package batchapi

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/doortest"
	"vanthu/internal/jobs"
	"vanthu/internal/service"
)

// withData keeps jobs in a folder.
func withData(dir string, more func(*settings)) func(*settings) {
	return func(c *settings) {
		c.Data = dir
		if more != nil {
			more(c)
		}
	}
}

// submitted makes a job and gives its address.
func (s *server) submitted(body string, headers ...string) string {
	s.T.Helper()
	a := s.Do("POST", "/v1/batches", body, headers...)
	if a.StatusCode != http.StatusAccepted {
		s.T.Fatalf("%d %s", a.StatusCode, a.Data)
	}
	return a.Header.Get("Location")
}

// stateOf reads the state of a job.
func (s *server) stateOf(path string, headers ...string) batchBody {
	s.T.Helper()
	a := s.Do("GET", path, "", headers...)
	var b batchBody
	if err := json.Unmarshal(a.Data, &b); err != nil || a.StatusCode != http.StatusOK {
		s.T.Fatalf("%d %s", a.StatusCode, a.Data)
	}
	return b
}

// finished waits for the end of a job.
func (s *server) finished(path string) batchBody {
	s.T.Helper()
	var b batchBody
	s.Eventually("the batch does not end", func() bool {
		b = s.stateOf(path)
		return b.Status.Ended()
	})
	return b
}

// TestBatchJob takes a batch as a job: its archive is the one that a direct
// answer gives, byte for byte, and when it is removed nothing of it is left.
func TestBatchJob(t *testing.T) {
	s := start(t, withData(filepath.Join(t.TempDir(), "data"), nil))
	body := `{"template":` + planTemplate + `,"rows":[` + planRow(1) + `,{"co quan":"A"},` + planRow(3) + `],"formats":["pdf"],"merge":true}`
	a := s.Do("POST", "/v1/batches", body)
	var b batchBody
	if err := json.Unmarshal(a.Data, &b); err != nil || a.StatusCode != http.StatusAccepted || b.Rows != 3 || b.Status.Ended() || b.Archive != "" {
		t.Fatalf("%d %s", a.StatusCode, a.Data)
	}
	path := a.Header.Get("Location")
	if path != "/v1/batches/"+b.ID || b.Events != path+"/events" || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%v %s", a.Header, a.Data)
	}
	if b = s.finished(path); b.Status != jobs.Done || b.Done != 3 || b.Failed != 1 || b.Files != 2 || b.Pages != 2 || b.Archive != path+"/archive" || b.Expires.Before(b.Finished) {
		t.Errorf("%+v", b)
	}
	a = s.Do("GET", path, "")
	if again := s.Do("GET", path, "", "If-None-Match", a.Header.Get("Etag")); again.StatusCode != http.StatusNotModified || a.Header.Get("Retry-After") != "" {
		t.Errorf("%d", again.StatusCode)
	}
	direct := s.Do("POST", "/v1/batches", body, wantZIP...)
	a = s.Do("GET", b.Archive, "")
	if a.StatusCode != http.StatusOK || !bytes.Equal(a.Data, direct.Data) {
		t.Errorf("%d: the archive is not the one of a direct answer: %d bytes, %d bytes", a.StatusCode, len(a.Data), len(direct.Data))
	}
	if a.Header.Get("Vanthu-Rows") != "3" || a.Header.Get("Vanthu-Failed") != "1" || !strings.Contains(a.Header.Get("Content-Disposition"), "van-ban.zip") {
		t.Errorf("%v", a.Header)
	}
	tag := a.Header.Get("Etag")
	if a := s.Do("GET", b.Archive, "", "If-None-Match", tag); tag == "" || a.StatusCode != http.StatusNotModified || len(a.Data) > 0 {
		t.Errorf("%d with %s", a.StatusCode, tag)
	}
	if a := s.Do("HEAD", b.Archive, ""); a.StatusCode != http.StatusOK || a.Header.Get("Etag") != tag || len(a.Data) > 0 {
		t.Errorf("HEAD: %d %v", a.StatusCode, a.Header)
	}
	s.Metrics(`vanthu_batches_total{outcome="done",way="job"} 1`, `vanthu_batch_rows_total{outcome="made",way="job"} 2`, `vanthu_jobs{state="done"} 1`, `vanthu_job_chunks_waiting 0`)
	if a := s.Do("DELETE", path, ""); a.StatusCode != http.StatusNoContent || len(a.Data) > 0 {
		t.Errorf("DELETE: %d %s", a.StatusCode, a.Data)
	}
	for _, gone := range [][2]string{{"GET", ""}, {"GET", "/archive"}, {"GET", "/events"}, {"DELETE", ""}} {
		s.Do(gone[0], path+gone[1], "").Problem(t, "batch-not-found")
	}
	if strings.Contains(s.Logs.String(), "CHIMLẠC") {
		t.Error("the log shows a value of a row")
	}
}

// TestBatchOwners keeps what belongs to one key from all others.
func TestBatchOwners(t *testing.T) {
	file := filepath.Join(t.TempDir(), "keys")
	var lines string
	for _, name := range []string{"one", "two"} {
		sum := sha256.Sum256([]byte("key of " + name))
		lines += name + ":" + hex.EncodeToString(sum[:]) + "\n"
	}
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, withData(t.TempDir(), func(c *settings) { c.Keys = file }))
	one, two := []string{"X-Api-Key", "key of one"}, []string{"X-Api-Key", "key of two"}
	path := s.submitted(planBatch(1, ""), one...)
	s.Eventually("the batch does not end", func() bool { return s.stateOf(path, one...).Status == jobs.Done })
	for _, r := range [][2]string{{"GET", ""}, {"GET", "/archive"}, {"GET", "/events"}, {"DELETE", ""}} {
		s.Do(r[0], path+r[1], "", two...).Problem(t, "batch-not-found")
		s.Do(r[0], path+r[1], "").Problem(t, "unauthorized")
	}
	if a := s.Do("GET", path+"/archive", "", one...); a.StatusCode != http.StatusOK {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
	last := s.submitted(planBatch(1, ""), one...)
	list := func(key []string) (paths []string) {
		a := s.Do("GET", "/v1/batches", "", key...)
		var b batchList
		if err := json.Unmarshal(a.Data, &b); err != nil || a.StatusCode != http.StatusOK {
			t.Fatalf("%d %s", a.StatusCode, a.Data)
		}
		for _, st := range b.Batches {
			paths = append(paths, batchPath(st.ID))
		}
		return paths
	}
	s.Eventually("a key's batches are not listed, the last first", func() bool { return slices.Equal(list(one), []string{last, path}) })
	if paths := list(two); len(paths) > 0 {
		t.Errorf("another key's list: %v", paths)
	}
}

// storeDouble is a store of one job whose state and errors a test decides.
type storeDouble struct {
	jobStore // nil: what is not here is not called
	state    jobs.State
	err      error
	closed   atomic.Bool
}

func (d *storeDouble) Submit(_ context.Context, _ string, _ jobs.Job, rows iter.Seq2[batch.Named, error]) (string, error) {
	for _, err := range rows {
		if err != nil {
			return "", err
		}
	}
	return d.state.ID, d.err
}

func (d *storeDouble) State(context.Context, string, string) (jobs.State, error) {
	return d.state, d.err
}

func (d *storeDouble) Delete(context.Context, string, string) error { return d.err }

func (d *storeDouble) Ready(context.Context) error { return d.err }

func (d *storeDouble) Close(context.Context) error { d.closed.Store(true); return nil }

func (d *storeDouble) Stats(context.Context) (jobs.Stats, error) { return jobs.Stats{}, d.err }

// TestBatchJobProblems tells what becomes of each error of the store, and of a
// job that is not done.
func TestBatchJobProblems(t *testing.T) {
	double := new(storeDouble)
	s := start(t, nil, func(s *door) { s.jobs = double })
	for _, c := range []struct {
		err   error
		want  string
		retry bool
	}{
		{jobs.ErrNotFound, "batch-not-found", false},
		{jobs.ErrTooManyJobs, "too-many-jobs", true},
		{jobs.ErrFull, "no-storage", false},
		{jobs.ErrRowsTooLong, "invalid-batch", false},
		{jobs.ErrClosed, "jobs-unavailable", true},
		{context.DeadlineExceeded, "jobs-unavailable", true},
		{errors.New("broken"), "internal", false},
	} {
		double.err = c.err
		for _, r := range [][2]string{{"POST", ""}, {"GET", "/x"}, {"GET", "/x/archive"}, {"GET", "/x/events"}, {"DELETE", "/x"}} {
			body := ""
			if r[0] == "POST" {
				body = planBatch(1, "")
			}
			a := s.Do(r[0], "/v1/batches"+r[1], body)
			a.Problem(t, c.want)
			if (a.Header.Get("Retry-After") != "") != c.retry {
				t.Errorf("%v: Retry-After %q", c.err, a.Header.Get("Retry-After"))
			}
		}
		if a := s.Do("GET", "/readyz", ""); !strings.Contains(string(a.Data), `"jobs": "unavailable"`) || a.StatusCode != http.StatusOK {
			t.Errorf("%d %s", a.StatusCode, a.Data)
		}
	}
	double.err, double.state = nil, jobs.State{ID: "x", Status: jobs.Running, Rows: 2}
	if a := s.Do("GET", "/v1/batches/x", ""); a.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After while the job runs")
	}
	a := s.Do("GET", "/v1/batches/x/archive", "")
	if a.Problem(t, "batch-not-done"); a.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After while the job runs")
	}
	double.state = jobs.State{ID: "x", Status: jobs.Failed, Reason: jobs.ReasonFull, Rows: 2}
	s.Do("GET", "/v1/batches/x/archive", "").Problem(t, "batch-failed")
	for language, want := range map[string]string{"vi": "Hết chỗ", "en": "no room"} {
		if b := s.stateOf("/v1/batches/x", "Accept-Language", language); !strings.Contains(b.Detail, want) {
			t.Errorf("%+v", b)
		}
	}
	for reason, want := range map[jobs.Reason]string{jobs.ReasonFull: "hết chỗ", jobs.ReasonConverter: "--converter"} {
		double.state = jobs.State{ID: "x", Status: jobs.Paused, Reason: reason, Rows: 2}
		if b := s.stateOf("/v1/batches/x"); b.Status != jobs.Paused || !strings.Contains(b.Detail, want) || !strings.Contains(b.Detail, "tự chạy tiếp") {
			t.Errorf("%+v", b)
		}
		s.Do("GET", "/v1/batches/x/archive", "").Problem(t, "batch-not-done")
	}
	for _, path := range []string{"/v1/batches/x?a=1", "/v1/batches/x/archive?a=1", "/v1/batches/x/events?a=1"} {
		s.Do("GET", path, "").Problem(t, "bad-query")
	}
	for path, kind := range map[string]string{"": "text/html", "/archive": "application/json", "/events": "application/json"} {
		s.Do("GET", "/v1/batches/x"+path, "", "Accept", kind).Problem(t, "not-acceptable")
	}
	s.Stop()
	if err := <-s.Done; err != nil || !double.closed.Load() {
		t.Errorf("closed %v, %v", double.closed.Load(), err)
	}
	s.Done <- nil
}

// TestJobLimits holds jobs to what the operator allows.
func TestJobLimits(t *testing.T) {
	s := start(t, withData(t.TempDir(), func(c *settings) { c.BatchWorkers, c.MaxJobs = 0, 1 }))
	path := s.submitted(planBatch(1, ""))
	if b := s.stateOf(path); b.Status != jobs.Queued {
		t.Errorf("a process that is not to work on jobs: %+v", b)
	}
	s.Do("POST", "/v1/batches", planBatch(1, "")).Problem(t, "too-many-jobs")
	if a := s.Do("DELETE", path, ""); a.StatusCode != http.StatusNoContent {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
	s.Eventually("there is no room yet", func() bool { return s.Do("POST", "/v1/batches", planBatch(1, "")).StatusCode == http.StatusAccepted })
	s = start(t, withData(t.TempDir(), func(c *settings) { c.MaxKept = 1 }))
	path = s.submitted(planBatch(1, ""))
	s.Eventually("the job does not end", func() bool { return s.stateOf(path).Status == jobs.Done })
	s.Do("POST", "/v1/batches", planBatch(1, "")).Problem(t, "too-many-jobs")
	s = start(t, withData(t.TempDir(), func(c *settings) { c.MaxStorage = 1 }))
	s.Do("POST", "/v1/batches", planBatch(1, "")).Problem(t, "no-storage")
}

// event is one server-sent event.
type event struct {
	id, name string
	data     batchBody
}

// watching follows the events of a job; the channel closes with the answer.
func (s *server) watching(path string, headers ...string) (events <-chan event, comments *atomic.Int64) {
	s.T.Helper()
	r, err := http.NewRequestWithContext(s.T.Context(), http.MethodGet, s.URL+path+"/events", nil)
	if err != nil {
		s.T.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r) //nolint:bodyclose // by the goroutine that reads it
	if err != nil {
		s.T.Fatal(err)
	}
	if response.Header.Get("Content-Type") != "text/event-stream" || response.Header.Get("X-Accel-Buffering") != "no" || response.Header.Get("Cache-Control") != "no-store" {
		s.T.Errorf("%s %v", response.Status, response.Header)
	}
	out := make(chan event, 1000)
	comments = new(atomic.Int64)
	go func() {
		defer close(out)
		defer response.Body.Close()
		var e event
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			field, value, _ := strings.Cut(lines.Text(), ":")
			value = strings.TrimPrefix(value, " ")
			switch {
			case lines.Text() == "":
				if e.name != "" {
					out <- e
				}
				e = event{}
			case field == "":
				comments.Add(1)
			case field == "id":
				e.id = value
			case field == "event":
				e.name = value
			case field == "data":
				if err := json.Unmarshal([]byte(value), &e.data); err != nil {
					s.T.Error(err)
				}
			case field == "retry":
			default:
				s.T.Errorf("line %q", lines.Text())
			}
		}
	}()
	return out, comments
}

// TestBatchEvents follows a job by its events, for longer than any answer may
// take, and past the limit of those who follow.
func TestBatchEvents(t *testing.T) {
	t.Parallel()
	wait := make(chan struct{})
	s := start(t, withData(t.TempDir(), func(c *settings) {
		c.MaxWatchers, c.MaxRenders = 1, 2
		c.WriteTimeout, c.ReadTimeout, c.QueueTimeout, c.RenderTimeout = 400*time.Millisecond, 400*time.Millisecond, 100*time.Millisecond, time.Hour
	}), hold(map[int]chan struct{}{40: wait}, new(atomic.Int64)), func(s *door) { s.eventBeat = 200 * time.Millisecond })
	path := s.submitted(planBatch(60, `,"formats":["docx"]`))
	events, comments := s.watching(path)
	s.Do("GET", path+"/events", "").Problem(t, "busy")
	s.Eventually("the heart does not beat", func() bool { return comments.Load() >= 8 }) // 1.6 s: all times for answers are over
	close(wait)
	var list []event
	for e := range events {
		list = append(list, e)
	}
	if len(list) < 2 {
		t.Fatalf("%d events", len(list))
	}
	last := list[len(list)-1]
	if last.name != "state" || last.data.Status != jobs.Done || last.data.Done != 60 || last.data.Archive != path+"/archive" {
		t.Errorf("the last event is %+v", last)
	}
	if !slices.IsSortedFunc(list, func(a, b event) int { return a.data.Done - b.data.Done }) {
		t.Errorf("progress goes back: %+v", list)
	}
	s.Eventually("the watcher holds its seat", func() bool { return s.watchers.Running() == 0 })
	for _, id := range []string{"", "nothing", list[0].id} {
		again, _ := s.watching(path, "Last-Event-ID", id)
		if e, more := <-again; !more || e.id != last.id {
			t.Errorf("Last-Event-ID %q: %+v", id, e)
		}
		if _, more := <-again; more {
			t.Error("the stream goes on after the last event")
		}
		s.Eventually("the watcher holds its seat", func() bool { return s.watchers.Running() == 0 })
	}
	if a := s.Do("GET", path+"/events", "", "Last-Event-ID", last.id); a.StatusCode != http.StatusNoContent {
		t.Errorf("%d for who has heard all", a.StatusCode)
	}
}

// TestBatchCanceled removes a job that runs: its work stops and its watchers
// hear of it.
func TestBatchCanceled(t *testing.T) {
	s := start(t, withData(t.TempDir(), func(c *settings) { c.RenderTimeout = time.Hour }), hold(map[int]chan struct{}{3: make(chan struct{})}, new(atomic.Int64)))
	path := s.submitted(planBatch(5, ""))
	s.Eventually("the row does not begin", func() bool { return s.Renders.Running() > 0 })
	s.Do("GET", path+"/archive", "").Problem(t, "batch-not-done")
	events, _ := s.watching(path)
	if a := s.Do("DELETE", path, ""); a.StatusCode != http.StatusNoContent {
		t.Fatalf("%d %s", a.StatusCode, a.Data)
	}
	var last event
	for e := range events {
		last = e
	}
	if last.data.Status != jobs.Canceled {
		t.Errorf("the last event is %+v", last)
	}
	s.Eventually("the work goes on", func() bool { return s.Renders.Running() == 0 && len(s.turns) == 0 })
}

// TestBatchDrain ends the service while a job runs and somebody follows it: the
// stream ends at once, the row in hand goes back, and the next process finishes
// the job as if nothing had been.
func TestBatchDrain(t *testing.T) {
	data := t.TempDir()
	s := start(t, withData(data, func(c *settings) { c.DrainTimeout = 300 * time.Millisecond; c.RenderTimeout = time.Hour }),
		hold(map[int]chan struct{}{30: make(chan struct{})}, new(atomic.Int64)))
	path := s.submitted(planBatch(60, `,"formats":["docx"]`))
	s.Eventually("nothing is done", func() bool { return s.stateOf(path).Done > 0 })
	events, _ := s.watching(path)
	s.Stop()
	for range events { // which ends
	}
	if err := <-s.Done; err != nil {
		t.Errorf("the service ended with %v", err)
	}
	s.Done <- nil
	next := start(t, withData(data, nil))
	if b := next.finished(path); b.Status != jobs.Done || b.Done != 60 {
		t.Errorf("%+v", b)
	}
	direct := next.Do("POST", "/v1/batches", planBatch(60, `,"formats":["docx"]`), wantZIP...)
	if a := next.Do("GET", path+"/archive", ""); !bytes.Equal(a.Data, direct.Data) {
		t.Errorf("%d: the archive is not the one of a direct answer", a.StatusCode)
	}
}

// TestBatchFolder has folders that cannot be used: one that was asked for keeps
// the service from starting, another one only jobs.
func TestBatchFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	locked := t.TempDir()
	start(t, withData(locked, nil))
	for _, dir := range []string{filepath.Join(file, "data"), locked} {
		config := NewConfig()
		config.Data = dir
		floor, err := service.New(service.NewConfig(), slog.New(slog.DiscardHandler), "test")
		if err != nil {
			t.Fatal(err)
		}
		var wrong *JobsError
		if err := Mount(floor, doortest.Renderer(), config); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", dir, err)
		}
		s := start(t, withData(dir, func(c *settings) { c.DataOptional = true }))
		s.Do("POST", "/v1/batches", planBatch(1, "")).Problem(t, "jobs-off")
		for _, r := range [][2]string{{"GET", ""}, {"GET", "/archive"}, {"GET", "/events"}, {"DELETE", ""}} {
			s.Do(r[0], "/v1/batches/x"+r[1], "").Problem(t, "jobs-off")
		}
		if a := s.Do("POST", "/v1/batches", planBatch(1, ""), wantZIP...); a.StatusCode != http.StatusOK {
			t.Errorf("%d %s", a.StatusCode, a.Data)
		}
		if a := s.Do("GET", "/readyz", ""); !strings.Contains(string(a.Data), `"jobs": "off"`) || !strings.Contains(s.Logs.String(), "no jobs") {
			t.Errorf("%s; the log: %s", a.Data, s.Logs)
		}
	}
	data := filepath.Join(t.TempDir(), "data")
	if err := os.MkdirAll(filepath.Join(data, "tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "tmp", ".vanthu-1.tmp"), []byte("left"), 0o600); err != nil {
		t.Fatal(err)
	}
	start(t, withData(data, nil))
	for _, dir := range []string{data, filepath.Join(data, "tmp")} {
		if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v %v", dir, info.Mode(), err)
		}
	}
	if left, err := os.ReadDir(filepath.Join(data, "tmp")); err != nil || len(left) > 0 {
		t.Errorf("left: %v %v", left, err)
	}
}

// TestBatchDownloads bounds those who fetch archives, and ends one that breaks
// off without an end.
func TestBatchDownloads(t *testing.T) {
	gate := make(chan struct{})
	begun := make(chan struct{}, 9)
	double := &resultsDouble{storeDouble{state: jobs.State{ID: "x", Status: jobs.Done, Rows: 2, Digest: "d"}}, func(yield func(batch.Made, error) bool) {
		if !yield(batch.Made{Row: 1, Files: []batch.File{{Name: "a.pdf", Bytes: 3, Data: []byte("abc")}}}, nil) {
			return
		}
		begun <- struct{}{}
		<-gate
		yield(batch.Made{}, jobs.ErrNotFound) // removed meanwhile
	}}
	s := start(t, func(c *settings) { c.MaxBatches = 1 }, func(s *door) { s.jobs = double })
	broken := make(chan error, 1)
	go func() {
		_, err := s.Try("GET", "/v1/batches/x/archive", nil)
		broken <- err
	}()
	<-begun
	s.Do("GET", "/v1/batches/x/archive", "").Problem(t, "busy")
	close(gate)
	if err := <-broken; !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("an archive that is not whole ends with %v", err)
	}
}

// resultsDouble is a store whose job is done.
type resultsDouble struct {
	storeDouble
	rows iter.Seq2[batch.Made, error]
}

func (d *resultsDouble) Results(context.Context, string, string) (*jobs.Results, error) {
	return &jobs.Results{Job: jobs.Job{Spec: batch.Spec{Templates: []batch.Template{{Name: "x.json"}}}, Manifest: new(batch.Manifest)}, State: d.state, Rows: d.rows}, nil
}
