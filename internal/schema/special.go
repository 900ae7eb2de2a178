package schema

import (
	"reflect"

	"vanthu/internal/document"
	"vanthu/internal/rules"
)

// specialSchemas are the schemas of the types that JSON may say in more than
// one way. It is filled by init, because the schemas refer to one another.
var specialSchemas map[reflect.Type]func(*writer) schema

func init() {
	specialSchemas = map[reflect.Type]func(*writer) schema{
		reflect.TypeFor[document.Lines]():     linesSchema,
		reflect.TypeFor[document.Reference](): referenceSchema,
		reflect.TypeFor[document.Number]():    numberSchema,
		reflect.TypeFor[document.Date]():      dateSchema,
		reflect.TypeFor[document.Block]():     blockSchema,
		reflect.TypeFor[document.Cell]():      cellSchema,
		reflect.TypeFor[document.Style]():     styleSchema,
	}
}

func linesSchema(*writer) schema {
	described := schema{{"description", "Một chuỗi (máy tự ngắt dòng), hoặc danh sách các dòng khi người soạn đã định chỗ ngắt."}}
	return append(described, eitherLines(stringSchema([]string{"line"}))...)
}

// eitherLines is a string, or a list of lines.
func eitherLines(one schema) schema {
	line := schema{{"type", "string"}, {"pattern", `\S`}, {"maxLength", document.MaxLine}}
	return schema{{"oneOf", []schema{one, {{"type", "array"}, {"maxItems", document.MaxIssuerLines}, {"items", line}}}}}
}

func numberSchema(*writer) schema {
	return schema{
		{"description", "Số nguyên từ 1, hoặc chuỗi chữ số."},
		{"oneOf", []schema{
			{{"type", "integer"}, {"minimum", 1}, {"maximum", 999_999}},
			{{"type", "string"}, {"pattern", `^(?:[0-9]{0,5}[1-9][0-9]{0,5})?$`}, {"maxLength", document.MaxDigits}},
		}},
	}
}

func referenceSchema(*writer) schema {
	return schema{
		{"description", "true: in dòng «(Kèm theo …)»; một chuỗi: in nguyên văn."},
		{"oneOf", []schema{{{"type", "boolean"}}, {{"type", "string"}, {"maxLength", document.MaxSubject}}}},
	}
}

func dateSchema(*writer) schema {
	return schema{
		{"description", "Ngày theo ISO: 2026-11-20; chưa biết ngày: 2026-11; chưa biết tháng: 2026."},
		{"type", "string"},
		{"pattern", `^(?:(?:19|20|21)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?)?$`},
	}
}

func cellSchema(w *writer) schema {
	text := schema{{"type", "string"}, {"maxLength", document.MaxString}}
	span := schema{{"type", "integer"}, {"minimum", 1}, {"maximum", document.MaxCells}}
	return schema{
		{"description", "Một ô của bảng: chuỗi ký tự («\\n» ngắt đoạn), hoặc đối tượng khi gộp ô, căn lề, in đậm."},
		{"oneOf", []schema{text, {
			{"type", "object"}, {"additionalProperties", false},
			{"properties", schema{
				{"text", text}, {"colspan", span}, {"rowspan", span},
				{"align", schema{{"type", "string"}, {"enum", append(document.Alignments[:len(document.Alignments):len(document.Alignments)], "")}}},
				{"bold", schema{{"type", "boolean"}}},
			}},
		}}},
	}
}

// blockSchema is the schema of a block: a string, or an object with exactly
// one of the main keys.
func blockSchema(w *writer) schema {
	block := w.ref(reflect.TypeFor[document.Block]())
	text := schema{{"type", "string"}, {"pattern", `\S`}, {"maxLength", document.MaxString}}
	content := schema{{"description", "Nội dung bên dưới."}, {"type", "array"}, {"items", block}}
	item := schema{{"oneOf", []schema{text, object([]string{"text"}, schema{{"text", text}, {"content", content}})}}}
	list := func(items schema) schema { return schema{{"type", "array"}, {"minItems", 1}, {"items", items}} }
	numbering := schema{
		{"label", schema{{"description", "In thay cho số tự động; «\"\"» là không đánh số."}, {"type", "string"}, {"maxLength", document.MaxCode}}},
		{"level", schema{{"description", "Cấp trong văn bản có điều, khoản."}, {"type", "string"}, {"enum", append(rules.LevelNames(), "")}}},
		{"content", content},
	}
	return schema{
		{"description", "Một phần của nội dung."},
		{"oneOf", []schema{
			describe("Một đoạn văn.", text),
			describe("Đề mục có đánh số (I. / 1. / a) … theo cấp).", object([]string{"title"}, append(schema{{"title", text}}, numbering...))),
			describe("Đoạn có đánh số.", object([]string{"text"}, append(schema{{"text", text}}, numbering...))),
			describe("Các gạch đầu dòng: «-», cấp dưới «+».", object([]string{"items"}, schema{{"items", list(item)}})),
			describe("Bảng.", object([]string{"table"}, schema{{"table", w.ref(reflect.TypeFor[document.Table]())}})),
			describe("Các dòng điền; không có «value» thì in dòng chấm.", object([]string{"form"}, schema{{"form", list(w.ref(reflect.TypeFor[document.FormLine]()))}})),
			describe("Hình; cần «caption» hoặc «alt».", object([]string{"image"}, schema{{"image", w.ref(reflect.TypeFor[document.Image]())}})),
			describe("Sang trang mới.", object([]string{"page_break"}, schema{{"page_break", schema{{"const", true}}}})),
		}},
	}
}

func object(required []string, properties schema) schema {
	return schema{{"type", "object"}, {"additionalProperties", false}, {"required", required}, {"properties", properties}}
}

func describe(text string, s schema) schema {
	return append(schema{{"description", text}}, s...)
}

// styleSchema adds to the struct what its tags do not say.
func styleSchema(w *writer) schema {
	s := w.object(reflect.TypeFor[document.Style]())
	for i := range s {
		properties, ok := s[i].value.(schema)
		for j := range properties {
			if ok && properties[j].name == "numbering" {
				properties[j].value = schema{
					{"description", descriptions["Style.numbering"]}, {"type", "array"},
					{"minItems", 1}, {"maxItems", document.MaxLevels}, {"items", schema{{"type", "string"}, {"enum", document.Markers}}},
				}
			}
		}
	}
	return s
}
