package office

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/fault"
)

const snv = `{"name": "Sở Nội vụ", "issuer": {"parent": "UBND TỈNH HÀ TĨNH", "name": "SỞ NỘI VỤ", "code": "SNV"}, "place": "Hà Tĩnh", "archive": "VT",
"recipients": ["Như trên", "@phong-ban"], "style": {"margins": {"left": 31, "top": 21}},
"signers": {"giam-doc": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn An"}, "pho": {"authority": ["KT. GIÁM ĐỐC"], "position": ["PHÓ GIÁM ĐỐC"], "name": "Lê Bình"}},
"recipient_groups": {"phong-ban": ["Phòng Một", "Phòng Hai"], "trong": []}, "addressees": {"so-nganh": ["Sở Tài chính", "Sở Y tế"]}}`

// folder is a folder with files, opened.
func folder(t *testing.T, files map[string]string) (*Folder, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	f, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f, dir
}

// put writes a file in one step.
func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

func reading(f *Folder) document.Options {
	return document.Options{Offices: func() document.Layer { return f.Now() }}
}

// decode reads a document that names the office.
func decode(t *testing.T, f *Folder, more string) *document.Document {
	t.Helper()
	d, err := document.Decode([]byte(`{"kind":"cong-van","office":"snv","subject":"x","sections":["a"],"to":["@so-nganh"]`+more+`}`), reading(f))
	if err != nil {
		t.Fatalf("%s: %+v", more, err)
	}
	return d
}

// TestLay lays the office under documents.
func TestLay(t *testing.T) {
	f, _ := folder(t, map[string]string{"snv.json": snv})
	d := decode(t, f, `,"signer":"pho"`)
	if d.Issuer.Code != "SNV" || d.Place != "Hà Tĩnh" || d.Archive != "VT" || d.Signer.Name != "Lê Bình" || *d.Style.Margins.Left != 31 ||
		!slices.Equal(d.Recipients, []string{"Như trên", "Phòng Một", "Phòng Hai"}) || d.To[1].String() != "Sở Y tế" {
		t.Errorf("%+v", d)
	}
	d = decode(t, f, `,"issuer":{"name":"CHI CỤC"},"place":null,"style":{"margins":{"left":32}},"recipients":["@trong","Chung","@phong-ban","@Ai","@nganh nào"],"signers":["giam-doc",{"name":"Trần C"}]`)
	if d.Issuer.Name.String() != "CHI CỤC" || d.Issuer.Code != "SNV" || d.Place != "" || *d.Style.Margins.Left != 32 || *d.Style.Margins.Top != 21 ||
		d.Signers[0].Name != "Nguyễn Văn An" || d.Signers[1].Name != "Trần C" {
		t.Errorf("%+v", d)
	}
	d = decode(t, f, `,"also_to":["@so-nganh"],"copy":{"form":"sao-y","issuer":{"name":"A","code":"A"},"recipients":["@phong-ban"]}`)
	if d.AlsoTo[1].String() != "Sở Y tế" || !slices.Equal(d.Copy.Recipients, []string{"Phòng Một", "Phòng Hai"}) {
		t.Errorf("%+v", d)
	}
}

// TestOrigin: a value of a group is told where the group was posted.
func TestOrigin(t *testing.T) {
	f, _ := folder(t, map[string]string{"snv.json": snv})
	o := decode(t, f, `,"recipients":["A","@phong-ban","B"]`).Origin()
	for at, want := range map[string]string{
		"/recipients/0": "/recipients/0", "/recipients/1": "/recipients/1", "/recipients/2": "/recipients/1", "/recipients/3": "/recipients/2",
		"/to/1": "/to/0", "/to/1/0": "/to/0/0", "/subject": "/subject", "": "",
	} {
		if got := o.Posted(at); got != want {
			t.Errorf("%s was posted at %s, not %s", at, want, got)
		}
	}
}

