package rules

import "slices"

// Variant is what the papers of an organisation have of their own beside a
// profile: a row that names what differs. What it does not say is the profile's.
type Variant struct {
	ID         string // as in a document's "organization"
	Name       string // in Vietnamese
	Profile    string // the profile of a document that names the organisation alone
	Family     Family // the profiles that it goes with
	Title      string
	IssuerMark string
	Letterhead *Letterhead // that it may choose in place of the law's head; nil: it may not
	Cite       Cite
}

// Letterhead is a head of a company's own (tiêu đề thư): its name and addresses
// beside its logo, over a stroke as wide as the text. Number, place and date stand
// under it, at the two edges.
type Letterhead struct {
	Types []Type // of what the law has no row for
	Logo  Logo
	Under Range // from the lines to the stroke
	After Range // from the stroke to the number
	Cite  Cite
}

// Lettered are the elements of a letterhead, by what they are in the law's head.
var Lettered = map[Element]Element{ParentAgency: LetterheadParent, Issuer: LetterheadName}

// Variants are all variants. Công đoàn, Mặt trận and other bodies whose papers
// have the state's head need none.
var Variants = []Variant{
	{
		ID: "doan", Name: "Đoàn TNCS Hồ Chí Minh", Profile: "dang", Family: Party,
		Title: "ĐOÀN TNCS HỒ CHÍ MINH", IssuerMark: "***",
		Cite: custom("văn bản của Đoàn theo thể thức của Đảng, có tiêu đề và dấu dưới tên cơ quan riêng"),
	},
	{
		ID: "doanh-nghiep", Name: "doanh nghiệp", Profile: "nd30", Family: State,
		Letterhead: &Letterhead{
			Types: []Type{
				{Element: LetterheadParent, Size: points(11, 14, 12, custom("đơn vị chủ quản ở tiêu đề thư")), Capitals: true},
				{Element: LetterheadName, Size: points(12, 18, 14, custom("tên doanh nghiệp ở tiêu đề thư")), Bold: true, Capitals: true},
			},
			Logo: Logo{
				High: millimetres(10, 30, 20, custom("biểu trưng ở tiêu đề thư cao 20 mm")),
				Wide: millimetres(50, 50, 50, custom("biểu trưng ở tiêu đề thư rộng không quá 50 mm")),
				Gap:  millimetres(5, 5, 5, custom("biểu trưng cách chữ ở tiêu đề thư 5 mm")),
			},
			Under: points(6, 6, 6, custom("đường kẻ dưới tiêu đề thư cách chữ 6 pt")),
			After: points(6, 6, 6, custom("số, ký hiệu dưới đường kẻ của tiêu đề thư 6 pt")),
			Cite:  custom("tiêu đề thư thay Quốc hiệu, Tiêu ngữ và tên cơ quan; thông tin liên hệ ở đầu trang; số sát lề trái, ngày sát lề phải"),
		},
		Cite: custom("doanh nghiệp không bắt buộc theo nghị định; văn bản có phần đầu của nghị định hoặc tiêu đề thư riêng"),
	},
}

// VariantNames are the names of the variants.
func VariantNames() []string {
	names := make([]string, len(Variants))
	for i := range Variants {
		names[i] = Variants[i].ID
	}
	return names
}

// FindVariant is the variant of a name, or nil.
func FindVariant(name string) *Variant {
	for i := range Variants {
		if Variants[i].ID == name {
			return &Variants[i]
		}
	}
	return nil
}

// On is the profile with what the variant has of its own. The profile stays as
// it is.
func (v *Variant) On(p *Profile) *Profile {
	own := *p
	if v.Title != "" {
		own.Words.Title = v.Title
	}
	if v.IssuerMark != "" {
		own.Words.IssuerMark = v.IssuerMark
	}
	return &own
}

// Headed is the profile with the letterhead in place of its head. The profile
// stays as it is.
func (l *Letterhead) Headed(p *Profile) *Profile {
	own := *p
	own.Letterhead = l
	own.Types = slices.Concat(p.Types, l.Types)
	own.Layout.Logo = &l.Logo
	return &own
}

// variantRows are the variants that go with the profile.
func (p *Profile) variantRows() []Row {
	var rows []Row
	for i := range Variants {
		v := &Variants[i]
		if v.Family != p.Family {
			continue
		}
		value := "không ghi profile thì theo «" + v.Profile + "»"
		if v.IssuerMark != "" {
			value = "«" + v.IssuerMark + "» dưới tên cơ quan; " + value
		}
		if v.Title != "" {
			value = "«" + v.Title + "»; " + value
		}
		rows = append(rows, Row{Key: v.ID, Name: v.Name, Value: value, Option: "organization: " + v.ID, Clause: v.Cite})
		rows = append(rows, v.Letterhead.rows(v.Family)...)
	}
	return rows
}

// rows are what a letterhead is made of.
func (l *Letterhead) rows(f Family) []Row {
	if l == nil {
		return nil
	}
	head := words("letterhead", "tiêu đề thư", "biểu trưng, tên, thông tin liên hệ trên đường kẻ rộng bằng vùng chữ", l.Cite)
	head.Option = "style.head: letterhead"
	rows := []Row{head}
	for _, t := range l.Types {
		rows = append(rows, t.row(f))
	}
	rows = append(rows, inMM("logo_high", "tiêu đề thư: biểu trưng, cao", l.Logo.High, "style.measures.logo_high"))
	rows = append(rows, l.Logo.rows()...)
	return append(rows,
		inPoints("letterhead_under", "tiêu đề thư: từ chữ đến đường kẻ", l.Under, ""),
		inPoints("letterhead_after", "tiêu đề thư: từ đường kẻ đến số, ký hiệu", l.After, ""))
}
