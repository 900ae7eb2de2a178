package check

import (
	"slices"
	"strings"
	"testing"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// toldOf are the rules that lines of text break, taken for those of a Word file. What
// stands between two stars is bold.
func toldOf(t *testing.T, text string) []string {
	t.Helper()
	p := seen.FromText(text)
	p.Source = seen.Word
	for i := range p.Blocks {
		q := p.Blocks[i].Paragraph
		if q == nil || len(q.Runs) == 0 {
			continue
		}
		r := &q.Runs[0]
		r.Face, r.Size = "Times New Roman", 13
		q.Set.Align = seen.Justified
		if bare := strings.Trim(r.Text, "*"); bare != r.Text {
			r.Text, r.Bold, q.Set.Align = bare, true, seen.Center
		}
	}
	p.Name()
	var out []string
	for _, f := range Paper(p, nil).Findings {
		if f.Status == Fail {
			out = append(out, f.Rule)
		}
	}
	return out
}

// TestUnruled wants no fault of what no law rules: the head of a contract, the words
// of an organisation with a guide of its own, the sender of a công điện.
func TestUnruled(t *testing.T) {
	t.Parallel()
	state := "*" + rules.ND30.Words.Title + "*\n*" + rules.ND30.Words.Motto + "*\n"
	for _, c := range []struct {
		name, text string
		rules      []string
		told       bool
	}{
		{
			"a contract", state + "*HỢP ĐỒNG MUA BÁN HÀNG HÓA*\n*Số: 15/2026/HĐMB*\nHôm nay, hai bên ký hợp đồng.\nĐiều 1. Hàng hóa\nMười hộp.",
			[]string{"head.issuer", "date.form", "subject.missing", "number.form", "symbol.kind", "signer.missing", "recipients.missing"},
			false,
		},
		{
			"a report without them", state + "*BÁO CÁO*\n*Kết quả*\nĐã xong./.",
			[]string{"head.issuer", "date.form", "signer.missing", "recipients.missing"},
			true,
		},
		{
			"the Đoàn", "*BCH XÃ EA KAR*\n*ĐOÀN TNCS HỒ CHÍ MINH*\nSố: 12-KH/ĐTN\nEa Kar, ngày 01 tháng 3 năm 2026\n*KẾ HOẠCH*\n*Tháng Thanh niên*\nTrồng cây.\nNơi nhận:\n- Các chi đoàn;\n- Lưu: VP.\n*TM. BAN THƯỜNG VỤ*\n*BÍ THƯ*\n*Y Thương Niê*",
			[]string{"number.form", "recipients.form", "signer.authority"},
			false,
		},
		{
			"the Party", "*ĐẢNG BỘ XÃ EA KAR*\n*ĐẢNG CỘNG SẢN VIỆT NAM*\nSố: 12-KH/ĐU\nEa Kar, ngày 01 tháng 3 năm 2026\n*KẾ HOẠCH*\n*Tháng Thanh niên*\nTrồng cây.\nNơi nhận:\n- Các chi bộ;\n- Lưu: VP.\n*TM. BAN THƯỜNG VỤ*\n*BÍ THƯ*\n*Y Thương Niê*",
			[]string{"number.form", "recipients.form", "signer.authority"},
			true,
		},
		{
			"the sender of a công điện", "*SỞ NỘI VỤ*\n" + state + "Số: 05/CĐ-SNV\nHuế, ngày 12 tháng 9 năm 2026\n*CÔNG ĐIỆN*\n*Ứng phó bão*\n*GIÁM ĐỐC SỞ điện:*\n- Các phòng.\nTheo tin bão:",
			[]string{"look.addressees_label"},
			false,
		},
		{
			"who is addressed", "*SỞ NỘI VỤ*\n" + state + "Số: 05/BC-SNV\nHuế, ngày 12 tháng 9 năm 2026\n*BÁO CÁO*\n*Ứng phó bão*\n*Kính gửi:*\n- Các phòng.\nTheo tin bão:",
			[]string{"look.addressees_label"},
			true,
		},
	} {
		got := toldOf(t, c.text)
		for _, id := range c.rules {
			if slices.Contains(got, id) != c.told {
				t.Errorf("%s: %s: %v; all are %q", c.name, id, !c.told, got)
			}
		}
	}
}

// TestPartedMark looks at a mark of urgency on two lines as at one: it is one of the law's,
// and has no frame.
func TestPartedMark(t *testing.T) {
	t.Parallel()
	for _, mark := range []string{"THƯỢNG KHẨN", "THƯỢNG*\n*KHẨN", "HỎA*\n*TỐC"} {
		told := toldOf(t, "*SỞ NỘI VỤ*\nSố: 25/BC-SNV\n*"+mark+"*\n*"+rules.ND30.Words.Title+"*\n*"+rules.ND30.Words.Motto+"*\nHà Tĩnh, ngày 12 tháng 11 năm 2025\n*BÁO CÁO*\n*Kết quả*\nĐã xong./.")
		told = slices.DeleteFunc(told, func(rule string) bool { return !strings.HasPrefix(rule, "mark.") })
		if !slices.Equal(told, []string{"mark.frame"}) {
			t.Errorf("%q: told %q", mark, told)
		}
	}
}

// TestFrameOfPDF measures the frame of a mark of urgency in a PDF.
func TestFrameOfPDF(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		make func(p *seen.Paper, mark *seen.Paragraph)
		want Status
	}{
		{"as it is", func(*seen.Paper, *seen.Paragraph) {}, ""},
		{"too wide", func(_ *seen.Paper, m *seen.Paragraph) { m.Set.Room = units.Millimetres(60) }, Fail},
		{"too high", func(_ *seen.Paper, m *seen.Paragraph) { m.Set.High = units.Millimetres(14) }, Fail},
		{"black", func(_ *seen.Paper, m *seen.Paragraph) { m.Runs[0].Color = 0 }, Fail},
		{"none", func(_ *seen.Paper, m *seen.Paragraph) { m.Set.Boxed = false }, Fail},
		{"drawn in a way of its own", func(p *seen.Paper, m *seen.Paragraph) {
			m.Set.Boxed = false
			p.Blocks = append(p.Blocks, seen.Block{Stroke: &seen.Stroke{Place: m.Place}})
		}, NotEvaluated},
	} {
		p, err := Read(nil, exampleFile(t, "cong-dien.pdf"), PDF)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(p.Blocks, func(b seen.Block) bool {
			return b.Paragraph != nil && b.Paragraph.Element == rules.UrgencyMark
		})
		c.make(p, p.Blocks[at].Paragraph)
		r := Paper(p, nil)
		var got Status
		for _, f := range r.Findings {
			if f.Rule == "mark.frame" {
				got = f.Status
			}
		}
		if got != c.want || got == "" && !slices.Contains(r.Passed, "mark.frame") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestNumberPlace looks at a number in the middle by a tab, and at one on the only page.
func TestNumberPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		lines       int
		set         seen.Setting
		apart, want bool
	}{
		{"in the middle", 90, seen.Setting{Align: seen.Center}, true, false},
		{"by a tab", 90, seen.Setting{Tabs: 1, Amid: true, Reach: units.Twips(4680)}, true, false},
		{"by a tab elsewhere", 90, seen.Setting{Tabs: 1, Amid: true, Reach: units.Twips(2000)}, true, true},
		{"by a tab to the left", 90, seen.Setting{Tabs: 1, Reach: units.Twips(4680)}, true, true},
		{"on the only page", 3, seen.Setting{Align: seen.Center}, false, true},
		{"on no page", 3, seen.Setting{Align: seen.Center}, true, false},
	} {
		p := seen.FromText(strings.Repeat("Đoạn này ngắn, có một dòng.\n", c.lines-1) + "Hết.")
		p.Source = seen.Word
		number := seen.Block{Paragraph: &seen.Paragraph{Set: c.set, Runs: []seen.Run{{Text: "2", Field: "PAGE", Size: 14}}}}
		p.Sheets = []seen.Sheet{{
			Number: 1, Width: units.Millimetres(210), Height: units.Millimetres(297), Top: units.Millimetres(20), Bottom: units.Millimetres(20), Left: units.Millimetres(30), Right: units.Millimetres(20),
			FirstApart: c.apart, Header: []seen.Block{number},
		}}
		for i := range p.Blocks {
			p.Blocks[i].Paragraph.Runs[0].Size, p.Blocks[i].Paragraph.Set.Spacing = 14, 1
		}
		p.Name()
		got := slices.ContainsFunc(Paper(p, renderer().Width).Findings, func(f Finding) bool { return f.Rule == "page.number" && f.Status == Fail })
		if got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestLevelOfWord tells by the lines above number and date whether they stand on one.
func TestLevelOfWord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		above string
		want  Status
	}{{"SỞ NỘI VỤ", ""}, {"SỞ NỘI VỤ\nVĂN PHÒNG", Fail}, {"SỞ NỘI VỤ\n", NotEvaluated}} {
		left := strings.Split("UBND TỈNH HÀ TĨNH\n"+c.above+"\nSố: 12/TB-SNV", "\n")
		p := seen.FromText(strings.Join(left, "\n") + "\n" + rules.ND30.Words.Title + "\n" + rules.ND30.Words.Motto + "\nHà Tĩnh, ngày 05 tháng 11 năm 2026\nTHÔNG BÁO\nNghỉ Tết")
		p.Source = seen.Word
		for i := range p.Blocks {
			q := p.Blocks[i].Paragraph
			q.Set.Room, q.Set.Spacing = units.Millimetres(100), 1
			if len(q.Runs) > 0 {
				q.Runs[0].Size = 13
			}
			if i < len(left)+3 {
				q.Place.Table, q.Place.Row, q.Place.Column = 1, 1, 1
				if i >= len(left) {
					q.Place.Column = 2
				}
				q.Place.Cell = q.Place.Column
			}
		}
		p.Name()
		var got Status
		for _, f := range Paper(p, renderer().Width).Findings {
			if f.Rule == "head.level" {
				got = f.Status
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.above, got, c.want)
		}
	}
}

