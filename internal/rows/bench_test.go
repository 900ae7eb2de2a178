package rows

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// tenThousand is a list of that many bodies, with ten columns.
func tenThousand(b testing.TB) [][]any {
	b.Helper()
	rows := [][]any{{"STT", "Đơn vị", "Mã", "Số", "Ngày", "Địa chỉ", "Người ký", "Chức vụ", "Số tiền", "Ghi chú"}}
	for i := 1; i <= 10_000; i++ {
		rows = append(rows, []any{i, fmt.Sprintf("Ủy ban nhân dân xã số %d", i), fmt.Sprintf("%05d", i), i, 45000 + i, fmt.Sprintf("Số %d, đường Lê Lợi, tỉnh Hà Tĩnh", i), "Nguyễn Văn A", "CHỦ TỊCH", 1000.5 * float64(i), "không"})
	}
	return rows
}

// BenchmarkXLSX opens a workbook of 10 000 rows and reads it once. live-MB is
// what is in use while the last row is read.
func BenchmarkXLSX(b *testing.B) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	must(b, err)
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(b, err)
	for i, row := range tenThousand(b) {
		if i > 0 {
			row[4] = excelize.Cell{StyleID: style, Value: row[4]}
		}
		must(b, w.SetRow(fmt.Sprintf("A%d", i+1), row))
	}
	must(b, w.Flush())
	var out bytes.Buffer
	must(b, f.Write(&out))
	readAll(b, out.Bytes())
}

// BenchmarkCSV is the same list in CSV.
func BenchmarkCSV(b *testing.B) {
	var out strings.Builder
	for _, row := range tenThousand(b) {
		for i, v := range row {
			fmt.Fprintf(&out, "%s%v", map[bool]string{true: ";"}[i > 0], v)
		}
		out.WriteString("\n")
	}
	readAll(b, []byte(out.String()))
}

func readAll(b *testing.B, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var live uint64
	for b.Loop() {
		r, err := New("", bytes.NewReader(data), int64(len(data)), Options{TempDir: b.TempDir()})
		must(b, err)
		count := 0
		for row, err := range r.All() {
			must(b, err)
			if count++; len(row.Values) != 10 {
				b.Fatalf("row %d: %v", row.Number, row.Values)
			}
			if count == 9_999 && live == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				live = m.HeapAlloc
			}
		}
		if count != 10_000 {
			b.Fatalf("%d rows", count)
		}
		must(b, r.Close())
	}
	b.ReportMetric(float64(live)/1e6, "live-MB")
}
