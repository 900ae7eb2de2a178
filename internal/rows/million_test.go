package rows

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// styled is a workbook of three rows above so many that have styles and nothing
// else, as a table leaves behind whose whole sheet was given borders.
func styled(t testing.TB, empty int) []byte {
	var rows strings.Builder
	for i := 1; i <= 4; i++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="B%d" s="1"><v>%d</v></c></row>`, i, i, i, i)
	}
	for i := 5; i <= 4+empty; i++ {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:5" s="1" customFormat="1"><c r="A%d" s="1"/><c r="B%d" s="1"/><c r="C%d" s="1"/><c r="D%d" s="1"/><c r="E%d" s="1"/></row>`, i, i, i, i, i, i)
	}
	return raw(t, cellsOf(rows.String()), nil)
}

// TestStyledRows holds empty rows to be neither rows nor memory: they are looked
// at once, and not kept.
func TestStyledRows(t *testing.T) {
	data := styled(t, 200_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := New("", bytes.NewReader(data), int64(len(data)), Options{TempDir: t.TempDir()})
	must(t, err)
	for range 3 {
		count := 0
		for _, err := range r.All() {
			must(t, err)
			count++
		}
		if count != 3 {
			t.Errorf("%d rows", count)
		}
	}
	must(t, r.Close())
	runtime.ReadMemStats(&after)
	if made := after.Mallocs - before.Mallocs; made > 50_000 {
		t.Errorf("%d things were made in memory", made)
	}
}

// BenchmarkStyledRows opens a workbook with a million rows that are empty and
// reads it.
func BenchmarkStyledRows(b *testing.B) {
	data := styled(b, 1_000_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := New("", bytes.NewReader(data), int64(len(data)), Options{TempDir: b.TempDir()})
		must(b, err)
		for _, err := range r.All() {
			must(b, err)
		}
		must(b, r.Close())
	}
}
