package document

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/internal/fault"
)

const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC"

// badDocuments are inputs beside the faults that must be found: pointer and
// rule of each, in order. An input that begins with a comma or a quote stands
// for members of a small good document.
var badDocuments = []struct {
	name, in string
	want     []string
}{
	// The JSON text.
	{"empty", "", []string{" json.empty"}},
	{"spaces", " \n\t", []string{" json.empty"}},
	{"no JSON", "xin chào", []string{" json.syntax"}},
	{"cut off", `{"kind":"ke-hoach"`, []string{" json.syntax"}},
	{"single quotes", `{'kind':'ke-hoach'}`, []string{" json.syntax"}},
	{"comment", `{/* */}`, []string{" json.syntax"}},
	{"line break in a string", "{\"kind\":\"ke\nhoach\"}", []string{" json.syntax"}},
	{"array", `[]`, []string{" json.object"}},
	{"null", `null`, []string{" json.object"}},
	{"string", `"x"`, []string{" json.object"}},
	{"trailing", document("") + " {}", []string{" json.trailing"}},
	{"trailing rubbish", document("") + " x", []string{" json.trailing"}},
	{"trailing and more", document(`"draft":0`) + "]", []string{" json.trailing", "/draft draft"}},
	{"duplicates", `"place":"a","place":"b","style":{"indent":10,"indent":10}`, []string{"/place json.duplicate", "/style/indent json.duplicate"}},
	{"duplicate of a tilde", `"fields":{"a~/b":1,"a~/b":2}`, []string{"/fields kind.fields", "/fields/a~0~1b json.duplicate"}},
	{"too deep", `"fields":` + strings.Repeat("[", 70) + strings.Repeat("]", 70), []string{"/fields type", "/fields" + strings.Repeat("/0", 63) + " limit.depth"}},
	{"too deep below", `"fields":{"a":` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "}",
		[]string{"/fields kind.fields", "/fields/a" + strings.Repeat("/0", 62) + " limit.depth"}},

	// Keys, types, nulls.
	{"empty object", `{}`, []string{"/kind required", "/issuer required", "/sections body.none"}},
	{"all null", `{"kind":null,"issuer":null,"sections":null,"style":null}`, []string{"/kind required", "/issuer required", "/sections body.none"}},
	{"unknown key", `"zzz":1`, []string{"/zzz key.unknown"}},
	{"unknown null", `"zzz":null`, []string{"/zzz key.unknown"}},
	{"misspelt key", `{"kind":"ke-hoach","isuer":{"name":"A"},"section":["x"]}`, []string{"/isuer key.misspelt", "/section key.misspelt"}},
	{"inner misspelt key", `{"kind":"ke-hoach","issuer":{"nam":"A"},"opening":["x"]}`, []string{"/issuer/nam key.misspelt"}},
	{"wrong types", `"number":true,"place":1,"draft":"2","to":"x","bases":[1,null],"style":[],"contact":"x","date":2026`, []string{
		"/number type", "/place type", "/draft type", "/to type", "/bases/0 type", "/bases/1 type", "/style type", "/contact type", "/date type"}},
	{"wrong required", `{"kind":1,"issuer":"A","sections":"x"}`, []string{"/kind type", "/issuer type", "/sections type"}},
	{"not integers", `"draft":1.5,"drafter":{"code":"a","copies":1e3}`, []string{"/draft integer", "/drafter/copies integer"}},
	{"too big", `"style":{"body_size":1e999}`, []string{"/style/body_size decimal"}},

	// Characters.
	{"broken", `"place":"a\ud800b","archive":"` + "\xff" + `x"`, []string{"/place char.broken", "/archive char.broken"}},
	{"controls", `"place":"a\u0000b\nc","subject":"a\rb"`, []string{"/place char.control", "/place char.control", "/subject char.control"}},
	{"invisible", `"recipients":["a\u2061b","c\u2063d\u3164","\u180ee"]`, []string{
		"/recipients/0 char.invisible", "/recipients/1 char.invisible", "/recipients/1 char.invisible", "/recipients/2 char.invisible"}},
	{"strange", `"place":"\ue000\ufffe","subject":"😀"`, []string{"/place char.private", "/place char.none", "/subject char.astral"}},
	{"many", `"place":"` + strings.Repeat("\\u2061", 8) + `"`, slices.Concat(slices.Repeat([]string{"/place char.invisible"}, 5), []string{"/place char.more"})},
	{"old encodings", `"subject":"C«ng v¨n thö nghiÖm","sections":["Coâng vaên **thöû** nghieäm",{"table":{"rows":[["Nguyễn","NguyÔn V¨n Thö"]]}},"Trích yếu: C«ng v¨n","Leâ An, José Müller"]`,
		[]string{"/subject text.encoding", "/sections/0 text.encoding", "/sections/1/table/rows/0/1 text.encoding"}},
	{"break outside a cell", `"sections":["a\nb",{"table":{"rows":[["a\nb"]],"note":"a\nb"}}]`, []string{"/sections/0 char.control", "/sections/1/table/note char.control"}},
	{"too long", `"subject":"` + strings.Repeat("x", MaxSubject+1) + `","sections":["` + strings.Repeat("ệ", MaxString+1) + `"]`,
		[]string{"/subject limit.length", "/sections/0 limit.length"}},

	{"too many lines", `"subject":["` + strings.Repeat(`a","`, MaxIssuerLines) + `b"],"to":[["c"," "],"",["d",1]]`,
		[]string{"/subject limit.count", "/to to", "/to/0/1 blank", "/to/1 blank", "/to/2/1 type"}},

	// The head.
	{"unknown profile", `"profile":"nd31"`, []string{"/profile profile"}},
	{"unknown organization", `"organization":"doan-truong"`, []string{"/organization organization"}},
	{"organization of the state", `"profile":"nd30","organization":"doan"`, []string{"/organization organization"}},
	{"letterhead of the state", `"style":{"head":"letterhead"}`, []string{"/style/head style.head"}},
	{"letterhead of the youth", `"profile":"dang","organization":"doan","style":{"head":"letterhead"}`, []string{"/style/head style.head"}},
	{"letterhead of two", `{"kind":"ke-hoach","organization":"doanh-nghiep","issuers":[{"name":"A","code":"A"},{"name":"B","code":"B"}],"opening":["x"],"style":{"head":"letterhead"}}`,
		[]string{"/style/head style.head"}},
	{"unknown head", `"organization":"doanh-nghiep","style":{"head":"none"}`, []string{"/style/head enum"}},
	{"logo of the Party", `"profile":"dang","logo":"` + pixel + `"`, []string{"/logo logo"}},
	{"no logo", `"logo":"https://x/logo.png"`, []string{"/logo image.uri"}},
	{"logo measured", `"logo":"` + pixel + `","style":{"measures":{"logo_high":31},"sizes":{"letterhead_name":14}}`,
		[]string{"/style/measures/logo_high style.measures.logo_high", "/style/sizes/letterhead_name style.sizes.unknown"}},
	{"unknown kind", `{"kind":"Kế hoạch","issuer":{"name":"A"},"opening":["x"]}`, []string{"/kind kind"}},
	{"far kind", `{"kind":"luat","issuer":{"name":"A"},"opening":["x"]}`, []string{"/kind kind"}},
	{"fields", `"fields":{"a":1}`, []string{"/fields kind.fields"}},
	{"both issuers", `"issuers":[{"name":"A"}]`, []string{"/issuers issuer.both"}},
	{"nameless", `{"kind":"ke-hoach","issuers":[{"name":"A"},{"name":""},{"name":[]},{"name":[" "]},{"name":"  "},{}],"opening":["x"]}`, []string{
		"/issuers/1/name required", "/issuers/2/name required", "/issuers/3/name/0 blank", "/issuers/4/name blank", "/issuers/5/name required"}},
	{"long name", `{"kind":"ke-hoach","issuer":{"name":["1","2","3","4","5","6","7","8","9"]},"opening":["x"]}`, []string{"/issuer/name limit.count"}},
	{"number zero", `"number":0`, []string{"/number number"}},
	{"number negative", `"number":-1`, []string{"/number number"}},
	{"number fraction", `"number":9.0`, []string{"/number number"}},
	{"number word", `"number":"9a"`, []string{"/number number"}},
	{"number long", `"number":"1234567"`, []string{"/number number"}},
	{"number zeros", `"number":"000"`, []string{"/number number"}},
	{"number and text", `"number":1,"symbol":"x","number_text":"Số 1"`, []string{"/number_text number.text"}},
	{"date form", `"date":"20/11/2026"`, []string{"/date date.form"}},
	{"date long", `"date":"2026-11-20T00:00:00Z"`, []string{"/date date.form"}},
	{"date short", `"date":"2026-1-2"`, []string{"/date date.form"}},
	{"date 31/02", `"date":"2026-02-31"`, []string{"/date date.missing"}},
	{"date no leap", `"date":"2026-02-29"`, []string{"/date date.missing"}},
	{"date 1900", `"date":"1900-02-29"`, []string{"/date date.missing"}},
	{"date month 13", `"date":"2026-13"`, []string{"/date date.missing"}},
	{"date month 0", `"date":"2026-00"`, []string{"/date date.missing"}},
	{"date day 0", `"date":"2026-01-00"`, []string{"/date date.missing"}},
	{"date month 0 day 5", `"date":"2026-00-05"`, []string{"/date date.missing"}},
	{"date year", `"date":"0206"`, []string{"/date date.year"}},
	{"enums", `"urgency":"KHẨN","secrecy":"x"`, []string{"/urgency enum", "/secrecy enum", "/secrecy secrecy"}},
	{"draft 0", `"draft":0`, []string{"/draft draft"}},
	{"draft -1", `"draft":-1`, []string{"/draft limit.least"}},
	{"draft 100", `"draft":100`, []string{"/draft limit.most"}},
	{"to", `"to":["Bộ Nội vụ"]`, []string{"/to to"}},
	{"blank lists", `"bases":[" "],"recipients":[""],"closing":["\t"]`, []string{"/bases/0 blank", "/recipients/0 blank", "/closing/0 blank"}},
	{"both signers", `"signer":{"name":"A"},"signers":[{"name":"B"}]`, []string{"/signers signer.both"}},
	{"drafter", `"drafter":{"copies":-1}`, []string{"/drafter/code required", "/drafter/copies limit.least"}},
	{"received", `"received":{"date":"2026-02-30"}`, []string{"/received/office required", "/received/date date.missing"}},
	{"images", `"signer":{"signature":"http://x","seal":"data:image/png;base64,AAAA"}`, []string{"/signer/signature image.uri", "/signer/seal image.png"}},
	{"image cut off", `"signer":{"seal":"` + pixel[:90] + `AA=="}`, []string{"/signer/seal image.png"}},
	{"also addressed", `"also_to":["a"]`, []string{"/also_to to.also"}},
	{"annexes", `"attachments":[{"title":"a","reference":1,"attachments":[{"title":"b","separate":true,"attachments":[{"title":"c"}]},{}]},{"title":"d","signed_at":"x","reference":"(x)"}]`, []string{
		"/attachments/0/reference type", "/attachments/0/attachments/0/separate attachment.separate", "/attachments/0/attachments/0/attachments attachment.depth",
		"/attachments/0/attachments/1 attachment.none", "/attachments/1/signed_at moment"}},
	{"lies without a table", `"orientation":"landscape","sections":["a",{"items":["b"]}],"attachments":[{"content":[{"table":{"rows":[["a"]]}}]}]`, []string{"/orientation orientation"}},
	{"lies or stands", `"orientation":"ngang"`, []string{"/orientation enum"}},
	{"pictures", `"sections":[{"image":{"data":"` + pixel + `"}},{"image":{"caption":"a"}},{"image":{"data":"data:image/gif;base64,AAAA","alt":"a"}},{"image":{"data":"data:image/jpeg;base64,AAAA","alt":"a"}},
		{"image":{"data":"` + pixel + `","alt":"a","width":165.5}},{"image":{"data":"` + pixel + `","alt":"a","width":0}},{"image":{"data":"` + pixel + `","alt":"a","src":"x"},"label":"a"},{"image":"x"},{"image":{"data":"` + pixel + `","alt":"a","width":165}}],
		"attachments":[{"orientation":"landscape","content":[{"image":{"data":"` + pixel + `","alt":"a","width":252}},{"image":{"data":"` + pixel + `","alt":"a","width":253}}]}]`, []string{
		"/sections/0/image image.alt", "/sections/1/image/data required", "/sections/2/image/data image.uri-any", "/sections/3/image/data image.data",
		"/sections/4/image/width image.width", "/sections/5/image/width image.width", "/sections/6/image/src key.unknown", "/sections/6/label block.key", "/sections/7/image type",
		"/attachments/0/content/1/image/width image.width"}},
	{"image not base64", `"signer":{"seal":"` + pixel + `*"}`, []string{"/signer/seal image.uri"}},

	// The body.
	{"no content", `{"kind":"ke-hoach","issuer":{"name":"A"},"sections":[]}`, []string{"/sections body.none"}},
	{"blocks", `"sections":[{},{"label":"x"},{"title":"a","text":"b"},1,null,"",{"title":" "},{"text":""}]`, []string{
		"/sections/0 block.empty", "/sections/1 block.empty", "/sections/2 block.mixed", "/sections/3 type", "/sections/4 type",
		"/sections/5 blank", "/sections/6/title blank", "/sections/7/text blank"}},
	{"block keys", `"sections":[{"items":["a"],"label":"x"},{"table":{"rows":[["a"]]},"content":[]},{"titel":"x"},{"text":"a","level":"doan"}]`, []string{
		"/sections/0/label block.key", "/sections/1/content block.key", "/sections/2 block.empty", "/sections/2/titel key.misspelt", "/sections/3/level enum"}},
	{"groups without an office", `{"kind":"cong-van","issuer":{"name":"A","code":"A"},"subject":"a","sections":["a"],"to":["A","@so-nganh"],"also_to":["@a"],"recipients":["@Ai","@phong-ban"],"copy":{"form":"sao-y","issuer":{"name":"A","code":"A"},"recipients":["@b"]}}`,
		[]string{"/to/1 group.office", "/also_to/0 group.office", "/recipients/1 group.office", "/copy/recipients/0 group.office"}},
	{"blank fields", `{"kind":"giay-moi","issuer":{"name":"A","code":"A"},"fields":{"guest":["A",""],"venue":[" "],"time":"","chair":[]}}`, []string{"/fields/guest/1 blank", "/fields/venue/0 blank"}},
	{"page break", `"sections":[{"page_break":false}]`, []string{"/sections/0/page_break block.page-break"}},
	{"empty lists", `"sections":[{"items":[]},{"form":[]},{"form":[{}]}]`, []string{
		"/sections/0/items list.empty", "/sections/1/form list.empty", "/sections/2/form/0/label required"}},
	{"items", `"sections":[{"items":[{},{"text":""},1,{"text":"a","label":"x"},{"text":"a","zzz":1}]}]`, []string{
		"/sections/0/items/0 item.text", "/sections/0/items/1 blank", "/sections/0/items/2 type",
		"/sections/0/items/3/label item.key", "/sections/0/items/4/zzz key.unknown"}},
	{"in items", `"sections":[{"items":[{"text":"a","content":[{"title":"b"},{"page_break":true},{"items":[{"text":"c","content":[{"items":["d"]}]}]}]}]}]`, []string{
		"/sections/0/items/0/content/0 block.in-item", "/sections/0/items/0/content/1 block.in-item",
		"/sections/0/items/0/content/2/items/0/content/0/items item.depth"}},
	{"six levels", `"sections":[` + nested(6) + `]`, []string{"/sections/0" + strings.Repeat("/content/0", 5) + " block.depth"}},
	{"beyond the sequence", `"sections":[` + nested(4) + `],"style":{"numbering":["1."]}`, []string{"/sections/0/content/0/content/0/content/0 block.sequence"}},
	{"level order", `"sections":[{"title":"a","level":"dieu","content":[{"title":"b","level":"chuong"},{"text":"c","level":"dieu"}]}]`, []string{
		"/sections/0/content/0/level block.level-order", "/sections/0/content/1/level block.level-order"}},
	{"attachments", `"attachments":[{},{"title":"a","orientation":"x"},{"content":[""]},{"content":[{"table":{}}]}]`, []string{
		"/attachments/0 attachment.none", "/attachments/1/orientation enum", "/attachments/2/content/0 blank", "/attachments/3/content/0/table table.empty"}},

	// Tables.
	{"no rows", table(`"rows":[]`), []string{"/sections/0/table table.empty"}},
	{"empty rows", table(`"rows":[[],[]]`), []string{"/sections/0/table table.empty"}},
	{"no table", `"sections":[{"table":[]}]`, []string{"/sections/0/table type"}},
	{"ragged", table(`"rows":[["a","b"],["c"],["d","e","f"]]`), []string{"/sections/0/table/rows/1 table.row-short"}},
	{"too long row", table(`"columns":[{}],"rows":[["a","b"]]`), []string{"/sections/0/table/rows/0 table.row-long"}},
	{"header and body", table(`"header":[["a","b"]],"rows":[["c"]]`), []string{"/sections/0/table/rows/0 table.row-short"}},
	{"colspan over", table(`"rows":[["a","b"],["c",{"colspan":2}]]`), []string{"/sections/0/table/rows/1 table.row-long"}},
	{"overlap", table(`"rows":[["a",{"text":"b","rowspan":2},"c"],[{"text":"d","colspan":2}]]`), []string{"/sections/0/table/rows/1/0 table.overlap"}},
	{"rowspan over", table(`"header":[[{"text":"a","rowspan":2}]],"rows":[[{"text":"b","rowspan":3}],[]]`), []string{
		"/sections/0/table/header/0/0 table.rowspan-head", "/sections/0/table/rows/0/0 table.rowspan"}},
	{"spans", table(`"rows":[[{"text":"a","colspan":0,"rowspan":-1,"align":"top","zzz":1}, 5]]`), []string{
		"/sections/0/table/rows/0/0/colspan table.span", "/sections/0/table/rows/0/0/rowspan table.span", "/sections/0/table/rows/0/0/align enum",
		"/sections/0/table/rows/0/0/zzz key.unknown", "/sections/0/table/rows/0/1 type"}},
	{"columns", table(`"columns":[{"width":0},{"width":-1},{"align":"x"}],"rows":[["a","b","c"]]`), []string{
		"/sections/0/table/columns/0/width table.width", "/sections/0/table/columns/1/width limit.least", "/sections/0/table/columns/2/align enum"}},
	{"many columns", table(`"rows":[[{"text":"a","colspan":31}]]`), []string{"/sections/0/table table.columns"}},

	// House choices.
	{"ranges", `"style":{"body_size":12,"margins":{"top":26,"bottom":19.9,"left":29,"right":21},"indent":11,"line_spacing":1.6,"paragraph_gap":5}`, []string{
		"/style/body_size style.body_size", "/style/margins/top style.margins.top", "/style/margins/bottom style.margins.bottom",
		"/style/margins/left style.margins.left", "/style/margins/right style.margins.right", "/style/indent style.indent",
		"/style/line_spacing style.line_spacing", "/style/paragraph_gap style.paragraph_gap"}},
	{"half points", `"style":{"body_size":13.7}`, []string{"/style/body_size style.body_size"}},
	{"line exact", `"style":{"line_exact":16}`, []string{"/style/line_exact style.line_exact"}},
	{"line exact above", `"style":{"body_size":13,"line_exact":22.5}`, []string{"/style/line_exact style.line_exact"}},
	{"both lines", `"style":{"line_exact":18,"line_spacing":1}`, []string{"/style/line_exact style.line-both"}},
	{"sizes", `"style":{"body_size":14,"sizes":{"reference":14,"issuer_star":14,"zzz":1,"body":14,"motto":1e300}}`, []string{
		"/style/sizes/reference style.sizes.reference", "/style/sizes/issuer_star style.sizes.unknown", "/style/sizes/zzz style.sizes.unknown",
		"/style/sizes/body style.sizes.body", "/style/sizes/motto style.sizes.motto"}},
	{"layout", `"style":{"head_left":80,"signature_left":20,"signature_space":10,"stroke_width":3,"issuer_stroke":0.3,"subject_stroke":0.51}`, []string{
		"/style/head_left style.head_left", "/style/signature_left style.signature_left", "/style/signature_space style.signature_space",
		"/style/stroke_width style.stroke_width", "/style/issuer_stroke style.issuer_stroke", "/style/subject_stroke style.subject_stroke"}},
	{"party options", `"style":{"bold_position":true,"italic_bases":false,"two_sided":true}`, []string{
		"/style/bold_position style.party", "/style/italic_bases style.party", "/style/two_sided style.party"}},
	{"party ranges", `"profile":"dang-2026","style":{"margins":{"left":31},"line_exact":23,"issuer_stroke":0.4}`, []string{
		"/style/margins/left style.margins.left", "/style/line_exact style.line_exact", "/style/issuer_stroke style.no-stroke"}},
	{"party lines", `"profile":"dang-2018","style":{"line_spacing":1}`, []string{"/style/line_spacing style.line_spacing"}},
	{"party addressees", `{"profile":"dang","kind":"bao-cao","issuer":{"name":"A"},"opening":["x"],"to":["B"]}`, []string{"/to to"}},
	{"numbering", `"style":{"numbering":["I","1.1.","-","a)","+"]}`, []string{
		"/style/numbering/0 style.numbering", "/style/numbering/1 style.numbering.up", "/style/numbering/3 style.numbering.dash"}},
	{"numbering none", `"style":{"numbering":[]}`, []string{"/style/numbering style.numbering.len"}},
	{"numbering six", `"style":{"numbering":["I.","A.","1.","a)","(i)","-"]}`, []string{"/style/numbering style.numbering.len"}},
}

