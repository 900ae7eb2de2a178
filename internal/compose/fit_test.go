package compose

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
)

// saving is a document of which another fit of its end saves a page, with a long
// annex.
func saving(t *testing.T) *document.Document {
	const line = "Các cơ quan, đơn vị thực hiện nghiêm túc. "
	return decoded(t, fmt.Appendf(nil, `{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "opening": [%s"%s"],
		"recipients": ["Như trên"], "archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"},
		"attachments": [{"title": "Danh sách", "content": [%s"Hết."]}]}`,
		strings.Repeat(`"Một dòng.", `, 17), strings.Repeat(line, 12), strings.Repeat(`"`+strings.Repeat(line, 5)+`", `, 400)))
}

// TestTrialGivenUp wants a document to be made whose usual pages have the room,
// where another fit of its end has not, alone or with the annex; and to wait where
// others have that room.
func TestTrialGivenUp(t *testing.T) {
	d, family := saving(t), metrics.Default()
	made := func(share *memory.Share) ([]layout.Page, error) {
		ctx := memory.With(t.Context(), share)
		s, err := Sheet(ctx, d, family)
		if err != nil {
			t.Fatal(err)
		}
		_, pages, err := Settle(ctx, d, s, family)
		return pages, err
	}
	pool := memory.NewPool(math.MaxInt64)
	usual := pool.Share(math.MaxInt64)
	ctx := memory.With(t.Context(), usual)
	s, err := Sheet(ctx, d, family)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := layout.Settle(ctx, s, family, d.Limits().Pages)
	if err != nil {
		t.Fatal(err)
	}
	need, granted := usual.Taken(), pool.Used()
	if best, err := made(nil); err != nil || len(best) != len(pages)-1 {
		t.Fatalf("%d pages, and %d where there is room, %v", len(pages), len(best), err)
	}
	for _, most := range []int64{need, need * 3 / 2} {
		share := (*memory.Pool)(nil).Share(most)
		got, err := made(share)
		if err != nil || len(got) != len(pages) || share.Err() != nil || share.Taken() != need {
			t.Errorf("%d bytes for %d: %d pages, %v; then %d are taken, %v", most, need, len(got), err, share.Taken(), share.Err())
		}
	}
	pool = memory.NewPool(2 * granted)
	pool.Share(granted).Take(int(granted))
	if _, err := made(pool.Share(2 * granted)); !errors.Is(err, memory.ErrBusy) {
		t.Errorf("others have the room: %v", err)
	}
}

// TestOpened wants a long last paragraph to part where it would go whole to the
// signature and leave a high foot: by more room between paragraphs, and between
// lines where that is not enough; but not where the author says how much there is,
// or it would be too much.
func TestOpened(t *testing.T) {
	const line = "Các cơ quan, đơn vị thực hiện nghiêm túc. "
	for _, c := range []struct {
		name, style string
		shorts      int // paragraphs over the last
		recipients  int
		gap, high   float64
	}{
		{"opened", "", 17, 1, 8.4, 16.1},
		{"and its lines", "", 14, 1, 8.8, 18.35},
		{"paragraphs fixed by the author", `"style": {"paragraph_gap": 6}, `, 15, 1, 6, 16.1},
		{"lines fixed by the author", `"style": {"line_spacing": 1}, `, 14, 1, 6, 16.1},
		{"too much", "", 4, 24, 6, 16.1},
	} {
		d := decoded(t, fmt.Appendf(nil, `{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "opening": [%s"%s"], %s
			"recipients": [%s"Sở Y tế"], "archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`,
			strings.Repeat(`"Một dòng.", `, c.shorts), strings.Repeat(line, 24), c.style, strings.Repeat(`"Sở Nội vụ", `, c.recipients-1)))
		s := sheetOf(t, d)
		s, pages, err := Settle(t.Context(), d, s, metrics.Default())
		if err != nil {
			t.Fatal(err)
		}
		foot := s.Sections[0].Page.Height - s.Sections[0].Page.Bottom - lowest(&pages[0])
		end := endOf(pages)
		format := pages[0].Lines[len(pages[0].Lines)-1].Of.Format
		if len(pages) != 2 || end.parted != (c.gap > 6) || end.parted == (foot > rules.MostFoot) || end.parted && end.here != least {
			t.Errorf("%s: %d pages, a foot of %v, %+v", c.name, len(pages), foot, end)
		}
		if math.Abs(format.After.Points()-c.gap) > 0.1 || math.Abs(format.Line.Points()-c.high) > 0.1 {
			t.Errorf("%s: %v between paragraphs, want %v pt; lines of %v, want %v pt", c.name, format.After, c.gap, format.Line, c.high)
		}
	}
}

