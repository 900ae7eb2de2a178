package word

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// marked is the main part with the marks of comments, whose ids count from first. A comment on a paragraph of a text
// box stands at the one that holds the box: Word has none in boxes.
func marked(data []byte, form form, comments []Comment, first int) ([]byte, error) {
	outer, hosts, err := paragraphsOf(data)
	if err != nil {
		return nil, err
	}
	if len(outer) == 0 {
		return nil, errors.New("there is no paragraph")
	}
	at := map[int][]int{} // ids of comments by the number of their paragraph
	for i := range comments {
		n := comments[i].Paragraph
		if n < 1 || n > len(outer) {
			n = 1
		}
		at[outer[n-1]] = append(at[outer[n-1]], first+i)
	}
	var edits []edit
	for i := range hosts {
		if ids := at[hosts[i].number]; len(ids) > 0 {
			before, after := marks(ids, form, hosts[i].raw)
			edits = append(edits, hosts[i].inside(hosts[i].inner, hosts[i].end, before, after)...)
		}
	}
	return splice(data, edits), nil
}

// paragraphsOf are the paragraphs of a part that no other holds, each with what follows its properties as its content,
// and for every paragraph by its number the number of the one that holds it.
func paragraphsOf(data []byte) (outer []int, hosts []element, err error) {
	properties := map[int]int{} // where a w:pPr stops, by where it starts
	numbers := map[int]int{}
	err = elements(data, func(e element, _ int) {
		switch e.name {
		case "w:pPr":
			properties[e.start] = e.stop
		case "w:p":
			numbers[e.number] = e.outer
			if e.number != e.outer {
				return
			}
			if stop, ok := properties[e.inner+blanks(data[e.inner:])]; ok && !e.empty {
				e.inner = stop
			}
			hosts = append(hosts, e)
		}
	})
	if err != nil {
		return nil, nil, err
	}
	outer = make([]int, len(numbers))
	for number, host := range numbers {
		outer[number-1] = host
	}
	return outer, hosts, nil
}

// blanks is how much white space data begins with.
func blanks(data []byte) int { return len(data) - len(bytes.TrimLeft(data, " \t\r\n")) }

// marks are what stands before and behind the text that comments are about, in a paragraph whose tag is written so.
func marks(ids []int, form form, tag string) (before, after []byte) {
	space := ""
	if tag != "w:p" {
		space = ` xmlns:w="` + form.space + `"`
	}
	var b, a strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, `<w:commentRangeStart%s w:id="%d"/>`, space, id)
		fmt.Fprintf(&a, `<w:commentRangeEnd%[1]s w:id="%[2]d"/><w:r%[1]s><w:commentReference w:id="%[2]d"/></w:r>`, space, id)
	}
	return []byte(b.String()), []byte(a.String())
}
