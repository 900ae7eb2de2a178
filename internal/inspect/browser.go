package inspect

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

const (
	browserStart = time.Minute      // time allowed for Chromium to start, on a busy machine
	browserEach  = 10 * time.Second // time allowed for each picture after that
)

//go:embed browser.js
var browserScript []byte

// WebFace is a face that a page in the browser brings along.
type WebFace struct {
	Family string `json:"family"` // by which pictures call it
	Weight string `json:"weight"` // "normal", "bold"
	Style  string `json:"style"`  // "normal", "italic"
	File   string `json:"file"`   // TrueType
}

// ReadSVG reads SVG pictures, each as a page, as a browser shows them in the midst of a page with a strict content
// security policy: text with position, face, size and colour. A face is named as its PostScript name would be if its
// family's name and style made it. Strokes are not read.
//
// It runs Chromium once (Debian package chromium) through playwright-core (an npm package, looked for in the folder that
// VANTHU_TOOLS names, then on the PATH). Errors: a program is missing, a face does not load, a picture has
// something that the policy refuses, or the output is larger than this package reads (ErrLimit).
func ReadSVG(ctx context.Context, faces []WebFace, paths ...string) ([]Page, error) {
	return browse(ctx, browserTask{Faces: faces}, paths)
}

// DrawSVG has the browser draw pictures as ReadSVG reads them, with so many dots an inch, as PNG files in folder, and
// returns their paths.
func DrawSVG(ctx context.Context, faces []WebFace, dots int, folder string, paths ...string) ([]string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	task := browserTask{Faces: faces, Scale: float64(dots) / 96}
	for i := range paths {
		task.Pictures = append(task.Pictures, filepath.Join(folder, fmt.Sprintf("%d.png", i+1)))
	}
	_, err = browse(ctx, task, paths)
	return task.Pictures, err
}

// browserTask is what the script is to do.
type browserTask struct {
	Playwright string    `json:"playwright"` // the package's folder
	Chromium   string    `json:"chromium"`
	Files      []string  `json:"files"`
	Faces      []WebFace `json:"faces"`
	Pictures   []string  `json:"pictures"` // to draw of Files
	Scale      float64   `json:"scale"`    // dots in a pixel of CSS; zero: one
}

func browse(ctx context.Context, task browserTask, paths []string) ([]Page, error) {
	if len(paths) == 0 {
		return nil, errors.New("inspect: no SVG files to read")
	}
	var err error
	if task.Playwright, err = playwrightFolder(); err != nil {
		return nil, err
	}
	if task.Chromium, err = chromium.find(); err != nil {
		return nil, err
	}
	if task.Files, err = inputFiles(paths); err != nil {
		return nil, err
	}
	drawings, err := script[drawing](ctx, browserStart+time.Duration(len(paths))*browserEach, "browser.cjs", browserScript, task, len(paths))
	if err != nil {
		return nil, err
	}
	pages := make([]Page, len(drawings))
	for i := range drawings {
		p := &drawings[i]
		pages[i] = Page{Number: i + 1, Width: p.Width, Height: p.Height, Lines: groupLines(p.glyphs())}
	}
	return pages, nil
}

// playwrightFolder is the folder of the package whose program playwright-core is.
func playwrightFolder() (string, error) {
	path, err := playwright.find()
	if err != nil {
		return "", err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return "", fmt.Errorf("inspect: %w", err)
	}
	return filepath.Dir(path), nil
}

// drawing is what the script tells of one.
type drawing struct {
	Width, Height float64
	Looks         []struct {
		Font, Color string
		Size        float64
	}
	Glyphs []struct {
		Text      string
		X0, X1, Y float64
		Look      int
	}
}

func (p *drawing) glyphs() []glyph {
	var out []glyph
	for _, g := range p.Glyphs {
		look := p.Looks[g.Look]
		out = append(out, glyph{g.Text, g.X0, g.X1, g.Y, look.Font, look.Size, look.Color})
	}
	return out
}
