package rules

import "strings"

// Who may sign how (quyền hạn ký): what contradicts the issuing body.

// Contradiction is a sentence about a signature, in both languages.
type Contradiction struct{ Vietnamese, English string }

// signing is a row: a signature that holds a word, of bodies whose name holds
// one, or holds none, of some words.
type signing struct {
	family   Family
	mark     string   // that the first line begins with; empty: any
	says     []string // one of them stands behind it
	issuer   []string // the name must have one of these …
	noIssuer []string // … or must have none of these
	why      Contradiction
}

var (
	councils = []string{"ỦY BAN NHÂN DÂN", "UBND"}
	advisors = []string{"BAN TỔ CHỨC", "BAN TUYÊN GIÁO", "BAN DÂN VẬN", "BAN NỘI CHÍNH", "BAN XÂY DỰNG ĐẢNG", "VĂN PHÒNG", "ỦY BAN KIỂM TRA"}
	signings = []signing{
		{
			family: Party, mark: "K/T", says: []string{"CHỦ NHIỆM", "BÍ THƯ"},
			why: Contradiction{"Cấp ủy, ủy ban kiểm tra là tập thể: cấp phó cũng ký T/M, không ký K/T.", "A committee is a collective: deputies sign T/M too, not K/T."},
		},
		{
			family: Party, says: []string{"BAN THƯỜNG VỤ"}, mark: "T/M", noIssuer: advisors,
			why: Contradiction{"Cơ quan tham mưu không ký thay mặt ban thường vụ: văn bản ấy do cấp ủy ban hành.", "An advisory body does not sign for the standing committee: the committee issues that document."},
		},
		{
			family: State, mark: "TM.", says: councils, issuer: councils,
			why: Contradiction{"Ký thay mặt Ủy ban nhân dân thì cơ quan ban hành phải là Ủy ban nhân dân.", "Who signs for the People's Committee signs a document that it issues."},
		},
		{
			family: State, mark: "TM.", says: []string{"HỘI ĐỒNG NHÂN DÂN", "HĐND"}, issuer: []string{"HỘI ĐỒNG NHÂN DÂN", "HĐND"},
			why: Contradiction{"Ký thay mặt Hội đồng nhân dân thì cơ quan ban hành phải là Hội đồng nhân dân.", "Who signs for the People's Council signs a document that it issues."},
		},
		{
			family: State, mark: "KT.", says: []string{"GIÁM ĐỐC"}, noIssuer: councils,
			why: Contradiction{"Văn bản của Ủy ban nhân dân không ký thay giám đốc.", "A document of the People's Committee is not signed for a director."},
		},
		{
			family: State, says: []string{"BỘ TRƯỞNG"}, issuer: []string{"BỘ "},
			why: Contradiction{"Quyền hạn ghi Bộ trưởng thì cơ quan ban hành phải là bộ.", "The authority names a minister; the issuing body must be a ministry."},
		},
		{
			family: State, says: []string{"HIỆU TRƯỞNG"}, issuer: []string{"TRƯỜNG", "ĐẠI HỌC", "HỌC VIỆN"},
			why: Contradiction{"Quyền hạn ghi hiệu trưởng thì cơ quan ban hành phải là trường.", "The authority names a headmaster; the issuing body must be a school."},
		},
	}
	// ownSeal is what a body is that signs "kiêm": it has no seal of its own.
	ownSeal = Contradiction{"Ban, văn phòng có con dấu riêng thì ký bằng chức vụ trong cơ quan ấy; ba dòng «kiêm» chỉ dùng cho ban chỉ đạo, tiểu ban, hội đồng không có con dấu.", "A body with a seal of its own signs by its own post; «kiêm» is for committees without a seal."}
	// noDeputy is what stands under KT. and K/T.
	noDeputy = Contradiction{"Dưới dòng ký thay phải là chức vụ cấp phó.", "Under the mark of signing for another stands a deputy's post."}
)

// Contradicts finds what a signature says that contradicts the name of the
// issuing body; nil if nothing does. All are in capitals.
func (p *Profile) Contradicts(issuer string, authority, position []string) *Contradiction {
	first := strings.Join(authority, " ")
	for i := range signings {
		s := &signings[i]
		if s.family == p.Family && strings.HasPrefix(first, s.mark) && holdsOne(first, s.says) && s.wrongFor(issuer) {
			return &s.why
		}
	}
	if word := strings.ToUpper(p.Signature.Concurrently); word != "" && holdsOne(" "+strings.Join(position, " ")+" ", []string{" " + word + " "}) && holdsOne(issuer, advisors) {
		return &ownSeal
	}
	if n := len(authority); n > 0 && len(position) > 0 && (strings.HasPrefix(authority[n-1], "KT.") || strings.HasPrefix(authority[n-1], "K/T")) && !holdsOne(" "+position[0], deputies) {
		return &noDeputy
	}
	return nil
}

// wrongFor tells whether a body of that name issues no document signed so.
func (s *signing) wrongFor(issuer string) bool {
	switch {
	case s.issuer != nil:
		return !holdsOne(issuer, s.issuer)
	case s.noIssuer != nil:
		return holdsOne(issuer, s.noIssuer)
	}
	return true
}

// deputies are what the post of a deputy begins with.
var deputies = []string{" PHÓ", " P.", " THỨ TRƯỞNG", " ỦY VIÊN", " UỶ VIÊN"}

func holdsOne(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
