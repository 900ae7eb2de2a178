package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"

	"vanthu/internal/disk"
)

// journalName is the name of the journal, beside the files it tells of.
const journalName = ".vanthu-lo.jsonl"

// journal remembers the rows that are done while a batch goes into a folder: a
// line of JSON for each. It is safe for concurrent use once it has begun.
type journal struct {
	path string
	made *disk.Folders

	mu    sync.Mutex
	file  *os.File
	empty bool
}

// read adds what the journal of an interrupted run says; it tells whether there
// is one. A line that was cut off is as if it had not been written.
func (j *journal) read(known map[string]Made) (bool, error) {
	data, err := os.ReadFile(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for line := range bytes.Lines(data) {
		var m Made
		if decode(line, &m) && m.Key != "" {
			known[m.Key] = m
		}
	}
	return true, nil
}

// begin writes the journal anew with what is known, and opens it.
func (j *journal) begin(known map[string]Made) error {
	var b bytes.Buffer
	for _, key := range slices.Sorted(maps.Keys(known)) {
		b.Write(encode(known[key]))
	}
	if err := disk.Save(context.Background(), j.made, []disk.File{{Path: j.path, Data: b.Bytes()}}); err != nil {
		return err
	}
	j.empty = len(known) == 0
	var err error
	j.file, err = os.OpenFile(j.path, os.O_WRONLY|os.O_APPEND, 0)
	return err
}

// add remembers a row. The line is with the system when add returns: it stays
// if the program is killed.
func (j *journal) add(m Made) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.empty = false
	if _, err := j.file.Write(encode(m)); err != nil {
		return &disk.Error{Path: j.path, Err: err}
	}
	return nil
}

// close ends writing. A journal that says nothing is removed.
func (j *journal) close() {
	_ = j.file.Close() // each line is written already
	if j.empty {
		os.Remove(j.path)
	}
}

// drop removes the journal.
func (j *journal) drop() {
	os.Remove(j.path)
}

// decode reads JSON that this program wrote. What it did not write is no.
func decode(data []byte, v any) bool { return json.Unmarshal(data, v) == nil }
