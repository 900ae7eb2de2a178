package jobs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Objects of a job. Those of a result are named by the attempt that made them,
// so that a late worker cannot change what is being read.
const (
	jobObject    = "job"
	recordObject = "record"
)

func rowsObject(chunk int) string { return fmt.Sprintf("rows.%06d", chunk) }

func madeObject(chunk int, attempt string, part int) string {
	return fmt.Sprintf("made.%06d.%s.%d", chunk, attempt, part)
}

// messageBytes is the length of the messages that objects are cut into: a
// server takes 1 MiB unless it is told otherwise, and each is synced by itself.
const messageBytes = 512 << 10

// files is the bucket of one job's files.
type files struct {
	store  *Store
	bucket jetstream.ObjectStore
}

func (s *Store) createFiles(ctx context.Context, id string) (files, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	b, err := s.js.CreateObjectStore(ctx, jetstream.ObjectStoreConfig{
		Bucket:      filePrefix + id,
		Description: "files of a job",
		Storage:     jetstream.FileStorage,
		Replicas:    s.config.Replicas,
	})
	if err != nil {
		return files{}, fmt.Errorf("jobs: files: %w", told(err))
	}
	return files{s, b}, nil
}

func (s *Store) openFiles(ctx context.Context, id string) (files, error) {
	b, err := ask(ctx, s, func(ctx context.Context) (jetstream.ObjectStore, error) { return s.js.ObjectStore(ctx, filePrefix+id) })
	if err != nil {
		return files{}, fmt.Errorf("jobs: files: %w", told(err))
	}
	return files{s, b}, nil
}

// put stores an object, packed, and tells how many bytes it takes: when it
// returns, the object is on disk. Objects are some megabytes, so they are handled
// whole, and a reader that is slow holds nothing open on the server.
func (f files) put(ctx context.Context, name string, data []byte) (stored int64, err error) {
	ctx, cancel := f.store.bound(ctx)
	defer cancel()
	if err := f.store.room(ctx); err != nil {
		return 0, err
	}
	err = packed(data, func(data []byte) error {
		stored = int64(len(data))
		return f.putBytes(ctx, name, data)
	})
	return stored, err
}

func (f files) putBytes(ctx context.Context, name string, data []byte) (err error) {
	for range tries {
		err = f.send(ctx, name, bytes.NewReader(data), len(data))
		switch {
		case errors.Is(err, jetstream.ErrDigestMismatch):
		case errors.Is(err, nats.ErrNoResponders), errors.Is(err, jetstream.ErrNoStreamResponse):
			rest(ctx) // a new bucket may not have its leader yet
		default:
			return err
		}
	}
	return err
}

// tries is how often something is tried that a cluster refuses while it chooses
// a leader, and pauses lie between.
const (
	tries = 5
	pause = 300 * time.Millisecond
)

func rest(ctx context.Context) {
	select {
	case <-time.After(pause):
	case <-ctx.Done():
	}
}

// send is put without the question for room. What takes several messages is
// read back: where a server did not answer one of them, as while a cluster
// chooses a leader, nats.go sends the bytes of a later one in its place and
// finds nothing wrong (Put fills one message again and again, and a retry sends
// what is in it by then). Only reading compares the digest.
func (f files) send(ctx context.Context, name string, data io.Reader, length int) error {
	meta := jetstream.ObjectMeta{Name: name, Opts: &jetstream.ObjectMetaOptions{ChunkSize: f.messageBytes()}}
	if _, err := f.bucket.Put(ctx, meta, data); err != nil {
		return fmt.Errorf("jobs: put: %w", told(err))
	}
	if length <= int(meta.Opts.ChunkSize) {
		return nil
	}
	_, err := f.getBytes(ctx, name)
	if err != nil {
		_ = f.bucket.Delete(ctx, name) // goes with the bucket otherwise
	}
	return err
}

func (f files) messageBytes() uint32 {
	return uint32(min(messageBytes, f.store.conn.MaxPayload()/2))
}

// get reads an object and holds it against its digest.
func (f files) get(ctx context.Context, name string) ([]byte, error) {
	data, err := f.getBytes(ctx, name)
	if err != nil {
		return nil, err
	}
	return unpack(data)
}

// getBytes reads an object as it is stored. A server that lags behind may not
// know it yet, so it is asked again.
func (f files) getBytes(ctx context.Context, name string) ([]byte, error) {
	ctx, cancel := f.store.bound(ctx)
	defer cancel()
	var err error
	for range tries {
		var data []byte
		if data, err = f.bucket.GetBytes(ctx, name); err == nil {
			return data, nil
		}
		if errors.Is(err, jetstream.ErrDigestMismatch) || lost(err) {
			break // that stays so
		}
		rest(ctx)
	}
	return nil, fmt.Errorf("jobs: get: %w", told(err))
}

// drop removes objects that nobody refers to. What stays because of an error
// goes with the bucket.
func (f files) drop(ctx context.Context, chunk int, r result) {
	ctx, cancel := f.store.bound(ctx)
	defer cancel()
	for part := range r.Parts {
		_ = f.bucket.Delete(ctx, madeObject(chunk, r.Attempt, part))
	}
}
