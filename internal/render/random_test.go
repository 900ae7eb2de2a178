package render

import (
	_ "embed"
	"encoding/json"
	"math/rand/v2"
	"strings"

	"vanthu/internal/markup"
)

// randomDrawn is how many random documents LibreOffice draws too.
const randomDrawn = 12

// randomDocuments makes valid documents of words without sense, with every
// kind of block. The same n gives the same documents on every machine.
func randomDocuments(n int) [][]byte {
	out := make([][]byte, n)
	for i := range out {
		g := &generator{Rand: rand.New(rand.NewPCG(36, uint64(i))), words: vocabulary()}
		data, err := json.Marshal(g.document())
		if err != nil {
			panic(err) // there is nothing in it but strings, numbers, lists and maps
		}
		out[i] = data
	}
	return out
}

// tricky are words that break lines in ways of their own.
var tricky = []string{
	"120-KL/TW", "30/2020/NĐ-CP", "Mát-xcơ-va", "2021–2025", "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html",
	"m²", "≤", "25%", "“Về", "a@b.vn", "Lê-nin", "(*)", "\"nháy\"", "<b>", "&amp;", "1.234.567,89", "…", "xin-cảm-ơn",
}

// commonWords are words of real documents as often as they occur there. They
// are a file of their own, so that the random documents stay what they are.
//
//go:embed testdata/words.txt
var commonWords string

// vocabulary is the common words and the tricky ones.
func vocabulary() []string { return append(strings.Fields(commonWords), tricky...) }

type generator struct {
	*rand.Rand
	words []string
}

type object = map[string]any

// between is a number from low to high, both included.
func (g *generator) between(low, high int) int { return low + g.IntN(high-low+1) }

func (g *generator) chance(p float64) bool { return g.Float64() < p }

func pick[T any](g *generator, list ...T) T { return list[g.IntN(len(list))] }

// list is low to high things.
func list[T any](g *generator, low, high int, of func() T) []T {
	out := make([]T, g.between(low, high))
	for i := range out {
		out[i] = of()
	}
	return out
}

// text is low to high words without inline marks.
func (g *generator) text(low, high int) string {
	return markup.Escape(strings.Join(list(g, low, high, func() string { return pick(g, g.words...) }), " "))
}

// name is a short line of common words for a body or a person.
func (g *generator) name(low, high int) string {
	words := strings.Fields(commonWords)
	s := []rune(markup.Escape(strings.Join(list(g, low, high, func() string { return pick(g, words...) }), " ")))
	return strings.TrimSpace(string(s[:min(len(s), 180)]))
}

// marked is words of which some stretches are bold, italic or underlined.
func (g *generator) marked(low, high int) string {
	var parts []string
	for left := g.between(low, high); left > 0; {
		n := min(left, g.between(1, 12))
		left -= n
		mark := pick(g, "", "", "", "", "", "", "**", "*", "***", "__")
		parts = append(parts, mark+g.text(n, n)+mark)
	}
	return strings.Join(parts, " ")
}

func (g *generator) document() object {
	profile := pick(g, "nd30", "nd30", "dang-2018", "dang-2026")
	d := object{
		"profile": profile,
		"kind":    pick(g, "ke-hoach", "thong-bao", "bao-cao"),
		"issuer":  object{"parent": g.name(2, 8), "name": g.name(2, 14), "code": "SNV"},
		"number":  g.between(1, 300),
		"place":   pick(g, "Hà Nội", "Thành phố Hồ Chí Minh", "Huế"),
		"date":    map[string]string{"nd30": "2026-11-20", "dang-2018": "2021-05-06", "dang-2026": "2026-10-20"}[profile],
		"subject": g.text(4, 50),
		"opening": list(g, 1, 2, func() string { return g.marked(20, 60) }),
		"sections": list(g, 2, 5, func() any {
			return object{"title": g.text(2, 8), "content": list(g, 1, 4, func() any { return g.block(1) })}
		}),
		"recipients": list(g, 1, 12, func() string { return g.name(2, 9) }),
		"archive":    "VT, VP",
		"signer":     object{"position": []string{"GIÁM ĐỐC"}, "name": "Nguyễn Văn A"},
		"style":      g.style(profile),
	}
	g.extras(d)
	return d
}