// TestUnknown: an id that there is not is a fault at its place, with what was
// probably meant, and the only one.
func TestUnknown(t *testing.T) {
	f, _ := folder(t, map[string]string{"snv.json": snv, "stc.json": `{}`})
	for more, want := range map[string]string{
		`"office":"snw","issuer":{"name":"A"}`:                        "/office: Không có hồ sơ cơ quan «snw»; có phải ý là «snv»?",
		`"office":"x","signer":"a","recipients":["@b"]`:               "/office: Không có hồ sơ cơ quan «x». Có: snv, stc.",
		`"office":"snv","signer":"giamdoc"`:                           "/signer: Không có người ký «giamdoc»; có phải ý là «giam-doc»?",
		`"office":"snv","signers":["pho","xyz"]`:                      "/signers/1: Không có người ký «xyz». Có: giam-doc, pho.",
		`"office":"snv","recipients":["@phong-ban","@phong-bam","B"]`: "/recipients/1: Không có nhóm nơi nhận «phong-bam»; có phải ý là «phong-ban»?",
		`"office":"stc","issuer":{"name":"A"},"recipients":["@a"]`:    "/recipients/0: Không có nhóm nơi nhận «a».",
		`"office":"snv","recipients":["@phong-ban"," "]`:              "/recipients/1: Không được để trống.",
		`"office":7,"issuer":{"name":"A"}`:                            "/office: Phải là một chuỗi ký tự, không phải một số.",
		`"issuer":{"name":"A"},"signer":"giam-doc"`:                   "/signer: Phải là một đối tượng {…}, không phải một chuỗi ký tự.",
		`"office":"snv","kind":"ke-hoach","style":{"body_size":99}`:   "/style/body_size: ",
	} {
		if !strings.Contains(more, `"kind"`) {
			more += `,"kind":"ke-hoach"`
		}
		_, err := document.Decode([]byte(`{`+more+`,"sections":["a"]}`), reading(f))
		if list := faultsOf(err); err == nil || len(list) != 1 || !strings.HasPrefix(list[0].String(), want) {
			t.Errorf("%s: %s, want %s", more, told(list), want)
		}
	}
	if _, err := document.Decode([]byte(`{"kind":"ke-hoach","office":"snv","issuer":{"name":"A"},"sections":["a"]}`), document.Options{}); err == nil || faultsOf(err)[0].Rule != "office.none" {
		t.Errorf("without offices: %v", err)
	}
}

func told(list fault.List) string {
	var out []string
	for _, f := range list {
		out = append(out, f.String())
	}
	return strings.Join(out, " | ")
}

// TestFaultOfOffice: where a value of the office is at fault in a document, that
// is said.
func TestFaultOfOffice(t *testing.T) {
	f, _ := folder(t, map[string]string{"snv.json": `{"issuer":{"name":"A"},"profile":"dang","style":{"line_exact":20}}`})
	_, err := document.Decode([]byte(`{"kind":"ke-hoach","office":"snv","profile":"nd30","style":{"line_spacing":1.2},"sections":["a"]}`), reading(f))
	if list := faultsOf(err); len(list) != 1 || !strings.Contains(list[0].Detail.String()+list[0].Pointer, "line") {
		t.Errorf("%+v", list)
	}
	f, _ = folder(t, map[string]string{"snv.json": `{"issuer":{"name":"A"},"style":{"line_spacing":1.2}}`})
	_, err = document.Decode([]byte(`{"kind":"ke-hoach","office":"snv","profile":"dang","sections":["a"]}`), reading(f))
	if list := faultsOf(err); len(list) != 1 || list[0].Pointer != "/style/line_spacing" || !strings.HasPrefix(list[0].Detail.String(), "Trong hồ sơ cơ quan «snv»: ") ||
		!strings.HasPrefix(list[0].Detail.In(fault.English), "In the office «snv»: ") {
		t.Errorf("%+v", list)
	}
}

