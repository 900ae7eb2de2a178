package httpapi

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/doortest"
	"vanthu/internal/inspect"
)

func (s *server) slots(t *testing.T, query, doc string) layoutBody {
	t.Helper()
	a := s.Do("POST", "/v1/layout"+query, doc)
	var l layoutBody
	if err := json.Unmarshal(a.Data, &l); err != nil || a.StatusCode != http.StatusOK {
		t.Fatalf("%d %v %s", a.StatusCode, err, a.Data)
	}
	return l
}

func (l layoutBody) slot(t *testing.T, name string, signer int) slotBody {
	t.Helper()
	for _, s := range l.Slots {
		if string(s.Slot) == name && !s.Copy && (s.Signer == nil || *s.Signer == signer) {
			return s
		}
	}
	t.Fatalf("no slot %s of signer %d in %+v", name, signer, l.Slots)
	return slotBody{}
}

// paper are the pages of the PDF, read back.
func (s *server) paper(t *testing.T, query, doc string) []inspect.Page {
	t.Helper()
	inspect.Needs(t, "mutool")
	a := s.Do("POST", "/v1/documents"+query, doc)
	if a.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", a.StatusCode, a.Data)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, a.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	pages, err := inspect.ReadPDF(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// line finds the line that holds a text.
func line(t *testing.T, pages []inspect.Page, text string) (int, inspect.Line) {
	t.Helper()
	for _, p := range pages {
		for _, l := range p.Lines {
			if strings.Contains(l.Text, text) {
				return p.Number, l
			}
		}
	}
	t.Fatalf("no line %q", text)
	return 0, inspect.Line{}
}

// near allows for the rounding of advances to 1/1000 em in a PDF.
const near = 0.6

func around(t *testing.T, what string, s slotBody, page inspect.Page, x0, x1, baseline float64) {
	t.Helper()
	top := page.Height - s.Y - s.Height
	if math.Abs(s.X-x0) > near || math.Abs(s.X+s.Width-x1) > near || baseline < top || baseline > top+s.Height {
		t.Errorf("%s: slot x %.1f–%.1f, y %.1f–%.1f; on paper x %.1f–%.1f, baseline %.1f", what, s.X, s.X+s.Width, top, top+s.Height, x0, x1, baseline)
	}
}

// TestLayout reads the rectangles back from the PDF.
func TestLayout(t *testing.T) {
	s := start(t, nil)
	l, pages := s.slots(t, "", doortest.Plan), s.paper(t, "", doortest.Plan)
	if l.Unit != "pt" || l.Origin != "bottom-left" || len(l.Pages) != len(pages) {
		t.Fatalf("%+v", l)
	}
	if math.Abs(l.Pages[0].Width-pages[0].Width) > 0.1 || math.Abs(l.Pages[0].Height-pages[0].Height) > 0.1 {
		t.Errorf("page %+v, on paper %v × %v", l.Pages[0], pages[0].Width, pages[0].Height)
	}
	page := pages[0]

	_, number := line(t, pages, "Số: 09/KH-SNV")
	n := l.slot(t, "number", 0)
	if !n.Filled || n.X < number.X0 || n.X+n.Width > number.X1 || math.Abs(n.Width-13) > near { // two digits of 13 pt
		t.Errorf("number %+v on the line %.1f–%.1f", n, number.X0, number.X1)
	}
	_, date := line(t, pages, "Hà Tĩnh, ngày 20 tháng 11 năm 2026")
	d := l.slot(t, "date", 0)
	around(t, "date", d, page, d.X, date.X1, date.Y)
	for _, part := range []struct {
		name  string
		width float64
	}{{"day", 14}, {"month", 14}, {"year", 28}} {
		p := l.slot(t, part.name, 0)
		if !p.Filled || p.X < d.X || p.X+p.Width > d.X+d.Width+near || math.Abs(p.Width-part.width) > near {
			t.Errorf("%s %+v in %+v", part.name, p, d)
		}
	}
	_, name := line(t, pages, "Nguyễn Văn "+doortest.Secret)
	around(t, "name", l.slot(t, "name", 0), page, name.X0, name.X1, name.Y)

	_, post := line(t, pages, "PHÓ GIÁM ĐỐC")
	sign, seal := l.slot(t, "signature", 0), l.slot(t, "seal", 0)
	top := page.Height - sign.Y - sign.Height
	if top < post.Y || page.Height-sign.Y > name.Y-name.Spans[0].Size*0.8 {
		t.Errorf("signature %.1f–%.1f is not between %.1f and %.1f", top, page.Height-sign.Y, post.Y, name.Y)
	}
	if middle := (post.X0 + post.X1) / 2; math.Abs(sign.X+sign.Width/2-middle) > near {
		t.Errorf("signature %+v is not centred on %.1f", sign, middle)
	}
	if over := seal.X + seal.Width - sign.X; math.Abs(over-sign.Width/3) > 2 || math.Abs(seal.Y+seal.Height/2-sign.Y-sign.Height/2) > near {
		t.Errorf("the seal %+v covers %.1f of the signature %+v", seal, over, sign)
	}
	for _, other := range page.Lines {
		if y := page.Height - other.Y; y > sign.Y && y < sign.Y+sign.Height && other.X1 > sign.X && other.X0 < sign.X+sign.Width {
			t.Errorf("%q stands in the signature's slot", other.Text)
		}
	}
	text := l.slot(t, "signature_text", 0)
	if text.Page != 1 || text.Filled || text.X+text.Width > page.Width || text.Y+text.Height > page.Height {
		t.Errorf("signature_text %+v", text)
	}
}

// TestBlankSlots leaves number and date blank, asked for and by nature.
func TestBlankSlots(t *testing.T) {
	s := start(t, nil)
	for _, c := range []struct{ doc, query, prefix, suffix, day, month string }{
		{doortest.Plan, "?blank=number,date", "Số:", "/KH-SNV", "ngày", "tháng"},
		{strings.NewReplacer(`"number":9,`, ``, `"date":"2026-11-20",`, `"date":"2026",`).Replace(doortest.Plan), "", "Số:", "/KH-SNV", "ngày", "tháng"},
		{strings.Replace(doortest.Plan, `{`, `{"profile":"dang-2026",`, 1), "?blank=number,date", "Số", "-KH/SNV", "ngày", "tháng"},
	} {
		doc := strings.NewReplacer(`"authority":["KT. GIÁM ĐỐC"],`, ``).Replace(c.doc)
		l, pages := s.slots(t, c.query, doc), s.paper(t, c.query, doc)
		n := l.slot(t, "number", 0)
		_, number := line(t, pages, c.suffix)
		// Two columns of the reader where the gap is wide, else one line.
		if n.Filled || n.Width < 18 || n.X+n.Width > number.X1 {
			t.Errorf("%s: number %+v before %q %.1f–%.1f", c.query, n, number.Text, number.X0, number.X1)
		}
		if !strings.Contains(number.Text, c.prefix) && math.Abs(n.X+n.Width-number.X0) > near {
			t.Errorf("%s: number %+v does not end where %q begins, %.1f", c.query, n, number.Text, number.X0)
		}
		d := l.slot(t, "date", 0)
		day, month, year := l.slot(t, "day", 0), l.slot(t, "month", 0), l.slot(t, "year", 0)
		if d.Filled || day.Filled || month.Filled || !year.Filled || day.Width < 10 || month.Width < 10 || day.X+day.Width > month.X || month.X+month.Width > year.X {
			t.Errorf("%s: date %+v, day %+v, month %+v, year %+v", c.query, d, day, month, year)
		}
		for _, span := range pages[0].Lines {
			for _, slot := range []slotBody{n, day, month} {
				y := pages[0].Height - span.Y
				for _, part := range span.Spans {
					if strings.TrimSpace(part.Text) == "" || y < slot.Y || y > slot.Y+slot.Height {
						continue
					}
					if !strings.Contains(part.Text, " ") && part.X1 > slot.X+near && part.X0 < slot.X+slot.Width-near {
						t.Errorf("%q stands in %+v", part.Text, slot)
					}
				}
			}
		}
	}
}

// TestSlotsOfExamples wants slots inside their pages for every example, and
// one signature and seal for each signer.
func TestSlotsOfExamples(t *testing.T) {
	s := start(t, nil)
	for name, data := range exampleDocuments(t) {
		var d struct {
			Signer  *struct{}
			Signers []struct{}
			Copy    *struct {
				Signer     *struct{}
				Electronic bool
			}
		}
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(err)
		}
		want := len(d.Signers)
		if d.Signer != nil {
			want = 1
		}
		if d.Copy != nil && !d.Copy.Electronic && d.Copy.Signer != nil {
			want++
		}
		got := map[string]int{}
		l := s.slots(t, "", string(data))
		for _, slot := range l.Slots {
			got[string(slot.Slot)]++
			p := l.Pages[slot.Page-1]
			if slot.X < 0 || slot.Y < 0 || slot.Width <= 0 || slot.Height <= 0 || slot.X+slot.Width > p.Width || slot.Y+slot.Height > p.Height {
				t.Errorf("%s: %+v outside its page", name, slot)
			}
		}
		if got["signature"] != want || got["seal"] != want {
			t.Errorf("%s: %v for %d signers", name, got, want)
		}
	}
}

