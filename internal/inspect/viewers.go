package inspect

import (
	"context"
	_ "embed"
	"errors"
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
	return script[Views](ctx, browserStart+time.Duration(len(paths))*browserEach, "viewers.mjs", viewersScript, task, len(paths))
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
