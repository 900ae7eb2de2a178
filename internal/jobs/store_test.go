package jobs

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"iter"
	"log/slog"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// maker makes small files of a row's values. Some values make it misbehave.
type maker struct{ title string }

func (m maker) Make(ctx context.Context, n batch.Named) batch.Made {
	made := batch.Made{Row: n.Row.Number, Faults: n.Row.Faults}
	if len(made.Faults) > 0 {
		return made
	}
	switch do := n.Row.Values["do"].Text; {
	case do == "wait":
		<-ctx.Done()
	case do == "die":
		os.Exit(3)
	case strings.HasPrefix(do, "sleep "):
		d, _ := time.ParseDuration(strings.TrimPrefix(do, "sleep "))
		select {
		case <-time.After(d):
		case <-ctx.Done():
		}
	}
	size, _ := strconv.Atoi(n.Row.Values["bytes"].Text)
	for _, ext := range []string{".pdf", ".docx"} {
		data := fmt.Appendf(nil, "%s %s %d %s\n", m.title, ext, n.Row.Number, n.Row.Values["name"].Text)
		noise := make([]byte, size) // else it would be packed to nothing
		_, _ = rand.NewChaCha8([32]byte{byte(n.Row.Number), byte(n.Row.Number >> 8)}).Read(noise)
		data = append(data, noise...)
		sum := sha256.Sum256(data)
		made.Files = append(made.Files, batch.File{Name: n.Names[0] + ext, Template: 0, Bytes: int64(len(data)), SHA256: hex.EncodeToString(sum[:]), Pages: 1, Data: data})
	}
	made.Key = n.Names[0]
	return made
}

// noise is text that cannot be packed to much less.
func noise(seed, n int) string {
	data := make([]byte, n/2)
	_, _ = rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)}).Read(data)
	return hex.EncodeToString(data)
}

func compile(spec batch.Spec) (batch.Maker, error) {
	if spec.Name == "refused" {
		return nil, errors.New("no such template")
	}
	return maker{string(spec.Templates[0].Data)}, nil
}

func someSpec() batch.Spec {
	return batch.Spec{Templates: []batch.Template{{Name: "mau.json", Data: []byte("Kế hoạch")}}}
}

func someJob() Job { return Job{Spec: someSpec(), Manifest: &batch.Manifest{Program: "vanthu test"}} }

// list are n rows, of which change may make what it wants.
func list(n int, change func(i int, row *rows.Row)) iter.Seq2[batch.Named, error] {
	return func(yield func(batch.Named, error) bool) {
		for i := range n {
			row := rows.Row{Number: i + 2, Values: rows.Values{"name": {Text: fmt.Sprintf("Xã số %d", i+1)}}}
			if change != nil {
				change(i, &row)
			}
			if !yield(batch.Named{Row: row, Names: []string{fmt.Sprintf("mau-%04d", i+1)}}, nil) {
				return
			}
		}
	}
}

func do(what string) func(int, *rows.Row) {
	return func(_ int, row *rows.Row) { row.Values["do"] = rows.Value{Text: what} }
}

// tape writes a result down as text, as an archive would.
func tape(t testing.TB, w *bytes.Buffer, m batch.Made) {
	t.Helper()
	line, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, "%s\n", line)
	for _, f := range m.Files {
		w.Write(f.Data)
	}
}

// alone are the results of rows that are made without a store.
func alone(t testing.TB, in iter.Seq2[batch.Named, error]) []byte {
	t.Helper()
	m, err := compile(someSpec())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for n, err := range in {
		if err != nil {
			t.Fatal(err)
		}
		delete(n.Row.Values, "do") // the files do not hang on it
		tape(t, &out, m.Make(t.Context(), n))
	}
	return out.Bytes()
}

// results are all of a job's results.
func results(t testing.TB, s *Store, owner, id string) []byte {
	t.Helper()
	r, err := s.Results(t.Context(), owner, id)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for m, err := range r.Rows {
		if err != nil {
			t.Fatal(err)
		}
		tape(t, &out, m)
	}
	return out.Bytes()
}

func small(dir string) Config {
	c := Config{Dir: dir, ChunkRows: 10, MinFree: 1, Log: slog.New(slog.DiscardHandler)}
	if flag.Parsed() && testing.Verbose() {
		c.Log = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelInfo}))
	}
	c.ackWait, c.pull, c.probe = time.Second, 2*time.Second, 200*time.Millisecond
	c.request = 30 * time.Second // a busy machine may take its time
	return c
}

func open(t testing.TB, c Config) *Store {
	t.Helper()
	s, err := Open(t.Context(), c, compile)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shut(t, s) })
	return s
}

func shut(t testing.TB, s *Store) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := s.Close(ctx); err != nil {
		t.Error(err)
	}
}

func submit(t testing.TB, s *Store, owner string, in iter.Seq2[batch.Named, error]) string {
	t.Helper()
	id, err := s.Submit(t.Context(), owner, someJob(), in)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// wait waits for a job's end.
func wait(t testing.TB, s *Store, owner, id string) State {
	t.Helper()
	states, err := s.Watch(t.Context(), owner, id)
	if err != nil {
		t.Fatal(err)
	}
	var last State
	for last = range states {
	}
	if !last.Status.Ended() {
		t.Fatalf("the watch ended at %+v", last)
	}
	return last
}

func TestJob(t *testing.T) {
	s := open(t, small(t.TempDir()))
	in := list(95, func(i int, row *rows.Row) {
		if i%20 == 3 {
			row.Faults = fault.List{{Column: "ngay", Rule: "missing", Detail: fault.Text{"Thiếu ngày."}}}
		}
	})
	id := submit(t, s, "an", in)
	st := wait(t, s, "an", id)
	if st.Status != Done || st.Rows != 95 || st.Done != 95 || st.Failed != 5 || st.Files != 180 || st.Pages != 90 || st.Digest == "" || !st.Expires.After(st.Finished) {
		t.Errorf("state: %+v", st)
	}
	if got, want := results(t, s, "an", id), alone(t, in); !bytes.Equal(got, want) {
		t.Errorf("results of %d bytes, want %d", len(got), len(want))
	}
	for _, other := range []string{"", "binh"} {
		if _, err := s.State(t.Context(), other, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("state for %q: %v", other, err)
		}
		if _, err := s.Watch(t.Context(), other, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("watch for %q: %v", other, err)
		}
		if _, err := s.Results(t.Context(), other, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("results for %q: %v", other, err)
		}
		if err := s.Delete(t.Context(), other, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("delete for %q: %v", other, err)
		}
	}
	if err := s.Delete(t.Context(), "an", id); err != nil {
		t.Fatal(err)
	}
	if _, err := s.State(t.Context(), "an", id); !errors.Is(err, ErrNotFound) {
		t.Errorf("state after delete: %v", err)
	}
	empty(t, s)
}

// empty holds that the store has nothing of any job.
func empty(t testing.TB, s *Store) {
	t.Helper()
	for name := range s.js.StreamNames(t.Context()).Name() {
		if strings.HasPrefix(name, fileStream) {
			t.Errorf("a bucket is left: %s", name)
		}
	}
	keys, err := s.states.ListKeys(t.Context()) // marks of removed jobs go later
	if err != nil {
		t.Fatal(err)
	}
	for key := range keys.Keys() {
		t.Errorf("a state is left: %s", key)
	}
}
