package rules

import (
	"fmt"
	"strconv"
	"strings"
)

// Tables are all that the profile says of form, for people and, as JSON, for
// other programs. Nothing that a rule of the profile says is left out.
func (p *Profile) Tables() []Listing {
	tables := []Listing{
		{"instrument", "VĂN BẢN QUY ĐỊNH", p.instrument()},
		{"paper", "KHỔ GIẤY, LỀ TRANG", p.paperRows()},
		{"types", "MẪU CHỮ VÀ CHI TIẾT TRÌNH BÀY", p.typeRows()},
		{"paragraphs", "ĐOẠN VĂN", p.paragraphRows()},
		{"strokes", "ĐƯỜNG KẺ", p.strokeRows()},
		{"measures", "KHOẢNG CÁCH, BỀ RỘNG", p.layoutRows()},
		{"head", "CHỮ VÀ DẤU CỐ ĐỊNH Ở PHẦN ĐẦU", p.headWords()},
		{"body", "CHỮ VÀ DẤU CỐ ĐỊNH Ở NỘI DUNG VÀ NƠI NHẬN", p.bodyWords()},
		{"levels", "BỐ CỤC, ĐÁNH SỐ, PHỤ LỤC", p.levelRows()},
		{"signature", "QUYỀN HẠN, CHỮ KÝ, CON DẤU", p.signatureRows()},
		{"marks", "DẤU CHỈ MỨC ĐỘ, CHỈ DẪN, THÔNG TIN LIÊN HỆ", p.markRows()},
		{"copies", "BẢN SAO", p.copyRows()},
		{"kinds", "LOẠI VĂN BẢN", p.kindRows()},
		{"in_text", "TÊN CƠ QUAN TRONG CÂU", p.namesakeRows()},
		{"binding", "CHỮ VÀ SỐ KHÔNG TÁCH KHI XUỐNG DÒNG", p.bindingRows()},
		{"checks", "ĐIỀU ĐƯỢC XEM LẠI KHI KIỂM TRA", p.checkRows()},
		{"files", "ĐIỀU ĐƯỢC XEM THÊM Ở TỆP WORD, PDF", p.fileRows()},
	}
	if rows := p.variantRows(); len(rows) > 0 {
		tables = append(tables, Listing{"variants", "TỔ CHỨC CÓ PHẦN ĐẦU RIÊNG", rows})
	}
	for i := range tables {
		for j := range tables[i].Rows {
			r := &tables[i].Rows[j]
			r.Convention = r.Clause.IsConvention()
		}
	}
	return tables
}

// instrument is what the profile itself is.
func (p *Profile) instrument() []Row {
	of := map[Family]string{State: "cơ quan, tổ chức nhà nước", Party: "cơ quan, tổ chức của Đảng"}
	name := Cite(p.Name)
	return []Row{
		{Key: "profile", Name: "thể thức", Value: p.ID, Option: "profile: " + p.ID, Clause: name},
		words("name", "văn bản", p.Name, name),
		words("from", "áp dụng từ", day(p.From), name),
		words("family", "dùng cho", of[p.Family], name),
	}
}

// day is an ISO date as the law writes it in digits.
func day(iso string) string {
	parts := strings.Split(iso, "-")
	if len(parts) != 3 {
		return iso
	}
	if month := strings.TrimPrefix(parts[1], "0"); month >= strconv.Itoa(PaddedMonth) {
		parts[1] = month
	}
	return parts[2] + "/" + parts[1] + "/" + parts[0]
}

func (p *Profile) paperRows() []Row {
	a := &p.Paper
	return []Row{
		words("paper", "khổ giấy", decimal(a.Width.MM())+" × "+decimal(a.Height.MM())+" mm", a.Cite),
		inMM("top", "lề trên", a.Top, "style.margins.top"),
		inMM("bottom", "lề dưới", a.Bottom, "style.margins.bottom"),
		inMM("left", "lề trái", a.Left, "style.margins.left"),
		inMM("right", "lề phải", a.Right, "style.margins.right"),
		inMM("landscape_top", "trang ngang, lề trên", a.LandscapeTop, ""),
		inMM("landscape_bottom", "trang ngang, lề dưới", a.LandscapeBottom, ""),
		inMM("landscape_left", "trang ngang, lề trái", a.LandscapeLeft, ""),
		inMM("landscape_right", "trang ngang, lề phải", a.LandscapeRight, ""),
		inMM("number_top", "số trang, cách mép trên", a.NumberTop, ""),
	}
}

