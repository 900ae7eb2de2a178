package check

import (
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
)

// slips looks for what authors type by habit where the program prints it, and for
// slips of the keyboard.
func (c *checker) slips() {
	d := c.doc
	to := make([]string, len(d.To))
	for i := range to {
		to[i] = d.To[i].String()
	}
	for _, list := range []struct {
		name  string
		texts []string
	}{{"/to", to}, {"/opening", d.Opening}, {"/recipients", d.Recipients}} {
		for i, text := range list.texts {
			if label, found := c.profile.Words.LabelTyped(undashed(text)); found {
				c.slip(list.name+"/"+itoa(i), "text.label", "«"+label+"» do chương trình in; gõ ở đây thì in hai lần.", "«"+label+"» is printed by the program, and would stand there twice.")
			}
		}
	}
	c.numbersTyped(d.Sections)
	for _, a := range d.Attachments {
		c.numbersTyped(a.Content)
		for i := range a.Attachments {
			c.numbersTyped(a.Attachments[i].Content)
		}
	}
	c.untitled(d.Sections)
	c.texts(c.blanks)
	if !d.UsesForm() {
		if k := c.kind; len(k.Before) > 0 {
			c.slip("/fields", "form.fields", "«"+k.Name+"» có mẫu riêng; thiếu «fields» nên in nội dung đã soạn thay cho các dòng của mẫu.", "«"+k.Name+"» has a form of its own; without «fields» the text takes its place.")
		}
	}
	mark := c.profile.Words.EndMark
	if d.EndMark != nil {
		mark = *d.EndMark
	}
	if pointer, text := lastText(d); mark != "" && rules.EndsOpen(markup.Plain(text), mark) {
		c.slip(pointer, "end.open", "Đoạn cuối kết thúc bằng «"+text[len(strings.TrimRight(text, ";,:! ")):]+"»: dấu kết thúc in thay vào đó.", "The last text ends with an open mark, which gives way to the end mark.")
	}
}

func (c *checker) slip(pointer, rule, vi, en string) {
	c.add(fault.Warning, pointer, rule, rules.LawSlips, vi, en)
}

// numbersTyped looks for numbers and dashes before texts that get one.
func (c *checker) numbersTyped(list []document.Block) {
	for i := range list {
		b := &list[i]
		text := markup.Plain(b.Text)
		switch {
		case b.Kind == document.Paragraph && rules.HeadingTyped(b.Text):
			c.add(fault.Warning, b.TextPointer(), "text.heading", rules.LawHeading,
				"Tiêu đề hoặc điều gõ như một đoạn thì in chữ thường, không đậm: ghi {\"title\": …} để chương trình đánh số (chương, mục, điều ghi thêm «level»).",
				"A heading or an article that is typed as a paragraph is not printed in bold: write {\"title\": …}, which is numbered («level» for chapters and articles).")
		case (b.Kind == document.Heading || b.Kind == document.Numbered) && (b.Label == nil || *b.Label != "") && rules.NumberTyped(text):
			c.slip(b.TextPointer(), "text.number", "Số thứ tự gõ sẵn ở đầu: chương trình tự đánh số nên sẽ in hai lần.", "A number is typed before the text, which is numbered already.")
		case b.Kind == document.ItemList:
			for j := range b.Items {
				if rules.BulletTyped(b.Items[j].Text) {
					c.slip(b.Items[j].TextPointer(), "text.bullet", "Dấu đầu dòng gõ sẵn: chương trình tự đặt gạch đầu dòng nên sẽ in hai lần.", "A dash is typed before the item, which has one already.")
				}
				c.numbersTyped(b.Items[j].Content)
			}
		}
		c.numbersTyped(b.Content)
	}
}

// untitled looks for texts that are numbered as sections are, which have titles.
func (c *checker) untitled(list []document.Block) {
	if c.doc.Markers()[0] != rules.SectionMark {
		return
	}
	for i := range list {
		if b := &list[i]; b.Kind == document.Numbered && b.Label == nil && b.Level == "" {
			c.add(fault.Warning, b.Pointer, "heading.title", rules.LawHeading,
				"Mục đánh số «I.» phải có tiêu đề; đoạn không có tiêu đề thì đánh số «1.»: ghi thêm «style»: {\"numbering\": [\"1.\", \"a)\"]}.",
				"A section numbered «I.» has a title; a text without one is numbered «1.»: add «style»: {\"numbering\": [\"1.\", \"a)\"]}.")
			return
		}
	}
}

// blanks looks at a text's blanks beside stops, and at its end.
func (c *checker) blanks(pointer, text string) {
	plain := markup.Plain(text)
	if found := strings.Join(rules.Slips(plain), "», «"); found != "" {
		c.add(fault.Hint, pointer, "text.blank", rules.LawSlips, "Dấu cách thừa hoặc thiếu bên dấu câu: «"+found+"».", "A blank too many or too few beside a stop: «"+found+"».")
	}
	if rules.EndTyped(plain) {
		c.slip(pointer, "end.typed", "Trước «./.» còn một dấu câu.", "There is another stop before «./.».")
	}
}

// lastText is the last paragraph, numbered text or item of the body.
func lastText(d *document.Document) (pointer, text string) {
	if n := len(d.Closing); n > 0 {
		return "/closing/" + itoa(n-1), d.Closing[n-1]
	}
	pointer, text = lastOf(d.Sections)
	if n := len(d.Opening); text == "" && len(d.Sections) == 0 && n > 0 {
		return "/opening/" + itoa(n-1), d.Opening[n-1]
	}
	return pointer, text
}

func lastOf(list []document.Block) (pointer, text string) {
	if len(list) == 0 {
		return "", ""
	}
	b := &list[len(list)-1]
	switch {
	case len(b.Content) > 0:
		return lastOf(b.Content)
	case b.Kind == document.ItemList:
		return lastOf(b.Items)
	case b.Kind == document.Paragraph || b.Kind == document.Numbered:
		return b.TextPointer(), b.Text
	}
	return b.TextPointer(), b.Text
}
