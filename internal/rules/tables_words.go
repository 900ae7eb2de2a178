package rules

import "strings"

// headWords are the fixed words of ô số 1 to 5.
func (p *Profile) headWords() []Row {
	w := &p.Words
	rows := []Row{quoted("title", "quốc hiệu, tiêu đề", w.Title, p.clause(NationalTitle))}
	rows = appendWords(rows, "motto", "tiêu ngữ", w.Motto, p.clause(Motto))
	rows = appendWords(rows, "issuer_mark", "dấu dưới tên cơ quan", w.IssuerMark, p.clause(IssuerStar))
	rows = append(rows,
		quoted("issuer_join", "giữa tên các cơ quan cùng ban hành, viết liền", w.IssuerJoin, w.JointCite),
		quoted("code_join", "giữa chữ viết tắt của các cơ quan cùng ban hành", w.CodeJoin, w.JointCite),
		yesNo("joint_head", "phần đầu nối tên các cơ quan cùng ban hành thành một", w.JointHead, w.JointCite),
		quoted("number_prefix", "trước số", w.NumberPrefix, w.Cite),
		quoted("number_first", "giữa số và ký hiệu", w.NumberFirst, w.Cite),
		quoted("number_second", "giữa các nhóm chữ của ký hiệu", w.NumberSecond, w.Cite),
		quoted("number_example", "số và ký hiệu, ví dụ", w.NumberExample, w.Cite),
		words("number_form", "số và ký hiệu, mẫu để so (biểu thức chính quy)", w.NumberForm.String(), w.Cite))
	rows = appendWords(rows, "letter_subject", "trước trích yếu công văn", w.LetterSubject, p.clause(LetterSubject))
	rows = append(rows, quoted("letter_subject.typed", "trích yếu công văn, người soạn đã ghi thì giữ", strings.Join(letterSubjects, "», «"), p.clause(LetterSubject)))
	return appendWords(rows, "subject_mark", "dấu dưới trích yếu", w.SubjectMark, p.clause(SubjectSeparator))
}

// bodyWords are those of ô số 6 and 9.
func (p *Profile) bodyWords() []Row {
	w := &p.Words
	rows := appendWords(nil, "basis_bullet", "trước mỗi căn cứ", w.BasisBullet, w.BasisCite)
	rows = append(rows,
		quoted("basis_end", "sau mỗi căn cứ", w.BasisEnd, w.BasisCite),
		quoted("basis_last_end", "sau căn cứ cuối", w.BasisLastEnd, w.BasisCite),
		quoted("purposes", "phần đầu của kế hoạch có «purposes»", w.Purposes, w.PurposesCite),
		quoted("end_mark", "kết thúc nội dung", w.EndMark, w.EndMarkCite),
		quoted("addressees", "trước nơi được gửi", w.Addressees, p.clause(AddresseesLabel)),
		quoted("submission", "trước nơi được gửi của tờ trình", w.Submission, p.clause(AddresseesLabel)))
	rows = appendWords(rows, "dispatch", "sau tên người gửi công điện", w.Dispatch, w.DispatchCite)
	rows = append(rows,
		words("addressee_alone", "nơi được gửi, khi chỉ có một", "canh "+alignNames[w.AddresseeAlone], p.clause(AddresseesLabel)),
		quoted("also_addressed", "trước nơi cũng được gửi", w.AlsoAddressed, alsoAddressedCite),
		quoted("addressee_end", "sau mỗi nơi được gửi", w.AddresseeEnd, p.clause(Addressees)),
		quoted("addressee_last", "sau nơi được gửi cuối", w.AddresseeLast, p.clause(Addressees)),
		quoted("list_bullet", "trước mỗi nơi được gửi, mỗi nơi nhận", w.ListBullet, w.RecipientsCite),
		quoted("recipients", "trước danh sách nơi nhận", w.Recipients, w.RecipientsCite),
		quoted("recipient_end", "sau mỗi nơi nhận", w.RecipientEnd, w.RecipientsCite),
		quoted("recipient_last", "sau nơi nhận cuối", w.RecipientLast, w.RecipientsCite),
		quoted("first_addressed", "nơi nhận đầu, khi có «Kính gửi»", w.FirstAddressed, w.RecipientsCite))
	rows = appendWords(rows, "first_decides", "nơi nhận đầu, khi văn bản quyết định", w.FirstDecides, w.RecipientsCite)
	rows = append(rows,
		quoted("archive", "trước nơi lưu", w.Archive, w.RecipientsCite),
		quoted("reference_number", "trước số, khi nhắc đến văn bản", w.ReferenceNumber, w.ReferenceCite),
		quoted("reference_date", "giữa số và ngày, khi nhắc đến văn bản", w.ReferenceDate, w.ReferenceCite))
	rows = appendWords(rows, "reference_day", "trước ngày ghi bằng chữ số, khi nhắc đến văn bản", w.ReferenceDay, w.ReferenceCite)
	return append(rows,
		quoted("reference_issuer", "trước tên cơ quan, khi nhắc đến văn bản", w.ReferenceIssuer, w.ReferenceCite),
		quoted("blank", "chỗ trống chưa có số", Blank, p.Cite(BlankLaw)),
		quoted("short_dots", "chỗ điền trong dòng của mẫu", ShortDots, p.Cite(BlankLaw)),
		quoted("long_dots", "chỗ điền tên cơ quan", LongDots, p.Cite(BlankLaw)))
}

// clause is where the row of an element stands; empty where there is none.
func (p *Profile) clause(e Element) Cite {
	if !p.Has(e) {
		return ""
	}
	return p.Type(e).Size.Cite
}

// appendWords adds a rule of fixed words, unless the profile has none.
func appendWords(rows []Row, key, name, value string, c Cite) []Row {
	if value == "" {
		return rows
	}
	return append(rows, quoted(key, name, value, c))
}