func (p *Profile) paragraphRows() []Row {
	g := &p.Paragraphs
	var indents []string
	for _, l := range g.Indents {
		indents = append(indents, decimal(l.MM())+" mm")
	}
	indent := words("indent", "lùi đầu dòng", strings.Join(indents, " hoặc "), g.IndentCite)
	indent.Option = "style.indent"
	rows := []Row{indent, inPoints("gap", "cách đoạn", g.Gap, "style.paragraph_gap"),
		words("gap_open", "cách đoạn, khi nhờ nới ra mà đoạn cuối chia được sang trang ký và trang trước không trống quá "+decimal(MostFoot.MM())+" mm",
			"đến "+decimal(MostGap.Points())+" pt", g.Gap.Cite),
		words("line_open", "cách dòng, khi nới cách đoạn như vậy chưa đủ", "đến "+decimal(MostTimes)+" lần", g.LineCite)}
	if t := g.LineTimes; t[1] > 0 {
		rows = append(rows, ranged("line", "cách dòng, số lần dòng đơn", Bounds{t[0], t[1], t[2], "ratio"}, "style.line_spacing", g.LineCite))
	}
	if g.LineExact.Default > 0 {
		rows = append(rows, inPoints("line", "cách dòng, chính xác", g.LineExact, "style.line_exact"),
			yesNo("line_times", "cách dòng theo số lần dòng đơn", false, g.LineCite))
	}
	return append(rows,
		asShare("script", "chỉ số trên, chỉ số dưới: cỡ, phần của cỡ chữ", Scripts.Size, ""),
		asShare("super", "chỉ số trên: cao hơn dòng, phần của cỡ chữ", Scripts.Super, ""),
		asShare("sub", "chỉ số dưới: thấp hơn dòng, phần của cỡ chữ", Scripts.Sub, ""))
}

// The words of the law for how text is set.
const regular = "thường"

var (
	alignNames = map[Align]string{Left: "trái", Center: "giữa", Right: "phải", Justify: "đều hai lề"}
	settings   = map[Setting]string{Apart: "dòng đơn, không cách đoạn", Running: "như nội dung, lùi đầu dòng", Flush: "như nội dung, không lùi"}
)

func (p *Profile) typeRows() []Row {
	rows := make([]Row, len(p.Types))
	for i, t := range p.Types {
		rows[i] = t.row(p.Family)
	}
	return rows
}

// row is a type among those of a family.
func (t Type) row(f Family) Row {
	l := t.Element.Look()
	set := Looks{
		Case: "in thường", Slant: "đứng", Weight: regular, Underline: t.Underline,
		Align: alignNames[l.Align], Paragraph: settings[l.Setting],
	}
	if t.Capitals {
		set.Case = "in hoa"
	}
	if t.Italic {
		set.Slant = "nghiêng"
	}
	if t.Bold {
		set.Weight = "đậm"
	}
	name := l.Name
	if f == Party && l.InParty != "" {
		name = l.InParty
	}
	option := "style.sizes." + string(t.Element)
	if t.Element == Body {
		option = "style.body_size" // other elements follow it
	}
	r := inPoints(string(t.Element), name, t.Size, option)
	r.Look = &set
	return r
}

func (p *Profile) strokeRows() []Row {
	s := &p.Strokes
	rows := []Row{asShare("title", "dưới tiêu ngữ, tiêu đề: phần của dòng chữ", s.UnderTitle, "")}
	if s.UnderIssuer.Default > 0 {
		rows = append(rows, asShare("issuer", "dưới tên cơ quan: phần của dòng chữ", s.UnderIssuer, "style.issuer_stroke"))
	}
	if s.UnderSubject.Default > 0 {
		rows = append(rows, asShare("subject", "dưới trích yếu: phần của dòng chữ", s.UnderSubject, "style.subject_stroke"))
	}
	return append(rows,
		inPoints("thickness", "độ dày", s.Thickness, "style.stroke_width"),
		inPoints("gap", "cách dòng chữ bên trên", s.Gap, ""))
}