// extras adds what not every document has.
func (g *generator) extras(d object) {
	for _, e := range []struct {
		key   string
		value any
	}{
		{"bases", list(g, 1, 4, func() string { return "Căn cứ " + g.text(5, 30) })},
		{"purposes", list(g, 1, 4, func() string { return g.marked(10, 60) })},
		{"closing", []string{g.marked(5, 90)}},
		{"urgency", pick(g, "khan", "thuong-khan", "hoa-toc")},
		{"circulation", "LƯU HÀNH NỘI BỘ"},
		{"draft", g.between(1, 3)},
		{"drafter", object{"code": "PL", "copies": g.between(0, 300)}},
		{"contact", object{"address": g.name(3, 12), "phone": "024 3 000 000", "email": "vt@abc.vidu.vn"}},
		{"received", object{"office": g.name(2, 4), "number": "287", "date": "2026-11-25"}},
	} {
		if g.chance(0.3) {
			d[e.key] = e.value
		}
	}
	if g.chance(0.4) {
		d["attachments"] = list(g, 1, 2, func() any {
			return object{
				"title": g.text(2, 12), "reference": g.chance(0.7), "full_header": g.chance(0.2),
				"orientation": pick(g, "portrait", "landscape"),
				"content":     list(g, 1, 4, func() any { return g.block(1) }),
			}
		})
	}
}

// style chooses inside the legal ranges.
func (g *generator) style(profile string) object {
	s := object{}
	if g.chance(0.5) {
		s["indent"] = 12.7
	}
	if g.chance(0.3) {
		s["paragraph_gap"] = pick(g, 6, 8, 12)
	}
	if profile == "nd30" {
		if g.chance(0.5) {
			s["body_size"] = pick(g, 13, 13.5, 14)
			s["line_spacing"] = pick(g, 1, 1.1, 1.15, 1.2, 1.5)
		}
		if g.chance(0.3) {
			s["margins"] = object{"top": pick(g, 20, 25), "bottom": pick(g, 20, 22.5), "left": pick(g, 30, 35), "right": pick(g, 15, 20)}
		}
	} else if g.chance(0.5) {
		s["body_size"] = pick(g, 14, 15)
		s["line_exact"] = pick(g, 18, 20, 22)
	}
	return s
}

// block is any block that may stand at this depth.
func (g *generator) block(depth int) any {
	r := g.Float64()
	switch {
	case depth > 3 || r < 0.3:
		return g.marked(5, 90)
	case r < 0.5:
		return object{"title": g.marked(2, 20), "content": list(g, 1, 3, func() any { return g.block(depth + 1) })}
	case r < 0.72:
		return object{"text": g.marked(5, 90), "content": list(g, 0, 2, func() any { return g.block(depth + 1) })}
	case r < 0.84:
		return object{"items": list(g, 1, 4, g.item)}
	case r < 0.89:
		return object{"form": list(g, 1, 4, g.formLine)}
	case r < 0.91:
		return object{"page_break": true}
	}
	return object{"table": g.table()}
}

func (g *generator) item() any {
	if g.chance(0.7) {
		return g.marked(3, 70)
	}
	return object{"text": g.marked(5, 60), "content": []any{object{"items": list(g, 1, 3, func() any { return g.marked(4, 40) })}}}
}

func (g *generator) formLine() any {
	line := object{"label": g.text(1, 8)}
	if g.chance(0.3) {
		line["value"] = g.marked(1, 12)
	}
	return line
}

func (g *generator) table() any {
	columns := g.between(2, 6)
	t := object{
		"columns": list(g, columns, columns, func() any {
			return object{"width": g.between(5, 30), "align": pick(g, "left", "center", "right", "justify")}
		}),
		"rows": g.grid(columns, g.between(1, 15), 14),
	}
	if g.chance(0.8) {
		t["header"] = g.grid(columns, g.between(1, 2), 4)
	}
	if g.chance(0.3) {
		t["caption"] = g.text(2, 12)
	}
	if g.chance(0.3) {
		t["note"] = g.text(3, 30)
	}
	return t
}

// grid is rows of cells, some over several columns or rows.
func (g *generator) grid(columns, rows, words int) [][]any {
	covered := make([]int, columns) // rows that a cell above still covers
	out := make([][]any, rows)
	for y := range out {
		out[y] = []any{}
		for x := 0; x < columns; {
			if covered[x] > 0 {
				covered[x]--
				x++
				continue
			}
			across, down := 1, 1
			if g.chance(0.08) && x+1 < columns && covered[x+1] == 0 {
				across = 2
			}
			if g.chance(0.08) && y+1 < rows {
				down = 2
			}
			for k := x; k < x+across; k++ {
				covered[k] = down - 1
			}
			out[y] = append(out[y], g.cell(across, down, words))
			x += across
		}
	}
	return out
}

func (g *generator) cell(across, down, words int) any {
	text := g.text(1, words)
	if across == 1 && down == 1 && g.chance(0.8) {
		return text
	}
	if g.chance(0.3) {
		text += "\n" + g.text(1, words)
	}
	return object{"text": text, "colspan": across, "rowspan": down, "bold": g.chance(0.2)}
}
