package render

import (
	"cmp"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// flaws are counts of what a typographer would not sign.
type flaws struct {
	pairs     int // line ends inside "ngày 15", "số 30", "Điều 3", "05 giờ", "2026 - 2030"
	names     int // line ends of running text inside the name of a person or a place
	centred   int // line ends of a centred text inside a word of two or three syllables
	stretched int // justified lines whose blanks are over two and a half times as wide as natural ones
	runts     int // last lines of one word
	feet      int // pages that end more than 40 mm early, but the last of a section and those of which a rule asks it
	leads     int // pages that end with a line that leads into what follows
}

func (f flaws) String() string {
	return fmt.Sprintf("pairs %d, names %d, centred %d, stretched %d, runts %d, feet %d, leads %d", f.pairs, f.names, f.centred, f.stretched, f.runts, f.feet, f.leads)
}

// worse tells whether a count is over that of another.
func (f flaws) worse(o flaws) bool {
	return f.pairs > o.pairs || f.names > o.names || f.centred > o.centred || f.stretched > o.stretched || f.runts > o.runts || f.feet > o.feet || f.leads > o.leads
}

const typographyGolden = "testdata/typography.txt"

// randomWeighed is how many random documents are weighed.
const randomWeighed = 60

// TestTypography counts the flaws of the examples and of random documents. The
// counts that are kept may only fall: with -update they are written anew, unless
// one of them would rise.
func TestTypography(t *testing.T) {
	var found [2]flaws
	for _, s := range samples(t, fromExamples) {
		found[0].weigh(t, s.name, s.json)
	}
	for i, data := range randomDocuments(randomWeighed) {
		found[1].weigh(t, fmt.Sprintf("random-%03d", i), data)
	}
	got := fmt.Sprintf("examples: %s\nrandom documents: %s\n", found[0], found[1])
	kept, err := os.ReadFile(typographyGolden)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(kept) {
		return
	}
	for i, line := range strings.SplitN(string(kept), "\n", 2) {
		var before flaws
		_, counts, _ := strings.Cut(line, ": ")
		if _, err := fmt.Sscanf(counts, "pairs %d, names %d, centred %d, stretched %d, runts %d, feet %d, leads %d",
			&before.pairs, &before.names, &before.centred, &before.stretched, &before.runts, &before.feet, &before.leads); err != nil {
			t.Fatal(err)
		}
		if found[i].worse(before) {
			t.Errorf("more flaws than before (-v lists them):\n%s, where it was\n%s", found[i], before)
		}
	}
	switch {
	case t.Failed():
	case *update:
		if err := os.WriteFile(typographyGolden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("there are fewer flaws, which shall stay so: go test ./internal/render -run Typography -update\n%s", got)
	}
}

// weigh adds the flaws of a document.
func (f *flaws) weigh(t *testing.T, name string, data []byte) {
	t.Helper()
	set, pages := settled(t, data)
	w := weigher{f, func(kind, what string) { t.Logf("%s: %s: %s", name, kind, what) }}
	for i := range pages {
		w.lines(pages[i].Lines)
		if i+1 < len(pages) && pages[i+1].Section == pages[i].Section {
			w.foot(&pages[i], &pages[i+1], set.Sections[pages[i].Section].Page)
		}
	}
}

type weigher struct {
	*flaws
	tell func(kind, what string)
}

// add counts one flaw.
func (w weigher) add(count *int, kind, what string) {
	*count++
	w.tell(kind, what)
}

// lineText is the text of a line.
func lineText(l *layout.Line) string {
	var s strings.Builder
	for i := range l.Words {
		s.WriteString(l.Words[i].Text)
		if l.Words[i].Space {
			s.WriteByte(' ')
		}
	}
	return strings.NewReplacer("\u00a0", " ", "\u2011", "-").Replace(s.String())
}

// The pairs are written here once more, apart from the rules: the two can
// disagree.
var (
	leadsNumber = regexp.MustCompile(`(?i)(^|[\s(“"])(ngày|tháng|năm|số|điều|khoản|điểm|quý|lần|khóa|khoá|mục|phần|chương) (\d|[ivxlc]+([^\pL]|$)|[a-zđ]([^\pL]|$))`)
	takesUnit   = regexp.MustCompile(`\d (tháng|năm|giờ|phút|km|ha|m²|m2|kg|tấn|đồng|%|triệu|tỷ|nghìn|người|trang|ngày)([^\pL]|$)`)
	inRange     = regexp.MustCompile(`\d [-–] \d`)
)

// lines weighs the ends of lines, each with the next of its paragraph.
func (w weigher) lines(lines []layout.Line) {
	for i := range lines {
		a := &lines[i]
		if len(a.Words) == 0 {
			continue
		}
		if a.Of.Format.Align == sheet.Justify {
			w.stretch(a, i+1 < len(lines) && lines[i+1].Of == a.Of)
		}
		if i+1 == len(lines) || lines[i+1].Of != a.Of || len(lines[i+1].Words) == 0 {
			continue
		}
		b := &lines[i+1]
		w.end(lineText(a), lineText(b), a.Of.Format.Align == sheet.Center)
		if last := i+2 == len(lines) || lines[i+2].Of != a.Of; last && a.Of.Format.Align == sheet.Justify && !strings.Contains(lineText(b), " ") {
			w.add(&w.runts, "runt", lineText(b))
		}
	}
}

// end weighs one line's end.
func (w weigher) end(a, b string, centred bool) {
	before, after := strings.Fields(a), strings.Fields(b)
	if len(before) == 0 || len(after) == 0 {
		return
	}
	near := before[max(0, len(before)-2):]
	joint := strings.Join(near, " ")
	joined := joint + " " + strings.Join(after[:min(2, len(after))], " ")
	for _, pair := range []*regexp.Regexp{leadsNumber, takesUnit, inRange} {
		for _, at := range pair.FindAllStringIndex(joined, -1) {
			if at[0] < len(joint) && at[1] > len(joint)+1 {
				w.add(&w.pairs, "pair", a+" / "+b)
				return
			}
		}
	}
	words := slices.Concat(before, after)
	if _, name := viet.ProperName(words, len(before)); name > 0 && !centred {
		w.add(&w.names, "name", a+" / "+b)
	}
	if centred && partsWord(before, after) {
		w.add(&w.centred, "centred", a+" / "+b)
	}
}

// partsWord tells whether a break between syllables parts a word.
func partsWord(before, after []string) bool {
	at := 0
	for _, n := range viet.Words(slices.Concat(before, after)) {
		if at < len(before) && at+n > len(before) {
			return true
		}
		at += n
	}
	return false
}

// stretch weighs the blanks of a justified line that another follows.
func (w weigher) stretch(l *layout.Line, follows bool) {
	var blanks, natural float64
	for i := range l.Words[:len(l.Words)-1] {
		if a := &l.Words[i]; a.Space {
			blanks += float64(l.Words[i+1].X - a.X - a.Width)
			natural += float64(a.Char.Size) / 4
		}
	}
	if follows && blanks > 2.5*natural {
		w.add(&w.stretched, "stretched", lineText(l))
	}
}

// foot weighs the foot of a page that another of its section follows.
func (w weigher) foot(page, next *layout.Page, of sheet.Page) {
	lines := bodyLines(page)
	if len(lines) == 0 {
		return
	}
	last := lines[len(lines)-1]
	if room := of.Height - of.Bottom - last.Baseline; room > 40*units.MM {
		what := fmt.Sprintf("page %d ends %.0f mm early", page.Number, room.MM())
		rule := forced(bodyLines(next), room)
		if slices.ContainsFunc(next.Lines, func(l layout.Line) bool { return l.Of.Format.PageBreakBefore }) {
			rule = "its author ends it"
		}
		if rule != "" {
			w.tell("forced foot", what+": "+rule)
		} else {
			w.add(&w.feet, "foot", what)
		}
	}
	if strings.HasSuffix(strings.TrimSpace(lineText(last)), ":") && last.Of.Format.Align == sheet.Justify {
		w.add(&w.leads, "lead", lineText(last))
	}
}

// bodyLines are the lines of a page but its number and the heads of tables that
// it repeats, from the top down.
func bodyLines(page *layout.Page) []*layout.Line {
	var out []*layout.Line
	for i := range page.Lines {
		if l := &page.Lines[i]; l.Tag != "page_number" && len(l.Words) > 0 && !l.Again {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b *layout.Line) int { return cmp.Compare(a.Baseline, b.Baseline) })
	return out
}

// withSignature is how many lines of text stand on the page of the signature.
const withSignature = 2

// forced is the rule by which no line of a page could stand in the room on the
// page before it; empty: there is none. What is kept together by choice alone
// is no rule.
func forced(lines []*layout.Line, room units.Length) string {
	text := slices.IndexFunc(lines, func(l *layout.Line) bool { return slices.Contains(signs, l.Tag) })
	if text < 0 {
		text = len(lines)
	}
	for i := 1; i <= text; i++ {
		if i < len(lines) && !parts(lines, i) {
			continue
		}
		first := lines[0].Of.Format.Line
		switch high := lines[i-1].Baseline - lines[0].Baseline + first; {
		case high > room:
			return "what stands together there is higher"
		case text < len(lines) && text-i < withSignature:
			return "two lines of text stand with the signature"
		}
		return ""
	}
	return ""
}

// signs are what a signature begins with.
var signs = []sheet.Tag{"recipients_label", "recipients", "authority", "position", "signer_name"}

// parts tells whether a page may end before the line at i: behind a paragraph
// that is no heading and leads into nothing, or inside one, two lines from
// either end; but not inside a table so low that it stays whole.
func parts(lines []*layout.Line, i int) bool {
	of := lines[i-1].Of
	if inLowTable(lines, i) {
		return false
	}
	if lines[i].Of != of {
		leads := of.Heading > 0 || lines[i-1].Tag == sheet.Tag(rules.TableCaption) || strings.HasSuffix(lineText(lines[i-1]), ":")
		return !leads && lines[i].Baseline > lines[i-1].Baseline
	}
	before, after := 0, 0
	for j, l := range lines {
		switch {
		case l.Of != of:
		case j < i:
			before++
		default:
			after++
		}
	}
	return !of.Format.KeepTogether && before >= 2 && after >= 2
}

// inLowTable tells whether the lines before and at i stand in one table that no
// page parts.
func inLowTable(lines []*layout.Line, i int) bool {
	from, to := i, i
	for from > 0 && lines[from-1].Tag == sheet.Tag(rules.Table) {
		from--
	}
	for to < len(lines) && lines[to].Tag == sheet.Tag(rules.Table) {
		to++
	}
	return from < i && i < to && lines[to-1].Baseline-lines[from].Baseline <= rules.WholeTable
}
