package check

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// encoding looks for words in an encoding older than Unicode among others, or
// alone: where a whole text is in one, the document is refused.
func (c *checker) encoding() {
	look := func(pointer, text string) {
		if old, found := viet.OldEncoding(text); found {
			e := string(old.Encoding)
			c.add(fault.Warning, pointer, "text.encoding", rules.LawEncoding,
				"«"+old.Word+"» có vẻ gõ bằng bảng mã cũ "+e+": «"+old.Meant+"».", "«"+old.Word+"» seems to be in the old encoding "+e+": «"+old.Meant+"».")
		}
	}
	for _, i := range c.doc.AllIssuers() {
		look(i.Pointer+"/parent", i.Parent.String())
		look(i.Pointer+"/name", i.Name.String())
	}
	look("/place", c.doc.Place)
	for i, text := range c.doc.To {
		look("/to/"+itoa(i), text.String())
	}
	c.texts(look)
	for i, text := range c.doc.Recipients {
		look("/recipients/"+itoa(i), text)
	}
	for _, s := range c.doc.AllSigners() {
		look(s.Pointer+"/name", s.Name)
	}
}
