package jobs

import (
	"context"
	"crypto/sha256"
	"hash"

	"vanthu/internal/batch"
)

// partWriter stores the results of a chunk's rows, in parts: what it holds is
// never more than a part and a row.
type partWriter struct {
	files  files
	chunk  int
	result result

	buffer []byte
	sum    hash.Hash
}

func (w *partWriter) add(ctx context.Context, m batch.Made) error {
	var err error
	if w.buffer, err = encodeMade(w.buffer, m); err != nil {
		return err
	}
	w.result.Count.add(count(m))
	if len(w.buffer) < partBytes {
		return nil
	}
	return w.flush(ctx)
}

func (w *partWriter) flush(ctx context.Context) error {
	if len(w.buffer) == 0 {
		return nil
	}
	w.sum.Write(w.buffer)
	stored, err := w.files.put(ctx, madeObject(w.chunk, w.result.Attempt, w.result.Parts), w.buffer)
	if err != nil {
		return err
	}
	w.result.Count.Stored += stored
	w.result.Parts++
	w.buffer = w.buffer[:0]
	return nil
}

func newPartWriter(f files, chunk int, attempt string) *partWriter {
	return &partWriter{files: f, chunk: chunk, result: result{Attempt: attempt}, sum: sha256.New()}
}
