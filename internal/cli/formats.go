package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"vanthu/internal/render"
)

// formats is the value of --format: file formats with commas between them.
// Given more than once, the flag adds to what it said before.
type formats []render.Format

// String is the value as it is written.
func (f *formats) String() string { return join(*f) }

// Type names the kind of value.
func (f *formats) Type() string { return "LOẠI" }

// Set takes a value from the command line.
func (f *formats) Set(value string) error {
	for word := range strings.SplitSeq(value, ",") {
		format := render.Format(strings.ToLower(strings.TrimSpace(word)))
		if format == "" {
			return errors.New("thiếu tên định dạng")
		}
		if !slices.Contains(render.Formats, format) {
			return fmt.Errorf("không có định dạng «%s»; các định dạng: %s", word, join(render.Formats))
		}
		if !slices.Contains(*f, format) {
			*f = append(*f, format)
		}
	}
	return nil
}

func join(list []render.Format) string {
	words := make([]string, len(list))
	for i, format := range list {
		words[i] = string(format)
	}
	return strings.Join(words, ",")
}