// TestThreeSign keeps the rows of three signers on one page, and sets the
// recipients beside the last of them where that saves a page, else below.
func TestThreeSign(t *testing.T) {
	for _, c := range []struct {
		name         string
		lines        int
		pages, cells int // of the pages; of the last signer's row
	}{
		{"room for all", 4, 1, 1},
		{"room where they stand beside", 13, 1, 2},
		{"no room", 16, 2, 1},
	} {
		d := decoded(t, fmt.Appendf(nil, `{"kind": "thong-bao", "issuers": [{"name": "SỞ NỘI VỤ", "code": "SNV"}, {"name": "SỞ TÀI CHÍNH", "code": "STC"}, {"name": "SỞ Y TẾ", "code": "SYT"}], "subject": "Kết quả",
			"opening": [%s"Hết."], "recipients": ["Như trên", "Các sở, ban, ngành", "Công an tỉnh", "Các xã, phường"], "archive": "VT",
			"signers": [{"position": ["GIÁM ĐỐC"], "name": "A"}, {"position": ["GIÁM ĐỐC"], "name": "B"}, {"position": ["GIÁM ĐỐC"], "name": "C"}]}`, strings.Repeat(`"Một dòng.", `, c.lines)))
		s, err := Sheet(t.Context(), d, metrics.Default())
		if err != nil {
			t.Fatal(err)
		}
		s, pages, err := Settle(t.Context(), d, s, metrics.Default())
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range s.Sections[0].Blocks {
			table, ok := b.(*sheet.Table)
			if !ok || table.Tag != "signature" {
				continue
			}
			if len(pages) != c.pages || !table.Rows[0].KeepNext || len(table.Rows[1].Cells) != c.cells {
				t.Errorf("%s: %d pages, a row of %d cells, kept %v", c.name, len(pages), len(table.Rows[1].Cells), table.Rows[0].KeepNext)
			}
		}
	}
}

// TestNoFitLeftOut wants a fit to be tried where it is better, on documents whose
// texts end at every place of a page.
func TestNoFitLeftOut(t *testing.T) {
	family, better := metrics.Default(), map[way]int{}
	for n := range 100 {
		const line = "Các cơ quan, đơn vị thực hiện nghiêm túc. "
		d := decoded(t, fmt.Appendf(nil, `{"kind": "ke-hoach", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả",
			"sections": [%s{"title": "Hai", "content": [%s"%s"]}],
			"recipients": ["Như trên"], "archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`,
			strings.Repeat(`{"title": "Một", "content": ["Một dòng."]}, `, 5), strings.Repeat(`"Một dòng.", `, n/4), strings.Repeat(line, 4+4*(n%4))))
		s, err := Sheet(t.Context(), d, family)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := layout.Settle(t.Context(), s, family, d.Limits().Pages)
		if err != nil {
			t.Fatal(err)
		}
		for w := wayClose; w <= wayLoose && mainPages(pages) > 1; w++ {
			f := fit{way: w}
			_, now, err := tried(t.Context(), d, family, f, true)
			if err != nil || !f.better(pages, now) {
				continue
			}
			better[w]++
			if w == wayLoose && endOf(pages).above != endOf(pages).here {
				continue // nothing asks for it: others stand over the signature too
			}
			if !slices.Contains(fits(d, s, pages), f) {
				t.Errorf("%d: way %d is better and not tried", n, w)
			}
		}
	}
	if len(better) != 3 {
		t.Errorf("not all fits are ever better: %v", better)
	}
}

// TestMarkUnderTable wants the mark that ends an annex never alone on a page, but
// under the last rows of the table that it closes.
func TestMarkUnderTable(t *testing.T) {
	over := 0
	for n := range 15 {
		d := decoded(t, fmt.Appendf(nil, `{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "opening": ["Một."],
			"signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}, "attachments": [{"title": "Danh sách", "reference": true,
			"content": [{"table": {"rows": [%s["2", "Sở Y tế"]]}}]}]}`, strings.Repeat(`["1", "Sở Nội vụ"], `, 28+n)))
		_, pages, err := Settle(t.Context(), d, sheetOf(t, d), metrics.Default())
		if err != nil {
			t.Fatal(err)
		}
		over += len(pages) - 2
		body := func(l layout.Line) bool { return l.Of.Tag == sheet.Tag(rules.Body) }
		if above := slices.IndexFunc(pages[len(pages)-1].Lines, body); above < 2*leastRows {
			t.Errorf("%d rows: the mark stands under %d cells", 29+n, above)
		}
	}
	if over == 0 || over == 15 {
		t.Errorf("%d tables of 15 end on another page", over)
	}
}
