package batch

import (
	"maps"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/rows"
	"vanthu/internal/viet"
)

// Survey is what the rows of a batch say together, and so what is wrong with
// all of them: a name that none has was misspelt.
type Survey struct {
	plan   *Plan
	rows   int
	sound  int // rows that could be read
	seen   map[string]met
	wanted map[string]bool // names that the templates use
	doubts doubts
}

// maxSeen is how many names are remembered that no template uses.
const maxSeen = 20_000

// met is how a name was met: with a value, with a list that has elements, and
// with a day that its cell shows month first.
type met struct {
	value, elements bool
	turned          rows.Value
}

// The rules of what is wrong with all rows.
const (
	RuleUnmarked = "template.unmarked" // many rows, and nothing of them is in a template
	RuleUnknown  = "row.unknown"       // no row has a name; no row by itself would be told so
	ruleTurned   = "row.month_first"   // a mark prints a day as its cell shows it, month first
	ruleMissing  = "row.missing"       // no row has a value, and each would be told so
)

// Survey begins a survey.
func (p *Plan) Survey() *Survey {
	s := &Survey{plan: p, seen: map[string]met{}, wanted: map[string]bool{}, doubts: doubts{}}
	for _, n := range p.needs() {
		s.wanted[n.Name] = true
	}
	return s
}

// Note takes a row.
func (s *Survey) Note(row rows.Row) {
	s.rows++
	if len(row.Faults) == 0 {
		s.sound++
	}
	s.take(row.Values, "")
	s.doubts.note(row)
}

// Doubts are the warnings about values, of all rows that have the same together:
// each with its column and, as its place, the first such row.
func (s *Survey) Doubts() fault.List { return s.doubts.list() }

// take takes values under their names and, of an object, under both.
func (s *Survey) take(values rows.Values, object string) {
	for name, v := range values {
		if object != "" {
			s.take(rows.Values{object + "." + name: v}, "")
		}
		known, met := s.seen[name]
		known.value = known.value || strings.TrimSpace(v.Text) != "" || v.List != nil
		known.elements = known.elements || len(v.List) > 0 || strings.TrimSpace(v.Text) != ""
		if known.turned.Day == "" && monthFirst(v) {
			known.turned = v
		}
		if met || len(s.seen) < maxSeen || s.wanted[name] { // else the list has countless names
			s.seen[name] = known
		}
		for _, element := range v.List {
			of := ""
			if v.Object {
				of = name
			}
			s.take(element, of)
		}
	}
}

// need is a mark and where it stands.
type need struct {
	fill.Mark
	template int // the first that has it; -1: the pattern of names
}

// needs are the marks of all templates and of the pattern, of each name the
// first, without the names that every row has.
func (p *Plan) needs() []need {
	var needs []need
	known := map[string]bool{orderName: true, strings.ToUpper(orderName): true, templateName: true}
	add := func(template int, marks []fill.Mark) {
		for _, m := range marks {
			if !known[m.Name] && m.Kind != fill.End {
				known[m.Name] = true
				needs = append(needs, need{m, template})
			}
		}
	}
	add(-1, p.pattern.Marks())
	delete(known, templateName) // the templates do not have it; groups have {{stt}}
	for i, source := range p.sources {
		add(i, source.marks())
	}
	return needs
}

// Faults are what is wrong with all rows, so that no document may be made, and
// warnings. The names of the columns are nil where a file has none.
// Of what each row would be told anyway the rule is "row.missing".
func (s *Survey) Faults(kind rows.Kind, columns []string) (wrong, warnings fault.List) {
	for i, source := range s.plan.sources {
		if s.rows > 1 && len(source.marks()) == 0 {
			wrong = append(wrong, fault.New("", RuleUnmarked, fault.Text{
				"Mẫu %s không có dấu {{tên}} nào, nên %s hàng sẽ ra %s văn bản giống hệt nhau; hãy ghi dấu {{tên cột}} vào mẫu.",
				"The template %s has no mark {{name}}, so %s rows would give %s documents that are all the same: write marks {{column}} in it."},
				s.plan.spec.Templates[i].Name, s.rows, s.rows))
		}
	}
	warnings = append(s.almost(columns), s.turned()...)
	for _, n := range s.plan.needs() {
		switch f, lacks := s.lacking(n, kind, columns); {
		case lacks && f.Severity == fault.Warning:
			warnings = append(warnings, f)
		case lacks:
			wrong = append(wrong, f)
		}
	}
	return wrong, warnings
}