func (p *Profile) layoutRows() []Row {
	l := p.Layout
	rows := []Row{
		inMM("head_right", "cột phải của phần đầu, rộng", l.HeadRight, ""),
		inMM("head_room", "khoảng trống cạnh chữ ở phần đầu", l.HeadRoom, ""),
		inMM("head_between", "giữa tên cơ quan và Quốc hiệu, tiêu đề, ít nhất", l.HeadBetween, ""),
		inPoints("joint_gap", "giữa tên các cơ quan cùng ban hành", l.JointGap, ""),
		inMM("signature_left", "cột Nơi nhận, rộng", l.SignatureLeft, "style.signature_left"),
		inMM("signature_more", "cột Nơi nhận, rộng thêm cho dòng dài, nhiều nhất", l.SignatureMore, ""),
	}
	for _, m := range l.Measures() {
		rows = append(rows, inUnit(m.Name, m.Label, *m.Range, m.Unit, "style.measures."+m.Name))
	}
	rows = append(rows, l.Logo.rows()...)
	return append(rows,
		inMM("stamp_width", "dấu Đến, rộng", l.Stamp.Width, ""),
		inMM("stamp_high", "dấu Đến, cao", l.Stamp.High, ""),
		inMM("stamp_pad", "dấu Đến, từ khung đến chữ", l.Stamp.Pad, ""),
		inPoints("contact_under", "dưới đường kẻ của thông tin liên hệ", l.ContactUnder, ""))
}

// rows are what a logo's height, which is a measure, leaves.
func (l *Logo) rows() []Row {
	if l == nil {
		return nil
	}
	return []Row{
		inMM("logo_wide", "biểu trưng, rộng nhiều nhất", l.Wide, ""),
		inMM("logo_gap", "biểu trưng, cách chữ bên cạnh", l.Gap, ""),
	}
}

// levelRows are the levels of a text in articles and of one without, and how
// attachments are numbered.
func (p *Profile) levelRows() []Row {
	var rows []Row
	for i := range Levels {
		l := &Levels[i]
		rows = append(rows, Row{
			Key: l.Name, Name: "bố cục có điều: " + l.Label, Value: l.describe(), Option: "level: " + l.Name, Clause: p.Cite(l.Law),
		})
	}
	n, a := &p.Numbering, &p.Annex
	sequence := words("numbering", "văn bản không chia điều, theo cấp", strings.Join(n.Sequence, "  "), n.Cite)
	sequence.Option = "style.numbering"
	numeral := Arabic
	if a.Roman {
		numeral = Roman
	}
	return append(rows, sequence,
		yesNo("numbering.capitals", "tiêu đề đánh số La Mã in hoa", n.Capitals, n.Cite),
		quoted("numbering.bullets", "gạch đầu dòng, theo cấp", strings.Join(n.Bullets, "», «"), n.Cite),
		quoted("annex", "từ đứng trước số phụ lục", a.Word, a.Cite),
		words("annex.number", "số của phụ lục, khi có từ hai", numerals[numeral], a.Cite),
		quoted("annex.example", "phụ lục, ví dụ", a.Example, a.Cite),
		yesNo("annex.capitals", "từ đứng trước số phụ lục in hoa", a.UpperWord, a.Cite),
		quoted("annex.inner", "giữa số của phụ lục và số của phụ lục kèm theo nó", a.Inner, innerAnnexCite),
		quoted("annex.reference_inner", "giữa tên phụ lục và văn bản, ở phụ lục kèm theo nó", p.Words.ReferenceAnnex, innerAnnexCite),
		quoted("annex.reference", "dòng dưới tiêu đề phụ lục", fmt.Sprintf(p.Words.AnnexReference, "…"), p.Words.ReferenceCite))
}

var numerals = map[Numeral]string{Arabic: "chữ số Ả Rập", Roman: "chữ số La Mã", Letter: "chữ cái a, b, c, d, đ"}

// describe says how a level looks.
func (l *Level) describe() string {
	parts := []string{"«" + l.Word + "…" + l.End + "»", numerals[l.Numeral]}
	switch above := FindLevel(l.Within); {
	case l.Within == "":
		parts = append(parts, "đánh số liên tục")
	case above == nil:
		parts = append(parts, "đánh số lại trong mỗi "+l.Within)
	default:
		parts = append(parts, "đánh số lại trong mỗi "+above.Label)
	}
	if l.Alone {
		parts = append(parts, "đứng riêng một dòng, tiêu đề in hoa ở dòng dưới")
	}
	parts = append(parts, "tiêu đề như «"+l.Title.Look().Name+"»")
	if l.Marked {
		parts = append(parts, "không có tiêu đề thì số vẫn theo kiểu chữ ấy")
	}
	return strings.Join(parts, "; ")
}
