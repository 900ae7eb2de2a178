package jobs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"
	"testing"

	"vanthu/fonts"
	"vanthu/internal/batch"
	"vanthu/internal/render"
	"vanthu/internal/rows"
)

var renderer = sync.OnceValue(func() *render.Renderer {
	r, err := render.New(fonts.Default())
	if err != nil {
		panic(err)
	}
	return r
})

const notice = `{"kind": "thong-bao", "issuer": {"name": "{{đơn vị}}", "code": "UBND"}, "number": "{{số}}",
"place": "Hà Tĩnh", "date": "2026-11-20", "subject": "Về việc nghỉ lễ", "sections": ["Kính gửi {{đơn vị}}."],
"archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`

// openReal is a store that makes documents.
func openReal(t testing.TB) (*Store, *batch.Plan, batch.Spec) {
	t.Helper()
	c := small(t.TempDir())
	c.ChunkRows = 25
	compiled := func(spec batch.Spec) (*batch.Plan, error) {
		return batch.Compile(renderer(), spec, batch.Options{Program: "vanthu test"})
	}
	s, err := Open(t.Context(), c, func(spec batch.Spec) (batch.Maker, error) { return compiled(spec) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shut(t, s) })
	spec := batch.Spec{Templates: []batch.Template{{Name: "thong-bao.json", Data: []byte(notice)}}, Merge: true}
	p, err := compiled(spec)
	if err != nil {
		t.Fatal(err)
	}
	return s, p, spec
}

// bodies are n rows for notice; each 20th has no number.
func bodies(p *batch.Plan, n int) iter.Seq2[batch.Named, error] {
	return func(yield func(batch.Named, error) bool) {
		names := p.Namer()
		for i := range n {
			v := rows.Values{"đơn vị": {Text: fmt.Sprintf("UBND xã số %d", i+1)}}
			if i%20 != 7 {
				v["số"] = rows.Value{Text: fmt.Sprint(i + 1)}
			}
			if !yield(names.Name(rows.Row{Number: i + 2, Values: v}), nil) {
				return
			}
		}
	}
}

// TestArchive holds a job's archive against the one that is made without a
// store.
func TestArchive(t *testing.T) {
	t.Parallel()
	s, p, spec := openReal(t)
	source := &batch.Input{Name: "xã.xlsx", SHA256: "00"}
	id, err := s.Submit(t.Context(), "an", Job{Spec: spec, Manifest: p.Manifest(source)}, bodies(p, 60))
	if err != nil {
		t.Fatal(err)
	}
	if st := wait(t, s, "an", id); st.Status != Done || st.Failed != 3 || st.Files != 2*57 {
		t.Errorf("state: %+v", st)
	}
	var direct, durable bytes.Buffer
	how := batch.Packing{Source: source, TempDir: t.TempDir(), Renderer: renderer()}
	if _, err := p.Pack(t.Context(), bodies(p, 60), &direct, how); err != nil {
		t.Fatal(err)
	}
	for range 2 { // an archive may be asked for again
		durable.Reset()
		if err := s.Archive(t.Context(), "an", id, &durable, how); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(direct.Bytes(), durable.Bytes()) {
			t.Errorf("%d bytes, want %d, or others", durable.Len(), direct.Len())
		}
	}
	full := errors.New("the client is gone")
	if err := s.Archive(t.Context(), "an", id, failing{full}, how); !errors.Is(err, full) {
		t.Errorf("a client that is gone: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Archive(ctx, "an", id, io.Discard, how); !errors.Is(err, context.Canceled) {
		t.Errorf("a request that has ended: %v", err)
	}
	if err := s.Archive(t.Context(), "binh", id, io.Discard, how); !errors.Is(err, ErrNotFound) {
		t.Errorf("another owner: %v", err)
	}
	if err := s.Delete(t.Context(), "an", id); err != nil {
		t.Fatal(err)
	}
	if err := s.Archive(t.Context(), "an", id, io.Discard, how); !errors.Is(err, ErrNotFound) {
		t.Errorf("a removed job: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// BenchmarkDirect and BenchmarkDurable make the same archive of the same rows.
func BenchmarkDirect(b *testing.B) {
	_, p, _ := openReal(b)
	for b.Loop() {
		if _, err := p.Pack(b.Context(), bodies(p, 500), io.Discard, batch.Packing{TempDir: b.TempDir()}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(500*b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkDurable(b *testing.B) {
	s, p, spec := openReal(b)
	for b.Loop() {
		id, err := s.Submit(b.Context(), "an", Job{Spec: spec, Manifest: p.Manifest(nil)}, bodies(p, 500))
		if err != nil {
			b.Fatal(err)
		}
		wait(b, s, "an", id)
		if err := s.Archive(b.Context(), "an", id, io.Discard, batch.Packing{TempDir: b.TempDir()}); err != nil {
			b.Fatal(err)
		}
		if err := s.Delete(b.Context(), "an", id); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(500*b.N)/b.Elapsed().Seconds(), "rows/s")
}
