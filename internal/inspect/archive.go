package inspect

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// verapdfTimeout bounds one run over many files.
const verapdfTimeout = 20 * time.Minute

// CheckArchive has veraPDF judge files by PDF/A-2a and by PDF/UA-1. The error names every rule that a file breaks, once
// a file; nil means that all keep both.
func CheckArchive(ctx context.Context, paths ...string) error {
	if len(paths) == 0 {
		return errors.New("inspect: no PDF files to judge")
	}
	r, err := verapdf.run(ctx, verapdfTimeout, paths...)
	if err != nil {
		return err
	}
	if r.status != 0 {
		return r.failure()
	}
	judged := map[string]bool{}
	var broken []error
	for line := range strings.Lines(string(r.stdout)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 && len(f) != 6 || f[2] == "0" {
			return fmt.Errorf("inspect: verapdf says %q", line)
		}
		judged[f[0]+"\t"+f[1]] = true
		if len(f) == 6 {
			broken = append(broken, fmt.Errorf("inspect: %s breaks %s of %s: %s: %s", f[0], f[3], f[1], f[4], f[5]))
		}
	}
	for _, path := range paths {
		if !judged[path+"\t2a"] || !judged[path+"\tua1"] {
			broken = append(broken, fmt.Errorf("inspect: %s was not judged by both", path))
		}
	}
	return errors.Join(broken...)
}
