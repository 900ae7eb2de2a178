package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// signatureRows are ô số 7 and 8.
func (p *Profile) signatureRows() []Row {
	s := &p.Signature
	var rows []Row
	for _, m := range s.Marks {
		meaning := m.Meaning
		if m.Own {
			meaning += "; sau đó là chức vụ của chính người ký"
		}
		rows = append(rows, words("mark."+m.Mark, "quyền hạn bắt đầu bằng «"+m.Mark+"»", meaning, s.MarksCite))
	}
	rows = appendWords(rows, "concurrently", "dòng giữa hai chức vụ kiêm nhiệm", s.Concurrently, s.ConcurrentlyCite)
	rows = append(rows,
		inMM("signature_space", "khoảng trống để ký và đóng dấu", s.Space, "style.signature_space"),
		inMM("signature_tight", "khoảng ấy khi nhờ thế bớt được một trang", s.Tight, ""),
		words("body_lines", "số dòng nội dung đi cùng khối chữ ký", fmt.Sprint(s.BodyLines), s.BodyLinesCite),
		words("signature_image", "hình chữ ký", "ở giữa chức vụ và họ tên", s.ImageCite),
		inMM("signature_image_gap", "hình chữ ký, cách chức vụ và họ tên ít nhất", s.ImageGap, ""),
		asShare("seal_overlap", "con dấu trùm lên phần bên trái của chữ ký", s.SealOverlap, ""),
		inPoints("confirmation", "dòng xác nhận của giấy nghỉ phép, cỡ chữ", NoteSize, ""),
		inMM("seal_reach", "con dấu lấn sang cột Nơi nhận, nhiều nhất", s.SealReach, ""))
	for _, title := range academicTitles {
		rows = append(rows, words("academic_title."+title, "không ghi trước họ tên", title, p.Cite(LawName)))
	}
	return append(rows, words("learned", "cơ quan được ghi học hàm, học vị", strings.Join(learned, ", "), p.Cite(LawName)))
}

// markRows are ô số 10 to 14, the received stamp and the marks of drafts.
func (p *Profile) markRows() []Row {
	m := &p.Marks
	var rows []Row
	for _, level := range slices.Sorted(maps.Keys(SecrecyWords)) {
		rows = append(rows, quoted("secrecy."+level, "độ mật", SecrecyWords[level], p.clause(SecrecyMark)))
	}
	for _, level := range slices.Sorted(maps.Keys(m.UrgencyWords)) {
		value := "«" + m.UrgencyWords[level] + "», không khung"
		if width, framed := m.UrgencyBox[level]; framed {
			value = fmt.Sprintf("«%s», khung %s × %s mm", m.UrgencyWords[level], decimal(width.MM()), decimal(m.UrgencyHigh.MM()))
		}
		rows = append(rows, words("urgency."+level, "mức độ khẩn", value, m.UrgencyCite))
	}
	rows = append(rows, yesNo("urgency.red", "mức độ khẩn in đỏ", m.UrgencyRed, m.UrgencyCite))
	rows = append(rows, p.circulationRows()...)
	rows = append(rows, p.draftRows()...)
	for i, line := range m.Contact {
		var parts []string
		for _, part := range line.Parts {
			parts = append(parts, "«"+part.Label+"…» contact."+part.Key)
		}
		value := strings.Join(parts, " «"+line.Join+"» ")
		if len(parts) < 2 {
			value += " (nối bằng «" + line.Join + "»)"
		}
		rows = append(rows, words(fmt.Sprintf("contact.%d", i+1), fmt.Sprintf("thông tin liên hệ, dòng %d", i+1), value, m.ContactCite))
	}
	where := map[bool]string{true: "cuối trang cuối", false: "cuối trang đầu"}
	rows = append(rows, words("contact.page", "thông tin liên hệ", where[m.ContactLast], m.ContactCite))
	w := &StampWords
	stamp := "TÊN CƠ QUAN / " + w.Title + " / " + w.Number + "… / " + w.Day + "… / " + w.To + "… / " + w.File + "…"
	return append(rows,
		quoted("received", "dấu Đến của nơi nhận", stamp, p.Layout.Stamp.Width.Cite),
		inMM("signature_text.width", "khung thông tin chữ ký số, rộng", SignatureBox.Width, ""),
		inMM("signature_text.height", "khung thông tin chữ ký số, cao", SignatureBox.High, ""),
		inMM("signature_text.edge", "khung thông tin chữ ký số, cách mép giấy", SignatureBox.Edge, ""))
}