// TestCopySlots reads the slots of copies back from the PDF, of a body of the
// state and of the Party, and of a document that itself has two signers.
func TestCopySlots(t *testing.T) {
	s := start(t, nil)
	copied := `"copy":{"form":"sao-luc","issuer":{"name":"VĂN PHÒNG","code":"VP"},"number":5,"place":"Cẩm Duệ","date":"2026-12-03",
		"recipients":["Các thôn"],"signer":{"position":["CHÁNH VĂN PHÒNG"],"name":"Nguyễn Thị Lam","seal":"` + picture(t, 60, 60, color.NRGBA{R: 255, A: 255}) + `"}},`
	_, signer, _ := strings.Cut(doortest.Plan, `"signer":`)
	two := strings.Replace(doortest.Plan, signer, `{"position":["GIÁM ĐỐC"],"name":"Nguyễn Một"}}`, 1)
	two = strings.Replace(two, `"signer":{`, `"signers":[{"position":["PHÓ"],"name":"Trần Hai"},{`, 1)
	two = strings.TrimSuffix(two, "}") + "]}"
	party := func(profile string) string {
		return strings.Replace(doortest.Plan, `{`, `{"profile":"`+profile+`",`, 1)
	}
	for name, c := range map[string]struct{ doc, number string }{
		"state": {doortest.Plan, "Số: 05/SL-VP"}, "two signers": {two, "Số: 05/SL-VP"}, "party": {party("dang-2018"), "Số 05-BS/VP"},
		"stamp": {party("dang-2026"), "Số, ký hiệu bản sao: 05"},
	} {
		doc := strings.Replace(c.doc, `{`, `{`+copied, 1)
		l, pages := s.slots(t, "", doc), s.paper(t, "", doc)
		own := map[string]slotBody{}
		for _, slot := range l.Slots {
			if slot.Copy {
				if _, twice := own[string(slot.Slot)]; twice || slot.Signer != nil {
					t.Errorf("%s: %+v", name, slot)
				}
				own[string(slot.Slot)] = slot
			}
		}
		if len(own) != 8 { // number, date and its three parts, signature, seal, name
			t.Fatalf("%s: %+v", name, own)
		}
		number, day := own["number"], own["day"]
		on, text := line(t, pages, c.number)
		page := pages[on-1]
		if y := page.Height - text.Y; number.Page != on || y < number.Y || y > number.Y+number.Height || number.X < text.X0 || number.X+number.Width > text.X1 || !number.Filled {
			t.Errorf("%s: number %+v on %q, %.1f–%.1f at %.1f", name, number, text.Text, text.X0, text.X1, y)
		}
		if math.Abs(number.Width-number.Height/1.107) > near { // two digits are as wide as the type is high
			t.Errorf("%s: the number's slot is %.1f wide", name, number.Width)
		}
		_, dated := line(t, pages, "Cẩm Duệ, ngày 03 tháng 12 năm 2026")
		around(t, name+" date", own["date"], page, own["date"].X, dated.X1, dated.Y)
		if day.X < own["date"].X || day.X+day.Width > own["month"].X || own["month"].X+own["month"].Width > own["year"].X {
			t.Errorf("%s: %+v", name, own)
		}
		_, who := line(t, pages, "Nguyễn Thị Lam")
		around(t, name+" name", own["name"], page, who.X0, who.X1, who.Y)
		_, post := line(t, pages, "CHÁNH VĂN PHÒNG")
		sign, seal := own["signature"], own["seal"]
		if top := page.Height - sign.Y - sign.Height; top < post.Y || page.Height-sign.Y > who.Y-who.Spans[0].Size*0.8 || sign.Filled {
			t.Errorf("%s: signature %+v is not between %.1f and %.1f", name, sign, post.Y, who.Y)
		}
		if !seal.Filled || math.Abs(seal.X+seal.Width-sign.X-sign.Width/3) > 2 {
			t.Errorf("%s: seal %+v beside signature %+v", name, seal, sign)
		}
		if first := l.slot(t, "name", 0); first.Page > on || first == own["name"] {
			t.Errorf("%s: the document's signer stands at %+v", name, first)
		}
	}
}

