package render

import (
	"slices"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// settled are a document's pages and sheet as its files have them.
func settled(t *testing.T, data []byte) (*sheet.Sheet, []layout.Page) {
	t.Helper()
	d, err := renderer(t).Decode(data, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return onPages(t, d)
}

// TestFeet wants no page of an example to end more than 40 mm early, but where a
// rule forces it, and for the signature: it goes to the next page whole, with the
// last lines of the text. And no page ends with a line that leads into what
// follows.
func TestFeet(t *testing.T) {
	const early = 40 * units.MM
	allowed := 0
	for _, e := range examples.All() {
		s, pages := settled(t, e.JSON)
		for i := range pages[:len(pages)-1] {
			page, next := &pages[i], &pages[i+1]
			if page.Section != next.Section {
				continue
			}
			last, foot := lastLine(page, s.Sections[page.Section].Page)
			if foot > early {
				if !signatureHead(next) && forced(bodyLines(next), foot) == "" {
					t.Errorf("%s, page %d ends %.0f mm early", e.Name, i+1, foot.MM())
				}
				allowed++
			}
			if n := len(last.Words); strings.HasSuffix(last.Words[n-1].Text, ":") && next.Lines[0].Of != last.Of {
				t.Errorf("%s, page %d ends with %q", e.Name, i+1, last.Words[n-1].Text)
			}
		}
	}
	t.Logf("%d pages end early before a signature, or forced", allowed)
	if allowed > 9 {
		t.Errorf("%d pages end early before a signature, or forced, more than before", allowed)
	}
}

// lastLine is the lowest line of a page's text, and the room under it.
func lastLine(page *layout.Page, geometry sheet.Page) (*layout.Line, units.Length) {
	var last *layout.Line
	for i := range page.Lines {
		if l := &page.Lines[i]; l.Tag != sheet.Tag(rules.PageNumber) && (last == nil || l.Baseline > last.Baseline) {
			last = l
		}
	}
	return last, geometry.Height - geometry.Bottom - last.Baseline
}

// signatureHead tells whether a page begins with the end of the text, no more
// of it than must stand over the signature.
func signatureHead(page *layout.Page) bool {
	at := slices.IndexFunc(page.Lines, func(l layout.Line) bool {
		return slices.Contains([]rules.Element{rules.RecipientsLabel, rules.Authority, rules.Position}, rules.Element(l.Tag))
	})
	return at > 0 && at <= 6
}

// fitted is a notice of one long paragraph after a number of short ones.
func fitted(short, words int) []byte {
	text := strings.Repeat("Các cơ quan, đơn vị thực hiện nghiêm túc. ", words)
	return []byte(`{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "opening": [` +
		strings.Repeat(`"Một dòng.", `, short) + `"` + strings.TrimSpace(text) + `"], "recipients": ["Như trên"], "archive": "VT",
		"signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`)
}

// TestTheEndIsFitted finds, over all heights of a text, some where less room to
// sign saves a page, and some where the last paragraph is parted; and the
// signature never stands without two lines of text.
func TestTheEndIsFitted(t *testing.T) {
	tight, parted := 0, 0
	for short := range 34 {
		s, pages := settled(t, fitted(short, 12))
		usual, low := 30*units.MM, 25*units.MM
		for _, b := range s.Sections[0].Blocks {
			table, ok := b.(*sheet.Table)
			if !ok || table.Tag != "signature" {
				continue
			}
			for _, b := range table.Rows[0].Cells[1].Blocks {
				if space, ok := b.(*sheet.Space); ok && space.High < usual {
					tight++
					if len(pages) != 1 || space.High < low {
						t.Errorf("%d paragraphs: %v to sign on %d pages", short, space.High, len(pages))
					}
				}
			}
		}
		if len(pages) == 1 {
			continue
		}
		body := 0
		for _, l := range pages[1].Lines {
			if l.Tag == sheet.Tag(rules.Body) {
				body++
			}
		}
		if body < 2 {
			t.Errorf("%d paragraphs: %d lines of text over the signature", short, body)
		}
		last, _ := lastLine(&pages[0], s.Sections[0].Page)
		if pages[1].Lines[0].Of == last.Of {
			parted++
		}
	}
	if tight == 0 || parted == 0 {
		t.Errorf("%d with less room to sign, %d parted", tight, parted)
	}
	t.Logf("%d with less room to sign, %d parted", tight, parted)
}

// TestTheAirIsFitted wants 12 points above a heading of the first level, no
// more than between paragraphs where that saves a page, and what the author
// says in any case.
func TestTheAirIsFitted(t *testing.T) {
	air := func(style string, lines int) (units.Length, int) {
		s, pages := settled(t, []byte(`{"kind": "thong-bao", `+style+` "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả",
			"sections": [{"title": "Một", "content": ["Một dòng." `+strings.Repeat(`, "Một dòng."`, lines)+`]}, {"title": "Hai", "content": ["Một dòng."]}, {"title": "Ba", "content": ["Một dòng."]}],
			"recipients": ["Như trên"], "archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`))
		var above units.Length
		for i, b := range s.Sections[0].Blocks {
			if p, ok := b.(*sheet.Paragraph); ok && p.Tag == sheet.Tag(rules.HeadingI) && p.Heading > 0 {
				if before, ok := s.Sections[0].Blocks[i-1].(*sheet.Paragraph); ok {
					above = before.Format.After
				}
			}
		}
		return above, len(pages)
	}
	if above, _ := air("", 1); above != units.Points(12) {
		t.Errorf("%v above a heading of a short paper", above)
	}
	saved := 0
	for lines := range 24 {
		above, pages := air("", lines)
		fixed, more := air(`"style": {"measures": {"heading_before": 12}, "signature_space": 30},`, lines) // nothing is left to fit
		if fixed != units.Points(12) {
			t.Fatalf("%d lines: %v where the author wants 12 points", lines, fixed)
		}
		if above < units.Points(12) {
			saved++
			if above != units.Points(6) || pages != more-1 {
				t.Errorf("%d lines: %v above a heading on %d pages, with 12 points on %d", lines, above, pages, more)
			}
		}
	}
	if saved == 0 {
		t.Error("no page was saved")
	}
}
