package inspect

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// View is a PDF as a viewer shows it.
type View struct {
	Text  string   `json:"text"`  // of all pages, as it would be copied
	Pages []string `json:"pages"` // PNG files
}

// Views are a PDF as the viewers of browsers show it.
type Views struct {
	PDFium View `json:"pdfium"` // that of Chromium
	PDFJS  View `json:"pdfjs"`  // that of Firefox
}

//go:embed viewers.mjs
var viewersScript []byte

// ViewPDF has the viewers of browsers show PDF files, with so many dots an inch. Their pictures go into the folder.
//
// PDFium and pdf.js are npm packages, looked for in the folder that VANTHU_TOOLS names. pdf.js draws in Chromium, for
// which see ReadSVG.
func ViewPDF(ctx context.Context, dots int, folder string, paths ...string) ([]Views, error) {
	task, err := viewersTask(dots, folder, paths)
	if err != nil {
		return nil, err
	}
	out, err := script(ctx, browserStart+time.Duration(len(paths))*browserEach, "viewers.mjs", viewersScript, task)
	if err != nil {
		return nil, err
	}
	var all []Views
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var v Views
		if err := d.Decode(&v); err != nil {
			return nil, fmt.Errorf("inspect: viewers: %w", err)
		}
		all = append(all, v)
	}
	if len(all) != len(paths) {
		return nil, errors.New("inspect: not all files are shown")
	}
	return all, nil
}

func viewersTask(dots int, folder string, paths []string) (map[string]any, error) {
	playwright, err1 := playwrightFolder()
	chromium, err2 := chromium.find()
	pdfjs, err3 := pdfjs.folder()
	pdfium, err4 := pdfium.folder()
	folder, err5 := filepath.Abs(folder)
	files, err6 := inputFiles(paths)
	return map[string]any{
		"playwright": playwright, "chromium": chromium, "pdfjs": pdfjs, "pdfium": pdfium, "folder": folder, "files": files, "dots": dots,
	}, errors.Join(err1, err2, err3, err4, err5, err6)
}