// picture is a PNG as a data URI.
func picture(t *testing.T, w, h int, ink color.Color) string {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range min(w, h) {
		m.Set(i, i, ink)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

// TestSigners wants the slots of two signers in their columns, and of one with
// pictures where the pictures are.
func TestSigners(t *testing.T) {
	s := start(t, nil)
	_, tail, _ := strings.Cut(doortest.Plan, `"signer":`)
	two := strings.Replace(doortest.Plan, `"signer":`+tail, `"signers":[{"position":["GIÁM ĐỐC"],"name":"Nguyễn Một"},{"authority":["KT. CHỦ TỊCH"],"position":["PHÓ CHỦ TỊCH"],"name":"Trần Hai"}]}`, 1)
	l, pages := s.slots(t, "", two), s.paper(t, "", two)
	for i, name := range []string{"Nguyễn Một", "Trần Hai"} {
		_, line := line(t, pages, name)
		around(t, name, l.slot(t, "name", i), pages[0], line.X0, line.X1, line.Y)
		sign := l.slot(t, "signature", i)
		if middle := (line.X0 + line.X1) / 2; math.Abs(sign.X+sign.Width/2-middle) > near {
			t.Errorf("the signature of %s is at %+v, the name's middle at %.1f", name, sign, middle)
		}
	}
	pictured := strings.Replace(doortest.Plan, `"name":"Nguyễn`, `"signature":"`+picture(t, 90, 40, color.NRGBA{B: 255, A: 255})+`","seal":"`+picture(t, 60, 60, color.NRGBA{R: 255, A: 255})+`","name":"Nguyễn`, 1)
	l = s.slots(t, "", pictured)
	sign, seal := l.slot(t, "signature", 0), l.slot(t, "seal", 0)
	if !sign.Filled || !seal.Filled || math.Abs(sign.Width/sign.Height-90.0/40) > 0.02 || math.Abs(seal.Width-seal.Height) > 0.02 {
		t.Errorf("pictures: signature %+v, seal %+v", sign, seal)
	}
	if over := seal.X + seal.Width - sign.X; math.Abs(over-sign.Width/3) > 2 {
		t.Errorf("the seal covers %.1f of %.1f", over, sign.Width)
	}
}

// TestSignatureFields asks for fields where a person and a body sign: they are
// the slots' rectangles, and a file without a PDF has none.
func TestSignatureFields(t *testing.T) {
	inspect.Needs(t, "pdfsig")
	s := start(t, nil)
	var want []string
	for _, slot := range s.slots(t, "", doortest.Plan).Slots {
		if slot.Field != "" {
			want = append(want, slot.Field)
		}
	}
	if strings.Join(want, " ") != "signature-1 seal-1" {
		t.Errorf("fields %q", want)
	}
	a := s.Do("POST", "/v1/documents?fields=signature&format=pdf", doortest.Plan)
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, a.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := inspect.SignatureFields(t.Context(), path)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("the PDF has %q, want %q (%v)", got, want, err)
	}
	if plain := s.Do("POST", "/v1/documents?format=pdf", doortest.Plan); bytes.Contains(plain.Data, []byte("/AcroForm")) || plain.Header.Get("Etag") == a.Header.Get("Etag") {
		t.Error("fields that nobody asked for")
	}
	for _, query := range []string{"?fields=", "?fields=text", "?fields=signature&format=docx", "?fields=signature&format=svg"} {
		s.Do("POST", "/v1/documents"+query, doortest.Plan).Problem(t, "bad-query")
	}
	if a := s.Do("POST", "/v1/documents?fields=signature&format=zip", doortest.Plan); a.StatusCode != http.StatusOK {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
}
