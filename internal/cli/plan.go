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
	targets []target
}

// target is a file to make.
type target struct {
	format render.Format
	path   string
}

// formats are the formats of the job's targets.
func (j job) formats() []render.Format {
	list := make([]render.Format, len(j.targets))
	for i, t := range j.targets {
		list[i] = t.format
	}
	return list
}

// plan gives each input its targets. It is wrong use if two inputs have a
// target in common, or if a target is an input or something else than a file.
func plan(inputs []input, where destination, wanted []render.Format) ([]job, error) {
	jobs := make([]job, len(inputs))
	owner := make(map[string]string) // of a target: the input's name
	var wrong []string
	for i, in := range inputs {
		jobs[i] = job{in, targets(in, where, wanted)}
		for _, t := range jobs[i].targets {
			if other, taken := owner[place(t.path)]; taken {
				wrong = append(wrong, fmt.Sprintf("«%s» và «%s» cùng ghi ra «%s»", other, in.name, t.path))
				break
			}
			owner[place(t.path)] = in.name
			if why := unfit(t.path, inputs); why != "" {
				wrong = append(wrong, fmt.Sprintf("không ghi ra «%s»: %s", t.path, why))
			}
		}
	}
	return jobs, wrongUses(wrong)
}

// targets are the files to make of an input.
func targets(in input, where destination, wanted []render.Format) []target {
	if where.file != "" {
		return []target{{where.format, where.file}}
	}
	dir, stem := where.dir, nameless
	if in.placed() {
		if dir == "" {
			dir = filepath.Dir(in.name)
		}
		stem = stemOf(in.name)
	}
	var list []target
	for _, format := range wanted {
		list = append(list, target{format, filepath.Join(dir, stem+"."+string(format))})
	}
	return list
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
