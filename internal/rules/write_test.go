package rules

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// printed is a profile as people read it.
func printed(p *Profile) string {
	var out strings.Builder
	if err := p.Write(&out); err != nil {
		panic(err)
	}
	return out.String()
}

// TestTables wants rows that are whole, that are found by one key each, and
// that name the profile's instrument or the convention.
func TestTables(t *testing.T) {
	for _, p := range Profiles {
		for _, table := range p.Tables() {
			keys := map[string]bool{}
			if table.Title == "" || len(table.Rows) == 0 {
				t.Errorf("%s: the table %q is empty", p.ID, table.Title)
			}
			for _, r := range table.Rows {
				if keys[r.Key] {
					t.Errorf("%s: %s.%s stands twice", p.ID, table.Key, r.Key)
				}
				keys[r.Key] = true
				if r.Name == "" || r.Value == "" {
					t.Errorf("%s: %s is not whole: %+v", p.ID, r.Key, r)
				}
				if !cited(p, r.Clause) && !sharedClause(p, r.Clause) {
					t.Errorf("%s: %s is cited %q", p.ID, r.Key, r.Clause)
				}
				if r.Convention != strings.HasPrefix(string(r.Clause), "quy ước") {
					t.Errorf("%s: %s is a convention: %v", p.ID, r.Key, r.Convention)
				}
			}
		}
	}
}

// sharedClause tells whether a clause is the instrument itself, or the one that
// names the Party's kinds.
func sharedClause(p *Profile, c Cite) bool {
	return string(c) == p.Name || p.Family == Party && strings.HasPrefix(string(c), "Quy định 399-QĐ/TW")
}

// TestComplete changes every single value of the rules in turn and wants to see
// it in the text and in the JSON of some profile: what is not printed, nobody
// reads against the law.
func TestComplete(t *testing.T) {
	for _, p := range Profiles {
		copied := reflect.New(reflect.TypeOf(*p)).Elem()
		deepCopy(copied, reflect.ValueOf(*p))
		mine := copied.Addr().Interface().(*Profile)
		unseen(t, p.ID, copied, []*Profile{mine})
	}
	for name, table := range shared {
		unseen(t, name, reflect.ValueOf(table).Elem(), Profiles)
	}
}

// shared are the tables that stand beside the profiles, by their names in the
// source.
var shared = map[string]any{
	"Levels": &Levels, "Variants": &Variants, "Kinds": &Kinds, "fieldLabels": &fieldLabels, "looks": &looks,
	"Scripts": &Scripts, "SecrecyWords": &SecrecyWords, "SignatureBox": &SignatureBox, "StampWords": &StampWords,
	"academicTitles": &academicTitles, "learned": &learned, "archiveLines": &archiveLines, "letterSubjects": &letterSubjects, "letterWords": &letterWords,
	"LeastTable": &LeastTable, "LawSlips": &LawSlips, "NoteSize": &NoteSize, "BlankLaw": &BlankLaw,
	"LawParts": &LawParts, "LawNumber": &LawNumber, "LawSymbol": &LawSymbol, "LawDate": &LawDate, "LawMonth": &LawMonth, "LawSubject": &LawSubject,
	"LawEndMark": &LawEndMark, "LawAuthority": &LawAuthority, "LawName": &LawName, "LawRecipients": &LawRecipients,
	"LawLandscape": &LawLandscape, "LawAnnex": &LawAnnex, "LawHeading": &LawHeading, "LawRegister": &LawRegister, "LawTable": &LawTable, "LawNarrow": &LawNarrow, "LawEncoding": &LawEncoding,
	"LawBinding": &LawBinding, "Bindings": &Bindings, "LawNamesake": &LawNamesake, "namesakes": &namesakes,
	"FileLaws": &FileLaws, "Slacks": &Slacks,
}

// noRule are the variables of the package that are no rule, or that profiles
// and tables hold already.
var noRule = []string{
	"ND30", "Dang2018", "Dang2026", "Profiles", // walked as profiles
	"copyWords", "partyCopyCode", "partyRows", "stateMarks", "partyMarks", "imageGap", "sealReach", "contactUnder",
	"secrecyCite", "bodyLinesCite", "signatureBoxCite", "levelLaw", "stateOnly", "partyOnly", "boundWords", "endsBound", // parts of the above
	"SerialHeads", "tableUnits", "ColumnGives", "figure", "unbroken", // by which a table's cells are read
	"typedNumber", "typedTitle", "typedBullet", "typedEnd", "openEnd", "Lettered", "blankBefore", "blankAfter", "blankTwice", "slips", // what slips look like
	"oldFaces", "faceMarks", "byWord", "byStart", "capitals", "toneless", "urgent", "numberMarks", "citations", "normative", "placeholders", "Blanks", "ended", "dateLine", "letterTitles", // what is looked for in files
	"Reading", "ReadNumber", "ReadDate", "ReadShortDate", "ReadLevel", "ReadMarker", "ReadBullet", "ReadSpelt", "ReadDrafter", "numberBlank", "looseMark", "TakeNumber", "TakeCompound", "TakeArticle", "TakeDate", "TakeBlank", "TakeDots", "TakeCentury", "TakeDrafted", "TakeDrafter", "TakeLeader", "TakeCited", "TakeSigned", "TakeContacts", "toneFirst", // what others' papers look like
	"Domains",              // by which addresses are known
	"PictureWords", "told", // said of what is not printed
	"signings", "councils", "advisors", "deputies", "ownSeal", "noDeputy", // told by their sentences
	"alignNames", "settings", "numerals", "addressings", "columns", "boundNames", // words of the print itself
}

