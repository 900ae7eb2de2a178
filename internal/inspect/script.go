package inspect

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// script runs a script of this package's in Node.js and returns what it printed: a line of JSON for each of so many files.
// What it is to do, it reads as JSON from the file that its argument names.
func script[T any](ctx context.Context, timeout time.Duration, name string, text []byte, spec any, files int) ([]T, error) {
	task, err := json.Marshal(spec)
	if err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	dir, err := os.MkdirTemp("", "vanthu-script-")
	if err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	defer os.RemoveAll(dir)
	program, file := filepath.Join(dir, name), filepath.Join(dir, "task.json")
	if err := errors.Join(os.WriteFile(program, text, 0o600), os.WriteFile(file, task, 0o600)); err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	r, err := node.run(ctx, timeout, program, file)
	if err != nil {
		return nil, err
	}
	if r.status != 0 {
		return nil, r.failure()
	}
	var all []T
	for d := json.NewDecoder(bytes.NewReader(r.stdout)); d.More(); {
		var one T
		if err := d.Decode(&one); err != nil {
			return nil, fmt.Errorf("inspect: %s: %w", name, err)
		}
		all = append(all, one)
	}
	if len(all) != files {
		return nil, fmt.Errorf("inspect: %s tells of %d files, not %d", name, len(all), files)
	}
	return all, nil
}

// inputFiles are the full paths of files that are there.
func inputFiles(paths []string) ([]string, error) {
	files := make([]string, len(paths))
	for i, path := range paths {
		var err error
		if files[i], err = inputFile(path); err != nil {
			return nil, err
		}
	}
	return files, nil
}
