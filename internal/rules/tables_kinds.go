package rules

import (
	"fmt"
	"strings"
)

// kindRows are the kinds that bodies of the family issue.
func (p *Profile) kindRows() []Row {
	var rows []Row
	for i := range Kinds {
		k := &Kinds[i]
		if !k.Issued(p.Family) {
			continue
		}
		cite := k.Cite(p.Family)
		rows = append(rows, Row{Key: k.Slug, Name: k.Name, Value: strings.Join(k.describe(p.Family), "; "), Option: "kind: " + k.Slug, Clause: cite})
		for _, part := range []struct {
			key, name string
			lines     []Line
		}{{"before", "dòng trên nội dung", k.Before}, {"after", "dòng dưới nội dung", k.After}, {"confirm", "dòng dưới chữ ký, bên trái", k.Confirm}} {
			for n, line := range part.lines {
				rows = append(rows, words(fmt.Sprintf("%s.%s.%d", k.Slug, part.key, n+1), k.Name+": "+part.name, line.Of(p.Family).describe(), cite))
			}
		}
	}
	return rows
}

var addressings = map[Addressing]string{
	Addressed: "có thể có «Kính gửi»", MustAddress: "phải có «Kính gửi»",
	Submitted: "phải có nơi được trình", Dispatched: "gửi bằng «điện:»",
}

// describe is what the kind has of its own in a family.
func (k *Kind) describe(f Family) []string {
	code := "ký hiệu «" + k.Code[f] + "»"
	if k.Code[f] == "" {
		code = "ký hiệu không có chữ viết tắt tên loại"
	}
	out := []string{code}
	for _, part := range []struct {
		holds bool
		words string
	}{
		{k.NeedsSymbol[f], "người soạn phải ghi ký hiệu"},
		{k.Letter, "không in tên loại, trích yếu ở dưới số"},
		{k.Unnumbered, "không có số"},
		{k.Untitled, "có thể không có trích yếu"},
		{k.Undated[f], "không có địa danh, ngày tháng"},
		{k.Competence[f], "phải có thẩm quyền ban hành, trên căn cứ"},
		{k.Resolves[f] != "", "trước điều được quyết định in «" + k.Resolves[f] + "»"},
		{k.Addressees[f] != NotAddressed, addressings[k.Addressees[f]]},
	} {
		if part.holds {
			out = append(out, part.words)
		}
	}
	return out
}

// describe is the line with the names of its fields in Vietnamese.
func (l Line) describe() string {
	var out strings.Builder
	out.WriteString("«")
	for _, part := range l.Parts() {
		switch {
		case !part.Field:
			out.WriteString(part.Text)
		case part.Text == "issuer":
			out.WriteString("[tên cơ quan]")
		default:
			out.WriteString("[" + fieldLabels[part.Text] + "]")
		}
	}
	out.WriteString("»")
	if l.Center {
		out.WriteString(", canh giữa")
	}
	if l.Italic {
		out.WriteString(", nghiêng")
	}
	if l.Bold {
		out.WriteString(", đậm")
	}
	if l.Small {
		out.WriteString(", cỡ " + decimal(NoteSize.Default.Points()))
	}
	if l.Many {
		out.WriteString(", có thể nhiều dòng")
	}
	return out.String()
}

// checkRows are what a finished document is still held against.
func (p *Profile) checkRows() []Row {
	var rows []Row
	for _, c := range []struct {
		key, name, value string
		law              Law
	}{
		{"parts", "thành phần bắt buộc", "trích yếu, nơi nhận, người ký", LawParts},
		{"number", "số", "để trống thì nhắc", LawNumber},
		{"symbol", "ký hiệu", "có chữ viết tắt tên loại và tên cơ quan", LawSymbol},
		{"date", "địa danh và ngày", "để trống thì nhắc", LawDate},
		{"date.zero", "số 0 trong ngày, tháng", fmt.Sprintf("trước ngày dưới %d và tháng dưới %d, ngoài ra không", PaddedDay, PaddedMonth), LawMonth},
		{"subject", "trích yếu", "có, không nhắc lại tên loại; «" + letterSubjects[0] + "» chỉ ở công văn", LawSubject},
		{"subject.length", "trích yếu", fmt.Sprintf("không quá %d ký tự", RegisterSubject), LawRegister},
		{"end", "dấu kết thúc", "theo thể thức", LawEndMark},
		{"table", "chữ trong bảng", "không nhỏ hơn " + decimal(LeastTable.Points()) + " pt", LawTable},
		{"table.narrow", "từ và số trong bảng", "không bị ngắt ở giữa vì cột hẹp", LawNarrow},
		{"encoding", "bảng mã", "Unicode; chữ gõ bằng TCVN3, VNI bị từ chối", LawEncoding},
		{"recipients", "nơi nhận", "dòng đầu đúng mẫu; có một dòng bắt đầu bằng «" + strings.Join(archiveLines, "», «") + "»", LawRecipients},
		{"authority", "quyền hạn", "bắt đầu bằng chữ viết tắt của thể thức, dưới đó là chức vụ", LawAuthority},
		{"authority.right", "quyền hạn ký", "không trái với cơ quan ban hành, con dấu và chế độ làm việc của cơ quan ấy", LawAuthority},
		{"name", "họ tên người ký", "không in hoa toàn bộ, không ghi học hàm, học vị", LawName},
		{"slips", "lỗi gõ", "số thứ tự, gạch đầu dòng, «Kính gửi» gõ sẵn; dấu cách bên dấu câu; ký tự do dán chữ; mẫu riêng thiếu fields", LawSlips},
		{"heading", "mục", "đánh số «" + SectionMark + "» thì có tiêu đề; tiêu đề, điều không gõ như một đoạn", LawHeading},
		{"landscape", "trang ngang", "chỉ khi nội dung có bảng, biểu không làm thành phụ lục riêng", LawLandscape},
		{"annex", "phụ lục", "đúng chữ và số của thể thức", LawAnnex},
	} {
		if cite := p.Cite(c.law); cite != "" {
			rows = append(rows, words(c.key, c.name, c.value, cite))
		}
	}
	return rows
}
