package jobs

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"vanthu/internal/batch"
)

// A chunk of rows is stored as lines of JSON.

func encodeRows(into []byte, n batch.Named) ([]byte, error) {
	line, err := json.Marshal(n)
	if err != nil {
		return into, fmt.Errorf("jobs: row: %w", err)
	}
	return append(append(into, line...), '\n'), nil
}

func decodeRows(data []byte) ([]batch.Named, error) {
	var all []batch.Named
	for line := range bytes.Lines(data) {
		var n batch.Named
		if err := json.Unmarshal(line, &n); err != nil {
			return nil, fmt.Errorf("jobs: row: %w", err)
		}
		all = append(all, n)
	}
	return all, nil
}

// What was made of a row is stored as its line of the manifest, with its
// length in front, and then its files.

var errBroken = errors.New("jobs: a result is broken")

func encodeMade(into []byte, m batch.Made) ([]byte, error) {
	line, err := json.Marshal(m)
	if err != nil {
		return into, fmt.Errorf("jobs: result: %w", err)
	}
	into = binary.AppendUvarint(into, uint64(len(line)))
	into = append(into, line...)
	for _, f := range m.Files {
		if int64(len(f.Data)) != f.Bytes {
			return into, errBroken
		}
		into = append(into, f.Data...)
	}
	return into, nil
}

// decodeMade reads one row's result and returns what follows it. The files are
// parts of data.
func decodeMade(data []byte) (m batch.Made, rest []byte, err error) {
	line, rest, err := cut(data)
	if err != nil {
		return m, nil, err
	}
	if err := json.Unmarshal(line, &m); err != nil {
		return m, nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	for i := range m.Files {
		f := &m.Files[i]
		if f.Bytes < 0 || f.Bytes > int64(len(rest)) {
			return m, nil, errBroken
		}
		f.Data, rest = rest[:f.Bytes:f.Bytes], rest[f.Bytes:]
	}
	return m, rest, nil
}

func cut(data []byte) (head, rest []byte, err error) {
	length, n := binary.Uvarint(data)
	if n <= 0 || length > uint64(len(data)-n) {
		return nil, nil, errBroken
	}
	data = data[n:]
	return data[:length], data[length:], nil
}

// count is what a row adds to the sums.
func count(m batch.Made) counts {
	c := counts{Done: 1, Files: len(m.Files)}
	if len(m.Faults) > 0 {
		c.Failed = 1
	}
	pages := map[int]int{} // a document's files have the same pages
	for _, f := range m.Files {
		c.Bytes += f.Bytes
		pages[f.Template] = f.Pages
	}
	for _, n := range pages {
		c.Pages += n
	}
	return c
}
