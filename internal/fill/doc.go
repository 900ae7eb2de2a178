// Package fill puts the values of a row into a template: a text, the JSON of a
// document. Package wordfill does the same for a DOCX, with the same marks.
//
// # Values
//
// A mark is {{name}}; its value takes its place. Names are compared as
// rows.Clean has them: spaces beside a name do not count, capitals do. A value
// that is absent or blank is a fault of the row; {{name?}} may be without one
// and prints nothing.
//
// {{name|format}} prints the value in a form, several after one another if
// need be:
//
//	date      05/01/2026
//	longdate  ngày 05 tháng 01 năm 2026
//	iso       2026-01-05, as a document's "date" wants it
//	number    1.234.567,5; number:2 has two decimals, always
//	words     Một triệu hai trăm nghìn đồng; words:người of another unit
//	upper     in capitals; lower in small letters; title a capital to each word;
//	          first a capital at the beginning
//	image     a picture, in Word templates; image:30 is 30 mm wide
//	markup    **bold**, *italic*, __underlined__, m^2^ and H~2~O of the value are marks
//
// A day is taken as 5/1/2026, 5-1-2026, 5.1.2026 or 2026-01-05. A number is
// taken with or without signs between thousands; 1.234, which may be a
// fraction too, is refused where it is a text, and not a number, in the file of
// rows.
//
// Values are data. Without "markup" every character of a value is printed, and
// whatever a value is, the template's own inline marks stay marks. Where that
// cannot be written, as in 202**{{x}}** with a digit for x, the row has a
// fault. A {{…}} in a value is text. There is no way to print {{ from a
// template other than a value that holds it.
//
// # Groups
//
// {{#name}} and {{/name}} stand around what is repeated for each element of a
// list. In a document's JSON this is a row of a table, from the one that holds
// {{#name}} to the one that holds {{/name}}; elsewhere the elements of the
// innermost list (recipients, sections, items …) that both marks lie in. Both
// may stand in one string. They print nothing themselves. The rest of an
// element is repeated with them, whether it stands between the marks or beside
// them; a string that is an element and holds nothing but such marks is left out.
//
//	"rows": [["{{#ds}}{{stt}}", "{{họ tên}}", "{{chức vụ?}}{{/ds}}"]]
//	"recipients": ["Như trên", "{{#nơi nhận}}{{tên}}{{/nơi nhận}}"]
//	"sections": ["{{#xã}}", {"title": "{{tên xã}}", "content": ["{{nội dung}}"]}, "{{/xã}}"]
//
// Inside, a name is looked up in the element first and then in the row (a name
// that the element has without a value is without one). {{stt}}, in capitals
// too, is the number of the element, from 1, unless the element has a value of
// that name. An empty list repeats nothing. Groups may stand in groups; two that
// are repeated and lie side by side may not share an element.
//
// # Conditions
//
// Around a plain value {{#name}} … {{/name}} print if it is there, {{^name}} …
// {{/name}} if it is not: if it is absent, blank, an empty list, or false. Where
// both marks stand in one string, what stands between them depends on the value
// and the rest does not; an element of a list that holds nothing else is left
// out. Otherwise it is the elements that both lie in.
//
// {{a.b}} is the value b of the object a, and {{#a}}{{b}}{{/a}} too.
//
// # Documents
//
// Marks are filled in values, not in keys. Where the document takes a number
// or true or false ("copies", "body_size", "bold"), a string that is one mark
// alone gives it: "copies": "{{số bản}}".
package fill