// TestChanges: what is new holds, a broken file leaves what was good.
func TestChanges(t *testing.T) {
	f, dir := folder(t, map[string]string{"snv.json": snv, "xau.json": `{`, "README.md": "x", ".an.json": "x"})
	if names := ids(f); names != "snv" {
		t.Fatalf("offices %q", names)
	}
	if b := f.Broken(); len(b) != 1 || b["xau.json"][0].Rule != "json.syntax" {
		t.Errorf("broken: %v", b)
	}
	held := f.Now()
	put(t, dir, "snv.json", strings.Replace(snv, "Hà Tĩnh", "Vinh", 1))
	put(t, dir, "xau.json", `{"place":"Huế"}`)
	if d := decode(t, f, ""); ids(f) != "snv xau" || d.Issuer.Parent.String() != "UBND TỈNH HÀ TĨNH" || d.Place != "Vinh" {
		t.Errorf("%s: %+v", ids(f), d.Place)
	}
	if string(held["snv"].JSON()) != snv {
		t.Error("who has the old offices does not keep them")
	}
	put(t, dir, "snv.json", `{"plaec":"Sai"}`)
	if d := decode(t, f, ""); d.Place != "Vinh" || len(f.Broken()) != 1 {
		t.Errorf("%q, broken %v", d.Place, f.Broken())
	}
	if err := os.Remove(filepath.Join(dir, "snv.json")); err != nil {
		t.Fatal(err)
	}
	if ids(f) != "xau" || len(f.Broken()) > 0 || f.Now().Sum() == held.Sum() {
		t.Errorf("%q, broken %v", ids(f), f.Broken())
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if ids(f) != "xau" {
		t.Error("without its folder nothing is left")
	}
}

func ids(f *Folder) string {
	var out []string
	for _, o := range f.Now().Sorted() {
		out = append(out, o.ID)
	}
	return strings.Join(out, " ")
}

// TestBroken wants each fault of a file at its place in the file.
func TestBroken(t *testing.T) {
	for text, want := range map[string]string{
		`[]`:                                           "Hồ sơ cơ quan phải là một đối tượng JSON {…}.",
		`{"name":1}`:                                   "/name: Phải là một chuỗi ký tự.",
		`{"signers":[]}`:                               "/signers: Phải là một đối tượng {…}.",
		`{"kind":"ke-hoach"}`:                          "/kind: Không có khóa «kind».",
		`{"issuer":{"name":"A","nme":"B"}}`:            "/issuer/nme: Không có khóa «nme»; có phải ý là «name»?",
		`{"signers":{"a":{"name":5}}}`:                 "/signers/a/name: Phải là một chuỗi ký tự, không phải một số.",
		`{"signers":{"a/b":"x"}}`:                      "/signers/a~1b: Phải là một đối tượng {…}, không phải một chuỗi ký tự.",
		`{"recipient_groups":{"a":["x",""]}}`:          "/recipient_groups/a/1: Không được để trống.",
		`{"addressees":{"a":"x"}}`:                     "/addressees/a: Phải là một danh sách […], không phải một chuỗi ký tự.",
		`{"style":{"margins":{"left":1}}}`:             "/style/margins/left: ",
		`{"profile":"nd31"}`:                           "/profile: Không có thể thức «nd31».",
		`{"place":"` + strings.Repeat("x", 600) + `"}`: "/place: Dài quá 500 ký tự",
		`{"issuers":[{"name":"A"},{"name":"B"}],"issuer":{"name":"A"}}`: "/issuers: ",
	} {
		f, _ := folder(t, map[string]string{"a.json": text})
		list := f.Broken()["a.json"]
		if len(list) != 1 || !strings.HasPrefix(list[0].String(), want) {
			t.Errorf("%s: %s, want %s", text, told(list), want)
		}
	}
	f, _ := folder(t, map[string]string{"Sở.json": "{}", "a b.json": "{}"})
	if len(f.Broken()) != 2 || ids(f) != "" {
		t.Errorf("names: %v, %q", f.Broken(), ids(f))
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none"), nil); err == nil {
		t.Error("a folder that is not there is opened")
	}
}

// TestHostile: ids that stand for much take no more memory than a document may.
func TestHostile(t *testing.T) {
	group := `"` + strings.Repeat(`x","`, 199) + `x"`
	f, _ := folder(t, map[string]string{"snv.json": `{"issuer":{"name":"A"},"signers":{"a":{"name":"` + strings.Repeat("x", 400) + `"}},"recipient_groups":{"g":[` + group + `]}}`})
	many := `"` + strings.Repeat(`@g","`, 100_000) + `@g"`
	signers := `"` + strings.Repeat(`a","`, 90_000) + `a"`
	_, err := document.Decode([]byte(`{"kind":"ke-hoach","office":"snv","sections":["a"],"recipients":[`+many+`],"signers":[`+signers+`]}`), reading(f))
	if list := faultsOf(err); err == nil || len(list) != fault.Most+1 {
		t.Errorf("%d faults", len(list))
	}
	_, err = document.Decode([]byte(`{"kind":"ke-hoach","office":"snv","sections":["a"],"recipients":[`+many+`]}`), reading(f))
	if faultsOf(err).Error() != "faults: limit.count" {
		t.Errorf("%v", err)
	}
}

// TestSchema: the schema is JSON and names every key.
func TestSchema(t *testing.T) {
	var schema struct {
		Properties map[string]json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	for _, key := range keys() {
		if _, ok := schema.Properties[key]; !ok && key != "logo" {
			t.Errorf("no %s", key)
		}
	}
}
