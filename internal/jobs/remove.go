package jobs

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/nats-io/nats.go/jetstream"
)

// Delete cancels a job of owner's, if it has not ended, and removes all of it.
// Rows that are being made are stopped, on every process, as soon as it has
// heard of it. When Delete returns the job is gone for everyone; if the process
// dies before that, it goes later.
func (s *Store) Delete(ctx context.Context, owner, id string) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	if _, err := s.own(ctx, owner, id); err != nil {
		return err
	}
	if _, err := s.end(ctx, id, func(r *record) { r.Phase = Canceled }); err != nil {
		return err
	}
	return s.remove(ctx, id)
}

// remove removes all of a job, its record last, so that it can be done again.
func (s *Store) remove(ctx context.Context, id string) error {
	if err := s.clear(ctx, id); err != nil {
		return err
	}
	if err := s.purge(ctx, id); err != nil {
		return err
	}
	_, err := s.get(ctx, id)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return nil
	}
	if err == nil {
		err = s.states.Purge(ctx, id, jetstream.PurgeTTL(markTTL))
	}
	if err != nil {
		return fmt.Errorf("jobs: remove: %w", told(err))
	}
	return nil
}

// clear removes the files of a job, and leaves what is said about it.
func (s *Store) clear(ctx context.Context, id string) error {
	err := s.js.DeleteObjectStore(ctx, filePrefix+id)
	if lost(err) {
		err = nil
	}
	if err != nil {
		return fmt.Errorf("jobs: remove: %w", told(err))
	}
	return nil
}

// purge removes the notes of a job.
func (s *Store) purge(ctx context.Context, id string) error {
	st, err := s.js.Stream(ctx, stateStream)
	if err == nil {
		err = st.Purge(ctx, jetstream.WithPurgeSubject(stateSubject+id+".>"))
	}
	var api *jetstream.APIError
	if s.embedded != nil && errors.As(err, &api) && api.Code == http.StatusInternalServerError {
		s.embedded.broken.Store(true) // it cannot write
	}
	if err != nil {
		return fmt.Errorf("jobs: remove: %w", told(err))
	}
	return nil
}
