package viet

import "strings"

// Compound tells whether two syllables that follow each other, in capitals,
// are one word of the kind that names of bodies are made of, such as THỰC
// HIỆN or MÔI TRƯỜNG. A line is better not broken between them. The list is a
// help for the eye and no dictionary.
func Compound(a, b string) bool { return compounds[a+" "+b] }

var compounds = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split(compoundWords, ",") {
		m[strings.TrimSpace(w)] = true
	}
	return m
}()

const compoundWords = `AN NINH, AN TOÀN, BẢO HIỂM, BẢO VỆ, BIÊN PHÒNG, CẢI CÁCH, CHẤP HÀNH, CHỈ ĐẠO, CHÍNH PHỦ,
CHÍNH QUYỀN, CHÍNH TRỊ, CHIẾN SĨ, CHỦ NGHĨA, CHỦ TỊCH, CHUYÊN MÔN, CHUYỂN ĐỔI, CHƯƠNG TRÌNH, CÔNG AN, CÔNG CHỨC,
CÔNG ĐOÀN, CÔNG NGHỆ, CÔNG NGHIỆP, CÔNG TÁC, CÔNG THƯƠNG, CÔNG TY, CÔNG TRÌNH, CƠ QUAN, CƠ SỞ, CƠ ĐỘNG, CỰU CHIẾN,
CHIẾN BINH, DÂN CHỦ, DÂN QUÂN, DÂN TỘC, DÂN VẬN, DOANH NGHIỆP, DU LỊCH, DỰ ÁN, ĐẠI BIỂU, ĐẠI HỌC, ĐẠI HỘI, ĐÀO TẠO,
ĐẢNG BỘ, ĐẢNG ỦY, ĐẢNG UỶ, ĐẦU TƯ, ĐỊA PHƯƠNG, ĐIỆN TỬ, ĐÔ THỊ, ĐOÀN THỂ, ĐỐI NGOẠI, ĐƠN VỊ, ĐƯỜNG BỘ, GIÁM SÁT,
GIAO THÔNG, GIÁO DỤC, HẠ TẦNG, HÀNH CHÍNH, HẢI QUAN, HỌC VIỆN, HỘI ĐỒNG, HỘI NGHỊ, HỢP TÁC, HUYỆN ỦY, KẾ HOẠCH,
KHOA HỌC, KHU VỰC, KIỂM LÂM, KIỂM SÁT, KIỂM TRA, KIỂM TOÁN, KINH TẾ, KỸ THUẬT, LÂM NGHIỆP, LAO ĐỘNG, LIÊN HIỆP,
LƯU TRỮ, MẶT TRẬN, MÔI TRƯỜNG, MỤC TIÊU, NGÂN HÀNG, NGHIÊN CỨU, NGOẠI GIAO, NGOẠI VỤ, NHÀ NƯỚC, NHÂN DÂN, NHÂN LỰC,
NHIỆM VỤ, NÔNG DÂN, NÔNG NGHIỆP, NÔNG THÔN, NỘI CHÍNH, NỘI VỤ, PHÁP CHẾ, PHÁP LUẬT, PHÁT THANH, PHÁT TRIỂN,
PHỔ THÔNG, PHÒNG CHỐNG, PHỤ NỮ, PHƯƠNG TIỆN, QUẢN LÝ, QUẢN TRỊ, QUÂN ĐỘI, QUÂN SỰ, QUÂN ỦY, QUỐC GIA, QUỐC HỘI,
QUỐC PHÒNG, QUỐC TẾ, QUY CHẾ, QUY HOẠCH, SẢN XUẤT, SỰ NGHIỆP, TÀI CHÍNH, TÀI NGUYÊN, TẬP ĐOÀN, TỈNH ỦY, THANH NIÊN,
THANH TRA, THÀNH PHỐ, THÀNH ỦY, THỂ DỤC, THỂ THAO, THI ĐUA, THI HÀNH, THÔNG TIN, THỐNG KÊ, THƯ VIỆN, THỰC HIỆN,
THƯỜNG TRỰC, THƯỜNG VỤ, THƯƠNG MẠI, TIÊU CHUẨN, TIỂU HỌC, TOÀ ÁN, TÒA ÁN, TỔ CHỨC, TỔNG CỤC, TRUNG HỌC, TRUNG TÂM,
TRUNG ƯƠNG, TRUYỀN HÌNH, TRUYỀN THÔNG, TUYÊN GIÁO, TUYÊN TRUYỀN, TƯ PHÁP, TRÁCH NHIỆM, ỦY BAN, UỶ BAN, VĂN HÓA,
VĂN HOÁ, VĂN PHÒNG, VĂN THƯ, VĂN BẢN, VẬN TẢI, VIỆN KIỂM, VIỆT NAM, XÂY DỰNG, XÃ HỘI, XUẤT BẢN, Y TẾ`
