package jobs

import (
	"context"
	"io"
	"iter"

	"vanthu/internal/batch"
)

// Results are what became of a job.
type Results struct {
	Job   Job
	State State
	// Rows are the results of all rows in order, each once. They are read from
	// the store as they are asked for, some megabytes at a time, and may be read
	// again. An error ends them.
	Rows iter.Seq2[batch.Made, error]
}

// Results are what became of a job of owner's. It returns ErrNotDone where the
// job is not Done. A job that is removed meanwhile ends its rows with an error.
func (s *Store) Results(ctx context.Context, owner, id string) (*Results, error) {
	asking, cancel := s.bound(ctx)
	defer cancel()
	r, err := s.own(asking, owner, id)
	if err != nil {
		return nil, err
	}
	if r.Phase != Done {
		return nil, ErrNotDone
	}
	chunks, err := s.results(asking, id, r)
	if err != nil {
		return nil, err
	}
	f, err := s.openFiles(asking, id)
	if err != nil {
		return nil, err
	}
	job, err := f.job(asking)
	if err != nil {
		return nil, err
	}
	return &Results{Job: job, State: state(id, r, tally{}), Rows: func(yield func(batch.Made, error) bool) {
		for i, c := range chunks {
			for part := range c.Parts {
				if !f.rows(ctx, madeObject(i, c.Attempt, part), yield) {
					return
				}
			}
		}
	}}, nil
}

// Archive writes the ZIP of a done job of owner's to w, as batch.Plan.Pack would
// have: the same rows give the same bytes, whoever made them. They are read
// from the store as w takes them. Of how, Source and Workers are not used. Where
// it fails before it has written anything, it is with an error of Results.
func (s *Store) Archive(ctx context.Context, owner, id string, w io.Writer, how batch.Packing) error {
	r, err := s.Results(ctx, owner, id)
	if err != nil {
		return err
	}
	_, err = batch.PackMade(ctx, r.Job.Spec, r.Job.Manifest, r.Rows, w, how)
	return err
}

// rows reads the results in one object; more is false when there shall be no
// more.
func (f files) rows(ctx context.Context, name string, yield func(batch.Made, error) bool) (more bool) {
	data, err := f.get(ctx, name)
	for err == nil && len(data) > 0 {
		var m batch.Made
		if m, data, err = decodeMade(data); err == nil && !yield(m, nil) {
			return false
		}
	}
	if err != nil {
		yield(batch.Made{}, err)
	}
	return err == nil
}
