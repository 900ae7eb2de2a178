package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanthu/internal/render"
)

// destination is where files go. The zero value is beside each input.
type destination struct {
	dir    string
	file   string // instead of dir: this one file …
	format render.Format
}

// alien are endings that nobody gives a folder: whoever writes them wants a
// file that cannot be made.
var alien = []string{".doc", ".dot", ".dotx", ".html", ".htm", ".json", ".md", ".odt", ".png", ".ps", ".rtf", ".txt", ".xlsx", ".xps", ".zip"}

// destination makes sense of -o. A name is a folder if there is such a folder,
// if it ends with a slash, or if its ending is no format's.
func (r *renderRun) destination(inputs int) (destination, error) {
	o := r.output
	switch {
	case !r.outputGiven:
		return destination{}, nil
	case o == "":
		return destination{}, wrongUse("-o cần tên thư mục hoặc tên tệp")
	case o == "-":
		return destination{}, noStandardOutput()
	}
	info, err := os.Stat(o)
	ext := strings.ToLower(filepath.Ext(o))
	format := slices.IndexFunc(render.Formats, func(f render.Format) bool { return f.Extension() == ext })
	switch {
	case err == nil && info.IsDir():
		return destination{dir: o}, nil
	case os.IsPathSeparator(o[len(o)-1]):
		return destination{dir: o}, folderPossible(o)
	case format >= 0:
		return r.single(render.Formats[format], inputs)
	case slices.Contains(alien, ext):
		return destination{}, wrongUse("-o %s: chỉ làm được tệp %s; nếu là thư mục thì thêm %c vào cuối", o, singleFiles("", " và "), filepath.Separator)
	}
	return destination{dir: o}, folderPossible(o)
}

// single is the destination of one file, whose name ends in its format.
func (r *renderRun) single(format render.Format, inputs int) (destination, error) {
	if format.Paged() {
		return destination{}, wrongUse("-o %s: dạng %s cho mỗi trang một tệp; hãy ghi tên thư mục", r.output, format)
	}
	if inputs > 1 {
		return destination{}, wrongUse("-o %s là một tệp, nhưng có %d tệp đầu vào; hãy ghi tên thư mục", r.output, inputs)
	}
	if len(r.formats) > 0 && !slices.Equal(r.formats, formats{format}) {
		return destination{}, wrongUse("-o %s là tệp %s, trái với --format %s", r.output, format, join(r.formats))
	}
	return destination{file: r.output, format: format}, folderPossible(filepath.Dir(r.output))
}

// folderPossible refuses the path of a folder that is, or goes through, a file.
func folderPossible(path string) error {
	for at := filepath.Clean(path); ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err == nil && !info.IsDir() {
			return wrongUse("-o: «%s» đã là một tệp, không phải thư mục", at)
		}
		if err == nil || at == filepath.Dir(at) {
			return nil
		}
	}
}

// noStandardOutput refuses "-" where the files go.
func noStandardOutput() error {
	return wrongUse("-o không nhận «-»: tệp không ghi được ra đầu ra chuẩn")
}