// TestUndashed wants a line and a dash for each of several addressees.
func TestUndashed(t *testing.T) {
	t.Parallel()
	const head = "SỞ NỘI VỤ\nSố: 12/SNV-VP\nHuế, ngày 12 tháng 9 năm 2026\nV/v một việc\n"
	for to, want := range map[string]bool{"Kính gửi: Sở Y tế": false, "Kính gửi\n- Sở Y tế;\n- Sở Xây dựng.": true, "Kính gửi:\n- Sở Y tế;\n- Sở Xây dựng.": false, "Kính gửi: Sở Y tế; Sở Xây dựng.": true, "Kính gửi: Sở Y tế;\nSở Xây dựng.": true} {
		told := toldOf(t, head+to+"\nĐề nghị các sở phối hợp./.\nNơi nhận: - Như trên;\n- Lưu: VT.")
		if got := slices.Contains(told, "to.form"); got != want || slices.Contains(told, "recipients.first") {
			t.Errorf("%q: %v", to, told)
		}
	}
}

// TestLooseStroke does not say that a stroke is missing under a line in a text box
// where one is drawn apart from it.
func TestLooseStroke(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		box, drawn bool
		want       Status
	}{{true, true, NotEvaluated}, {true, false, Fail}, {false, true, Fail}} {
		p := seen.FromText("SỞ NỘI VỤ\nSố: 12/TB-SNV\n" + rules.ND30.Words.Title + "\n" + rules.ND30.Words.Motto + "\nHuế, ngày 05 tháng 11 năm 2026\nTHÔNG BÁO\nNghỉ Tết")
		p.Source = seen.Word
		for i := range p.Blocks {
			p.Blocks[i].Paragraph.Place.Box = c.box && i < 5
		}
		if c.drawn {
			p.Blocks = slices.Insert(p.Blocks, 5, seen.Block{Stroke: &seen.Stroke{}})
		}
		p.Name()
		var got Status
		for _, f := range Paper(p, renderer().Width).Findings {
			if f.Rule == "stroke.title" {
				got = f.Status
			}
		}
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// TestRaggedMargin does not measure the right margin by lines that end anywhere.
func TestRaggedMargin(t *testing.T) {
	t.Parallel()
	for _, ragged := range []bool{false, true} {
		p, err := Read(nil, exampleFile(t, "ke-hoach-dai.pdf"), PDF)
		if err != nil {
			t.Fatal(err)
		}
		for i := range p.Sheets {
			p.Sheets[i].Right = units.Millimetres(24)
		}
		for i := range p.Blocks {
			if q := p.Blocks[i].Paragraph; q != nil && ragged && q.Set.Align == seen.Justified {
				q.Set.Align = seen.Left
			}
		}
		told := slices.ContainsFunc(Paper(p, nil).Findings, func(f Finding) bool { return f.Rule == "style.margins.right" && f.Status == Fail })
		if told == ragged {
			t.Errorf("ragged %v: told %v", ragged, told)
		}
	}
}

// TestCountedPages believes the program that counted several pages where the length
// of a Word file leaves it open, and not where it surely has one.
func TestCountedPages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lines, pages int
		want         bool
	}{{3, 2, false}, {45, 0, false}, {45, 1, false}, {45, 2, true}, {90, 0, true}} {
		p := seen.FromText(strings.Repeat("Đoạn này ngắn, có một dòng.\n", c.lines-1) + "Hết.")
		p.Source, p.Pages = seen.Word, c.pages
		p.Sheets = []seen.Sheet{{Number: 1, Width: units.Millimetres(210), Height: units.Millimetres(297), Top: units.Millimetres(20), Bottom: units.Millimetres(20), Left: units.Millimetres(30), Right: units.Millimetres(20)}}
		for i := range p.Blocks {
			q := p.Blocks[i].Paragraph
			q.Runs[0].Size, q.Set.Spacing = 14, 1
		}
		p.Name()
		got := slices.ContainsFunc(Paper(p, renderer().Width).Findings, func(f Finding) bool { return f.Rule == "page.number" && f.Status == Fail })
		if got != c.want {
			t.Errorf("%d lines, %d pages: %v", c.lines, c.pages, got)
		}
	}
}

