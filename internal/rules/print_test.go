package rules

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/tabwriter"
)

// printed is a profile as a table that a lawyer could read: every number and
// every fixed word, with the clause it stands in. Lengths of the page are in
// millimetres, all others in points.
func printed(p *Profile) string {
	w := &printer{}
	w.table = tabwriter.NewWriter(&w.out, 0, 0, 2, ' ', 0)
	w.head(p)
	w.paper(p.Paper)
	w.paragraphs(p.Paragraphs)
	w.types(p.Types)
	w.strokes(p.Strokes)
	w.words(p.Words)
	w.layout(p)
	w.annex(p)
	w.marks(p.Marks)
	w.table.Flush()
	return trimLines(w.out.String())
}

type printer struct {
	out   strings.Builder
	table *tabwriter.Writer
}

// row prints cells and ends the line.
func (w *printer) row(cells ...any) {
	for i, c := range cells {
		if i > 0 {
			fmt.Fprint(w.table, "\t")
		}
		fmt.Fprint(w.table, c)
	}
	fmt.Fprintln(w.table)
}

// title begins a table of its own, so that its columns are only as wide as
// they must be.
func (w *printer) title(name string) {
	w.table.Flush()
	fmt.Fprintf(&w.out, "\n%s\n", name)
}

func (w *printer) head(p *Profile) {
	w.row("hồ sơ", p.ID)
	w.row("văn bản", p.Name)
	w.row("áp dụng từ", p.From)
	w.row("thuộc", p.Family)
}

func (w *printer) paper(p Paper) {
	w.title("KHỔ GIẤY, LỀ (mm)")
	w.row("khổ giấy", fmt.Sprintf("%v x %v", number(p.Width.MM()), number(p.Height.MM())), p.Cite)
	for _, r := range []struct {
		name  string
		value Range
	}{
		{"lề trên", p.Top}, {"lề dưới", p.Bottom}, {"lề trái", p.Left}, {"lề phải", p.Right},
		{"trang ngang, lề trên", p.LandscapeTop}, {"trang ngang, lề dưới", p.LandscapeBottom},
		{"trang ngang, lề trái", p.LandscapeLeft}, {"trang ngang, lề phải", p.LandscapeRight},
		{"số trang cách mép trên", p.NumberTop},
	} {
		w.row(r.name, inMM(r.value), r.value.Cite)
	}
}

func (w *printer) paragraphs(p Paragraphs) {
	w.title("ĐOẠN VĂN")
	var indents []string
	for _, l := range p.Indents {
		indents = append(indents, number(l.MM())+" mm")
	}
	w.row("lùi đầu dòng", strings.Join(indents, " hoặc "), p.IndentCite)
	w.row("cách đoạn", inPoints(p.Gap)+" pt", p.Gap.Cite)
	if t := p.LineTimes; t[1] > 0 {
		w.row("cách dòng", fmt.Sprintf("%s đến %s lần dòng đơn, mặc định %s", number(t[0]), number(t[1]), number(t[2])), p.LineCite)
	}
	if p.LineExact.Default > 0 {
		w.row("cách dòng", "chính xác "+inPoints(p.LineExact)+" pt", p.LineExact.Cite)
	}
}

func (w *printer) types(types []Type) {
	w.title("MẪU CHỮ (pt)")
	for _, t := range types {
		w.row(t.Element, inPoints(t.Size), look(t), t.Size.Cite)
	}
}

// look is a row's style in the law's own words.
func look(t Type) string {
	words := []string{"thường", "đứng"}
	if t.Capitals {
		words[0] = "HOA"
	}
	if t.Italic {
		words[1] = "nghiêng"
	}
	if t.Bold {
		words = append(words, "đậm")
	}
	if t.Underline {
		words = append(words, "gạch chân")
	}
	return strings.Join(words, " ")
}

func (w *printer) strokes(s Strokes) {
	w.title("ĐƯỜNG KẺ (phần của dòng chữ bên trên; pt)")
	for _, r := range []struct {
		name  string
		value Share
	}{{"dưới tiêu ngữ, tiêu đề", s.UnderTitle}, {"dưới tên cơ quan", s.UnderIssuer}, {"dưới trích yếu", s.UnderSubject}} {
		if r.value.Default > 0 {
			w.row(r.name, bounds(r.value.Min, r.value.Max, r.value.Default), r.value.Cite)
		} else {
			w.row(r.name, "không kẻ")
		}
	}
	w.row("độ dày", inPoints(s.Thickness), s.Thickness.Cite)
	w.row("cách chữ", inPoints(s.Gap), s.Gap.Cite)
}

