package jobs

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"slices"
	"time"
)

// Status is how far a job is.
type Status string

// The ways a job goes: Queued, Running, perhaps Paused for a while, and then one
// of the other three.
const (
	Queued   Status = "queued"   // nobody has begun
	Running  Status = "running"  // some rows are being made, or are made
	Paused   Status = "paused"   // it waits for what Reason says, and goes on by itself
	Done     Status = "done"     // every row has its files or its faults; there is an archive
	Failed   Status = "failed"   // given up as a whole, see Reason
	Canceled Status = "canceled" // by its owner; it will be gone in a moment
)

// Ended says that the status will not change, but for the job's removal.
func (s Status) Ended() bool { return s == Done || s == Failed || s == Canceled }

// Reason is why a job failed or is paused.
type Reason string

// The reasons.
const (
	ReasonFull      Reason = "full"      // there is no room to store the results
	ReasonConverter Reason = "converter" // this process has no converter of Word files, which the job needs
	ReasonTemplate  Reason = "template"  // the program, as it runs now, refuses the template
	ReasonInternal  Reason = "internal"  // a fault of the program or of its store; the log says more
)

// State is what is known about a job.
type State struct {
	ID       string    `json:"id"`
	Status   Status    `json:"state"`
	Reason   Reason    `json:"reason,omitempty"` // of Failed and Paused
	Rows     int       `json:"rows"`             // in all
	Done     int       `json:"done"`             // rows that are finished, with files or with faults
	Failed   int       `json:"failed"`           // of these, with faults
	Files    int       `json:"files"`
	Pages    int       `json:"pages"`
	Bytes    int64     `json:"bytes"`   // of the files
	Created  time.Time `json:"created"` // in UTC, like all times
	Finished time.Time `json:"finished,omitzero"`
	Expires  time.Time `json:"expires,omitzero"` // when the job will be removed
	// Template and List are the names of the files that it came with.
	Template string `json:"template,omitempty"`
	List     string `json:"list,omitempty"`
	// Merge: the archive also holds one PDF of all papers.
	Merge bool `json:"merge,omitempty"`
	// Warnings are those that the job came with.
	Warnings []Warning `json:"-"`
	// Digest stands for the archive's bytes: with an equal digest, the same
	// program gives the same archive. Empty unless Done.
	Digest string `json:"-"`
}

// State says how a job of owner's is. It returns ErrNotFound for every other
// id.
func (s *Store) State(ctx context.Context, owner, id string) (State, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	r, err := s.own(ctx, owner, id)
	if err != nil {
		return State{}, err
	}
	t := s.board.now(id)
	return state(id, r, t), nil
}

// List is how all jobs of an owner are, the newest first. It may be a moment late.
// Nobody owns a job without an owner: whoever has its id has it, so these are not
// listed.
func (s *Store) List(owner string) []State {
	var all []State
	if owner == "" {
		return nil
	}
	for id, r := range s.board.records(owner) {
		all = append(all, state(id, r, s.board.now(id)))
	}
	slices.SortFunc(all, func(a, b State) int { return cmp.Or(b.Created.Compare(a.Created), cmp.Compare(a.ID, b.ID)) })
	return all
}

// state puts a record and what the board has counted together.
func state(id string, r record, t tally) State {
	st := State{ID: id, Status: r.Phase, Reason: r.Reason, Rows: r.Rows, Created: r.Created, Finished: r.Finished, Expires: r.Expires, Template: r.Template, List: r.List, Merge: r.Merge, Warnings: r.Warnings, Digest: r.Digest}
	sum := r.Total
	if r.Phase != Done {
		sum = t.sum
	}
	if r.Phase == Running && !t.started {
		st.Status = Queued
	}
	if r.open() && t.paused != "" {
		st.Status, st.Reason = Paused, t.paused
	}
	st.Done, st.Failed, st.Files, st.Pages, st.Bytes = sum.Done, sum.Failed, sum.Files, sum.Pages, sum.Bytes
	return st
}

// recheck is how often a watch that hears nothing asks whether the job is
// still there.
const recheck = 15 * time.Second

// beat is the least time between two states that a watch tells: a job of many
// rows changes often, and each look at it asks the server.
const beat = 250 * time.Millisecond

// Watch tells how a job of owner's is, now and whenever it changes. A reader
// that is slow misses what lies between. The channel closes after a state that
// has Ended, when ctx ends or when the store closes. A job that is removed
// while it is watched is told as Canceled.
func (s *Store) Watch(ctx context.Context, owner, id string) (<-chan State, error) {
	first, err := s.State(ctx, owner, id)
	if err != nil {
		return nil, err
	}
	states := make(chan State)
	go func() {
		defer close(states)
		s.watch(ctx, owner, first, states)
	}()
	return states, nil
}

func (s *Store) watch(ctx context.Context, owner string, last State, to chan<- State) {
	tell := func(st State) (more bool) {
		select {
		case to <- st:
			return !st.Status.Ended()
		case <-ctx.Done():
			return false
		case <-s.life.Done():
			return false
		}
	}
	for more := tell(last); more; {
		news := s.board.news(last.ID)
		next, err := s.State(ctx, owner, last.ID)
		switch {
		case errors.Is(err, ErrNotFound):
			next = last
			next.Status = Canceled
			s.board.hush(last.ID)
		case err != nil:
			next = last // asked again later
		}
		if !reflect.DeepEqual(next, last) {
			last = next
			if more = tell(next); !more {
				return
			}
		}
		// News that come meanwhile have closed the channel by its end.
		if !s.sleep(ctx, beat) {
			return
		}
		select {
		case <-news:
		case <-time.After(recheck):
		case <-ctx.Done():
			return
		case <-s.life.Done():
			return
		}
	}
}