// nested is a block of so many numbered levels.
func nested(levels int) string {
	return strings.Repeat(`{"title":"x","content":[`, levels) + strings.Repeat(`]}`, levels)
}

func table(members string) string { return `"sections":[{"table":{` + members + `}}]` }

// input is the text of a bad document.
func input(in string) string {
	if strings.HasPrefix(in, `"`) && len(in) > 3 {
		return document(in)
	}
	return in
}

func TestDecodeBad(t *testing.T) {
	for _, c := range badDocuments {
		d, err := Decode([]byte(input(c.in)), Options{})
		if d != nil {
			t.Errorf("%s: got a document", c.name)
		}
		if got := summary(err); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q\n%v", c.name, got, c.want, err)
		}
		checkFaults(t, err)
	}
}

// checkFaults looks at what every list of faults must be like.
func checkFaults(t *testing.T, err error) {
	t.Helper()
	var faults fault.List
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("no faults: %v", err)
	}
	for _, f := range faults {
		vi, en := f.Detail.In(fault.Vietnamese), f.Detail.In(fault.English)
		text := vi + en + f.Pointer
		if f.Rule == "" || vi == "" || en == "" || strings.Contains(text, "%!") || !utf8.ValidString(text) || strings.ContainsAny(vi, "\n\r\x00") {
			t.Fatalf("bad fault %+v", f)
		}
	}
}