func (w *printer) words(words Words) {
	w.title("CHỮ VÀ DẤU CỐ ĐỊNH")
	v := reflect.ValueOf(words)
	for i := range v.NumField() {
		name, value := v.Type().Field(i).Name, v.Field(i)
		switch value.Kind() {
		case reflect.Bool:
			w.row(name, yes(value.Bool()))
		default:
			if _, cite := value.Interface().(Cite); cite {
				w.row("", "", value)
				continue
			}
			w.row(name, fmt.Sprintf("%q", value))
		}
	}
}

func (w *printer) layout(p *Profile) {
	w.title("KHOẢNG CÁCH, BỀ RỘNG (pt)")
	w.ranges(reflect.ValueOf(p.Layout), "")
	for _, m := range p.Signature.Marks {
		w.row("Signature.Marks", m.Mark, m.Meaning, p.Signature.MarksCite)
	}
	w.row("Signature.Space", inPoints(p.Signature.Space), p.Signature.Space.Cite)
	w.row("Signature.BodyLines", p.Signature.BodyLines, p.Signature.BodyLinesCite)
	w.row("Signature.Image", "giữa chức vụ và họ tên", p.Signature.ImageCite)
	w.row("Signature.ImageGap", inPoints(p.Signature.ImageGap), p.Signature.ImageGap.Cite)
	overlap := p.Signature.SealOverlap
	w.row("Signature.SealOverlap", bounds(overlap.Min, overlap.Max, overlap.Default), overlap.Cite)
	w.row("Signature.SealReach", inPoints(p.Signature.SealReach), p.Signature.SealReach.Cite)
	w.row("Signature.Concurrently", fmt.Sprintf("%q", p.Signature.Concurrently), p.Signature.ConcurrentlyCite)
}

// ranges prints the ranges of a struct and of the structs in it.
func (w *printer) ranges(v reflect.Value, prefix string) {
	for i := range v.NumField() {
		name := prefix + v.Type().Field(i).Name
		if r, ok := v.Field(i).Interface().(Range); ok {
			w.row(name, inPoints(r), r.Cite)
			continue
		}
		w.ranges(v.Field(i), name+".")
	}
}

func (w *printer) annex(p *Profile) {
	w.title("PHỤ LỤC, ĐÁNH SỐ")
	w.row("từ", p.Annex.Word, p.Annex.Cite)
	w.row("chữ số", map[bool]string{true: "La Mã", false: "Ả Rập"}[p.Annex.Roman])
	w.row("từ in hoa", yes(p.Annex.UpperWord))
	w.row("thứ tự ký hiệu", strings.Join(p.Numbering.Sequence, " "), p.Numbering.Cite)
	w.row("tiêu đề số La Mã in hoa", yes(p.Numbering.Capitals))
}

func (w *printer) marks(m Marks) {
	w.title("DẤU, CHỈ DẪN (mm)")
	for _, level := range slices.Sorted(maps.Keys(m.UrgencyWords)) {
		box := "không khung"
		if width, ok := m.UrgencyBox[level]; ok {
			box = fmt.Sprintf("khung %s x %s", number(width.MM()), number(m.UrgencyHigh.MM()))
		}
		w.row(level, m.UrgencyWords[level], box, m.UrgencyCite)
	}
	w.row("mực đỏ", yes(m.UrgencyRed))
	if m.Circulation.High > 0 {
		w.row("phạm vi lưu hành", "", fmt.Sprintf("khung cao %s, cách chữ %s", number(m.Circulation.High.MM()), number(m.Circulation.Pad.MM())), m.Circulation.Cite)
	} else {
		w.row("phạm vi lưu hành", "", "không khung")
	}
	w.row("dự thảo", fmt.Sprintf("%q", m.DraftWords))
	w.row("thông tin liên hệ", map[bool]string{true: "trang cuối", false: "trang đầu"}[m.ContactLast], "", m.ContactCite)
}

func yes(b bool) string { return map[bool]string{true: "có", false: "không"}[b] }

func inMM(r Range) string { return bounds(r.Min.MM(), r.Max.MM(), r.Default.MM()) }

func inPoints(r Range) string { return bounds(r.Min.Points(), r.Max.Points(), r.Default.Points()) }

// bounds prints a range as "13-14 (14)", and one lawful value alone.
func bounds(lo, hi, def float64) string {
	if lo == hi {
		return number(def)
	}
	return fmt.Sprintf("%s-%s (%s)", number(lo), number(hi), number(def))
}

// number prints with at most two decimals.
func number(v float64) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
