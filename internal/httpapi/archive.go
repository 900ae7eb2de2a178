package httpapi

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"

	"vanthu/internal/render"
)

// archive packs files under one name. Its bytes depend on the arguments alone:
// the files bear the document's day, and nothing is compressed again.
func archive(name, date string, files []render.File) ([]byte, error) {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil || day.Year() < 1980 { // ZIP knows no earlier year
		day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name(name), Method: zip.Store, Modified: day})
		if err != nil {
			return nil, fmt.Errorf("httpapi: archive: %w", err)
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, fmt.Errorf("httpapi: archive: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("httpapi: archive: %w", err)
	}
	return out.Bytes(), nil
}
