package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"vanthu/internal/render"
	"vanthu/internal/viet"
)

// nameless is the name of files made from an input without a name of its own.
const nameless = "van-ban"

// job is one document to make files of.
type job struct {
	input   input
	formats []render.Format
	stem    string // path of the files, without what a format adds to it
	file    string // instead of stem: the path of the only file
	owners  owners // of all files that are planned
}

// path is where a file goes: of a format with a file for each page, that of
// the page.
func (j job) path(f render.File) string {
	if j.file != "" {
		ext := filepath.Ext(j.file)
		return f.Stem(strings.TrimSuffix(j.file, ext)) + ext
	}
	return f.Name(j.stem)
}

// plan gives each input its job. It is wrong use if two inputs would give the
// same file, or if a file to make is an input or something else than a file. Of
// pages the first is looked at: where the first differ, all do.
func plan(inputs []input, where destination, wanted []render.Format) ([]job, error) {
	jobs := make([]job, len(inputs))
	all := owners{}
	var wrong []string
	for i, in := range inputs {
		jobs[i] = newJob(in, where, wanted)
		jobs[i].owners = all
		var paths []string
		for _, format := range jobs[i].formats {
			paths = append(paths, jobs[i].path(render.File{Format: format, Page: 1}))
		}
		wrong = append(wrong, all.plan(in, paths, inputs)...)
	}
	return jobs, wrongUses(wrong)
}

// owners are the names of the inputs, by the place of each file that is made.
type owners map[string]string

// plan puts down the files of one of the inputs, and says what is wrong with
// them: the first that another input gives too, and those that cannot be put
// where they should be.
func (o owners) plan(in input, paths []string, inputs []input) (wrong []string) {
	for _, path := range paths {
		if other, taken := o[place(path)]; taken {
			return append(wrong, fmt.Sprintf("«%s» và «%s» cùng ghi ra «%s»", other, in.name, path))
		}
		o[place(path)] = in.name
		if why := unfit(path, inputs); why != "" {
			wrong = append(wrong, fmt.Sprintf("không ghi ra «%s»: %s", path, why))
		}
	}
	return wrong
}

// newJob says where the files of an input go.
func newJob(in input, where destination, wanted []render.Format) job {
	if where.file != "" {
		return job{input: in, formats: []render.Format{where.format}, file: where.file}
	}
	dir, stem := where.dir, nameless
	if in.placed() {
		if dir == "" {
			dir = filepath.Dir(in.name)
		}
		stem = stemOf(in.name)
	}
	return job{input: in, formats: wanted, stem: filepath.Join(dir, stem)}
}

// stemOf is a file's name without its folder and without ".json". Any other
// ending stays: in "KH 09.2026" the dot is part of the name.
func stemOf(name string) string {
	base := filepath.Base(name)
	ext := filepath.Ext(base)
	if strings.EqualFold(ext, ".json") && len(ext) < len(base) {
		return strings.TrimSuffix(base, ext)
	}
	return base
}

// place is a path in a form in which two paths are equal only if they are the
// same place on disk, links to folders included.
func place(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(dir, filepath.Base(path))
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		path = strings.ToLower(viet.NFC(path)) // the disk takes them for one name
	}
	return path
}

// unfit says why a file cannot be put at path, or "".
func unfit(path string, inputs []input) string {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "" // not there yet
	case info.IsDir():
		return "đã có thư mục tên này"
	}
	for _, in := range inputs {
		if in.info != nil && os.SameFile(in.info, info) {
			return "đó là tệp đầu vào"
		}
	}
	if !info.Mode().IsRegular() {
		return "không phải là tệp thường"
	}
	return ""
}
