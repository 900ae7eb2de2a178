package inspect

import (
	"context"
	_ "embed"
	"encoding/json"
	"time"
)

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

// Element is an element of a page's structure.
type Element struct {
	Depth int
	Role  string // "P", "H1", "TR" …
	Text  string // its own, without that of the elements in it
}

// UnmarshalJSON reads what the script prints.
func (e *Element) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&e.Depth, &e.Role, &e.Text})
}

//go:embed pdfjs.mjs
var pdfjsScript []byte

const (
	pdfjsStart = time.Minute
	pdfjsEach  = 10 * time.Second
)

// BrowserStructures are the structures of PDF files, by page, as pdf.js has them: the viewer of Firefox. It is an npm
// package, looked for in the folder that VANTHU_TOOLS names.
func BrowserStructures(ctx context.Context, paths ...string) ([][][]Element, error) {
	folder, err := pdfjs.folder()
	if err != nil {
		return nil, err
	}
	files, err := inputFiles(paths)
	if err != nil {
		return nil, err
	}
	task := map[string]any{"folder": folder, "files": files}
	return script[[][]Element](ctx, pdfjsStart+time.Duration(len(paths))*pdfjsEach, "pdfjs.mjs", pdfjsScript, task, len(paths))
}
