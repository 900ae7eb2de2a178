package importer_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
)

// patched is a document after the changes of a reading, done as RFC 6902 says.
func patched(text []byte, changes []fault.Change) ([]byte, error) {
	var doc any
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, err
	}
	for _, c := range changes {
		var value any
		if c.Value != nil {
			if err := json.Unmarshal(c.Value, &value); err != nil {
				return nil, err
			}
		}
		var ok bool
		if doc, ok = patch(doc, strings.Split(c.Path, "/")[1:], c.Op, value); !ok {
			return nil, errors.New(c.Op + " " + c.Path)
		}
	}
	return json.Marshal(doc)
}

func patch(at any, tokens []string, op string, value any) (any, bool) {
	if len(tokens) == 0 {
		return value, op == "replace" || op == "test" && reflect.DeepEqual(at, value)
	}
	here, last := tokens[0], len(tokens) == 1
	switch v := at.(type) {
	case map[string]any:
		inner, known := v[here]
		switch {
		case last && op == "add":
			v[here] = value
			return v, true
		case !known:
			return nil, false
		case last && op == "remove":
			delete(v, here)
			return v, true
		}
		inner, ok := patch(inner, tokens[1:], op, value)
		if v[here] = inner; op == "test" && last {
			v[here] = value
		}
		return v, ok
	case []any:
		i, err := strconv.Atoi(here)
		switch {
		case err != nil || i < 0 || i > len(v):
			return nil, false
		case last && op == "add":
			return slices.Insert(v, i, value), true
		case i == len(v):
			return nil, false
		case last && op == "remove":
			return slices.Delete(v, i, i+1), true
		}
		var ok bool
		v[i], ok = patch(v[i], tokens[1:], op, value)
		return v, ok
	}
	return nil, false
}

// answered wants of each reading that it can be taken: its document decodes.
func answered(t *testing.T, r *importer.Result) (second int) {
	t.Helper()
	for _, f := range r.Findings {
		if f.Readings == nil {
			continue
		}
		for i, reading := range *f.Readings {
			if first := i == 0; first != (len(reading.Changes) == 0) {
				t.Fatalf("%s: reading %d changes %v", f.Rule, i, reading.Changes)
			}
			text, err := patched(r.Document, reading.Changes)
			if err != nil {
				t.Fatalf("%v of\n%s", err, r.Document)
			}
			if _, err := document.Decode(text, document.Options{}); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			second += min(i, 1)
		}
	}
	return second
}

// TestQuestions: what is not certain is asked, and each answer can be taken.
func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		name, text, rule string
		second, want     string // the second reading, and what stands in its document
	}{
		{"kind", "SỞ NỘI VỤ\nSố: 9/TB-SNV\nHà Tĩnh, ngày 20 tháng 11 năm 2026\nĐƠN XIN PHÉP\nVề một việc\nMột đoạn.\nHai đoạn.", "import.kind", "Công văn", `"to":["………`},
		{"slip", "SỞ NỘI VỤ\nSố: 9/KH-SNV\nHà Tĩnh, ngày 20 tháng 11 năm 2026\nKẾ HOẠHC\nMột đoạn.\nHai đoạn.", "import.kind", "Kế hoạch", `"kind":"ke-hoach"`},
		{"one above the other, or both", "SỞ NỘI VỤ\nSỞ TÀI CHÍNH\n" + strings.SplitAfterN(plan, "\n", 3)[2], "import.uncertain", "tên cơ quan chủ quản", `"parent":"SỞ NỘI VỤ"`},
		{"nothing", plan, "", "", ""},
	} {
		r := fromText(t, c.text)
		asked := answered(t, r)
		at := slices.IndexFunc(r.Findings, func(f fault.Fault) bool { return f.Rule == c.rule })
		if c.rule == "" {
			if asked > 0 {
				t.Errorf("%s: %v", c.name, r.Findings)
			}
			continue
		}
		if at < 0 || r.Findings[at].Readings == nil {
			t.Errorf("%s: not asked: %v", c.name, r.Findings)
			continue
		}
		readings := *r.Findings[at].Readings
		second := readings[1]
		text, err := patched(r.Document, second.Changes)
		if err != nil || second.Name.String() != c.second || !strings.Contains(string(text), c.want) {
			t.Errorf("%s: %v %s", c.name, readings, text)
		}
	}
}

// TestQuestionsLeaveTheStamp asks about the kind of a copied paper: what the other
// answer changes is not what the copier's stamp says.
func TestQuestionsLeaveTheStamp(t *testing.T) {
	p := seenFile(t, "../../examples/dang-ban-sao-luc.docx")
	for _, b := range p.Blocks {
		if q := b.Paragraph; q != nil && q.Plain() == "THÔNG BÁO" {
			q.Runs[0].Text = "THÔNG BÁOO"
		}
	}
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, f := range r.Findings {
		if f.Readings == nil {
			continue
		}
		for _, reading := range *f.Readings {
			for _, change := range reading.Changes {
				asked++
				if strings.HasPrefix(change.Path, "/copy") {
					t.Errorf("%s: %s %s", reading.Name, change.Op, change.Path)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("nothing is asked")
	}
}
