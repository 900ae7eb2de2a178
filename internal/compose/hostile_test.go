package compose

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/markup"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/viet"
)

// TestNothingLost composes documents made by chance. None may panic or break
// a promise of the sheet, and no word of theirs may be lost.
func TestNothingLost(t *testing.T) {
	const documents = 400
	composed := 0
	for seed := range uint64(documents) {
		g := &generator{rand.New(rand.NewPCG(seed, 30))}
		data, err := json.Marshal(g.document())
		if err != nil {
			t.Fatal(err)
		}
		if check(t, data) {
			composed++
		}
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, data)
		}
	}
	if composed < documents*9/10 {
		t.Errorf("only %d of %d documents could be decoded", composed, documents)
	}
}

// FuzzNothingLost does the same with whatever the fuzzer makes of the small
// documents; what cannot be decoded is passed over.
func FuzzNothingLost(f *testing.F) {
	for _, path := range sources(f, "testdata/*.json") {
		f.Add(readFile(f, path))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}

// check composes a document, if it is one, and holds the sheet against it.
func check(t *testing.T, data []byte) bool {
	t.Helper()
	d, err := document.Decode(data, document.Options{Covers: metrics.Default().Covers})
	if err != nil {
		return false
	}
	s := sheetOf(t, d)
	if err := sheet.Validate(s); err != nil {
		t.Error(err)
	}
	if _, err := layout.Settle(t.Context(), s, metrics.Default(), document.MaxPages); err != nil && !errors.Is(err, layout.ErrTooManyPages) {
		t.Error(err)
	}
	parts := wordsOf(d)
	if len(s.Sections) != len(parts) {
		t.Fatalf("%d sections for %d parts", len(s.Sections), len(parts))
	}
	for i, part := range parts {
		inOrder(t, fmt.Sprintf("section %d", i+1), part, text(s.Sections[i].Blocks))
	}
	inOrder(t, "the margins", marginWords(d), marginText(s.Sections[0]))
	return true
}

// inOrder wants all words in a text, one after the other.
func inOrder(t *testing.T, place string, words []string, text string) {
	t.Helper()
	have := squeeze(text)
	for _, w := range words {
		want := squeeze(w)
		at := strings.Index(have, want)
		if at < 0 {
			t.Fatalf("%s has lost %q, or it stands before what it followed; left is %q", place, w, have)
		}
		have = have[at+len(want):]
	}
}

// marginWords are the texts that stand outside of the section's flow.
func marginWords(d *document.Document) []string {
	w := &words{}
	w.plain(d.Circulation)
	if d.Rules().Letterhead == nil {
		w.contact(d)
	}
	if r := d.Received; r != nil {
		w.plain(r.Office, r.Number, r.ForwardTo)
	}
	return w.out
}

func marginText(s *sheet.Section) string {
	out := text(s.FirstHeader) + text(s.FirstFooter) + text(s.LastFooter)
	for _, stamp := range s.Stamps {
		out += text(stamp.Blocks)
	}
	return out
}

// squeeze leaves the letters, digits and signs of a text that composing may
// not change: no spaces, no case, and no marks that stand at the ends of
// items or of the text.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(".,;:!/-+–\u2011\u200b", r) {
			return -1
		}
		return unicode.ToLower(unicode.ToUpper(r))
	}, s)
}

// wordsOf is all text of a document in the order of the paper, by section.
func wordsOf(d *document.Document) [][]string {
	w := &words{}
	w.main(d)
	parts := [][]string{w.out}
	for i := range d.Attachments {
		a := &d.Attachments[i]
		w := &words{}
		w.marked(a.Label, a.Title, a.Subtitle)
		w.blocks(a.Content)
		parts = append(parts, w.out)
	}
	return parts
}

type words struct{ out []string }

func (w *words) plain(texts ...string) { w.out = append(w.out, texts...) }

// marked adds texts with inline marks.
func (w *words) marked(texts ...string) {
	for _, t := range texts {
		w.plain(markup.Plain(t))
	}
}

func (w *words) contact(d *document.Document) {
	if c := d.Contact; c != nil {
		w.plain(c.Address, c.Phone, c.Fax, c.Email, c.Website)
	}
}

