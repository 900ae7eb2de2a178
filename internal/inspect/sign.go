package inspect

import (
	"context"
	"fmt"
	"strings"
)

// SignatureFields names the signature fields of a PDF, none of which may be signed, as pdfsig finds them (Debian package
// poppler-utils).
func SignatureFields(ctx context.Context, path string) (names []string, err error) {
	abs, err := inputFile(path)
	if err != nil {
		return nil, err
	}
	r, err := pdfsig.run(ctx, programTimeout, abs)
	if err != nil {
		return nil, err
	}
	const unsigned = "The signature form field is not signed."
	for line := range strings.Lines(string(r.stdout)) {
		if _, name, ok := strings.Cut(strings.TrimSpace(line), "Signature Field Name: "); ok {
			names = append(names, name)
		}
	}
	if n := strings.Count(string(r.stdout), unsigned); n != len(names) {
		return names, fmt.Errorf("inspect: %d of %d fields are unsigned: %s%s", n, len(names), r.stdout, r.stderr)
	}
	return names, nil
}
