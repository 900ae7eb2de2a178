package check

import (
	"slices"
	"sort"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// Measure is how wide a text is in the typeface of official documents.
type Measure func(text string, size units.Length, bold, italic bool) units.Length

// Paper is the report on a paper that was read from a file of Word or PDF and
// whose parts were named. The instrument is the one in force on the paper's own
// date. Without a measure the strokes of a Word file are not measured.
func Paper(p *seen.Paper, measure Measure) *Report {
	c := newLooker(p, measure)
	switch {
	case p.Scanned && len(c.all) > 0:
		c.skipAll(fault.Text{"tệp là ảnh quét, chữ trong tệp do máy nhận dạng", "the file is a scan, whose text a program read"})
	case p.Scanned:
		c.skipAll(fault.Text{"tệp là ảnh quét, không có lớp chữ", "the file is a scan without a text"})
		c.fail("file.text", nil, fault.Text{"Các trang là ảnh: không có chữ để đọc.", "The pages are pictures: there is no text to read."}, "", "")
	case rules.IsNormative(c.facts.Reference.Text) && !c.agreed():
		c.skipAll(fault.Text{"số có năm là của văn bản quy phạm pháp luật, theo quy định khác", "a number with a year belongs to a legal normative document, which other rules rule"})
	default:
		c.grow()
		c.age()
		c.pages()
		c.file()
		c.letters()
		c.spelling()
		c.traces()
		c.head()
		c.body()
		c.end()
		c.annexes()
	}
	return c.report()
}

// age tells of a paper that is older than the rules.
func (c *looker) age() {
	date := c.facts.Date
	if len(date) < len("2020") || date >= c.profile.From[:len(date)] {
		c.pass("paper.scope")
		return
	}
	from := isoDay(c.profile.From)
	c.fail("paper.scope", nil, fault.Text{
		"Văn bản ghi ngày trước khi " + c.profile.Name + " có hiệu lực (" + from + "): kết quả chỉ để tham khảo.", "The paper is dated before " + c.profile.Name + " came into force (" + from + "): the result is no more than a hint.",
	}, isoDay(date), "từ "+from)
}

// looker looks at one paper.
type looker struct {
	paper   *seen.Paper
	facts   seen.Facts
	profile *rules.Profile
	kind    *rules.Kind // nil: not known
	measure Measure
	parts   map[rules.Element][]*seen.Paragraph // of the paper itself, without its annexes
	order   map[*seen.Paragraph]int             // where a paragraph stands in the paper
	all     []*seen.Paragraph                   // every one that is read, those of tables too
	inTable map[*seen.Paragraph]bool
	printed float64      // how much smaller the pages are than they were set; 0: they are not
	usual   units.Length // see bodySize; 0: not looked for
	looked  map[string]bool
	skipped map[string]fault.Text
	found   []located
	more    map[string]int // faults of a rule beyond the first few
}

// located is a finding with its place in the order of the paper.
type located struct {
	Finding
	at int
}

// most is how many places of one rule are told; the rest is counted.
const most = 12

func newLooker(p *seen.Paper, measure Measure) *looker {
	marks(p)
	c := &looker{
		paper: p, facts: p.Facts(), measure: measure, kind: rules.FindKind(p.Kind),
		parts: map[rules.Element][]*seen.Paragraph{}, order: map[*seen.Paragraph]int{}, inTable: map[*seen.Paragraph]bool{},
		looked: map[string]bool{}, skipped: map[string]fault.Text{}, more: map[string]int{},
	}
	c.profile = profileOf(p, c.facts.Date)
	c.walk(p.Blocks, false)
	for _, q := range c.all {
		if q.Annex == 0 && q.Element != "" && !c.inTable[q] {
			c.parts[q.Element] = append(c.parts[q.Element], q)
		}
	}
	return c
}

// marks names what is meant as a mark of urgency and is none of the law's, so that
// it is blamed as one, and the lines of a letterhead.
func marks(p *seen.Paper) {
	for i := range p.Blocks {
		q := p.Blocks[i].Paragraph
		if q == nil || q.Annex != 0 {
			continue
		}
		if q.Element != rules.Body && rules.IsUrgency(q.Plain()) {
			q.Element = rules.UrgencyMark
		}
		if own := rules.Lettered[q.Element]; own != "" && p.Letterhead {
			q.Element = own
		}
	}
}

// profileOf is the instrument for a paper of a date.
func profileOf(p *seen.Paper, date string) *rules.Profile {
	name := ""
	if p.Family == rules.Party {
		name = "dang"
	}
	profile := rules.Pick(name, date)
	v := rules.FindVariant(p.Variant)
	switch {
	case v == nil:
		return profile
	case p.Letterhead:
		return v.Letterhead.Headed(v.On(profile))
	}
	return v.On(profile)
}

// guided tells whether an organisation with a head of its own issues the paper, whose
// guide writes some words in the state's way: "Số:", "TM.", ";" behind a recipient.
func (c *looker) guided() bool {
	v := rules.FindVariant(c.paper.Variant)
	return v != nil && v.Title != ""
}

func (c *looker) walk(blocks []seen.Block, table bool) {
	for _, b := range blocks {
		switch {
		case b.Paragraph != nil:
			c.order[b.Paragraph] = len(c.all)
			c.inTable[b.Paragraph] = table
			c.all = append(c.all, b.Paragraph)
		case b.Table != nil:
			for _, row := range b.Table.Rows {
				for _, cell := range row.Cells {
					c.walk(cell.Blocks, true)
				}
			}
		}
	}
}

func (c *looker) word() bool { return c.paper.Source == seen.Word }

func (c *looker) state() bool { return c.profile.Family == rules.State }

// headed tells whether the paper has the head of an official document.
func (c *looker) headed() bool {
	return len(c.parts[rules.NationalTitle]) > 0 || len(c.parts[rules.Reference]) > 0 && len(c.parts[rules.PlaceDate]) > 0
}

// pass notes that a rule was looked at.
func (c *looker) pass(ids ...string) {
	for _, id := range ids {
		c.looked[id] = true
	}
}

// skip notes why a rule cannot be evaluated.
func (c *looker) skip(why fault.Text, ids ...string) {
	for _, id := range ids {
		c.skipped[id] = why
	}
}

func (c *looker) skipAll(why fault.Text) {
	for i := range table {
		if table[i].in&c.source() != 0 {
			c.skipped[table[i].id] = why
		}
	}
}

func (c *looker) source() sources {
	if c.word() {
		return inWord
	}
	return inPDF
}

// fail notes a fault at a paragraph; nil: of the whole paper.
func (c *looker) fail(id string, at *seen.Paragraph, detail fault.Text, found, expected string) {
	c.weigh("", id, at, detail, found, expected)
}

// weigh is fail with another weight than the rule's.
func (c *looker) weigh(severity fault.Severity, id string, at *seen.Paragraph, detail fault.Text, found, expected string) {
	order, place := -1, fault.Place{}
	if at != nil {
		order, place = c.order[at], at.Place.Told(excerpt(at.Plain()))
	}
	c.failAt(severity, id, order, place, detail, found, expected)
}

func (c *looker) failAt(severity fault.Severity, id string, order int, place fault.Place, detail fault.Text, found, expected string) {
	rule := ruleOf(id)
	clause := rule.clause(c.profile)
	if clause == "" {
		return
	}
	c.pass(id)
	n := 0
	for i := range c.found {
		if c.found[i].Rule == id {
			n++
		}
	}
	if n == most {
		c.more[id]++
		return
	}
	if severity == "" {
		severity = rule.severity
	}
	if severity == fault.Error && c.paper.Variant != "" {
		severity = fault.Warning // the organisation has instructions of its own
	}
	c.found = append(c.found, located{Finding{Status: Fail, Do: rule.do, Fault: fault.Fault{
		Rule: id, Severity: severity, Detail: detail, Clause: string(clause), Place: place, Found: found, Expected: expected,
	}}, order})
}

// spoken is the text of a paragraph without what is raised, such as the number of
// a note.
func spoken(p *seen.Paragraph) string {
	if !slices.ContainsFunc(p.Runs, func(r seen.Run) bool { return r.Raised != 0 }) {
		return p.Plain()
	}
	level := *p
	level.Runs = slices.DeleteFunc(slices.Clone(p.Runs), func(r seen.Run) bool { return r.Raised != 0 })
	return level.Plain()
}

// mark tells whether a paragraph is nothing but a mark that is filled in later.
func mark(p *seen.Paragraph) bool {
	return lettersIn(rules.Blanks.ReplaceAllString(p.Plain(), "")) == 0
}

// excerpt is the beginning of a text.
func excerpt(text string) string {
	const length = 60
	if runes := []rune(text); len(runes) > length {
		return strings.TrimSpace(string(runes[:length])) + "…"
	}
	return text
}

// report puts the findings in the order of the paper.
func (c *looker) report() *Report {
	r := &Report{Source: SourceWord, Profile: c.profile.ID, Variant: c.paper.Variant, Kind: c.paper.Kind, Signed: c.paper.Signed}
	if !c.word() {
		r.Source = SourcePDF
	}
	sort.SliceStable(c.found, func(i, j int) bool { return c.found[i].at < c.found[j].at })
	last := map[string]int{}
	for i := range c.found {
		last[c.found[i].Rule] = len(r.Findings)
		r.Findings = append(r.Findings, c.found[i].Finding)
	}
	for id, n := range c.more {
		f := &r.Findings[last[id]]
		f.Detail[fault.Vietnamese] += fault.Text{" Còn %s chỗ nữa như vậy.", ""}.With(n).String()
		f.Detail[fault.English] += fault.Text{"", " There are %s more such places."}.With(n).In(fault.English)
	}
	for i := range table {
		rule := &table[i]
		clause := rule.clause(c.profile)
		why, skipped := c.skipped[rule.id]
		_, failed := last[rule.id]
		switch {
		case clause == "" || rule.in&c.source() == 0 || failed:
		case skipped:
			r.Findings = append(r.Findings, notEvaluated(rule, clause, why))
		case c.looked[rule.id]:
			r.Passed = append(r.Passed, rule.id)
		}
	}
	return r
}

// lines are paragraphs with a text.
func lines(list []*seen.Paragraph) []*seen.Paragraph {
	return slices.DeleteFunc(slices.Clone(list), func(p *seen.Paragraph) bool { return p.Plain() == "" })
}
