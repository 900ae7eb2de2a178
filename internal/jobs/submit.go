package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"vanthu/internal/batch"
)

// Submit takes a job of owner's: the rows as the Namer of the Spec's plan named
// them, read once, in order. When it returns, all of the job is on disk and
// will be worked on, whatever happens to this process. Where it fails, with an
// error of rows, of ctx or of this package, there is no job.
//
// The id tells nothing and cannot be guessed.
func (s *Store) Submit(ctx context.Context, owner string, job Job, rows iter.Seq2[batch.Named, error]) (id string, err error) {
	if s.drain.Err() != nil {
		return "", ErrClosed
	}
	if job.Manifest == nil {
		return "", errors.New("jobs: a job without a manifest")
	}
	if s.crowded(owner) {
		return "", ErrTooManyJobs
	}
	ctx, cancel := context.WithTimeout(ctx, s.config.submit)
	defer cancel()
	id = strings.ToLower(rand.Text())
	if err := s.submit(ctx, id, owner, job, rows); err != nil {
		s.forget(ctx, id)
		return "", err
	}
	return id, nil
}

// crowded tells whether there are as many jobs as there may be, in all or of an
// owner.
func (s *Store) crowded(owner string) bool {
	open, kept := s.board.size("")
	if open >= s.config.MaxJobs || kept >= s.config.MaxKept {
		return true
	}
	open, kept = s.board.size(owner)
	return owner != "" && (open >= s.config.OwnerJobs || kept >= s.config.OwnerKept)
}

func (s *Store) submit(ctx context.Context, id, owner string, job Job, rows iter.Seq2[batch.Named, error]) error {
	if err := s.room(ctx); err != nil {
		return err
	}
	f, err := s.createFiles(ctx, id)
	if err != nil {
		return err
	}
	hash, stored, err := f.putJob(ctx, job)
	if err != nil {
		return err
	}
	w := chunkWriter{ctx: ctx, files: f, rows: s.config.ChunkRows, bytes: s.config.ChunkBytes, most: s.config.MaxRowBytes, stored: stored}
	if owner != "" && s.board.share > 0 {
		w.share = max(s.board.share-s.board.takenBy(owner), 1)
	}
	for n, err := range rows {
		if err != nil {
			return err
		}
		if w.total == s.config.MaxRows {
			return ErrTooManyRows
		}
		if err := w.add(n); err != nil {
			return err
		}
	}
	if err := w.flush(); err != nil {
		return err
	}
	if w.total == 0 {
		return ErrNoRows
	}
	r := record{Owner: owner, Phase: Running, Job: hash, Rows: w.total, Chunks: w.chunks, Stored: w.stored, Warnings: job.Warnings, Template: job.Template, List: job.List, Merge: job.Spec.Merge, Created: time.Now().UTC().Truncate(time.Millisecond)}
	if err := s.update(ctx, id, r, 0); err != nil {
		return err
	}
	return f.putRecord(ctx, r)
}

// forget removes what a failed submission left. What it cannot remove now, the
// janitor will.
func (s *Store) forget(ctx context.Context, id string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.config.request)
	defer cancel()
	// Its record may be there. Nobody shall work on it if the rest fails.
	_, err := s.end(ctx, id, func(r *record) { r.Phase = Canceled })
	if err == nil || errors.Is(err, ErrNotFound) {
		err = s.remove(ctx, id)
	}
	if err != nil {
		s.config.Log.Warn("jobs: a failed submission is left to the janitor", "job", id, "error", err)
	}
}

// chunkWriter cuts rows into chunks and stores them.
type chunkWriter struct {
	ctx         context.Context
	files       files
	rows, bytes int   // of a chunk
	most        int64 // bytes of all rows, as they are worked on
	share       int64 // bytes that may be stored; 0: as many as there is room for

	buffer        []byte
	held          int // rows in buffer
	total, chunks int
	sum, stored   int64
}

func (w *chunkWriter) add(n batch.Named) error {
	if err := w.ctx.Err(); err != nil {
		return fmt.Errorf("jobs: submit: %w", err)
	}
	var err error
	before := len(w.buffer)
	if w.buffer, err = encodeRows(w.buffer, n); err != nil {
		return err
	}
	if w.sum += int64(len(w.buffer) - before); w.sum > w.most {
		return ErrRowsTooLong
	}
	w.total++
	w.held++
	if w.held < w.rows && len(w.buffer) < w.bytes {
		return nil
	}
	return w.flush()
}

func (w *chunkWriter) flush() error {
	if w.held == 0 {
		return nil
	}
	stored, err := w.files.put(w.ctx, rowsObject(w.chunks), w.buffer)
	if err != nil {
		return err
	}
	if w.stored += stored; w.share > 0 && w.stored >= w.share {
		return fmt.Errorf("%w: the owner's jobs take their share", ErrFull)
	}
	w.chunks++
	w.held, w.buffer = 0, w.buffer[:0]
	return nil
}
