package seen

import (
	"strings"
	"testing"
)

// TestHandsOfPDF reads those who sign close beside each other in a PDF: what parts them is
// no wider than what parts nothing elsewhere.
func TestHandsOfPDF(t *testing.T) {
	t.Parallel()
	text := body(200, 28, line1, line2, line3)
	for name, c := range map[string]struct{ page, want string }{
		"a tab stop near the first post": {
			at("B", 14, 85, 260, "GIAM DOC SO TAI CHINH") + at("B", 14, 270, 260, "GIAM DOC SO NOI VU") + at("B", 14, 85, 340, "Nguyen Van Anh") + at("B", 14, 270, 340, "Tran Thi Binh"),
			"GIAM DOC SO TAI CHINH: Nguyen Van Anh; GIAM DOC SO NOI VU: Tran Thi Binh",
		},
		"three blanks": {
			at("B", 14, 85, 260, "GIAM DOC SO TAI CHINH   GIAM DOC SO NOI VU") + at("B", 14, 110, 340, "Nguyen Van Anh      Tran Thi Binh"),
			"GIAM DOC SO TAI CHINH: Nguyen Van Anh; GIAM DOC SO NOI VU: Tran Thi Binh",
		},
		"two blanks are a slip": {
			at("B", 14, 325, 260, "GIAM DOC  SO TAI CHINH") + at("B", 14, 350, 340, "Nguyen  Van Anh"),
			"GIAM DOC SO TAI CHINH: Nguyen Van Anh",
		},
		"the halves of one post": {
			at("B", 14, 325, 260, "PHO CHU TICH    THUONG TRUC") + at("B", 14, 350, 340, "Nguyen Van Anh"),
			"PHO CHU TICH THUONG TRUC: Nguyen Van Anh",
		},
		"in the middle, the second name begins under the first post": {
			at("B", 14, 196, 260, "NGUOI GHI BIEN BAN     CHU TOA") + at("B", 14, 208, 340, "Nguyen Van Anh     Tran Thi Binh"),
			"NGUOI GHI BIEN BAN: Nguyen Van Anh; CHU TOA: Tran Thi Binh",
		},
		"three, who are told how to sign": {
			at("B", 14, 106, 260, "THU KY") + at("B", 14, 218, 260, "CHU TRI            NGUOI LAM CHUNG") + at("I", 14, 85, 276, "(Ky, ghi ro ten)   (Ky, ghi ro ten)   (Ky, ghi ro ten)") +
				at("B", 14, 85, 340, "Nguyen Van Anh    Tran Thi Binh    Le Van Cuong"),
			"THU KY: Nguyen Van Anh; CHU TRI: Tran Thi Binh; NGUOI LAM CHUNG: Le Van Cuong",
		},
		"two lists below each other": {
			at("B", 14, 142, 260, "THU KY") + at("B", 14, 369, 260, "CHU TRI") + at("I", 14, 142, 276, "(Ky ten)") + at("I", 14, 369, 276, "(Ky ten)") + at("B", 14, 142, 356, "Nguyen Van Anh") + at("B", 14, 369, 356, "Tran Thi Binh"),
			"THU KY: Nguyen Van Anh; CHU TRI: Tran Thi Binh",
		},
		"one signs for another": {
			at("B", 14, 85, 260, "KT. GIAM DOC SO TAI CHINH    GIAM DOC SO NOI VU") + at("B", 14, 116, 276, "PHO GIAM DOC") + at("B", 14, 116, 356, "Nguyen Van Anh") + at("B", 14, 305, 356, "Tran Thi Binh"),
			"KT. GIAM DOC SO TAI CHINH / PHO GIAM DOC: Nguyen Van Anh; GIAM DOC SO NOI VU: Tran Thi Binh",
		},
		"a name a line lower": {
			at("B", 14, 99, 289, "TM. UY BAN NHAN DAN") + at("B", 14, 295, 289, "TM. BAN THUONG TRUC") + at("B", 14, 145, 305, "CHU TICH") + at("B", 14, 330, 305, "UY BAN MTTQ") + at("B", 14, 345, 321, "CHU TICH") +
				at("B", 14, 98, 386, "Nguyen Thi Hoang Phuong") + at("B", 14, 292, 402, "Cong Tang Ton Nu Thi Ngoc Binh"),
			"TM. UY BAN NHAN DAN / CHU TICH: Nguyen Thi Hoang Phuong; TM. BAN THUONG TRUC UY BAN MTTQ / CHU TICH: Cong Tang Ton Nu Thi Ngoc Binh",
		},
	} {
		p, err := FromPDF(nil, pages(text+c.page))
		if err != nil {
			t.Fatal(name, err)
		}
		p.Name()
		if got := hand(p); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestHandsOfLines reads such lines where tabs and blanks part them.
func TestHandsOfLines(t *testing.T) {
	t.Parallel()
	for lines, want := range map[string]string{
		"GIÁM ĐỐC SỞ TÀI CHÍNH   GIÁM ĐỐC SỞ NỘI VỤ\n\n\n   Nguyễn Văn Anh   Trần Thị Bình":                               "GIÁM ĐỐC SỞ TÀI CHÍNH: Nguyễn Văn Anh; GIÁM ĐỐC SỞ NỘI VỤ: Trần Thị Bình",
		"KT. GIÁM ĐỐC SỞ TÀI CHÍNH\tGIÁM ĐỐC SỞ NỘI VỤ\nPHÓ GIÁM ĐỐC\t\n\n\nNguyễn Văn Anh\tTrần Thị Bình":                "KT. GIÁM ĐỐC SỞ TÀI CHÍNH / PHÓ GIÁM ĐỐC: Nguyễn Văn Anh; GIÁM ĐỐC SỞ NỘI VỤ: Trần Thị Bình",
		"THƯ KÝ\tCHỦ TRÌ\tNGƯỜI LÀM CHỨNG\n(Ký tên)\t(Ký tên)\t(Ký tên)\n\n\nNguyễn Văn Anh\tTrần Thị Bình\tLê Văn Cường": "THƯ KÝ: Nguyễn Văn Anh; CHỦ TRÌ: Trần Thị Bình; NGƯỜI LÀM CHỨNG: Lê Văn Cường",
		"PHÓ CHỦ TỊCH   THƯỜNG TRỰC\n\n\nNguyễn Văn Anh":                                                                  "PHÓ CHỦ TỊCH THƯỜNG TRỰC: Nguyễn Văn Anh",
	} {
		p := FromText("BIÊN BẢN\nHọp giao ban\nCuộc họp kết thúc lúc 10 giờ./.\n" + lines)
		p.Name()
		if got := hand(p); got != want {
			t.Errorf("%q: %q, want %q", lines, got, want)
		}
	}
}

// hand are those who sign, on a line.
func hand(p *Paper) string {
	var out []string
	for _, s := range p.Facts().Signers {
		out = append(out, strings.Join(append(texts(s.Authority), texts(s.Position)...), " / ")+": "+s.Name.Text)
	}
	return strings.Join(out, "; ")
}
