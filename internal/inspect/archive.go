package inspect

import (
	"context"
	"errors"
	"fmt"
	"slices"
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

// allowed is what PDF/A-1 forbids and PDF/A-2 allows, by Preflight's code, with the words that its sentence begins with.
var allowed = [][2]string{
	{"1.4", "Trailer Syntax error, /XRef cross reference streams"},               // ISO 19005-2, 6.1.4: the table of objects may be a stream
	{"2.1.6", "Invalid graphics object, Invalid version of the ICCProfile"},      // 6.2.3: profiles of version 4
	{"2.2.1", "Invalid graphics transparency, Group has a transparency S entry"}, // 6.2.10: transparency
	{"2.2.2", "Invalid graphics transparency, Soft Mask must be null or None"},
	{"7.11.2", "Error on MetaData, part must be 1"}, // 6.6.4: the file says that it is of part 2
}

// CheckPreflight has PDFBox Preflight judge files. It knows PDF/A-1b alone, so what the parts differ in is left to veraPDF:
// see allowed. The error names every other fault; nil means that there is none.
func CheckPreflight(ctx context.Context, paths ...string) error {
	if len(paths) == 0 {
		return errors.New("inspect: no PDF files to judge")
	}
	r, err := preflight.run(ctx, verapdfTimeout, paths...)
	if err != nil {
		return err
	}
	if r.status != 0 {
		return r.failure()
	}
	part := map[string]bool{} // of the file is not 1: it was read to its metadata, which come last
	var broken []error
	for line := range strings.Lines(string(r.stdout)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			return fmt.Errorf("inspect: preflight says %q", line)
		}
		is := func(a [2]string) bool { return f[1] == a[0] && strings.HasPrefix(f[2], a[1]) }
		if !slices.ContainsFunc(allowed, is) {
			broken = append(broken, fmt.Errorf("inspect: %s has fault %s: %s", f[0], f[1], f[2]))
		}
		part[f[0]] = part[f[0]] || is(allowed[len(allowed)-1])
	}
	for _, path := range paths {
		if !part[path] {
			broken = append(broken, fmt.Errorf("inspect: %s was not judged to its end", path))
		}
	}
	return errors.Join(broken...)
}
