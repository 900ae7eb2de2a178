package jobs

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/nats-io/nats.go/jetstream"
)

// between calls step before each read.
type between struct {
	io.Reader
	n    int
	step func(n int)
}

func (b *between) Read(p []byte) (int, error) {
	b.n++
	b.step(b.n)
	return b.Reader.Read(p)
}

// TestSilentServer has a server that does not answer one message of an object,
// as while a cluster chooses a leader: what nats.go then calls stored is not
// what was given to it.
func TestSilentServer(t *testing.T) {
	t.Parallel()
	c := small(t.TempDir())
	c.Workers = -1
	s := open(t, c)
	f, err := s.createFiles(t.Context(), "aaaaaaaaaaaaaaaaaaaaaaaaaa")
	if err != nil {
		t.Fatal(err)
	}
	stream, err := s.js.Stream(t.Context(), fileStream+"aaaaaaaaaaaaaaaaaaaaaaaaaa")
	if err != nil {
		t.Fatal(err)
	}
	listens := stream.CachedInfo().Config
	deaf := listens
	deaf.Subjects = []string{"elsewhere"}
	become := func(c jetstream.StreamConfig) {
		if _, err := s.js.UpdateStream(t.Context(), c); err != nil {
			t.Error(err)
		}
	}
	data := make([]byte, 4*messageBytes)
	random := rand.NewChaCha8([32]byte{})
	_, _ = random.Read(data)
	silent := func() io.Reader {
		return &between{Reader: bytes.NewReader(data), step: func(n int) {
			switch n {
			case 2:
				become(deaf)
			case 3:
				become(listens)
			}
		}}
	}
	// A slow machine may be too late to be silent at the right moment.
	for range 10 {
		if err = f.send(t.Context(), "x", silent(), len(data)); errors.Is(err, jetstream.ErrDigestMismatch) {
			break
		}
		t.Logf("again: %v", err)
	}
	if !errors.Is(err, jetstream.ErrDigestMismatch) {
		t.Errorf("a broken object was stored: %v", err)
	}
	if _, err := f.bucket.GetInfo(t.Context(), "x"); !errors.Is(err, jetstream.ErrObjectNotFound) {
		t.Errorf("the broken object: %v", err)
	}
	if _, err := f.put(t.Context(), "x", data); err != nil {
		t.Fatal(err)
	}
	if got, err := f.get(t.Context(), "x"); err != nil || !bytes.Equal(got, data) {
		t.Errorf("%d bytes, want %d, %v", len(got), len(data), err)
	}
}