func (w *words) main(d *document.Document) {
	for _, issuer := range d.AllIssuers() {
		w.plain(issuer.Parent.String())
	}
	for _, issuer := range d.AllIssuers() {
		w.plain(issuer.Name.String())
	}
	if d.Rules().Letterhead != nil {
		w.contact(d)
	}
	w.plain(d.NumberText, d.Symbol, d.Place)
	w.marked(d.Subject.String())
	for _, to := range d.To {
		w.marked(to.String())
	}
	w.marked(d.Bases...)
	w.marked(d.Opening...)
	w.marked(d.Purposes...)
	w.blocks(d.Sections)
	w.marked(d.Closing...)
	if len(d.Signers) < 2 {
		w.recipients(d)
	}
	for _, s := range d.AllSigners() {
		w.plain(s.Authority...)
		w.plain(s.Position...)
		w.plain(s.OtherPosition, s.Name)
	}
	if len(d.Signers) >= 2 {
		w.recipients(d)
	}
}

func (w *words) recipients(d *document.Document) {
	w.marked(d.Recipients...)
	w.marked(d.Archive)
	if d.Drafter != nil {
		w.plain(d.Drafter.Code)
	}
}

func (w *words) blocks(blocks []document.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Label != nil {
			w.plain(*b.Label)
		}
		w.marked(b.Text)
		w.blocks(b.Content)
		w.blocks(b.Items)
		if b.Table != nil {
			w.table(b.Table)
		}
		for _, line := range b.Form {
			w.marked(line.Label)
			if line.Value != nil {
				w.marked(*line.Value)
			}
		}
	}
}

func (w *words) table(t *document.Table) {
	w.marked(t.Caption)
	for _, rows := range [][][]document.Cell{t.Header, t.Rows} {
		for _, row := range rows {
			for _, cell := range row {
				for line := range strings.SplitSeq(cell.Text, "\n") {
					w.marked(line)
				}
			}
		}
	}
	w.marked(t.Note)
}

// text is all text of blocks.
func text(blocks []sheet.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			out.WriteString(textOf(b.Runs))
		case *sheet.Box:
			out.WriteString(textOf(b.Text.Runs))
		case *sheet.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					out.WriteString(text(cell.Blocks))
				}
			}
		}
	}
	return out.String()
}

// generator makes documents by chance.
type generator struct{ *rand.Rand }

// syllables are words with all that is hard about words.
var syllables = []string{
	"Ủy", "ban", "nhân", "dân", "**tỉnh**", "*Hà*", "__Tĩnh__", "120-**KL/TW**", "30/2020/NĐ-CP", "Mát-xcơ-va", "...", ";", ".", ",", "- ",
	"\"ngoặc\"", "“cong”", "<thẻ>", "&amp;", "\\*", "5*3", "a@b-c.vn", "https://a-b.vn/c-d", "U\u2011238", "đ/c", "(để b/c)", "*", "**", "_", "\\", "\t", "ß",
	"Nghiêngngảnghiêngngảnghiêngngả", "x", "./.", "Lưu", "kiêm", "  ", "1.", "%s", "%d", "{{so}}",
}

// line is a text that is not blank.
func (g *generator) line() string {
	var out []string
	for range 1 + g.IntN(9) {
		out = append(out, syllables[g.IntN(len(syllables))])
	}
	out = append(out, viet.NFC(fmt.Sprintf("chữ%d", g.IntN(100))))
	g.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return strings.Join(out, []string{" ", ""}[g.IntN(8)/7])
}

func (g *generator) maybe(n int) bool { return g.IntN(n) == 0 }

func (g *generator) lines(most int) []string {
	var out []string
	for range g.IntN(most + 1) {
		out = append(out, g.line())
	}
	return out
}

type object = map[string]any

func (g *generator) document() object {
	d := object{
		"profile": []string{"nd30", "dang-2018", "dang-2026"}[g.IntN(3)], "kind": "ke-hoach", "opening": []string{g.line()},
		"closing": g.lines(2), "bases": g.lines(3), "purposes": g.lines(2), "recipients": g.lines(4), "sections": g.blocks(0),
	}
	if d["profile"] == "nd30" && g.maybe(2) {
		d["kind"], d["to"] = "bao-cao", g.lines(3)
	}
	d["issuer"] = object{"parent": g.line(), "name": g.line(), "code": "SNV"}
	if g.maybe(3) {
		d["issuer"] = object{"name": []string{g.line(), g.line()}}
	}
	for key, value := range map[string]any{
		"number": 1 + g.IntN(999), "date": []string{"2026", "2026-02", "2026-02-03"}[g.IntN(3)], "place": g.line(), "subject": g.line(),
		"urgency": []string{"khan", "thuong-khan", "hoa-toc"}[g.IntN(3)], "draft": 1 + g.IntN(9), "archive": g.line(),
		"drafter": object{"code": "PL", "copies": g.IntN(300)}, "contact": object{"address": g.line(), "email": g.line()},
		"received": object{"office": g.line(), "number": "12", "forward_to": g.line()}, "circulation": "Lưu hành nội bộ", "end_mark": []string{"", ".", "./."}[g.IntN(3)],
		"style": g.style(), "attachments": g.attachments(),
	} {
		if g.maybe(2) {
			d[key] = value
		}
	}
	if g.maybe(2) {
		d["signer"] = g.signer()
	} else {
		d["signers"] = []object{g.signer(), g.signer(), g.signer()}[:g.IntN(4)]
	}
	return d
}

