package viet

import "testing"

func TestBodyName(t *testing.T) {
	for name, want := range map[string]string{
		"SỞ NỘI VỤ":                                                  "Sở Nội vụ",
		"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG":                               "Sở Nông nghiệp và Môi trường",
		"ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH":                               "Ủy ban nhân dân tỉnh Hà Tĩnh",
		"UỶ BAN NHÂN DÂN XÃ NGHI LỘC":                                "Uỷ ban nhân dân xã Nghi Lộc",
		"UBND THÀNH PHỐ HỒ CHÍ MINH":                                 "UBND Thành phố Hồ Chí Minh",
		"UBND TỈNH X":                                                "UBND tỉnh X",
		"HỘI ĐỒNG NHÂN DÂN PHƯỜNG 12":                                "Hội đồng nhân dân Phường 12",
		"BỘ DÂN TỘC VÀ TÔN GIÁO":                                     "Bộ Dân tộc và Tôn giáo",
		"VĂN PHÒNG":                                                  "Văn phòng",
		"CHI CỤC CHĂN NUÔI VÀ THÚ Y":                                 "Chi cục Chăn nuôi và Thú y",
		"TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ NGHI LỘC":              "Trung tâm Phục vụ hành chính công xã Nghi Lộc",
		"TRƯỜNG MẦM NON HOA HỒNG":                                    "Trường Mầm non Hoa Hồng",
		"TRƯỜNG THPT CHUYÊN PHAN BỘI CHÂU":                           "Trường THPT Chuyên Phan Bội Châu",
		"TRƯỜNG ĐẠI HỌC KHOA HỌC TỰ NHIÊN":                           "Trường Đại học Khoa học tự nhiên",
		"TỈNH ỦY QUẢNG TRỊ":                                          "Tỉnh ủy Quảng Trị",
		"ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH":                              "Đảng ủy Khối các cơ quan tỉnh",
		"BAN CHẤP HÀNH TRUNG ƯƠNG":                                   "Ban Chấp hành Trung ương",
		"BAN TUYÊN GIÁO VÀ DÂN VẬN":                                  "Ban Tuyên giáo và Dân vận",
		"ỦY BAN KIỂM TRA":                                            "Ủy ban Kiểm tra",
		"BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ":                              "Ban Chỉ đạo Thực hiện dân chủ",
		"KHU BẢO TỒN THIÊN NHIÊN PÙ LUÔNG":                           "Khu bảo tồn thiên nhiên Pù Luông",
		"CHI BỘ THÔN KHE VÀNG":                                       "Chi bộ thôn Khe Vàng",
		"CÔNG AN TỈNH NGHỆ AN":                                       "Công an tỉnh Nghệ An",
		"Sở Nội vụ":                                                  "Sở Nội vụ",
		"PHÒNG VĂN HÓA - XÃ HỘI":                                     "Phòng Văn hóa - Xã hội",
		"BAN PHÁT TRIỂN NÔNG THÔN XÃ YÊN THÀNH":                      "Ban Phát triển nông thôn xã Yên Thành",
		"BAN TỔ CHỨC TỈNH ỦY LAM GIANG":                              "Ban Tổ chức Tỉnh ủy Lam Giang",
		"VĂN PHÒNG SỞ TÀI CHÍNH":                                     "Văn phòng Sở Tài chính",
		"TỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC":                             "Tổng công ty Điện lực miền Bắc",
		"TRUNG TÂM Y TẾ KHU VỰC THẠCH HÀ":                            "Trung tâm Y tế khu vực Thạch Hà",
		"KHO BẠC NHÀ NƯỚC KHU VỰC XI":                                "Kho bạc Nhà nước khu vực XI",
		"TÒA ÁN NHÂN DÂN KHU VỰC 2 - HÀ TĨNH":                        "Tòa án nhân dân khu vực 2 - Hà Tĩnh",
		"BAN QUẢN LÝ KHU KINH TẾ NGHI SƠN VÀ CÁC KHU CÔNG NGHIỆP":    "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp",
		"TRƯỜNG CHÍNH TRỊ TRẦN PHÚ":                                  "Trường Chính trị Trần Phú",
		"TRƯỜNG CHÍNH TRỊ TỈNH LAM GIANG":                            "Trường Chính trị tỉnh Lam Giang",
		"BAN XÂY DỰNG ĐẢNG":                                          "Ban Xây dựng Đảng",
		"ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH":                              "Đảng ủy các cơ quan Đảng tỉnh",
		"BAN CHỈ HUY PHÒNG THỦ DÂN SỰ XÃ":                            "Ban Chỉ huy Phòng thủ dân sự xã",
		"BAN CHẤP HÀNH ĐOÀN PHƯỜNG VŨ NINH":                          "Ban Chấp hành Đoàn phường Vũ Ninh",
		"PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ":                           "Phòng Kinh tế, Hạ tầng và Đô thị",
		"VIỆN HÀN LÂM KHOA HỌC VÀ CÔNG NGHỆ VIỆT NAM":                "Viện Hàn lâm Khoa học và Công nghệ Việt Nam",
		"HỢP TÁC XÃ NÔNG NGHIỆP HẠNH LÂM":                            "Hợp tác xã Nông nghiệp Hạnh Lâm",
		"VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH": "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
		"VCCI": "VCCI",
	} {
		if got := BodyName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
