package batchapi

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"os"

	"vanthu/internal/service"
)

// spoolMemory is how much of a body stays in memory. What is longer goes to a
// file.
const spoolMemory = 1 << 20

// spool keeps a body of any length, and can be read anywhere in it. Both its
// memory and its file are counted in the server's budgets. It serves one
// goroutine until it is filled.
type spool struct {
	door   *door
	most   int64
	memory []byte
	file   *os.File
	size   int64
	sum    hash.Hash // SHA-256
}

func (d *door) newSpool(most int64) *spool {
	return &spool{door: d, most: most, sum: sha256.New()}
}

// Write adds to the spool.
func (p *spool) Write(b []byte) (int, error) {
	if p.size+int64(len(b)) > p.most {
		return 0, service.ErrLong
	}
	if p.file == nil && p.size+int64(len(b)) > spoolMemory {
		if err := p.spill(); err != nil {
			return 0, err
		}
	}
	var err error
	if p.file == nil {
		err = p.remember(b)
	} else {
		err = p.store(b)
	}
	if err != nil {
		return 0, err
	}
	p.sum.Write(b)
	return len(b), nil
}

// remember adds to the memory.
func (p *spool) remember(b []byte) error {
	if need := len(p.memory) + len(b); need > cap(p.memory) {
		next := min(max(service.FirstChunk, 2*cap(p.memory), need), spoolMemory)
		if !p.door.Bodies.Take(int64(next - cap(p.memory))) {
			return service.ErrFull
		}
		p.memory = append(make([]byte, 0, next), p.memory...)
	}
	p.memory = append(p.memory, b...)
	p.size = int64(len(p.memory))
	return nil
}

// spill moves what there is to a file. Where the system lets it, the file has
// no name from now on, so that nothing stays behind however the process ends.
func (p *spool) spill() error {
	file, err := os.CreateTemp(p.door.tempDir, ".vanthu-*.tmp")
	if err != nil {
		return err
	}
	os.Remove(file.Name())
	p.file = file
	memory := p.memory
	p.size = 0
	err = p.store(memory)
	p.door.Bodies.Give(int64(cap(memory)))
	p.memory = nil
	return err
}

// store adds to the file.
func (p *spool) store(b []byte) error {
	if !p.door.spools.Take(int64(len(b))) {
		return service.ErrFull
	}
	p.size += int64(len(b))
	_, err := p.file.Write(b)
	return err
}

// ReadAt reads what was written.
func (p *spool) ReadAt(b []byte, at int64) (int, error) {
	if p.file != nil {
		return p.file.ReadAt(b, at)
	}
	return bytes.NewReader(p.memory).ReadAt(b, at)
}

// part is a part of the spool, in memory. Give its length back to the server's
// bodies when it is no longer needed.
func (p *spool) part(at, size int64) ([]byte, error) {
	if !p.door.Bodies.Take(size) {
		return nil, service.ErrFull
	}
	data := make([]byte, size)
	if _, err := p.ReadAt(data, at); err != nil && !errors.Is(err, io.EOF) {
		p.door.Bodies.Give(size)
		return nil, err
	}
	return data, nil
}

// close gives everything back. A second call does nothing.
func (p *spool) close() {
	p.door.Bodies.Give(int64(cap(p.memory)))
	p.memory = nil
	if p.file != nil {
		p.door.spools.Give(p.size)
		_ = p.file.Close()       // nothing in it matters any more
		os.Remove(p.file.Name()) // where it could not be removed while open
		p.file = nil
	}
}
