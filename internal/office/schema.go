package office

import (
	"bytes"
	"encoding/json"

	"vanthu/internal/schema"
)

// Schema is the form of an office's file as a JSON Schema (2020-12), made from that
// of a document.
func Schema() []byte {
	var doc struct {
		Properties map[string]json.RawMessage `json:"properties"`
		Defs       json.RawMessage            `json:"$defs"`
	}
	if err := json.Unmarshal(schema.Document(), &doc); err != nil {
		panic(err) // the program has made it
	}
	type object map[string]any
	listOf := func(text string, element any) object {
		return object{"description": text, "type": "object", "additionalProperties": element}
	}
	properties := object{
		nameKey:       object{"description": "Tên hồ sơ, để chọn trong danh sách.", "type": "string"},
		signersKey:    listOf("Những người ký, theo mã mà «signer» của văn bản gọi.", object{"$ref": "#/$defs/signer"}),
		groupsKey:     listOf("Các nhóm nơi nhận, theo mã mà «@mã» trong «recipients» gọi.", doc.Properties["recipients"]),
		addresseesKey: listOf("Các nhóm nơi kính gửi, theo mã mà «@mã» trong «to» gọi.", doc.Properties["to"]),
	}
	for _, key := range laidKeys {
		if form, ok := doc.Properties[key]; ok {
			properties[key] = form
		}
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(struct {
		Schema               string          `json:"$schema"`
		Title                string          `json:"title"`
		Description          string          `json:"description"`
		Type                 string          `json:"type"`
		AdditionalProperties bool            `json:"additionalProperties"`
		Properties           object          `json:"properties"`
		Defs                 json.RawMessage `json:"$defs"`
	}{
		"https://json-schema.org/draft/2020-12/schema", "Hồ sơ cơ quan",
		"Những giá trị giống nhau ở mọi văn bản của một cơ quan, nằm dưới giá trị của văn bản; và những danh sách để chọn.",
		"object", false, properties, doc.Defs,
	})
	if err != nil {
		panic(err) // nothing in it that JSON cannot say
	}
	return out.Bytes()
}
