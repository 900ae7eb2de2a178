package inspect

import "context"

// Structure is the structure of a PDF with its texts, as poppler tells it to who reads aloud: a line for each element and
// text, indented by its depth, texts in quotes.
func Structure(ctx context.Context, path string) (string, error) {
	abs, err := inputFile(path)
	if err != nil {
		return "", err
	}
	out, err := pdfinfo.output(ctx, "-struct-text", abs)
	return string(out), err
}
