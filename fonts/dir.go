package fonts

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// MaxFile is the greatest size in bytes of a face that Dir accepts. The faces
// of Times New Roman are a little over 1 MB.
const MaxFile = 8 << 20

// The names under which a folder may hold the four faces, in the order of
// Set: Windows' own names for Times New Roman, then Liberation Serif's.
var schemes = [...][4]string{
	{"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"},
	{"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"},
}

// Dir reads the four faces from a folder: times.ttf, timesbd.ttf, timesi.ttf
// and timesbi.ttf, or the files of Liberation Serif, in upper or lower case.
// If the folder has files of both names, Times is taken. It is an error that
// names every fault if a face is missing, is there twice, is larger than
// MaxFile, is not a TrueType file, or if its licence forbids embedding it in
// documents (OS/2 fsType).
func Dir(path string) (Set, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return Set{}, fmt.Errorf("fonts: %w", err)
	}
	for i, names := range schemes {
		found, some := match(entries, names)
		if !some && i < len(schemes)-1 {
			continue
		}
		return load(path, names, found)
	}
	panic("unreachable")
}

// match finds the files of one naming scheme, regardless of case.
func match(entries []os.DirEntry, names [4]string) (found [4][]string, some bool) {
	for _, e := range entries {
		for i, name := range names {
			if strings.EqualFold(e.Name(), name) {
				found[i] = append(found[i], e.Name())
				some = true
			}
		}
	}
	return found, some
}

func load(path string, names [4]string, found [4][]string) (Set, error) {
	var set Set
	var faults []error
	for i, face := range set.faces() {
		switch len(found[i]) {
		case 0:
			faults = append(faults, fmt.Errorf("fonts: %s: no file %s", path, names[i]))
		case 1:
			file := filepath.Join(path, found[i][0])
			data, err := read(file)
			if err == nil {
				err = check(data)
			}
			if err != nil {
				faults = append(faults, fmt.Errorf("fonts: %s: %w", file, err))
			}
			*face = Face{File: found[i][0], Data: data}
		default:
			faults = append(faults, fmt.Errorf("fonts: %s: %s is there more than once: %s", path, names[i], strings.Join(found[i], ", ")))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return Set{}, err
	}
	return set, nil
}

// read reads a regular file of at most MaxFile bytes.
func read(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", errors.New("not a file")
	}
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(f, MaxFile+1))
	if err != nil {
		return "", err
	}
	if n > MaxFile {
		return "", fmt.Errorf("larger than %d bytes, too large for a face", MaxFile)
	}
	return b.String(), nil
}