// TestRaggedPDF counts paragraphs of a PDF that are not justified among those that show it:
// one of two lines shows it by one line, so it counts only beside longer ones, or many.
func TestRaggedPDF(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		lines []int // of each paragraph; below 0: it is not justified
		want  string
	}{
		{"all justified", []int{3, 2, 4, 1, 1}, ""},
		{"ragged", []int{-3, -2, -4, -1, -1, -1}, "3/3 đoạn dài không canh đều hai lề."},
		{"half ragged", []int{-3, -2, 4, 2}, "2/4 đoạn dài không canh đều hai lề."},
		{"one that may be misread", []int{-2, 3, 3, 3, 2}, ""},
		{"short ones alone", []int{-2, -2, -2, 2, 1}, "3/4 đoạn dài không canh đều hai lề."},
	} {
		p := seen.FromText(rules.ND30.Words.Title + "\n" + rules.ND30.Words.Motto + "\nTHÔNG BÁO\nNghỉ Tết\n" + strings.Repeat(strings.Repeat("Đoạn này dài hơn một dòng. ", 6)+"\n", len(c.lines)))
		p.Source = seen.PDF
		for i, b := range p.Blocks {
			if b.Paragraph.Set.Align = seen.Center; i > 3 && i < 4+len(c.lines) {
				n := c.lines[i-4]
				if b.Paragraph.Set.Align = seen.Justified; n < 0 {
					n, b.Paragraph.Set.Align = -n, seen.Left
				}
				b.Paragraph.Lines, b.Paragraph.Set.FirstLine = make([]seen.Place, n), units.Millimetres(10)
			}
		}
		p.Name()
		got := ""
		for _, f := range Paper(p, renderer().Width).Findings {
			if f.Rule == "body.align" && f.Status == Fail {
				got = f.Detail.In(fault.Vietnamese)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestUnmeasured tells why a margin of a PDF cannot be measured: where its lines share no
// edge it is not that there is one page.
func TestUnmeasured(t *testing.T) {
	t.Parallel()
	p, err := Read(nil, exampleFile(t, "cong-dien.pdf"), PDF)
	if err != nil {
		t.Fatal(err)
	}
	p.Sheets[0].Right = 0
	why := map[string]string{}
	for _, f := range Paper(p, nil).Findings {
		why[f.Rule] = f.Why.In(fault.Vietnamese)
	}
	if !strings.Contains(why["style.margins.right"], "cùng mép") || !strings.Contains(why["style.margins.bottom"], "một trang") {
		t.Errorf("right: %q, bottom: %q", why["style.margins.right"], why["style.margins.bottom"])
	}
}

// TestClosedNumber drops the blanks around a number that may have been stamped in, and
// keeps those that an author typed in the symbol.
func TestClosedNumber(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"Số: 12 /KH-SNV": "Số: 12/KH-SNV", "Số : 12/ KH - SNV": "Số: 12/KH - SNV", "Số 09 - KH/TU": "Số 09-KH/TU", "Số: 12": "Số: 12", "": "",
	} {
		if got := closeStamped(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// TestAnnexGoesOnCounting tells of an annex in a PDF whose first page has the number that
// follows those of the paper.
func TestAnnexGoesOnCounting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, number string
		amid, want   bool
	}{{"goes on", "2", false, true}, {"from 1", "1", false, false}, {"none", "", false, false}, {"amid a page", "2", true, false}} {
		p := seen.FromText(rules.ND30.Words.Title + "\n" + rules.ND30.Words.Motto + "\nTHÔNG BÁO\nNghỉ Tết\nCác phòng nghỉ.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\nPhụ lục\nDANH SÁCH\n1. Phòng A.")
		p.Source = seen.PDF
		for i, b := range p.Blocks {
			b.Paragraph.Set.Align, b.Paragraph.Place.Page = seen.Center, 1
			if 3 < i && i < 7 || i == 11 {
				b.Paragraph.Set.Align = seen.Justified
			}
			if i > 8 || c.amid && i > 4 {
				b.Paragraph.Place.Page = 2
			}
		}
		p.Sheets = []seen.Sheet{{Number: 1, Width: units.Millimetres(210), Height: units.Millimetres(297)}, {Number: 2, FirstBlock: 9, Width: units.Millimetres(210), Height: units.Millimetres(297)}}
		if c.number != "" {
			p.Sheets[1].Header = []seen.Block{{Paragraph: &seen.Paragraph{Runs: []seen.Run{{Text: c.number, Size: 13}}, Set: seen.Setting{Align: seen.Center}}}}
		}
		p.Name()
		got := slices.ContainsFunc(Paper(p, nil).Findings, func(f Finding) bool { return f.Rule == "annex.pages" && f.Status == Fail })
		if got != c.want || len(p.Facts().Annexes) != 1 {
			t.Errorf("%s: %v, %d annexes", c.name, got, len(p.Facts().Annexes))
		}
	}
}
