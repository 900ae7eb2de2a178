package inspect

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// script runs a script of this package's in Node.js and returns what it printed. What it is to do, it reads as JSON from
// the file that its argument names.
func script(ctx context.Context, timeout time.Duration, name string, text []byte, spec any) ([]byte, error) {
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
	return r.stdout, nil
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
