package document

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// LimitTags are the words of the validate tags that stand for a limit: of
// characters in a string, of elements in a list.
var LimitTags = map[string]int{
	"text": MaxString, "subject": MaxSubject, "line": MaxLine, "code": MaxCode,
	"list": MaxParagraphs, "recipients": MaxRecipients, "attachments": MaxAttachments,
	"issuers": MaxIssuers, "lines": MaxLine, "signers": MaxSigners,
	"signerlines": MaxSignerLines, "columns": MaxColumns,
}

// WordTags are the words of the validate tags that stand for one of the values
// that the rules know.
var WordTags = map[string][]string{"level": rules.LevelNames()}

// tagged holds the rules of the validate tags. It is built once and may be
// used by many at a time.
var tagged = newTagged()

func newTagged() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string { return f.Tag.Get("json") })
	v.RegisterCustomTypeFunc(func(f reflect.Value) any { return f.Interface().(Lines).String() }, Lines{})
	for name, most := range LimitTags {
		v.RegisterAlias(name, fmt.Sprintf("max=%d", most))
	}
	for name, words := range WordTags {
		v.RegisterAlias(name, "oneof="+strings.Join(words, " "))
	}
	if err := v.RegisterValidation("filled", filled); err != nil {
		panic(err)
	}
	return v
}

// filled tells whether a string holds more than spaces.
func filled(fl validator.FieldLevel) bool { return !blank(fl.Field().String()) }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// tags checks a struct of the model, found at the pointer, by its tags.
func (c *checker) tags(pointer string, v any) {
	err := tagged.Struct(v)
	if err == nil {
		return
	}
	fields, ok := errors.AsType[validator.ValidationErrors](err)
	if !ok {
		panic(err) // not a struct: a fault of the program
	}
	for _, f := range fields {
		c.tag(pointer+fieldPointer(f.Namespace()), f)
	}
}

// tag translates one broken tag.
func (c *checker) tag(p string, f validator.FieldError) {
	switch f.ActualTag() {
	case "required":
		if !c.damaged(p) {
			c.report(p, "required", missingWord(f))
		}
	case "filled":
		c.report(p, "blank")
	case "oneof":
		c.report(p, "enum", fault.Quote(fmt.Sprint(f.Value())), fault.Listed(strings.Fields(f.Param())))
	case "max":
		c.tooMany(p, f)
	case "gte":
		c.report(p, "limit.least", f.Param())
	case "lte":
		c.report(p, "limit.most", f.Param())
	default:
		panic("document: no message for the tag " + f.Tag())
	}
}

// tooMany reports what is longer than its limit.
func (c *checker) tooMany(p string, f validator.FieldError) {
	v := reflect.ValueOf(f.Value())
	switch v.Kind() {
	case reflect.String:
		c.report(p, "limit.length", f.Param(), utf8.RuneCountInString(v.String()))
	default:
		c.report(p, "limit.count", f.Param(), v.Len())
	}
}

// fieldPointer turns "Document.issuers[0].name" into "/issuers/0/name".
func fieldPointer(namespace string) string {
	_, path, _ := strings.Cut(namespace, ".")
	return "/" + strings.NewReplacer(".", "/", "[", "/", "]", "").Replace(path)
}

// missingWords name what is required, by struct and key.
var missingWords = map[string]fault.Text{
	"kind":   {"loại văn bản («kind»)", "The kind of document («kind»)"},
	"name":   {"tên cơ quan ban hành («name»)", "The name of the issuing body («name»)"},
	"code":   {"ký hiệu người soạn thảo («code»)", "The drafter's code («code»)"},
	"office": {"tên cơ quan nhận («office»)", "The name of the receiving office («office»)"},
	"data":   {"ảnh («data»)", "The image («data»)"},
	"label":  {"tên dòng («label»)", "The label of the line («label»)"},
}

func missingWord(f validator.FieldError) fault.Text {
	if w, ok := missingWords[f.Field()]; ok {
		return w
	}
	return fault.Text{"«" + f.Field() + "»", "«" + f.Field() + "»"}
}
