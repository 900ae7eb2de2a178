package rules

// Variant is what the papers of an organisation have of their own beside a
// profile: a row that names what differs.
type Variant struct {
	ID         string // as in a document's "organization"
	Name       string // in Vietnamese
	Profile    string // the profile of a document that names the organisation alone
	Family     Family // the profiles that it goes with
	Title      string // in place of the profile's
	IssuerMark string // likewise
	Cite       Cite
}

// Variants are all variants. Công đoàn, Mặt trận and other bodies whose papers
// have the state's head need none.
var Variants = []Variant{
	{
		ID: "doan", Name: "Đoàn TNCS Hồ Chí Minh", Profile: "dang", Family: Party,
		Title: "ĐOÀN TNCS HỒ CHÍ MINH", IssuerMark: "***",
		Cite: custom("văn bản của Đoàn theo thể thức của Đảng, có tiêu đề và dấu dưới tên cơ quan riêng"),
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
	own.Words.Title, own.Words.IssuerMark = v.Title, v.IssuerMark
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
		option := "organization: " + v.ID
		value := "«" + v.Title + "»; «" + v.IssuerMark + "» dưới tên cơ quan; không ghi profile thì theo «" + v.Profile + "»"
		rows = append(rows, Row{Key: v.ID, Name: v.Name, Value: value, Option: option, Clause: v.Cite})
	}
	return rows
}
