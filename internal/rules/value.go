package rules

import "vanthu/internal/units"

// Range is a length that the law bounds: both ends are allowed. Where the law
// fixes one value, Min, Max and Default are equal.
type Range struct {
	Min, Max, Default units.Length
	Cite              Cite
}

// Allows tells whether v lies in the range, both ends included.
func (r Range) Allows(v units.Length) bool { return v >= r.Min && v <= r.Max }

// Share is a length given as a part of another, such as a stroke of 1/3 to
// 1/2 of the line above it.
type Share struct {
	Min, Max, Default float64
	Cite              Cite
}

// Of is the default share of l.
func (s Share) Of(l units.Length) units.Length {
	return units.Length(float64(l) * s.Default)
}

func pt(v float64) units.Length { return units.Points(v) }

func mm(v float64) units.Length { return units.Millimetres(v) }

// points is a range of sizes in points with its default.
func points(lo, hi, def float64, c Cite) Range { return Range{pt(lo), pt(hi), pt(def), c} }

// millimetres is a range of lengths in millimetres with its default.
func millimetres(lo, hi, def float64, c Cite) Range { return Range{mm(lo), mm(hi), mm(def), c} }

// bodyLinesCite is the reason why text stays with the signature, in all
// profiles.
var bodyLinesCite = custom("khối chữ ký đi cùng ít nhất hai dòng cuối của nội dung")

// The sizes of the pictures of signatures and seals, in all profiles. A seal
// has its real size by law; these conventions hold where the picture does not
// tell it.
const (
	signatureWidthCite = Cite(customs + " (hình chữ ký rộng 40 mm khi ảnh không ghi kích thước)")
	sealWidthCite      = Cite(customs + " (dấu tròn đường kính 36 mm khi ảnh không ghi kích thước thật)")
	third              = 1.0 / 3
)

// imageGap is the least distance of a signature's picture from the post above
// and the name under it, in all profiles.
var imageGap = millimetres(1, 1, 1, custom("hình chữ ký cách chức vụ và họ tên ít nhất 1 mm"))

// sealReach is how far a seal may reach over into the column of the
// recipients, in all profiles. It never stands over the margin.
var sealReach = millimetres(5, 5, 5, custom("hình con dấu lấn sang cột Nơi nhận không quá 5 mm"))

// StampWords are the labels of the received stamp, with their spaces.
var StampWords = struct {
	Title, Number, Day, To, File string
}{"ĐẾN", "Số: ", "Ngày: ", "Chuyển: ", "Số và ký hiệu HS: "}

// PictureWords are what the pictures of a signature, a seal and a logo show, as it is
// said to those who do not see them, and what stands before whose they are.
var PictureWords = struct{ Signature, Seal, Logo, Of string }{"Hình chữ ký", "Hình con dấu", "Biểu trưng", " của "}

// receivedStamp is the received stamp by the state's law, which the Party has
// taken over.
func receivedStamp(cite Cite) Stamp {
	return Stamp{
		Width: millimetres(50, 50, 50, cite),
		High:  millimetres(35, 35, 35, cite),
		Pad:   millimetres(1.5, 1.5, 1.5, custom("dấu Đến, từ khung đến chữ 1,5 mm")),
	}
}

// secrecyCite is why the mark of secrecy is plain words: its stamp has a form
// of its own in the law on state secrets, which was not at hand.
var secrecyCite = custom("dấu chỉ độ mật in bằng chữ; mẫu dấu theo pháp luật về bảo vệ bí mật nhà nước")

// contactUnder is the room under the stroke over the contact lines, in all
// profiles.
var contactUnder = points(2, 2, 2, custom("khoảng cách dưới đường kẻ của thông tin liên hệ"))

// purposes is what the first section of a plan is called, in all profiles.
const (
	purposes     = "MỤC ĐÍCH, YÊU CẦU"
	purposesCite = Cite(customs + " (kế hoạch mở đầu bằng mục đích, yêu cầu)")
)

// Scripts are the letters above and under a line (m², H₂O) to those on it: how
// large, and how far from the line.
var Scripts = struct{ Size, Super, Sub Share }{
	Size:  Share{0.65, 0.65, 0.65, scriptsCite},
	Super: Share{third, third, third, scriptsCite},
	Sub:   Share{third / 2, third / 2, third / 2, scriptsCite},
}

const scriptsCite = Cite(customs + " (chỉ số trên, chỉ số dưới như trong Word)")

// ScreenDot is the size of a picture's dot on paper, where the picture says none:
// 96 to an inch, as Word has it.
const ScreenDot = units.Point * 72 / 96

// How an annex's own annexes are numbered, and what their reference says between
// the annex and the document, in all profiles.
const (
	innerAnnex     = "."
	annexOf        = " ban hành kèm theo "
	innerAnnexCite = Cite(customs + " (phụ lục của Phụ lục I là Phụ lục I.1; phụ lục của quy chế kèm theo quyết định đánh số riêng)")
)

// alsoAddressed stands before those who are addressed as well, in all profiles.
const (
	alsoAddressed     = "Đồng kính gửi:"
	alsoAddressedCite = Cite(customs + " (nơi nhận thứ hai ghi dưới Kính gửi)")
)

// headingBeforeCite is why more room may stand over a heading than over any other
// paragraph: the law says how much there is at least.
const headingBeforeCite = Cite(customs + " (khoảng cách trên đề mục không nhỏ hơn khoảng cách giữa các đoạn)")

// SecrecyWords are the words of the marks of secrecy, by a document's code.
var SecrecyWords = map[string]string{"mat": "MẬT", "toi-mat": "TỐI MẬT", "tuyet-mat": "TUYỆT MẬT"}

// SignatureBox is the room for the text of a digital signature (ô số 14), in
// the top right corner of a first page; Edge is from the paper's edges.
var SignatureBox = struct{ Width, High, Edge Range }{
	Width: millimetres(76.9, 76.9, 76.9, signatureBoxCite),
	High:  millimetres(8.7, 8.7, 8.7, signatureBoxCite),
	Edge:  millimetres(4, 6, 5, signatureBoxCite),
}

var signatureBoxCite = custom("khung đo trong Mẫu 1.3 và 2.2 của Phụ lục III")
