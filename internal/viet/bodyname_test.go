package viet

import "testing"

func TestBodyName(t *testing.T) {
	for name, want := range map[string]string{
		"SỞ NỘI VỤ":                                     "Sở Nội vụ",
		"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG":                  "Sở Nông nghiệp và Môi trường",
		"ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH":                  "Ủy ban nhân dân tỉnh Hà Tĩnh",
		"UỶ BAN NHÂN DÂN XÃ NGHI LỘC":                   "Uỷ ban nhân dân xã Nghi Lộc",
		"UBND THÀNH PHỐ HỒ CHÍ MINH":                    "UBND Thành phố Hồ Chí Minh",
		"UBND TỈNH X":                                   "UBND tỉnh X",
		"HỘI ĐỒNG NHÂN DÂN PHƯỜNG 12":                   "Hội đồng nhân dân Phường 12",
		"BỘ DÂN TỘC VÀ TÔN GIÁO":                        "Bộ Dân tộc và Tôn giáo",
		"VĂN PHÒNG":                                     "Văn phòng",
		"CHI CỤC CHĂN NUÔI VÀ THÚ Y":                    "Chi cục Chăn nuôi và Thú y",
		"TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ NGHI LỘC": "Trung tâm Phục vụ hành chính công xã Nghi Lộc",
		"TRƯỜNG MẦM NON HOA HỒNG":                       "Trường Mầm non Hoa Hồng",
		"TRƯỜNG THPT CHUYÊN PHAN BỘI CHÂU":              "Trường THPT Chuyên Phan Bội Châu",
		"TRƯỜNG ĐẠI HỌC KHOA HỌC TỰ NHIÊN":              "Trường Đại học Khoa học tự nhiên",
		"TỈNH ỦY QUẢNG TRỊ":                             "Tỉnh ủy Quảng Trị",
		"ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH":                 "Đảng ủy Khối các cơ quan tỉnh",
		"BAN CHẤP HÀNH TRUNG ƯƠNG":                      "Ban Chấp hành Trung ương",
		"BAN TUYÊN GIÁO VÀ DÂN VẬN":                     "Ban Tuyên giáo và Dân vận",
		"ỦY BAN KIỂM TRA":                               "Ủy ban Kiểm tra",
		"BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ":                 "Ban Chỉ đạo Thực hiện dân chủ",
		"KHU BẢO TỒN THIÊN NHIÊN PÙ LUÔNG":              "Khu bảo tồn thiên nhiên Pù Luông",
		"CHI BỘ THÔN KHE VÀNG":                          "Chi bộ thôn Khe Vàng",
		"CÔNG AN TỈNH NGHỆ AN":                          "Công an tỉnh Nghệ An",
		"Sở Nội vụ":                                     "Sở Nội vụ",
		"PHÒNG VĂN HÓA - XÃ HỘI":                        "Phòng Văn hóa - Xã hội",
		"BAN PHÁT TRIỂN NÔNG THÔN XÃ YÊN THÀNH":         "Ban Phát triển nông thôn xã Yên Thành",
		"BAN TỔ CHỨC TỈNH ỦY LAM GIANG":                 "Ban Tổ chức Tỉnh ủy Lam Giang",
		"VĂN PHÒNG SỞ TÀI CHÍNH":                        "Văn phòng Sở Tài chính",
		"VCCI":                                          "VCCI",
	} {
		if got := BodyName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
