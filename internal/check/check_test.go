package check

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
	"vanthu/internal/fault"
)

// base has nothing to find.
const base = `{"kind":"ke-hoach","issuer":{"parent":"UBND TỈNH HÀ TĨNH","name":"SỞ NỘI VỤ","code":"SNV"},"number":9,"place":"Hà Tĩnh",
"date":"2026-11-20","subject":"Kiểm tra năm 2027","sections":[{"title":"NỘI DUNG","content":["Đoạn.",{"items":["Mục."]}]}],
"recipients":["Các phòng"],"archive":"VT","signer":{"authority":["KT. GIÁM ĐỐC"],"position":["PHÓ GIÁM ĐỐC"],"name":"Nguyễn Văn An"}}`

// with is base with members changed; a nil value takes one away.
func with(t *testing.T, changes map[string]any) []byte {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal([]byte(base), &doc); err != nil {
		t.Fatal(err)
	}
	for name, value := range changes {
		if value == nil {
			delete(doc, name)
		} else {
			doc[name] = value
		}
	}
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func find(t *testing.T, data []byte) []string {
	t.Helper()
	d, err := document.Decode(data, document.Options{})
	if err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	var out []string
	for _, f := range Document(d) {
		if f.Clause == "" || slices.Contains(f.Detail[:], "") || f.Detail[fault.Vietnamese] == f.Detail[fault.English] {
			t.Errorf("not whole: %+v", f)
		}
		out = append(out, string(f.Severity)+" "+f.Pointer+" "+f.Rule)
	}
	return out
}

func TestDocument(t *testing.T) {
	type m = map[string]any
	signer := func(changes m) m {
		s := m{"authority": []string{"KT. GIÁM ĐỐC"}, "position": []string{"PHÓ GIÁM ĐỐC"}, "name": "Nguyễn Văn An"}
		for name, value := range changes {
			s[name] = value
		}
		return m{"signer": s}
	}
	for _, c := range []struct {
		name    string
		changes m
		want    []string
	}{
		{"nothing", nil, nil},
		{"number", m{"number": nil}, []string{"hint /number number.blank"}},
		{"date", m{"date": "2026"}, []string{"hint /date date.blank"}},
		{"place", m{"place": nil}, []string{"warning /place place.missing"}},
		{"number text", m{"number": nil, "number_text": "9/SNV"}, []string{"warning /number_text number.form"}},
		{"good number text", m{"number": nil, "number_text": "Số: 09/KH-SNV"}, nil},
		{"symbol", m{"symbol": "QĐ-SNV"}, []string{"warning /symbol symbol.kind"}},
		{"code", m{"issuer": m{"name": "SỞ NỘI VỤ"}}, []string{"warning /issuer/code symbol.issuer"}},
		{"no subject", m{"subject": nil}, []string{"warning /subject subject.missing"}},
		{"kind twice", m{"subject": "Kế hoạch kiểm tra."}, []string{"warning /subject subject.kind", "hint /subject subject.stop"}},
		{"subject of a letter", m{"subject": "V/v kiểm tra"}, []string{"warning /subject subject.abbreviated"}},
		{"a letter's own subject", m{"kind": "cong-van", "subject": "V/v kiểm tra", "to": []string{"UBND tỉnh"}, "recipients": []string{"Như trên"}}, nil},
		{"for a party", m{"kind": "quy-che", "signer": nil, "signers": []any{m{"authority": []string{"ĐẠI DIỆN BÊN GIAO"}, "position": []string{"GIÁM ĐỐC"}, "name": "Nguyễn An"}, m{"authority": []string{"Bên nhận"}, "position": []string{"GIÁM ĐỐC"}, "name": "Lê Bình"}}},
			[]string{"warning /signers/1/authority/0 signer.authority"}},
		{"a letter has no subject", m{"kind": "thu-cong", "number": nil, "subject": nil, "recipients": nil, "archive": nil}, nil},
		{"a contract has no recipients", m{"kind": "hop-dong", "recipients": nil, "archive": nil}, nil},
		{"headings typed", m{"sections": []any{"I- MỤC ĐÍCH", "Điều 1. Ban hành kèm theo", "Chương II", "Mục 1:", "**Điều 2.** Ban hành", "Điều 5 Luật Đất đai quy định", "V. I. Lênin viết", "Chương II quy định", "1. Một", "I. Một"}},
			[]string{"warning /sections/0 text.heading", "warning /sections/1 text.heading", "warning /sections/2 text.heading", "warning /sections/3 text.heading"}},
		{"long subject", m{"subject": strings.Repeat("a ", 251)}, []string{"hint /subject subject.long"}},
		{"end mark", m{"end_mark": "."}, []string{"hint /end_mark end.mark"}},
		{"small table", m{"style": m{"sizes": m{"table": 11}}}, []string{"hint /style/sizes/table table.size"}},
		{
			"months", m{"opening": []string{"ngày 20 tháng 03 năm 2026"}, "sections": []any{m{"title": "ngày 20 tháng 04", "content": []any{m{"items": []any{"ngày 5 tháng 1 năm 2026"}}, m{"table": m{"rows": []any{[]any{"ngày 11 tháng 09"}}}}}}}},
			[]string{"hint /opening/0 date.month", "hint /sections/0/title date.month", "hint /sections/0/content/0/items/0 date.day", "hint /sections/0/content/1/table/rows/0/0 date.month"},
		},
		{"old encodings", m{"opening": []string{"Trích yếu: C«ng v¨n", "José Müller, hoà giải"}, "signer": m{"position": []string{"GIÁM ĐỐC"}, "name": "Leâ An"}},
			[]string{"warning /opening/0 text.encoding", "warning /signer/name text.encoding"}},
		{"labels typed", m{"kind": "cong-van", "to": []string{"Kính gửi: UBND tỉnh"}, "recipients": []string{"Như trên", "Nơi nhận: các phòng"}},
			[]string{"warning /to/0 text.label", "warning /recipients/1 text.label"}},
		{"numbers typed", m{"sections": []any{m{"title": "I. NỘI DUNG", "content": []any{m{"text": "1.1. Một."}, m{"text": "a) Hai."}, m{"items": []any{"- Ba."}}, m{"text": "12 phòng."}}}, m{"title": "II. HAI", "label": ""}}},
			[]string{"warning /sections/0/title text.number", "warning /sections/0/content/0/text text.number", "warning /sections/0/content/1/text text.number", "warning /sections/0/content/2/items/0 text.bullet"}},
		{"blanks", m{"opening": []string{"Nghiêm túc .  Nếu vướng mắc,báo cáo.", "Nếu vướng mắc,báo cáo.", "Báo cáo ( qua Sở).", "Báo cáo (qua Sở ) trước.", "Gọi là “Kho ” từ nay.", "Họp lúc 10:30, xem https://a.vn/b,c; thư a.b@c.vn; 1.000,5; v.v., ..."}},
			[]string{"hint /opening/0 text.blank", "hint /opening/1 text.blank", "hint /opening/2 text.blank", "hint /opening/3 text.blank", "hint /opening/4 text.blank"}},
		{"blanks twice", m{"opening": []string{"Kết quả:  02 lớp.", "Đạt\u00a0 90%.", "Đạt \u00a090%.", "Ngày\u00a005 tháng 3, số:    /KH, a) một."}},
			[]string{"hint /opening/0 text.blank", "hint /opening/1 text.blank", "hint /opening/2 text.blank"}},
		{"blanks at the end mark", m{"opening": []string{"Báo cáo kết quả ./.", "Báo cáo  kết quả./.", "Mười hai đơn vị ,gồm các xã.", "Kết quả đạt 5 /7 và 1,5 ,7."}}, []string{"hint /opening/0 text.blank", "hint /opening/1 text.blank", "hint /opening/2 text.blank"}},
		{"blanks in objects", m{"sections": []any{m{"items": []any{m{"text": "Một .  Hai,ba."}}}, m{"table": m{"rows": []any{[]any{m{"text": "Một .  Hai,ba."}}}}}}},
			[]string{"hint /sections/0/items/0/text text.blank", "hint /sections/1/table/rows/0/0/text text.blank"}},
		{"stop before the mark", m{"closing": []string{"Thực hiện nghiêm túc;./."}}, []string{"warning /closing/0 end.typed"}},
		{"open end", m{"closing": []string{"Thực hiện nghiêm túc;"}}, []string{"warning /closing/0 end.open"}},
		{"pasted", m{"closing": []string{"Nghị\u00adđịnh\u200b.", "\uf0b7 Một", "Một\u000bhai"}}, []string{"warning /closing/0 text.pasted", "warning /closing/1 text.pasted", "warning /closing/2 text.pasted"}},
		{"form without fields", m{"kind": "giay-gioi-thieu"}, []string{"warning /fields form.fields"}},
		{"no deputy", signer(m{"position": []string{"GIÁM ĐỐC"}}), []string{"warning /signer signer.right"}},
		{"not its collective", signer(m{"authority": []string{"TM. ỦY BAN NHÂN DÂN"}, "position": []string{"CHỦ TỊCH"}}), []string{"warning /signer signer.right"}},
		{"one of several", m{"issuer": nil, "issuers": []any{m{"name": "SỞ NỘI VỤ", "code": "A"}, m{"name": "ỦY BAN NHÂN DÂN XÃ B", "code": "B"}}, "signer": nil, "signers": []any{
			m{"position": []string{"GIÁM ĐỐC"}, "name": "Nguyễn An"}, m{"authority": []string{"TM. ỦY BAN NHÂN DÂN"}, "position": []string{"CHỦ TỊCH"}, "name": "Lê Bình"},
			m{"authority": []string{"KT. GIÁM ĐỐC"}, "position": []string{"GIÁM ĐỐC"}, "name": "Lê Chi"},
		}}, []string{"warning /signers/2 signer.right"}},
		{"who copies", m{"copy": m{"form": "sao-y", "issuer": m{"name": "SỞ Y TẾ", "code": "SYT"}, "signer": m{"authority": []string{"TM. ỦY BAN NHÂN DÂN"}, "position": []string{"CHỦ TỊCH"}, "name": "Lê Bình"}}}, []string{"warning /copy/signer signer.right"}},
		{"UBKT", m{"profile": "dang-2026", "issuer": m{"name": "ỦY BAN KIỂM TRA", "code": "UBKT"}, "signer": m{"authority": []string{"K/T CHỦ NHIỆM"}, "position": []string{"PHÓ CHỦ NHIỆM"}, "name": "Nguyễn An"}}, []string{"warning /signer signer.right"}},
		{"own seal", m{"profile": "dang-2026", "issuer": m{"name": "BAN TỔ CHỨC", "code": "BTC"}, "signer": m{"position": []string{"ỦY VIÊN", "kiêm", "TRƯỞNG BAN"}, "name": "Nguyễn An"}}, []string{"warning /signer signer.right"}},
		{"not for the standing committee", m{"profile": "dang-2026", "issuer": m{"name": "Văn phòng Đảng ủy", "code": "VP"}, "signer": m{"authority": []string{"T/M BAN THƯỜNG VỤ"}, "position": []string{"BÍ THƯ"}, "name": "Nguyễn An"}}, []string{"warning /signer signer.right"}},
		{"good months", m{"opening": []string{"ngày 20 tháng 3 năm 2026, ngày 05 tháng 02 năm 2026, ngày 12 tháng 12"}}, nil},
		{"no recipients", m{"recipients": nil, "archive": nil}, []string{"warning /recipients recipients.missing"}},
		{"no archive", m{"archive": nil}, []string{"warning /archive archive.missing"}},
		{"archive twice", m{"recipients": []string{"A", "Lưu: VT"}}, []string{"warning /recipients/1 recipients.archive-twice"}},
		{"archive in the list", m{"recipients": []string{"A", "- Lưu: VT."}, "archive": nil}, nil},
		{"first recipient", m{"kind": "bao-cao", "to": []string{"UBND tỉnh"}}, []string{"warning /recipients/0 recipients.first"}},
		{"no signer", m{"signer": nil}, []string{"warning /signer signer.missing"}},
		{"authority", signer(m{"authority": []string{"Thay mặt"}}), []string{"warning /signer/authority/0 signer.authority"}},
		{"no post", signer(m{"position": []string{}}), []string{"warning /signer/position signer.position"}},
		{"title", signer(m{"name": "TS. Nguyễn Văn An"}), []string{"warning /signer/name signer.title"}},
		{"title at a school", m{"issuer": m{"parent": "TRƯỜNG ĐẠI HỌC LUẬT", "name": "PHÒNG ĐÀO TẠO", "code": "PĐT"}, "signer": signer(m{"name": "TS. Nguyễn Văn An"})["signer"]}, nil},
		{"capitals", signer(m{"name": "NGUYỄN VĂN AN"}), []string{"warning /signer/name signer.capitals"}},
		{"no name", signer(m{"name": ""}), []string{"hint /signer/name signer.name-blank"}},
		{"annex of an annex", m{"attachments": []any{m{"title": "A", "signed_at": "2026-01-05T09:30:15+07:00", "attachments": []any{m{"label": "PHỤ LỤC", "title": "B"}}}}},
			[]string{"warning /attachments/0/attachments/0 annex.reference", "warning /attachments/0/attachments/0/label annex.label", "warning /attachments/0/signed_at annex.signed", "warning /attachments/0 annex.reference"}},
		{"untitled", m{"sections": []any{m{"title": "A", "content": []any{m{"text": "B."}}}, m{"text": "C."}, m{"text": "D."}}}, []string{"warning /sections/1 heading.title"}},
		{"numbered", m{"sections": []any{m{"text": "C."}, m{"text": "D."}}, "style": m{"numbering": []string{"1."}}}, nil},
		{"labelled", m{"sections": []any{m{"text": "C.", "label": "1."}, "Đoạn."}}, nil},
		{"annex's reference", m{"attachments": []any{
			m{"title": "A", "reference": true}, m{"title": "A", "reference": "Theo Công văn số 9"}, m{"title": "A", "separate": true}, m{"label": "Đề cương", "title": "A"},
			m{"title": "A", "full_header": true}, m{"title": "A", "reference": false}, m{"title": "A", "separate": true, "reference": false},
		}}, []string{"warning /attachments/5 annex.reference", "warning /attachments/6 annex.reference"}},
		{"annex", m{"attachments": []any{m{"label": "PHỤ LỤC", "title": "A", "reference": true}, m{"label": "Phụ lục 2", "title": "B", "reference": true}, m{"label": "Phụ lục", "title": "C", "reference": true}}}, []string{"warning /attachments/0/label annex.label", "warning /attachments/1/label annex.label"}},
		{"party authority", m{"profile": "dang-2026", "signer": m{"authority": []string{"KT. BÍ THƯ"}, "name": "Nguyễn An"}}, []string{"warning /signer/authority/0 signer.authority"}},
		{"joint party", m{"profile": "dang-2026", "issuer": nil, "issuers": []any{m{"name": "Ban Tổ chức", "code": "BTCTU"}, m{"name": "Ủy ban Kiểm tra", "code": "UBKTTU"}}, "signer": nil, "signers": []any{m{"authority": []string{"T/M ỦY BAN KIỂM TRA", "TỈNH ỦY"}, "position": []string{"CHỦ NHIỆM"}, "name": "Nguyễn An"}, m{"authority": []string{"TRƯỞNG BAN"}, "name": "Trần Bình"}}}, []string{"warning /signers/1/authority/0 signer.authority"}},
		{"party", m{"profile": "dang-2026", "signer": m{"authority": []string{"T/M BAN THƯỜNG VỤ"}, "name": "Nguyễn An"}, "attachments": []any{m{"label": "PHỤ LỤC", "title": "A"}}}, nil},
	} {
		if got := find(t, with(t, c.changes)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	_, err := document.Decode([]byte(`{"kind":"ke-hoac","style":{"body_size":20},"subject":"`+strings.Repeat("x", 3000)+`"}`), document.Options{})
	var faults fault.List
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	got := Faults(faults)
	if len(got) != len(faults) {
		t.Fatalf("%d findings for %d faults", len(got), len(faults))
	}
	clauses := map[string]bool{}
	for _, f := range got {
		if f.Severity != fault.Error || f.Clause == "" {
			t.Errorf("%+v", f)
		}
		clauses[f.Clause] = true
	}
	if !clauses[contractClause] || !clauses[limitClause] || len(clauses) < 3 {
		t.Errorf("clauses %v", clauses)
	}
}

// TestExamples looks at real documents: their findings are whole, and none of
// them is an error.
func TestExamples(t *testing.T) {
	for _, e := range examples.All() {
		for _, f := range find(t, e.JSON) {
			t.Logf("%s: %s", e.Name, f)
			if strings.HasPrefix(f, string(fault.Error)) {
				t.Errorf("%s: %s", e.Name, f)
			}
		}
	}
}
