package rows

// Options bound what a file may hold. A limit that is zero has its default.
type Options struct {
	// Sheet is the sheet of a workbook to read. Empty: the first that is not
	// hidden.
	Sheet string
	// Header is the row of the names, as a spreadsheet counts. Zero: the first
	// that is not blank, or below a title the one that has more of Wanted.
	Header int
	// Wanted are the names that the templates use.
	Wanted []string
	// Visible leaves out the rows that are hidden or filtered away.
	Visible bool
	// Lists are the names of the lists that are wanted from other sheets of a
	// workbook. Nil: every sheet that has the shape of a list is one.
	Lists []string
	// Prefix is how the names of options begin where they are given, to name one
	// in a sentence: "--". Empty: «header».
	Prefix string
	// TempDir is where what is too large for memory is kept until Close. Empty:
	// the system's.
	TempDir string

	// Take counts memory that the reader keeps until Close, in bytes as they were
	// measured: the lists of a workbook. Its error ends the reading, and may be
	// found again in the *FileError. Nil: no bound but MaxLists.
	Take func(n int) error

	MaxBytes    int64 // bytes of the file; default 64 MiB
	MaxUnzipped int64 // bytes of the parts of a workbook, unpacked; default 512 MiB
	MaxRows     int   // rows of a sheet or file; default 100 000
	MaxColumns  int   // columns, or names of a JSON object; default 500
	MaxCell     int   // characters of a value; default 32 767, as in Excel
	MaxRow      int   // bytes of a row, as it is written; default 4 MiB
	MaxLists    int   // bytes that the lists of a workbook take; default 256 MiB
	MaxDepth    int   // lists within lists in JSON; default 4
	MaxElements int   // elements of lists and objects in a row of JSON; default 10 000
}

// withDefaults has all limits.
func (o Options) withDefaults() Options {
	o.MaxBytes = or(o.MaxBytes, 64<<20)
	o.MaxUnzipped = or(o.MaxUnzipped, 512<<20)
	o.MaxRows = or(o.MaxRows, 100_000)
	o.MaxColumns = or(o.MaxColumns, 500)
	o.MaxCell = or(o.MaxCell, 32_767)
	o.MaxRow = or(o.MaxRow, 4<<20)
	o.MaxLists = or(o.MaxLists, 256<<20)
	o.MaxDepth = or(o.MaxDepth, 4)
	o.MaxElements = or(o.MaxElements, 10_000)
	return o
}

func or[T int | int64](limit, otherwise T) T {
	if limit <= 0 {
		return otherwise
	}
	return limit
}

// called is an option as its name is written where it is given.
func (o Options) called(name string) string {
	if o.Prefix != "" {
		return o.Prefix + name
	}
	return "«" + name + "»"
}