// circulationRows are the notes on who may see a document.
func (p *Profile) circulationRows() []Row {
	m := &p.Marks
	rows := []Row{words("circulation", "phạm vi lưu hành", "không khung, canh "+alignNames[m.NoteAlign], p.clause(CirculationNote))}
	if b := m.Circulation; b.High > 0 {
		rows[0] = words("circulation", "phạm vi lưu hành", fmt.Sprintf("khung cao %s mm, cách chữ %s mm, canh %s", decimal(b.High.MM()), decimal(b.Pad.MM()), alignNames[m.NoteAlign]), b.Cite)
	}
	if f := m.FootNote; f != nil {
		rows = append(rows, inMM("circulation.foot", "chỉ dẫn «"+f.Begins+"», giữa trang cuối, cách mép dưới", f.Foot, ""))
	}
	return rows
}

// draftRows are the marks of a draft and of who drafted it.
func (p *Profile) draftRows() []Row {
	m := &p.Marks
	var rows []Row
	rows = appendWords(rows, "draft", "dự thảo", strings.Replace(m.DraftWords, "%d", "…", 1), p.clause(DraftNote))
	if w := m.Watermark; w != nil {
		rows = append(rows, words("watermark", "chữ chìm của dự thảo", fmt.Sprintf("«%s», nghiêng %s độ", w.Text, decimal(w.Angle)), w.Cite))
	}
	d := &m.Drafter
	value := "«" + strings.Replace(d.Code, "%s", "…", 1) + strings.Replace(d.Copies, "%d", "…", 1) + "»"
	where := map[bool]string{true: ", sau nơi lưu", false: ", dòng riêng"}
	return append(rows, words("drafter", "ký hiệu người soạn thảo và số lượng bản", value+where[d.Behind], d.Cite))
}

// copyRows are how copies are marked.
func (p *Profile) copyRows() []Row {
	c := &p.Copies
	var rows []Row
	for _, form := range slices.Sorted(maps.Keys(c.Words)) {
		rows = append(rows, words(form, "hình thức sao", fmt.Sprintf("«%s», viết tắt «%s»", c.Words[form], c.Code[form]), c.Cite))
	}
	s := c.Stamp
	if s == nil {
		return append(rows, words("head", "bản sao giấy", "có phần đầu, số, nơi nhận và chữ ký riêng dưới văn bản", c.Cite))
	}
	return append(rows,
		quoted("stamp.title", "dấu bản sao, tiêu đề", s.Title, s.Width.Cite),
		quoted("stamp.issuer", "dấu bản sao, cơ quan sao", s.Issuer, s.Width.Cite),
		quoted("stamp.number", "dấu bản sao, số và ký hiệu", s.Number, s.Width.Cite),
		quoted("stamp.form", "dấu bản sao, hình thức sao", s.Form, s.Width.Cite),
		quoted("stamp.recipients", "dấu bản sao, nơi nhận", s.Recipients+"…"+s.Join+"…", s.Width.Cite),
		inMM("stamp.width", "dấu bản sao, rộng", s.Width, ""),
		inMM("stamp.height", "dấu bản sao, cao", s.High, ""),
		inMM("stamp.room", "dấu bản sao, cách cột chữ ký", s.Room, ""))
}
