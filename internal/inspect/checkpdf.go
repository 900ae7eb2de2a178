package inspect

import (
	"context"
	"fmt"
	"strings"
)

// CheckPDF checks the syntax and the streams of a PDF with "qpdf --check" (Debian package qpdf). A warning fails like an
// error; the error quotes what qpdf says.
func CheckPDF(ctx context.Context, path string) error {
	abs, err := inputFile(path)
	if err != nil {
		return err
	}
	r, err := qpdf.run(ctx, programTimeout, "--check", abs)
	if err != nil {
		return err
	}
	if r.status != 0 { // 2: errors, 3: warnings
		return fmt.Errorf("inspect: qpdf --check %s: status %d: %s",
			path, r.status, strings.TrimSpace(string(r.stderr)+string(r.stdout)))
	}
	return nil
}
