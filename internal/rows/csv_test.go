package rows

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func TestCSV(t *testing.T) {
	utf16 := func(e unicode.Endianness, s string) string {
		out, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().String(s)
		must(t, err)
		return out
	}
	old := "T\xean,S\xf4\n1,2\n" // Windows-1258
	for _, c := range []struct{ what, data, want string }{
		{"comma", "Tên,Số\nLan,01\n", "Tên|Số\n2 Tên=\"Lan\" Số=\"01\"\n"},
		{"semicolon", "Tên;Số\r\nLan, Huệ;1,5\r\n", "Tên|Số\n2 Tên=\"Lan, Huệ\" Số=\"1,5\"\n"},
		{"tab", "Tên\tSố; ngày\nLan\t1\n", "Tên|Số; ngày\n2 Tên=\"Lan\" Số; ngày=\"1\"\n"},
		{"separator in quotes", "\"Tên, họ, tuổi\";Số\nLan;1\n", "Tên, họ, tuổi|Số\n2 Tên, họ, tuổi=\"Lan\" Số=\"1\"\n"},
		{"sep", "sep=;\r\nTên, họ, tuổi;Số\r\nLan;1\r\n", "Tên, họ, tuổi|Số\n2 Tên, họ, tuổi=\"Lan\" Số=\"1\"\n"},
		{"byte order mark", "\ufeffTên\nLan\n", "Tên\n2 Tên=\"Lan\"\n"},
		{"UTF-16, little end", utf16(unicode.LittleEndian, "Tên\tSố\r\nLê Thị Ngọc Ánh\t1\r\n"), "Tên|Số\n2 Tên=\"Lê Thị Ngọc Ánh\" Số=\"1\"\n"},
		{"UTF-16, big end", utf16(unicode.BigEndian, "Tên\nLan\n"), "Tên\n2 Tên=\"Lan\"\n"},
		{"quotes", "Tên,Số\n\"Lan \"\"Út\"\"\nHuế\",1\nMai,2\n", "Tên|Số\n2 Tên=\"Lan \\\"Út\\\"\\nHuế\" Số=\"1\"\n3 Tên=\"Mai\" Số=\"2\"\n"},
		{"blank lines and rows are rows of the sheet", "\nTên,Số\n\n,\nLan,1\n\n", "Tên|Số\n5 Tên=\"Lan\" Số=\"1\"\n"},
		{"no value", "Tên,Số\nLan,\n  ,1\n", "Tên|Số\n2 Tên=\"Lan\"\n3 Số=\"1\"\n"},
		{"values keep their spaces", "Tên\n Lan \n", "Tên\n2 Tên=\" Lan \"\n"},
		{"names are clean", "\" Ho\u0323  va\u0300\ntên \"\nLan\n", "Họ và tên\n2 Họ và tên=\"Lan\"\n"},
		{"empty columns at the end", "Tên,,\nLan,,\n", "Tên\n2 Tên=\"Lan\"\n"},
		{"too few and too many", "Tên,Số\nLan\nMai,2\nHoa,3,x\n",
			"Tên|Số\n2 Tên=\"Lan\" ! row.columns [] Hàng này có 1 ô, cần 2.\n3 Tên=\"Mai\" Số=\"2\"\n" +
				"4 Tên=\"Hoa\" Số=\"3\" ! row.columns [] Cột C có dữ liệu mà không có tên ở hàng 1.\n"},
		{"no name", "Tên,,Số\nLan,x,1\nMai,,2\n", "Tên|Số\n2 Tên=\"Lan\" Số=\"1\" ! row.columns [] Cột B có dữ liệu mà không có tên ở hàng 1.\n3 Tên=\"Mai\" Số=\"2\"\n"},
		{"a quote in a bare field", "Tên,Số\nTrường \"A\",1\nMai,2\n",
			"Tên|Số\n2  ! row.syntax [] Hàng này có dấu ngoặc kép đặt sai. Ô có dấu \" phải đứng trong ngoặc kép và viết dấu ấy hai lần; hoặc lưu lại thành .xlsx.\n3 Tên=\"Mai\" Số=\"2\"\n"},
		{"a quote without end", "Tên,Số\nMai,2\n\"Lan,1\nHoa,3\n",
			"Tên|Số\n2 Tên=\"Mai\" Số=\"2\"\n! 3 Hàng này có dấu ngoặc kép đặt sai. Ô có dấu \" phải đứng trong ngoặc kép và viết dấu ấy hai lần; hoặc lưu lại thành .xlsx.\n"},
		{"names twice", "Tên,Số,te\u0302n,Tên ,x,Số,Tên\n", "! 1 Tên cột trùng nhau: «Tên» (cột A và cột D); «Số» (cột B và cột F); «Tên» (cột A và cột G)."},
		{"another encoding", old, "! 1 Dòng 1 không viết bằng UTF-8 (có thể là bảng mã cũ như TCVN3, VNI, Windows-1258). Trong Excel, chọn Lưu thành → CSV UTF-8, hoặc lưu thành .xlsx."},
		{"another encoding below", "Ten\n" + strings.Repeat("x\n", 20_000) + "\xea\n", "! 20002 Dòng 20002 không viết bằng UTF-8 (có thể là bảng mã cũ như TCVN3, VNI, Windows-1258). Trong Excel, chọn Lưu thành → CSV UTF-8, hoặc lưu thành .xlsx."},
		{"lines of old Macintosh computers", "Tên,Số\rLan,1\r", "! 0 Tệp CSV này ngắt dòng theo kiểu Macintosh cũ. Trong Excel, chọn Lưu thành → CSV UTF-8, hoặc lưu thành .xlsx."},
		{"names alone", "Tên,Số\r", "Tên|Số\n"},
		{"UTF-16 without a mark", "T\x00e\x00n\x00", "! 1 Dòng 1 có ký tự rỗng: tệp này không phải văn bản UTF-8. Trong Excel, chọn Lưu thành → CSV UTF-8, hoặc lưu thành .xlsx."},
	} {
		got := dump(t, "a.csv", []byte(c.data), Options{})
		if lines := strings.Split(strings.TrimSpace(got), "\n"); strings.HasPrefix(c.want, "! 20002") {
			got = lines[len(lines)-1]
		}
		if got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
}

// TestCSVLimits holds values, rows and columns to their limits.
func TestCSVLimits(t *testing.T) {
	for _, c := range []struct {
		data string
		opt  Options
		want string
	}{
		{"a,b\nđđđ,1\nđđ,1\n", Options{MaxCell: 2}, "a|b\n2 b=\"1\" ! row.long [a] «a» dài quá 2 ký tự.\n3 a=\"đđ\" b=\"1\"\n"},
		{"a,b,c\n", Options{MaxColumns: 2}, "! 1 Bảng có quá 2 cột."},
		{"a\n" + strings.Repeat("x", 30_000), Options{MaxRow: 20_000}, "a\n2  ! row.long [] Hàng này dài quá 20 KB.\n"},
		{"a\nb\n\"" + strings.Repeat("x\n", 100_000), Options{MaxRow: 20_000}, "a\n2 a=\"b\"\n! 36864 Từ dòng 36864 có một dòng dữ liệu dài quá 20 KB, hoặc một dấu ngoặc không đóng.\n"},
	} {
		got := dump(t, "a.csv", []byte(c.data), c.opt)
		if strings.Contains(c.want, "Từ dòng") {
			got, c.want = got[:12], c.want[:12]
		}
		if got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}
