package rows

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanthu/internal/fault"
)

// Element is the name of an element of a JSON list that is a text or a number,
// not an object: {{.}} in a template.
const Element = "."

// array is a JSON array of objects.
type array struct {
	text text
	opt  Options
}

func (t *array) names() []string { return nil }

func (t *array) namesRow() int { return 0 }

func (t *array) warnings() fault.List { return nil }

func (t *array) close() error { return nil }

func (t *array) start() (cursor, error) {
	in := t.text.open(t.opt.MaxRow)
	in.begin()
	c := &elements{t: t, in: in, json: json.NewDecoder(in)}
	c.json.UseNumber()
	if _, err := c.json.Token(); err != nil {
		return nil, c.fail(err)
	}
	return c, nil
}

// elements walks through an array.
type elements struct {
	t      *array
	in     *stream
	json   *json.Decoder
	number int
}

func (c *elements) close() {}

// fail says where the JSON breaks off.
func (c *elements) fail(err error) error {
	if c.in.err != nil && !errors.Is(c.in.err, io.EOF) {
		return c.in.err
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	line := c.t.text.line(c.json.InputOffset())
	return failf("JSON sai cú pháp ở dòng %[1]d.", "the JSON is not well formed at line %[1]d: %[2]v", line, err).at(c.number)
}

func (c *elements) next() (Row, error) {
	c.in.begin()
	if c.json.More() {
		c.number++
		o := object{json: c.json, opt: c.t.opt}
		values, err := o.top()
		if err != nil {
			return Row{}, c.fail(err)
		}
		return Row{Number: c.number, Values: values, Faults: o.faults}, nil
	}
	if _, err := c.json.Token(); err != nil { // the end of the array
		return Row{}, c.fail(err)
	}
	if _, err := c.json.Token(); !errors.Is(err, io.EOF) {
		return Row{}, c.fail(errors.New("text after the array"))
	}
	return Row{}, io.EOF
}

// lines is a file with a JSON object on each line.
type lines struct {
	text text
	opt  Options
}

func (t *lines) names() []string { return nil }

func (t *lines) namesRow() int { return 0 }

func (t *lines) warnings() fault.List { return nil }

func (t *lines) close() error { return nil }

func (t *lines) start() (cursor, error) {
	in := t.text.open(t.opt.MaxRow)
	return &objects{t: t, in: in, buffer: bufio.NewReaderSize(in, 1<<14)}, nil
}

// objects walks through lines.
type objects struct {
	t      *lines
	in     *stream
	buffer *bufio.Reader
	number int
}

func (c *objects) close() {}

// line reads a line; one that is too long comes as nil.
func (c *objects) line() ([]byte, error) {
	line := []byte{}
	for {
		c.in.begin()
		piece, err := c.buffer.ReadSlice('\n')
		if line != nil && len(line)+len(piece) <= c.t.opt.MaxRow {
			line = append(line, piece...)
		} else {
			line = nil
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && (line == nil || len(line) > 0):
			return line, nil
		default:
			return line, err
		}
	}
}

func (c *objects) next() (Row, error) {
	for {
		line, err := c.line()
		if err != nil {
			return Row{}, err
		}
		c.number++
		if line == nil {
			return Row{Number: c.number, Faults: fault.List{wrong("", ruleLong, "Hàng này dài quá %s.", "the row has more than %s", amount(int64(c.t.opt.MaxRow)))}}, nil
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return c.row(line), nil
		}
	}
}

// row reads the object of a line.
func (c *objects) row(line []byte) Row {
	o := object{json: json.NewDecoder(bytes.NewReader(line)), opt: c.t.opt}
	o.json.UseNumber()
	values, err := o.top()
	if err == nil {
		if _, more := o.json.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("text after the object")
		}
	}
	if err != nil {
		at := utf8.RuneCount(line[:min(int(o.json.InputOffset()), len(line))]) + 1
		return Row{Number: c.number, Faults: fault.List{wrong("", ruleSyntax, "Hàng này không phải một đối tượng JSON đúng cú pháp (gần ký tự thứ %[1]d).",
			"the line is no well-formed JSON object (near character %d: %v)", at, err)}}
	}
	return Row{Number: c.number, Values: values, Faults: o.faults}
}

// object reads an object of JSON into values. Its faults are of values that
// cannot be printed; an error is of the JSON.
type object struct {
	json     *json.Decoder
	opt      Options
	faults   fault.List
	elements int // so far
}

// top reads an object that makes a row.
func (o *object) top() (Values, error) {
	token, err := o.json.Token()
	if err != nil {
		return nil, err
	}
	if token == json.Delim('{') {
		return o.values("", 0)
	}
	o.faults = append(o.faults, wrong("", ruleType, "Mỗi hàng dữ liệu phải là một đối tượng JSON {…}.", "each row must be a JSON object {…}"))
	return nil, o.skip(token)
}

