package batch

import (
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/filename"
	"vanthu/internal/fill"
	"vanthu/internal/rows"
)

// The values that a pattern of names has beside those of the row, unless the
// row has values of these names.
const (
	orderName    = fill.Order // the row's place in the batch, from 0001
	templateName = "mau"      // the name of the template's file
)

// Names of files that are no row's.
const (
	// ManifestName is the name of the manifest.
	ManifestName = "manifest.json"
	// MergedName is the name of the PDF of all documents.
	MergedName = "tat-ca.pdf"
)

const defaultPattern = "{{mau}}-{{stt}}"

// pattern reads the pattern of names.
func pattern(spec Spec) (t fill.Text, wrong fault.List) {
	text := spec.Name
	if text == "" {
		text = defaultPattern
	}
	t, err := fill.Parse(text)
	var mark *fill.MarkError
	if errors.As(err, &mark) {
		return t, fault.List{fault.New("/name", "spec.name", fault.Text{"Mẫu đặt tên sai ở «%s»: %s.", "The pattern of names is wrong at «%s»: %s."}, mark.Mark, mark.Detail)}
	}
	names := func(m fill.Mark) bool { return m.Name == templateName }
	if len(spec.Templates) > 1 && !slices.ContainsFunc(t.Marks(), names) {
		t, _ = fill.Parse(text + "-{{" + templateName + "}}") // with a mark that is right at its end
	}
	for _, m := range t.Marks() {
		if m.Kind != fill.Value || m.Image() > 0 {
			wrong = append(wrong, fault.New("/name", "spec.name", fault.Text{"Mẫu đặt tên không dùng nhóm được: «%s».", "A pattern of names cannot have groups: «%s»."}, m))
		}
	}
	return t, wrong
}

// Namer gives the rows of one batch the names of their files. A name is the
// pattern of names, filled; what file systems refuse is replaced. Where two
// names would be the same, if need be on a file system that takes no notice of
// case, the later one gets " (2)". So the same rows in the same order get the
// same names.
//
// The pattern has all values of the row, and {{stt}} and {{mau}}: the row's
// place in the batch, "0001", and the name of the template. Where there are
// several templates, "-{{mau}}" is added to a pattern without {{mau}}.
type Namer struct {
	plan  *Plan
	order int
	taken map[string]int // folded names, and how often each came
}

// Namer begins a batch.
func (p *Plan) Namer() *Namer {
	// A row's files end in .pdf or .docx, so none can have the manifest's name.
	return &Namer{plan: p, taken: map[string]int{filename.Fold(stem(MergedName)): 1}}
}

// Named are the rows of a batch with the names of their files.
func (p *Plan) Named(all iter.Seq2[rows.Row, error]) iter.Seq2[Named, error] {
	return func(yield func(Named, error) bool) {
		namer := p.Namer()
		for row, err := range all {
			if err != nil {
				yield(Named{}, err)
				return
			}
			if !yield(namer.Name(row), nil) {
				return
			}
		}
	}
}

// Name names the files of the next row. Faults of the names are added to the
// row's own.
func (n *Namer) Name(row rows.Row) Named {
	n.order++
	if len(row.Faults) > 0 {
		return Named{Row: row}
	}
	names := make([]string, len(n.plan.sources))
	for i := range names {
		order := rows.Value{Text: fmt.Sprintf("%04d", n.order)}
		more := rows.Values{
			orderName: order, strings.ToUpper(orderName): order, // as package fill has it
			templateName: {Text: stem(n.plan.spec.Templates[i].Name)},
		}
		text, faults := n.plan.pattern.Fill(fill.Scope{row.Values, more}, func(s string) string { return s })
		if len(faults) > 0 {
			row.Faults = faults
			return Named{Row: row}
		}
		names[i] = filename.Safe(text)
	}
	for i := range names {
		names[i] = n.unique(names[i])
	}
	return Named{row, names}
}

// unique is the name, or the name with a number that nothing has yet.
func (n *Namer) unique(name string) string {
	first := filename.Fold(name)
	for try, folded := name, first; ; folded = filename.Fold(try) {
		if n.taken[folded] == 0 {
			n.taken[folded] = 1
			return try
		}
		n.taken[first]++
		number := fmt.Sprintf(" (%d)", n.taken[first])
		try = filename.Shorten(name, filename.Max-len(number)) + number
	}
}

// stem is a file's name without its folder and its extension. Any other ending
// than those of templates stays: in "KH 09.2026" the dot is part of the name.
func stem(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	for _, ext := range []string{".json", ".docx", ".pdf"} {
		if len(base) > len(ext) && strings.EqualFold(base[len(base)-len(ext):], ext) {
			return base[:len(base)-len(ext)]
		}
	}
	if base == "." || base == "/" {
		return filename.None
	}
	return base
}