func (g *generator) signer() object {
	return object{"authority": g.lines(2), "position": g.lines(3), "name": g.line(), "other_position": g.line()}
}

func (g *generator) style() object {
	return object{
		"numbering": [][]string{{"I.", "1.", "1.1.", "1.1.1.", "a)"}, {"1)", "a)", "(i)", "-", "+"}, {"A.", "I-", "1."}}[g.IntN(3)],
		"indent":    []float64{10, 12.7}[g.IntN(2)], "paragraph_gap": 6 + g.Float64()*18, "stroke_width": 0.5 + g.Float64()/4,
		"body_size": 14, "signature_space": 20 + g.Float64()*25, "signature_left": 60 + g.Float64()*30,
	}
}

func (g *generator) attachments() []object {
	var out []object
	for range g.IntN(3) {
		out = append(out, object{
			"label": []string{"Phụ lục", "", g.line()}[g.IntN(3)], "title": g.line(), "subtitle": g.line(), "reference": g.maybe(2),
			"orientation": []string{"portrait", "landscape"}[g.IntN(2)], "content": g.blocks(2), "full_header": g.maybe(3),
		})
	}
	return out
}

func (g *generator) blocks(depth int) []any {
	out := []any{}
	for range g.IntN(4) {
		out = append(out, g.block(depth))
	}
	return out
}

func (g *generator) block(depth int) any {
	switch g.IntN(9) {
	case 0:
		return object{"items": g.items(1)}
	case 1:
		return object{"table": g.table()}
	case 2:
		return object{"form": []object{{"label": g.line(), "value": g.line()}, {"label": g.line()}}}
	case 3:
		return object{"page_break": true}
	case 4, 5:
		b := object{[]string{"title", "text"}[g.IntN(2)]: g.line()}
		if depth < 4 {
			b["content"] = g.blocks(depth + 1)
		}
		if g.maybe(4) {
			b["label"] = []string{"", "2.1", "Điều 1a."}[g.IntN(3)]
		}
		return b
	case 6:
		if depth == 0 {
			return g.levelled(g.IntN(3))
		}
	}
	return g.line()
}

// levelled is a block of a named level with lower ones in it.
func (g *generator) levelled(from int) object {
	slugs := []string{"phan", "chuong", "muc", "tieu-muc", "dieu", "khoan", "diem"}
	b := object{[]string{"title", "text"}[g.IntN(2)]: g.line(), "level": slugs[from]}
	if below := from + 1 + g.IntN(2); below < len(slugs) && !g.maybe(4) {
		b["content"] = []any{g.levelled(below), g.line(), g.levelled(below)}
	}
	return b
}

func (g *generator) items(depth int) []any {
	out := []any{g.line()}
	for range g.IntN(3) {
		item := object{"text": g.line(), "content": []any{g.line()}}
		if depth < 2 {
			item["content"] = []any{object{"items": g.items(depth + 1)}}
		}
		out = append(out, item)
	}
	return out
}

func (g *generator) table() object {
	n := 2 + g.IntN(5)
	row := func() []any {
		out := []any{object{"text": g.line(), "rowspan": 2}}
		for range n - 1 {
			out = append(out, g.line()+"\n"+g.line())
		}
		return out
	}
	t := object{"caption": g.line(), "note": g.line(), "header": []any{row(), row()[1:]}, "rows": []any{row(), row()[1:], []any{object{"text": g.line(), "colspan": n, "bold": true}}}}
	if g.maybe(2) {
		columns := make([]object, n)
		for i := range columns {
			columns[i] = object{"width": 0.1 + g.Float64()*10, "align": []string{"left", "center", "right", "justify"}[g.IntN(4)]}
		}
		t["columns"] = columns
	}
	return t
}
