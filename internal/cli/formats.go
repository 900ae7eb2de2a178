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

func join(list []render.Format) string { return strings.Join(render.Names(list), ",") }

// singleFiles are names of files that -o may name: of the formats that give
// one file.
func singleFiles(stem, between string) string {
	var names []string
	for _, f := range render.Whole {
		names = append(names, stem+f.Extension())
	}
	return strings.Join(names, between)
}

// formatUsage is what --format takes, for the help.
func formatUsage(list []render.Format) string {
	return "chỉ làm `LOẠI` tệp này, nhiều loại thì cách nhau dấu phẩy: " + join(list)
}
