package jobs

import (
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// What a caller can do something about. Test with errors.Is.
var (
	// ErrNotFound: there is no such job, or it is another owner's.
	ErrNotFound = errors.New("jobs: no such job")
	// ErrNotDone: the job has no archive, because it is not done.
	ErrNotDone = errors.New("jobs: the job is not done")
	// ErrNoRows: a job of no rows was submitted.
	ErrNoRows = errors.New("jobs: no rows")
	// ErrTooManyRows: a job of more rows than Config.MaxRows was submitted.
	ErrTooManyRows = errors.New("jobs: too many rows")
	// ErrRowsTooLong: the rows of a job are longer than Config.MaxRowBytes.
	ErrRowsTooLong = errors.New("jobs: the rows are too long")
	// ErrTooManyJobs: Config.MaxJobs jobs are not finished yet, or Config.MaxKept
	// are kept, or as many as one owner may have.
	ErrTooManyJobs = errors.New("jobs: too many jobs")
	// ErrFull: the disk, what Config.MaxBytes allows of it, or the owner's share is
	// full.
	ErrFull = errors.New("jobs: no room to store")
	// ErrLocked: another process keeps its jobs in Config.Dir.
	ErrLocked = errors.New("jobs: the folder is in use by another process")
	// ErrClosed: the store was closed, or is closing.
	ErrClosed = errors.New("jobs: the store is closed")
)

// Codes of the server's answers, see nats-server's errors.json.
const (
	codeAccountFull  jetstream.ErrorCode = 10002 // resource limits exceeded for account
	codeInsufficient jetstream.ErrorCode = 10023 // insufficient resources
	codeMemoryFull   jetstream.ErrorCode = 10028 // insufficient memory resources available
	codeStreamsFull  jetstream.ErrorCode = 10027 // maximum number of streams reached
	codeStorageFull  jetstream.ErrorCode = 10047 // insufficient storage resources available
	codeStoreFailed  jetstream.ErrorCode = 10077 // stream store failed: maximum bytes exceeded
)

// told puts the package's own error in front where the cause is one that the
// caller can do something about.
func told(err error) error {
	var api *jetstream.APIError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &api):
		switch api.ErrorCode {
		case codeAccountFull, codeInsufficient, codeMemoryFull, codeStreamsFull, codeStorageFull, codeStoreFailed:
			return fmt.Errorf("%w: %w", ErrFull, err)
		}
	case errors.Is(err, nats.ErrConnectionClosed), errors.Is(err, nats.ErrConnectionDraining):
		return fmt.Errorf("%w: %w", ErrClosed, err)
	}
	return err
}

// errBound: what jobs may take is full, and not the disk.
var errBound = errors.New("jobs: they take all that they may")

// lost are the errors of a bucket that was removed in the meantime.
func lost(err error) bool {
	return errors.Is(err, jetstream.ErrNoStreamResponse) ||
		errors.Is(err, jetstream.ErrStreamNotFound) ||
		errors.Is(err, jetstream.ErrBucketNotFound)
}
