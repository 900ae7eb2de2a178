package batch

import (
	"archive/zip"
	"hash/crc32"
	"io"
	"math"
	"time"
)

// Archive writes a ZIP of a batch's files as they come. It needs no way back
// in what is written, so it can go into an answer over the network. The same
// files in the same order give the same bytes. It serves one goroutine.
type Archive struct {
	zip   *zip.Writer
	flush func() error
}

// NewArchive begins an archive on w. After each row flush, if there is one,
// brings on its way what has been written.
func NewArchive(w io.Writer, flush func() error) *Archive {
	return &Archive{zip.NewWriter(w), flush}
}

// Add adds the files of a row.
func (a *Archive) Add(m Made) error {
	for _, f := range m.Files {
		w, err := a.begin(f, crc32.ChecksumIEEE(f.Data))
		if err != nil {
			return err
		}
		if _, err := w.Write(f.Data); err != nil {
			return err
		}
	}
	if len(m.Files) == 0 {
		return nil
	}
	return a.send()
}

// AddFrom adds a file whose data comes from r; f tells its length. The sum is
// the CRC-32 of the data.
func (a *Archive) AddFrom(f File, sum uint32, r io.Reader) error {
	w, err := a.begin(f, sum)
	if err != nil {
		return err
	}
	n, err := io.Copy(w, r)
	if err == nil && n != f.Bytes {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// Close writes the manifest and the end of the archive. It does not close the
// writer below.
func (a *Archive) Close(m *Manifest) error {
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: ManifestName, Method: zip.Deflate, Modified: day("")})
	if err != nil {
		return err
	}
	if _, err := w.Write(m.JSON()); err != nil {
		return err
	}
	if err := a.zip.Close(); err != nil {
		return err
	}
	return a.send()
}

func (a *Archive) send() error {
	if err := a.zip.Flush(); err != nil || a.flush == nil {
		return err
	}
	return a.flush()
}

// begin begins a file. What is packed already is not packed again. Length and
// checksum stand before the data, where there is room for them, so that a
// reader need not see the end of the archive first.
func (a *Archive) begin(f File, sum uint32) (io.Writer, error) {
	h := &zip.FileHeader{Name: f.Name, Method: zip.Store, Modified: day(f.Date)}
	if f.Bytes >= math.MaxUint32 {
		return a.zip.CreateHeader(h)
	}
	const utf8, zip20 = 0x800, 20
	h.Flags, h.CreatorVersion, h.ReaderVersion = utf8, zip20, zip20
	h.CRC32, h.CompressedSize64, h.UncompressedSize64 = sum, uint64(f.Bytes), uint64(f.Bytes)
	h.SetModTime(h.Modified) //nolint:staticcheck // CreateRaw takes the time from the fields that this sets
	return a.zip.CreateRaw(h)
}

// day is the time of a file that bears an ISO day.
func day(date string) time.Time {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil || t.Year() < 1980 || t.Year() > 2107 { // ZIP knows no others
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}
