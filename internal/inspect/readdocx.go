package inspect

import (
	"fmt"
	"os"

	"vanthu/internal/word"
)

// ReadDOCX reads a DOCX file from disk with word.Read.
func ReadDOCX(name string) (*word.Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	d, err := word.Read(nil, f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}
