package cli

import (
	"encoding/base64"
	"errors"
	"io"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// maxPicture bounds a file of a picture, in bytes.
const maxPicture = 8 << 20

// pictured are the rows, with the pictures that they name in place of the names
// of files. A file is looked for in the folder of the file of rows and below
// it, and nowhere else, whatever links lie there.
func (r *batchRun) pictured(all iter.Seq2[rows.Row, error]) iter.Seq2[rows.Row, error] {
	names := r.plan.Pictures()
	if len(names) == 0 {
		return all
	}
	return func(yield func(rows.Row, error) bool) {
		root, err := os.OpenRoot(filepath.Dir(r.rows))
		if err != nil {
			yield(rows.Row{}, err)
			return
		}
		defer root.Close() // read only: nothing that could fail
		for row, err := range all {
			if err == nil {
				row.Faults = append(row.Faults, readPictures(root, row.Values, names)...)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// readPictures puts pictures in the place of the names of their files.
func readPictures(root *os.Root, values rows.Values, names []string) (wrong fault.List) {
	for name, v := range values {
		for _, element := range v.List {
			wrong = append(wrong, readPictures(root, element, names)...)
		}
		file := strings.TrimSpace(v.Text)
		if v.List != nil || file == "" || strings.HasPrefix(file, "data:") || !slices.ContainsFunc(names, func(n string) bool { return n == name || strings.HasSuffix(n, "."+name) }) {
			continue
		}
		data, err := readWithin(root, strings.ReplaceAll(file, `\`, "/"))
		if err != nil {
			wrong = append(wrong, fault.OfValue(name, "row.image", fault.Text{
				"Không đọc được ảnh «%s» (tìm trong thư mục của tệp danh sách): %s.", "The picture «%s» cannot be read (in the folder of the file of rows): %s."}, file, reason(err)))
			continue
		}
		v.Text = "data:" + http.DetectContentType(data) + ";base64," + base64.StdEncoding.EncodeToString(data)
		values[name] = v
	}
	return wrong
}

// errOutside is about a file that does not stand beside the rows.
var errOutside = errors.New("the file is outside of the folder")

// readWithin reads a file of a folder; of one that is too long, its beginning.
func readWithin(root *os.Root, name string) ([]byte, error) {
	name = filepath.FromSlash(name)
	if !filepath.IsLocal(name) {
		return nil, errOutside
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, os.ErrNotExist
	}
	return io.ReadAll(io.LimitReader(f, maxPicture+1))
}