// TestAllWalked reads the source: a table that somebody adds to the package must
// be walked by TestComplete.
func TestAllWalked(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	found := map[string]bool{}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		variables(file, found)
	}
	for name := range found {
		if _, ok := shared[name]; !ok && !slices.Contains(noRule, name) {
			t.Errorf("%s is neither walked nor named as no rule", name)
		}
	}
	for _, name := range noRule {
		if !found[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

// variables notes the names of a file's variables.
func variables(file *ast.File, found map[string]bool) {
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, s := range g.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					found[name.Name] = true
				}
			}
		}
	}
}

// bothForms is a profile as text, without the padding, which is slow, and as
// JSON; a reader of either must see a change.
func bothForms(t *testing.T, p *Profile) (text, data string) {
	t.Helper()
	tables := p.Tables()
	for i := range tables {
		text += fmt.Sprint(tables[i].cells(p))
	}
	encoded, err := json.Marshal(tables)
	if err != nil {
		t.Fatal(err)
	}
	return text, string(encoded)
}

// unseen reports the values below v whose change leaves the print of all
// profiles, in either form, as it was.
func unseen(t *testing.T, path string, v reflect.Value, profiles []*Profile) {
	t.Helper()
	text, data := make([]string, len(profiles)), make([]string, len(profiles))
	for i, p := range profiles {
		text[i], data[i] = bothForms(t, p)
	}
	eachValue(v, path, func(at string, change, restore func()) {
		change()
		defer restore()
		var inText, inData bool
		for i, p := range profiles {
			newText, newData := bothForms(t, p)
			inText, inData = inText || newText != text[i], inData || newData != data[i]
			if inText && inData {
				return
			}
		}
		t.Errorf("%s is in the text: %v; in the JSON: %v", at, inText, inData)
	})
}

// eachValue calls visit for every string, number and truth value below v.
func eachValue(v reflect.Value, at string, visit func(at string, change, restore func())) {
	if form, ok := v.Interface().(*regexp.Regexp); ok {
		visit(at, func() { v.Set(reflect.ValueOf(regexp.MustCompile("^another$"))) }, func() { v.Set(reflect.ValueOf(form)) })
		return
	}
	if _, cite := v.Interface().(Cite); v.IsZero() && (cite || strings.HasSuffix(at, ".Sample") || strings.HasSuffix(at, ".InParty") || v.Kind() == reflect.Struct || v.Kind() == reflect.Array || v.Kind() == reflect.Int64) {
		return // the profile has no such rule
	}
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	restore := func() { v.Set(old) }
	switch v.Kind() {
	case reflect.String:
		visit(at, func() { v.SetString(v.String() + "₫") }, restore)
	case reflect.Bool:
		visit(at, func() { v.SetBool(!v.Bool()) }, restore)
	case reflect.Int, reflect.Int64:
		visit(at, func() { v.SetInt(v.Int() + 360000) }, restore)
	case reflect.Uint8:
		visit(at, func() { v.SetUint((v.Uint() + 1) % 3) }, restore)
	case reflect.Float64:
		visit(at, func() { v.SetFloat(v.Float() + 0.125) }, restore)
	case reflect.Struct:
		for i := range v.NumField() {
			eachValue(v.Field(i), at+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachValue(v.Index(i), fmt.Sprintf("%s[%d]", at, i), visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachValue(v.Elem(), at, visit)
		}
	case reflect.Map:
		eachEntry(v, at, visit)
	default:
		panic(at + " is a " + v.Kind().String())
	}
}

// eachEntry does so for the values of a map, which must be put back to change.
func eachEntry(v reflect.Value, at string, visit func(at string, change, restore func())) {
	for _, key := range v.MapKeys() {
		entry := reflect.New(v.Type().Elem()).Elem()
		deepCopy(entry, v.MapIndex(key))
		put := func() { v.SetMapIndex(key, entry) }
		eachValue(entry, fmt.Sprintf("%s[%v]", at, key), func(at string, change, restore func()) {
			visit(at, func() { change(); put() }, func() { restore(); put() })
		})
	}
}

// deepCopy copies v so that no map, list or pointer is shared; patterns are.
func deepCopy(to, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			deepCopy(to.Field(i), v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			deepCopy(to.Index(i), v.Index(i))
		}
	case reflect.Map:
		if v.IsNil() {
			return
		}
		to.Set(reflect.MakeMap(v.Type()))
		for _, key := range v.MapKeys() {
			entry := reflect.New(v.Type().Elem()).Elem()
			deepCopy(entry, v.MapIndex(key))
			to.SetMapIndex(key, entry)
		}
	case reflect.Pointer:
		if _, pattern := v.Interface().(*regexp.Regexp); v.IsNil() || pattern {
			to.Set(v)
			return
		}
		to.Set(reflect.New(v.Type().Elem()))
		deepCopy(to.Elem(), v.Elem())
	default:
		to.Set(v)
	}
}

// TestWriteFails wants a write that fails to be told.
func TestWriteFails(t *testing.T) {
	if err := ND30.Write(failing{}); !errors.Is(err, fs.ErrClosed) {
		t.Error(err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fs.ErrClosed }
