package jobs

import (
	"bytes"
	"context"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"
)

// Objects of a job. Those of a result are named by the attempt that made them,
// so that a late worker cannot change what is being read.
const jobObject = "job"

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
	ctx, cancel := s.bound(ctx)
	defer cancel()
	b, err := s.js.ObjectStore(ctx, filePrefix+id)
	if err != nil {
		return files{}, fmt.Errorf("jobs: files: %w", told(err))
	}
	return files{s, b}, nil
}

// put stores an object: when it returns, the object is on disk. Objects are
// some megabytes, so they are handled whole, and a reader that is slow holds
// nothing open on the server.
func (f files) put(ctx context.Context, name string, data []byte) error {
	ctx, cancel := f.store.bound(ctx)
	defer cancel()
	if err := f.store.room(ctx); err != nil {
		return err
	}
	meta := jetstream.ObjectMeta{Name: name, Opts: &jetstream.ObjectMetaOptions{ChunkSize: f.messageBytes()}}
	if _, err := f.bucket.Put(ctx, meta, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("jobs: put: %w", told(err))
	}
	return nil
}

func (f files) messageBytes() uint32 {
	return uint32(min(messageBytes, f.store.conn.MaxPayload()/2))
}

// get reads an object and holds it against its digest.
func (f files) get(ctx context.Context, name string) ([]byte, error) {
	ctx, cancel := f.store.bound(ctx)
	defer cancel()
	data, err := f.bucket.GetBytes(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("jobs: get: %w", told(err))
	}
	return data, nil
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
