package draft

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
)

// pixel is a picture.
const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// TestRead reads unfinished and faulty documents: what is told, what stands
// in the gaps.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, json string
		rules      string // of the faults
		gaps       string // source=name
	}{
		{"empty", `{}`, "required required body.none", "/issuer/name=tên cơ quan /kind=loại văn bản /sections/0=nội dung"},
		{"letter", `{"kind":"cong-van"}`, "required to.required body.none", "/issuer/name=tên cơ quan /sections/0=nội dung /to/0=nơi kính gửi"},
		{"decision", `{"kind":"quyet-dinh","issuer":{"name":" "},"sections":[]}`, "authority_line blank body.none", "/authority_line=thẩm quyền ban hành /issuer/name=tên cơ quan /sections/0=nội dung"},
		{"blank elements", `{"kind":"cong-van","issuer":{"name":"A"},"to":["","B"],"opening":["a",""],"sections":["",{"title":""},{"items":["x",""]}],"recipients":["", "C"]}`,
			"blank blank blank blank blank blank", "/opening/1=lời mở đầu /recipients/0=nơi nhận /sections/0=nội dung /sections/1/title=tiêu đề /sections/2/items/1=nội dung /to/0=nơi kính gửi"},
		{"wrong types", `{"kind":7,"issuer":"x","to":5,"sections":[3,"a"],"date":"2026-13-45","number":-1,"style":{"margins":{"left":3}}}`,
			"type type type type date.missing number style.margins.left", "/issuer/name=tên cơ quan /kind=loại văn bản /sections/0=nội dung"},
		{"no keys", `{"kind":"ke-hoach","issuer":{"name":"A","nme":"B"},"sections":[{"titel":"x"},"b"],"x":1}`, "key.misspelt block.empty key.misspelt key.unknown", "/sections/0=nội dung"},
		{"letters", `{"kind":"ke-hoach","issuer":{"name":"A"},"sections":["a😀b"]}`, "char.astral", ""},
		{"form", `{"kind":"ke-hoach","issuer":{"name":"A"},"sections":[{"form":[{"value":"x"},{}]},{"table":{}},{"items":[]},{"table":{"rows":[["a"],[{"text":"b","colspan":3},"c"]]}}]}`,
			"required required table.empty list.empty table.row-long", "/sections/0/form/0/label=tên dòng /sections/0/form/1/label=tên dòng /sections/1=nội dung /sections/2=nội dung"},
		{"deep", `{"kind":"ke-hoach","issuer":{"name":"A"},"sections":[{"title":"a","content":[{"text":"b","label":7,"level":"x","content":[{"page_break":false}]}]}]}`,
			"type enum block.page-break", "/sections/0/content/0/content/0=nội dung"},
		{"picture", `{"kind":"ke-hoach","issuer":{"name":"A"},"sections":[{"image":{"data":"` + pixel + `"}},{"image":{"data":"x"}}]}`, "image.alt image.uri-any", "/sections/0/image/caption=tên hình /sections/1=nội dung"},
		{"copy", `{"kind":"ke-hoach","issuer":{"name":"A"},"sections":["a"],"copy":{},"received":{},"drafter":{},"signers":[1],"signer":{"name":5},"attachments":[{},7],"issuers":[]}`,
			"required required required required signer.both type type attachment.none type", "/attachments/0/title=tiêu đề phụ lục /attachments/1/title=tiêu đề phụ lục /drafter/code=ký hiệu người soạn thảo /received/office=cơ quan nhận"},
	} {
		d, faults := Read([]byte(c.json), document.Options{})
		if d == nil {
			t.Fatalf("%s: no draft: %v", c.name, faults)
		}
		var rules, gaps []string
		for _, f := range faults {
			rules = append(rules, f.Rule)
		}
		for _, at := range slices.Sorted(maps.Keys(d.Gaps)) {
			gaps = append(gaps, at+"="+d.Gaps[at].Name)
		}
		if got := strings.Join(rules, " "); got != c.rules {
			t.Errorf("%s: faults %s, want %s", c.name, got, c.rules)
		}
		if got := strings.Join(gaps, " "); got != c.gaps {
			t.Errorf("%s: gaps %s, want %s", c.name, got, c.gaps)
		}
	}
}

// TestDraftKeeps: what is right stays, at its place.
func TestDraftKeeps(t *testing.T) {
	d, _ := Read([]byte(`{"kind":"ke-hoach","issuer":{"name":"A"},"sections":[5,"a😀b",{"table":{"columns":[{}],"rows":[["c"],["d","e"]]}},{"text":"f","title":"g"}],"recipients":["",7,"h"]}`), document.Options{})
	table := d.Sections[2].Table
	got := []string{d.Sections[0].Text, d.Sections[1].Text, table.Rows[0][0].Text, table.Rows[1][1].Text, d.Sections[3].Text, d.Recipients[2]}
	if want := []string{"(nội dung)", "ab", "c", "e", "g", "h"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if len(table.Rows[0]) != 2 || d.Sections[3].Pointer != "/sections/3" {
		t.Errorf("%+v, %s", table, d.Sections[3].Pointer)
	}
	if d, faults := Read([]byte(`[`), document.Options{}); d != nil || len(faults) == 0 {
		t.Errorf("%v of what is no JSON", d)
	}
}

// FuzzRead: whatever is at fault, the draft is a document that Decode would
// take, but for texts in old encodings.
func FuzzRead(f *testing.F) {
	for _, e := range examples.All() {
		f.Add(e.JSON)
	}
	for _, s := range []string{`{}`, `{"kind":"cong-van","to":[[]],"signers":[{}],"attachments":[{"content":[{"items":[{"content":[{"title":""}]}]}]}]}`, `{"sections":[{"table":{"rows":[[],[[]],5],"header":[["a",{"rowspan":2}]]}}],"fields":{"a":[null]},"style":[]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, faults := Read(data, document.Options{})
		if d == nil {
			return
		}
		strict, err := document.Decode(data, document.Options{})
		if (err == nil) != (len(faults) == 0) || err == nil && !reflect.DeepEqual(strict, d.Document) {
			t.Errorf("Decode says %v, the draft %v", err, faults)
		}
		if _, list := d.source.Decode(); list != nil {
			t.Errorf("left in the draft: %v", list)
		}
	})
}
