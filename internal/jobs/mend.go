package jobs

import (
	"context"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"
)

// mend makes the bucket of states anew, of what can be read in it. What a disk
// has broken would keep the store from opening. Jobs whose record is lost are
// begun anew from their files (see files.recordOf).
func (s *Store) mend(ctx context.Context) error {
	stream, err := s.js.Stream(ctx, stateStream)
	if err != nil {
		return fmt.Errorf("mend: %w", err)
	}
	state := stream.CachedInfo().State
	var good []*jetstream.RawStreamMsg
	for n := state.FirstSeq; n <= state.LastSeq; n++ {
		if m, err := stream.GetMsg(ctx, n); err == nil && len(m.Data) > 0 {
			good = append(good, m)
		}
	}
	s.config.Log.Error("jobs: some states are broken on the disk; those that can be read are kept", "read", len(good), "all", state.Msgs)
	if err := s.js.DeleteStream(ctx, stateStream); err != nil {
		return fmt.Errorf("mend: %w", err)
	}
	if _, err := s.js.CreateStream(ctx, s.stateConfig()); err != nil {
		return fmt.Errorf("mend: %w", err)
	}
	for _, m := range good {
		if _, err := s.js.Publish(ctx, m.Subject, m.Data); err != nil {
			return fmt.Errorf("mend: %w", err)
		}
	}
	return nil
}
