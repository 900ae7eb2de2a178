package httpapi

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"slices"
	"strconv"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/schema"
	"vanthu/internal/service"
)

// The texts that describe the routes.
var (
	//go:embed assets/openapi.json
	openapiText []byte
	//go:embed assets/docs.html
	docsText string
)

// descriptions are the texts as they are sent.
type descriptions struct {
	openapi, kinds []byte
	sections       []service.Section
}

func (d *door) describe() (descriptions, error) {
	var out descriptions
	var err error
	if out.kinds, err = service.Encode(schema.Kinds()); err != nil {
		return out, err
	}
	if out.openapi, err = openapi(); err != nil {
		return out, err
	}
	out.sections, err = service.Write(docsText, docsData{Kinds: docsKinds(), Limits: d.config.bounds(), Keyed: d.Keyed()},
		service.Section{Where: service.Opening, ID: "bat-dau", Title: "Bắt đầu"},
		service.Section{Where: service.Guide, ID: "ten-tep", Title: "Tệp trả về"},
		service.Section{Where: service.Guide, ID: "o-ky", Title: "Ô để ký, đóng dấu"},
		service.Section{Where: service.Tables, ID: "loai", Title: "Các loại văn bản"},
		service.Section{Where: service.Tables, ID: "gioi-han", Title: "Giới hạn"},
	)
	return out, err
}

// openapi is this door's part of the description, with the schema of a document
// in its place.
func openapi() ([]byte, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(schema.Document(), &members); err != nil {
		return nil, err
	}
	delete(members, "$schema")
	contract, err := service.Encode(members)
	if err != nil {
		return nil, err
	}
	contract = bytes.ReplaceAll(contract, []byte(`"#/$defs/`), []byte(`"#/components/schemas/Document/$defs/`))
	names, _ := outputNames()
	return service.Fill(openapiText, map[string]any{
		"document": json.RawMessage(contract), "kinds": exampleKind(), "outputs": names, "files": fileBodies(),
	})
}

// exampleKind describes one kind, as an example: a plan (kế hoạch).
func exampleKind() []schema.Kind {
	kinds := schema.Kinds()
	at := slices.IndexFunc(kinds, func(k schema.Kind) bool { return k.Slug == "ke-hoach" })
	return kinds[at : at+1]
}

// fileBodies describes an answer that is a file, by its media type.
func fileBodies() map[string]json.RawMessage {
	bodies := map[string]json.RawMessage{}
	_, types := outputNames()
	for _, mediaType := range types {
		bodies[mediaType] = json.RawMessage(`{"schema": {"type": "string", "format": "binary"}}`)
	}
	return bodies
}

// docsData is what the sections of the page /docs show.
type docsData struct {
	Kinds  []docsKind
	Limits []limit
	Keyed  bool // callers need a key
}

type docsKind struct {
	Slug, Name, State, Party string
}

func docsKinds() []docsKind {
	var out []docsKind
	for _, k := range schema.Kinds() {
		out = append(out, docsKind{k.Slug, k.Name, k.Abbreviation(rules.State), k.Abbreviation(rules.Party)})
	}
	return out
}

// limit is a bound of what a document may hold.
type limit struct {
	Name  string
	Value int
}

// Grouped is the value as Vietnamese writes it: 4.194.304.
func (l limit) Grouped() string {
	s := strconv.Itoa(l.Value)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "." + s[at:]
	}
	return s
}

// bounds are the bounds in force.
func (c *Config) bounds() []limit {
	l := c.Reading.Limits.InForce()
	return []limit{
		{"độ dài của JSON, byte", c.MaxBody},
		{"cấp lồng nhau của JSON", l.Depth},
		{"giá trị JSON", document.MaxValues},
		{"ký tự của một đoạn văn", document.MaxString},
		{"đoạn, mục, gạch đầu dòng", document.MaxBlocks},
		{"ô của mọi bảng", l.Cells},
		{"cột của một bảng", document.MaxColumns},
		{"phụ lục", document.MaxAttachments},
		{"byte của tệp ảnh chữ ký, con dấu", document.MaxImageBytes},
		{"điểm ảnh mỗi chiều của một ảnh", document.MaxImageSide},
		{"điểm ảnh của mọi ảnh", l.Pixels},
		{"trang", l.Pages},
		{"lỗi được kể ra", fault.Most},
	}
}
