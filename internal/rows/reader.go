package rows

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"vanthu/internal/fault"
)

// Reader reads the rows of one file. One iteration may run at a time.
type Reader struct {
	kind   Kind
	table  table
	opt    Options
	closer io.Closer // the file, where Open opened it
}

// table is a file of rows of one kind.
type table interface {
	names() []string
	namesRow() int // 0: none
	warnings() fault.List
	start() (cursor, error)
	close() error
}

// cursor walks through a table. After the last row next gives io.EOF.
type cursor interface {
	next() (Row, error)
	close()
}

// Open reads a file. Its error is a *FileError.
func Open(path string, opt Options) (*Reader, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = errors.New("it is a folder")
	}
	if err != nil {
		return nil, cannotOpen(path, errors.Join(err, file.Close()))
	}
	r, err := New(filepath.Base(path), file, info.Size(), opt)
	if err != nil {
		return nil, fileError(errors.Join(err, file.Close()))
	}
	r.closer = file
	return r, nil
}

func cannotOpen(path string, err error) *FileError {
	e := failf("Không mở được tệp %s.", "%s cannot be opened", path)
	e.Err = err
	return e
}

// New reads a file of size bytes that the caller keeps open until Close. The
// content says what kind of file it is; the name decides between kinds of text,
// and may be empty. Its error is a *FileError.
func New(name string, data io.ReaderAt, size int64, opt Options) (*Reader, error) {
	opt = opt.withDefaults()
	if size > opt.MaxBytes {
		return nil, failf("Tệp dữ liệu dài quá %s.", "the file has more than %s", amount(opt.MaxBytes))
	}
	r := &Reader{opt: opt}
	err := guarded(func() (err error) {
		if r.kind, err = sniff(name, data, size); err != nil {
			return err
		}
		switch r.kind {
		case XLSX:
			r.table, err = openWorkbook(data, size, opt)
		case CSV:
			r.table, err = openCSV(data, size, opt)
		case JSON:
			r.table, err = &array{text{data: data, size: size}, opt}, nil
		default:
			r.table, err = &lines{text{data: data, size: size}, opt}, nil
		}
		return err
	})
	if err != nil {
		return nil, fileError(err)
	}
	return r, nil
}

// Kind is what kind of file it is.
func (r *Reader) Kind() Kind { return r.kind }

// Column is the letter, or letters, by which a spreadsheet calls the column with a
// name; empty where there is none.
func (r *Reader) Column(name string) string {
	var h header
	switch t := r.table.(type) {
	case *workbook:
		h = t.header
	case *sheetCSV:
		h = t.header
	}
	if i := slices.Index(h.at, name); i >= 0 && name != "" {
		return letters(i)
	}
	return ""
}

// Names are the names of the columns in their order, and then those of the
// lists of a workbook. They are nil for JSON, where each row names its own.
func (r *Reader) Names() []string { return r.table.names() }

// All are the rows in their order. Each iteration begins anew and gives the
// same. A row that cannot be used comes with its Faults; an error, which is a
// *FileError, is the last that comes.
func (r *Reader) All() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		var c cursor
		err := guarded(func() (err error) { c, err = r.table.start(); return err })
		if err != nil {
			yield(Row{}, fileError(err))
			return
		}
		defer c.close()
		numbers := newSerial(r.table.names())
		for count := 1; ; count++ {
			var row Row
			err := guarded(func() (err error) { row, err = c.next(); return err })
			row.Warnings = append(row.Warnings, doubts(row.Values)...)
			row.Warnings = append(row.Warnings, numbers.doubt(row)...)
			if err == nil && count > r.opt.MaxRows {
				err = failf("Tệp dữ liệu có quá %d hàng.", "the file has more than %d rows", r.opt.MaxRows).at(row.Number)
			}
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(Row{}, fileError(err))
				return
			case !yield(row, nil):
				return
			}
		}
	}
}

// Close gives back what the reader holds, on disk too.
func (r *Reader) Close() error {
	err := r.table.close()
	if r.closer != nil {
		err = errors.Join(err, r.closer.Close())
	}
	if err != nil {
		return fmt.Errorf("rows: %w", err)
	}
	return nil
}

// guarded turns a panic into an error: the libraries that read hostile files
// are not ours.
func guarded(step func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = broken()
		}
	}()
	return step()
}

func broken() *FileError {
	return failf("Tệp dữ liệu hỏng hoặc không đúng định dạng.", "the file is broken, or not what its name says")
}

// amount is so many bytes, for people.
func amount(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1<<10-1)>>10)
	}
	return fmt.Sprintf("%d MB", (n+1<<20-1)>>20)
}