// almost warns of texts that look like marks for names that there are.
func (s *Survey) almost(columns []string) (warnings fault.List) {
	for i, source := range s.plan.sources {
		for _, one := range source.almost() {
			field := fill.Mark{Name: one.Name, Merge: true}
			known := slices.ContainsFunc(columns, field.Names)
			for name := range s.seen {
				known = known || field.Names(name)
			}
			if known {
				w := fault.New("", RuleUnknown, fault.Text{"Mẫu %s có chữ %s, không phải chỗ điền nên in nguyên như vậy; có phải ý là «{{%s}}»?",
					"The template %s has the text %s, which is no mark and is printed as it is; is «{{%s}}» meant?"}, s.plan.spec.Templates[i].Name, "«"+strings.Trim(one.Text, "«»")+"»", one.Name)
				w.Severity = fault.Warning
				warnings = append(warnings, w)
			}
		}
	}
	return warnings
}

// lacking is the fault of a mark that no row has a value for.
func (s *Survey) lacking(n need, kind rows.Kind, columns []string) (fault.Fault, bool) {
	named, known := slices.ContainsFunc(columns, n.Names), s.seen[n.Name]
	for name, one := range s.seen {
		if n.Names(name) {
			named, known.value = true, known.value || one.value
		}
	}
	blank := n.Optional || n.Merge || n.Kind != fill.Value // none is no fault of a row
	switch {
	case known.value, named && (blank || s.sound == 0), n.Group != "" && !s.seen[n.Group].elements:
		return fault.Fault{}, false
	}
	near := closest(n.Name, slices.Concat(columns, slices.Sorted(maps.Keys(s.seen))))
	why := why(n, kind, columns, named, near)
	f := fault.OfValue(n.Name, RuleUnknown, fault.Text{"%s («%s» trong %s).", "%s («%s» in %s)."}, why, n.written(), s.by(n))
	if !blank {
		f.Rule = ruleMissing
	}
	if n.Optional || n.Kind != fill.Value && len(columns) == 0 && near == "" && !s.wantsList(n) {
		f.Severity = fault.Warning
	}
	return f, true
}

// closest is the name that may be meant: one in an old encoding, with a unit behind
// it or the name above it in front, or misspelt.
func closest(name string, names []string) string {
	for _, other := range names {
		old, found := viet.OldEncoding(other)
		if found && viet.NFC(old.Encoding.Unicode(other)) == name || strings.HasPrefix(other, name+" (") || strings.HasSuffix(other, " "+name) {
			return other
		}
	}
	return viet.Closest(name, names)
}

// written is the mark as its template has it.
func (n need) written() string {
	if n.Merge {
		return "MERGEFIELD " + n.Name
	}
	return n.String()
}

// by is where a mark stands.
func (s *Survey) by(n need) string {
	if n.template < 0 {
		return "--name"
	}
	return s.plan.spec.Templates[n.template].Name
}

// why says what may be the matter.
func why(n need, kind rows.Kind, columns []string, named bool, near string) fault.Text {
	group := n.Kind != fill.Value
	switch {
	case named:
		return fault.Text{"Không hàng nào có giá trị", "No row has a value"}
	case near != "":
		return fault.Text{"Không có tên này; có phải ý là «%s»?", "There is no such name; is «%s» meant?"}.With(near)
	case group && kind == rows.XLSX:
		return fault.Text{"Không có cột hay danh sách tên này; danh sách là một trang tính mang tên ấy, tên cột đầu là «%s» như ở trang chính",
			"No column and no list has this name; a list is a sheet of this name, whose first column is called «%s» as in the main sheet"}.With(columns[0])
	case group && kind == rows.CSV:
		return fault.Text{"Không có cột tên này; tệp CSV không có danh sách: hãy dùng .xlsx, mỗi danh sách một trang tính",
			"No column has this name, and a CSV file has no lists: use an .xlsx with a sheet for each list"}
	case len(columns) > 0:
		return fault.Text{"Không có cột này", "There is no such column"}
	}
	return fault.Text{"Không hàng nào có tên này", "No row has this name"}
}

// wantsList tells whether a group is one of a list, and no condition: what
// stands inside has names that only its elements could have.
func (s *Survey) wantsList(group need) bool {
	return slices.ContainsFunc(s.plan.needs(), func(n need) bool {
		_, known := s.seen[n.Name]
		return n.Group == group.Name && !known
	})
}