func TestSyntaxPlace(t *testing.T) {
	_, err := Decode([]byte("{\n  \"kind\": \"kế hoạch\", x"), Options{})
	faults, _ := errors.AsType[fault.List](err)
	if want := "Không phải JSON hợp lệ: lỗi ở dòng 2, cột 23."; len(faults) != 1 || faults[0].String() != want {
		t.Errorf("got %v, want %s", faults, want)
	}
}

func TestByteOrderMark(t *testing.T) {
	if _, err := Decode([]byte("\uFEFF"+document("")), Options{}); err != nil {
		t.Error(err)
	}
}

func TestLimits(t *testing.T) {
	many := func(n int, s string) string { return strings.TrimSuffix(strings.Repeat(s+",", n), ",") }
	row := "[" + many(20, `""`) + "]"
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"bytes":       {strings.Repeat(" ", MaxBytes+1), []string{" limit.bytes"}},
		"values":      {document(`"fields":{"a":[` + many(MaxValues, "1") + `]}`), []string{" limit.values"}},
		"blocks":      {document(`"sections":[` + many(MaxBlocks+10, `"x"`) + `]`), []string{"/sections/10000 limit.blocks"}},
		"cells":       {document(table(`"rows":[` + many(MaxCells/20+5, row) + `]`)), []string{"/sections/0/table/rows/1000/0 limit.cells"}},
		"recipients":  {document(`"recipients":[` + many(MaxRecipients+1, `"x"`) + `]`), []string{"/recipients limit.count"}},
		"bases":       {document(`"bases":[` + many(MaxParagraphs+1, `"x"`) + `]`), []string{"/bases limit.count"}},
		"attachments": {document(`"attachments":[` + many(MaxAttachments+1, `{"title":"x"}`) + `]`), []string{"/attachments limit.count"}},
		"signers":     {document(`"signers":[` + many(MaxSigners+1, `{}`) + `]`), []string{"/signers limit.count"}},
		"image":       {document(`"signer":{"seal":"data:image/png;base64,` + strings.Repeat("A", MaxImageBytes*4/3+8) + `"}`), []string{"/signer/seal image.bytes"}},
	} {
		_, err := Decode([]byte(c.in), Options{})
		if got := summary(err); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %.300q, want %q", name, got, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range badDocuments {
		f.Add([]byte(input(c.in)))
	}
	for _, file := range goodFiles(f) {
		f.Add(read(f, file))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Decode(data, Options{})
		if (d == nil) == (err == nil) {
			t.Fatal("neither or both of document and error")
		}
		if err != nil {
			checkFaults(t, err)
			return
		}
		if d.Rules() == nil || len(d.AllIssuers()) == 0 || d.AllIssuers()[0].Name.String() == "" {
			t.Fatal("an incomplete document")
		}
	})
}