// values reads the rest of an object. The column is the row's name that it
// stands under.
func (o *object) values(column string, depth int) (Values, error) {
	values := Values{}
	seen := map[string]bool{}
	for o.json.More() {
		key, err := o.json.Token()
		if err != nil {
			return nil, err
		}
		name := Clean(fmt.Sprint(key))
		under := column
		if depth == 0 {
			under = name
		}
		told := len(o.faults)
		value, err := o.value(under, name, depth)
		switch {
		case err != nil:
			return nil, err
		case name == "":
			o.fault(under, ruleName, "Có một giá trị không có tên.", "a value has no name")
		case seen[name]:
			o.fault(under, ruleName, "Tên «%s» có hai lần.", "the name «%s» stands twice", name)
		case len(seen) == o.opt.MaxColumns:
			o.fault(under, ruleLong, "Có quá %d tên.", "there are more than %d names", o.opt.MaxColumns)
		case value.Text != "" || value.List != nil || depth > 0 || told == len(o.faults): // an empty one is known, and of an element hides the row's
			values[name] = value
		}
		seen[name] = true
	}
	_, err := o.json.Token()
	return values, err
}

// maxFaults is how many faults of a row are told.
const maxFaults = 20

func (o *object) fault(column, rule, vi, en string, args ...any) {
	if len(o.faults) < maxFaults {
		o.faults = append(o.faults, wrong(column, rule, vi, en, args...))
	}
}

// value reads a value; null and what is at fault come as none.
func (o *object) value(column, name string, depth int) (Value, error) {
	token, err := o.json.Token()
	if err != nil {
		return Value{}, err
	}
	switch v := token.(type) {
	case nil:
		return Value{}, nil
	case string:
		return Value{Text: o.bounded(column, name, v)}, nil
	case json.Number: // as it is written: 1e3 stays 1e3
		return o.numeric(column, name, v), nil
	case bool:
		return Value{Text: strconv.FormatBool(v), Logic: true}, nil
	}
	if token == json.Delim('[') && depth < o.opt.MaxDepth {
		list, err := o.list(column, name, depth)
		return Value{List: list}, err
	}
	if depth < o.opt.MaxDepth {
		object, err := o.values(column, depth+1)
		if !o.more(column, name) {
			return Value{}, err
		}
		return Value{List: []Values{object}, Object: true}, err
	}
	o.fault(column, ruleLong, "«%s»: danh sách lồng nhau quá %d tầng.", "«%s»: lists stand more than %d deep", name, o.opt.MaxDepth)
	return Value{}, o.skip(token)
}

// more counts an element, and tells whether the row may have it.
func (o *object) more(column, name string) bool {
	if o.elements++; o.elements == o.opt.MaxElements+1 {
		o.fault(column, ruleLong, "Đến «%[1]s», các danh sách của hàng này có quá %[2]d phần tử.", "with «%[1]s», the lists of the row have more than %[2]d elements", name, o.opt.MaxElements)
	}
	return o.elements <= o.opt.MaxElements
}

// numeric is a number as it is written.
func (o *object) numeric(column, name string, n json.Number) Value {
	v := Value{Text: o.bounded(column, name, n.String())}
	if strings.Contains(v.Text, ".") && !strings.ContainsAny(v.Text, "eE") {
		v.Number = v.Text
	}
	return v
}

// pictures is how a picture begins, which may be as long as its row.
const pictures = "data:image/"

// bounded is a text that is not too long.
func (o *object) bounded(column, name, s string) string {
	if len(s) <= o.opt.MaxCell || strings.HasPrefix(s, pictures) || utf8.RuneCountInString(s) <= o.opt.MaxCell {
		return s
	}
	o.fault(column, ruleLong, "«%s» dài quá %d ký tự.", "«%s» has more than %d characters", name, o.opt.MaxCell)
	return ""
}

// list reads the rest of a list.
func (o *object) list(column, name string, depth int) ([]Values, error) {
	list := []Values{}
	for o.json.More() {
		token, err := o.json.Token()
		if err != nil {
			return nil, err
		}
		var element Values
		switch v := token.(type) {
		case string:
			element = Values{Element: {Text: o.bounded(column, name, v)}}
		case json.Number:
			element = Values{Element: o.numeric(column, name, v)}
		default:
			if token == json.Delim('{') {
				element, err = o.values(column, depth+1)
				break
			}
			o.fault(column, ruleType, "Phần tử %[2]d của «%[1]s» phải là đối tượng, chữ hoặc số.", "element %[2]d of «%[1]s» must be an object, a text or a number", name, len(list)+1)
			err = o.skip(token)
		}
		if err != nil {
			return nil, err
		}
		if o.more(column, name) {
			list = append(list, element)
		}
	}
	_, err := o.json.Token()
	return list, err
}

// skip reads to the end of what a token begins.
func (o *object) skip(token json.Token) error {
	for depth := 0; ; {
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if token, err = o.json.Token(); err != nil {
			return err
		}
	}
}
