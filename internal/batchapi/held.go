package batchapi

import (
	"context"
	"errors"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/memory"
)

// reserve takes the memory that the Word templates of a spec need while they are
// read, and waits for it while there is time. kept is what they keep.
func (d *door) reserve(ctx context.Context, share *memory.Share, spec batch.Spec) (int64, error) {
	reading, kept := spec.Weight()
	const pause = 50 * time.Millisecond
	ctx, stop := context.WithTimeout(ctx, d.Config.QueueTimeout)
	defer stop()
	for {
		share.Take(int(reading))
		if err := share.Err(); !errors.Is(err, memory.ErrBusy) {
			return kept, err
		}
		share.Free()
		select {
		case <-ctx.Done():
			return 0, memory.ErrBusy
		case <-time.After(pause):
		}
	}
}

// compileIn is compile with the memory that it takes counted in a share, which
// keeps what the plan does.
func (d *door) compileIn(ctx context.Context, share *memory.Share, spec batch.Spec) (*batch.Plan, error) {
	kept, err := d.reserve(ctx, share, spec)
	switch {
	case errors.Is(err, memory.ErrLarge):
		return nil, fault.List{fault.Of("/templates", "limit.memory")}
	case err != nil:
		return nil, err
	}
	plan, err := d.compile(spec)
	share.Keep(kept)
	return plan, err
}
