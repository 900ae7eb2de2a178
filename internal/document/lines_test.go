package document

import "testing"

// TestInText: a name that many bodies have is named with that of its parent,
// once where bodies of one parent issue together; the author's own way stands.
func TestInText(t *testing.T) {
	body := func(parent, name string) Issuer {
		return Issuer{Parent: Lines{Text: []string{parent}}, Name: Lines{Text: []string{name}}}
	}
	spoken := body("TỈNH ỦY LAM GIANG", "VĂN PHÒNG")
	spoken.NameInText = "Văn phòng"
	for want, issuers := range map[string][]Issuer{
		"Văn phòng Tỉnh ủy Lam Giang":             {body("TỈNH ỦY LAM GIANG", "VĂN PHÒNG")},
		"Ủy ban Kiểm tra Đảng ủy xã Đông Khê":     {body("Đảng ủy xã Đông Khê", "Ủy ban Kiểm tra")},
		"Văn phòng Bộ Nội vụ":                     {body("BỘ NỘI VỤ", "VĂN PHÒNG")},
		"Văn phòng Trung ương Đảng":               {body("Ban Chấp hành Trung ương", "Văn phòng")},
		"Ban Tổ chức và Ban Nội chính Trung ương": {body("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN TỔ CHỨC"), body("", "BAN NỘI CHÍNH")},
		"Văn phòng":           {spoken},
		"Sở Nội vụ":           {body("UBND TỈNH HÀ TĨNH", "SỞ NỘI VỤ")},
		"Đảng ủy xã Đông Khê": {body("ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY XÃ ĐÔNG KHÊ")},
		"Sở Nội vụ, Sở Tài chính và Sở Y tế":                          {body("", "SỞ NỘI VỤ"), body("", "SỞ TÀI CHÍNH"), body("", "SỞ Y TẾ")},
		"Ban Tổ chức và Ủy ban Kiểm tra Tỉnh ủy Lam Giang":            {body("Tỉnh ủy Lam Giang", "Ban Tổ chức"), body("Tỉnh ủy Lam Giang", "Ủy ban Kiểm tra")},
		"Ban Tổ chức Tỉnh ủy Lam Giang và Văn phòng Đảng ủy Đông Khê": {body("Tỉnh ủy Lam Giang", "Ban Tổ chức"), body("Đảng ủy Đông Khê", "Văn phòng")},
		"Văn phòng Tỉnh ủy Lam Giang và Trường Chính trị tỉnh":        {body("Tỉnh ủy Lam Giang", "Văn phòng"), body("Tỉnh ủy Lam Giang", "Trường Chính trị tỉnh")},
	} {
		if got := InText(issuers); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
