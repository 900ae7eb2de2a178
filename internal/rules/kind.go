package rules

// Kind is a type of document (loại văn bản): one row of data, not code.
type Kind struct {
	Slug       string            // as written in a document's "kind"
	Name       string            // tên loại, in sentence case
	Code       map[Family]string // abbreviation in the symbol; a family without one does not issue the kind
	Addressees map[Family]bool   // takes "Kính gửi"
	Cite       Cite
}

// Kinds are the types of document that can be rendered, in the order of
// Điều 7 Nghị định 30/2020/NĐ-CP.
var Kinds = []Kind{
	{Slug: "thong-bao", Name: "Thông báo", Code: both("TB"), Cite: kindCite},
	{Slug: "ke-hoach", Name: "Kế hoạch", Code: both("KH"), Cite: kindCite},
	{Slug: "bao-cao", Name: "Báo cáo", Code: both("BC"), Addressees: map[Family]bool{State: true}, Cite: kindCite},
}

const kindCite = Cite(nd30 + ", Điều 7 và Phụ lục III, mục I")

func both(code string) map[Family]string { return map[Family]string{State: code, Party: code} }

// FindKind is the kind with the given slug, or nil.
func FindKind(slug string) *Kind {
	for i := range Kinds {
		if Kinds[i].Slug == slug {
			return &Kinds[i]
		}
	}
	return nil
}
