package inspect

import (
	"context"
	"fmt"
)

// ReadPDF reads the pages of a PDF: text with position, face, size and colour, and drawn rules.
//
// It runs mutool twice (Debian package mupdf-tools), once for the text and once for the drawing commands. Errors: the
// program is missing, the file is not a PDF that mutool opens (an encrypted one needs a password), the two readings
// disagree about the number of pages, or the output is larger than this package reads (ErrLimit).
func ReadPDF(ctx context.Context, path string) ([]Page, error) {
	abs, err := inputFile(path)
	if err != nil {
		return nil, err
	}
	text, err := mutool.output(ctx, "draw", "-q", "-F", "stext", "-o", "-", abs)
	if err != nil {
		return nil, err
	}
	pages, err := parseText(text)
	if err != nil {
		return nil, fmt.Errorf("inspect: text of %s: %w", path, err)
	}
	trace, err := mutool.output(ctx, "trace", abs)
	if err != nil {
		return nil, err
	}
	strokes, err := parseTrace(trace)
	if err != nil {
		return nil, fmt.Errorf("inspect: drawing of %s: %w", path, err)
	}
	if len(strokes) != len(pages) {
		return nil, fmt.Errorf("inspect: %s: mutool reads text from %d pages and draws %d", path, len(pages), len(strokes))
	}
	for i := range pages {
		pages[i].Strokes = strokes[i]
	}
	return pages, nil
}
