package check

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// colored are the elements that may have another colour than black.
var colored = []rules.Element{
	rules.UrgencyMark, rules.SecrecyMark, rules.CirculationNote, rules.ReceivedStamp, rules.SignatureText, rules.Watermark, rules.CopyStamp, rules.CopyStampTitle,
}

// letters looks at the faces, colours and characters of all text.
func (c *looker) letters() {
	c.pass("text.face", "text.color", "text.encoding", "text.pasted")
	if c.word() {
		c.pass("text.normal")
	} else {
		c.skip(fault.Text{"PDF ghi hình chữ, không ghi dạng mã đã gõ", "a PDF holds the shapes of letters, not how they were typed"}, "text.normal")
	}
	faces, colors := map[string]*share{}, map[string]*share{}
	total := 0
	for i, p := range slices.Concat(c.all, c.inMargins()) {
		body := i < len(c.all) // in the margins stamps stand
		for i := range p.Runs {
			r := &p.Runs[i]
			n := visible(r.Text)
			if total += n; n == 0 {
				continue
			}
			if c.unnamed(r.Face) || !rules.IsTypeface(r.Face) {
				note(faces, faceName(r.Face), p, n)
			}
			if body && !c.black(r.Color) && !slices.Contains(colored, p.Element) {
				note(colors, hex(r.Color), p, n)
			}
		}
	}
	c.oldLetters()
	for _, p := range c.all {
		c.characters(p)
	}
	c.faces(faces, total)
	for _, name := range slices.Sorted(maps.Keys(colors)) {
		s := colors[name]
		c.fail("text.color", s.first, fault.Text{"Chữ màu " + hue(name) + name + " (" + itoa(s.letters) + " chữ, số); chữ của văn bản màu đen.", "Text in the colour " + name + " (" + itoa(s.letters) + " letters and digits); official text is black."}, name, "#000000")
	}
}

// share is how many letters have something, and where the first stand.
type share struct {
	letters int
	first   *seen.Paragraph
}

func note(in map[string]*share, name string, p *seen.Paragraph, n int) {
	if in[name] == nil {
		in[name] = &share{first: p}
	}
	in[name].letters += n
}

func (c *looker) faces(faces map[string]*share, total int) {
	for _, name := range slices.Sorted(maps.Keys(faces)) {
		s := faces[name]
		if c.unnamed(name) {
			c.skip(fault.Text{"tệp không ghi tên thật của phông", "the file does not say how its faces are called"}, "text.face")
			continue
		}
		part := decimal(100 * float64(s.letters) / float64(total))
		if part == "0" {
			part = "0,1"
		}
		severity := fault.Error
		if s.letters*50 < total {
			severity = fault.Warning
		}
		id := "text.face"
		if rules.IsOldFace(name) {
			id = "text.encoding"
		}
		c.weigh(severity, id, s.first, fault.Text{"Phông «" + name + "» ở " + part + "% chữ; phải là Times New Roman.", "The face «" + name + "» has " + part + " % of the text; it must be Times New Roman."}, name, rules.Typeface)
	}
}

// unnamed tells whether a face has no name, or one that a printer driver made up.
func (c *looker) unnamed(face string) bool {
	face = faceName(face)
	return face == "" && !c.word() || strings.HasPrefix(face, "CIDFont") || strings.HasPrefix(face, "TT") && strings.Trim(face[2:], "0123456789ABCDEFot+") == ""
}

// faceName is a face without the letters that a PDF puts before the name of a
// part of it.
func faceName(face string) string {
	if i := strings.IndexByte(face, '+'); i == 6 && face[:i] == strings.ToUpper(face[:i]) {
		return face[i+1:]
	}
	return face
}

// black tells whether a colour is black; in a PDF also what printing makes of it.
func (c *looker) black(color int) bool {
	if c.word() {
		return color == 0
	}
	const faint = 0x40
	return color>>16 < faint && color>>8&0xFF < faint && color&0xFF < faint
}

func hex(color int) string {
	const digits = "0123456789ABCDEF"
	out := []byte("#000000")
	for i := 6; i > 0; i, color = i-1, color>>4 {
		out[i] = digits[color&15]
	}
	return string(out)
}

func lettersIn(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// hue is the name of a colour; empty for those without one.
func hue(hex string) string {
	v, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return ""
	}
	r, g, b := int(v>>16), int(v>>8&0xFF), int(v&0xFF)
	const apart = 0x60
	switch {
	case r > g+apart && r > b+apart:
		return "đỏ "
	case b > r+apart/2 && b > g:
		return "xanh dương "
	case g > r+apart/2 && g > b:
		return "xanh lá "
	case max(r, g, b)-min(r, g, b) < apart/4:
		return "xám "
	}
	return ""
}

// invisible are characters without a width that pasting brings.
const invisible = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"

// pasted is the first invisible character of a text; zero: there is none. A space
// of no width where a line may end on purpose, inside an address, among dots to
// write on or beside a mark, is none that came by pasting.
func pasted(text string) rune {
	var before rune
	for i, r := range text {
		if strings.ContainsRune(invisible, r) {
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if r != '\u200b' || !endsBetween(before, after) {
				return r
			}
		}
		before = r
	}
	return 0
}

// endsBetween tells whether a line may end on purpose between two characters: inside
// an address, among dots to write on, or as rules.EndsInside has it.
func endsBetween(before, after rune) bool {
	inAddress := strings.ContainsRune("/?&=.…_·", before) && (unicode.IsLetter(after) || unicode.IsDigit(after) || after == before)
	return inAddress || rules.EndsInside(before, after)
}

// hidden are the names of some of these characters.
var hidden = map[rune]string{'\u00ad': "gạch nối mềm, ", '\u200b': "dấu cách không có bề rộng, ", '\ufeff': "dấu đầu tệp, "}

// oldLetters looks for text in an encoding older than Unicode: of a paper with much
// of it the first place is told. What follows is held against the letters that the
// reader sees.
func (c *looker) oldLetters() {
	type place struct {
		at  *seen.Paragraph
		old viet.Old
	}
	var found []place
	for _, p := range c.all {
		if old, ok := viet.OldEncoding(p.Text()); ok && (c.word() || !rules.IsTypeface(faceOf(p))) {
			found = append(found, place{p, old})
		}
		for i := range p.Runs {
			if r := &p.Runs[i]; viet.FaceEncoding(r.Face) != "" {
				r.Text, r.Capitals = r.Shown(), false
			}
		}
	}
	const many = 3
	more := fault.Text{}
	if n := len(found); n > many {
		found = found[:1]
		more = fault.Text{" Cả văn bản có %s đoạn như vậy.", " The paper has %s such paragraphs."}.With(n)
	}
	for _, f := range found {
		c.fail("text.encoding", f.at, fault.Text{
			"«" + f.old.Word + "» gõ bằng bảng mã cũ " + string(f.old.Encoding) + ": «" + f.old.Meant + "»." + more.In(fault.Vietnamese), "«" + f.old.Word + "» is in the old encoding " + string(f.old.Encoding) + ": «" + f.old.Meant + "»." + more.In(fault.English),
		}, f.old.Word, f.old.Meant)
	}
}

// characters looks at how a paragraph's letters are written.
func (c *looker) characters(p *seen.Paragraph) {
	text := p.Text()
	if c.word() && viet.NFC(text) != text {
		c.fail("text.normal", p, fault.Text{"Chữ có dấu ở dạng tổ hợp (dấu rời), khó tìm kiếm.", "Letters with marks that are not composed are hard to search for."}, "tổ hợp", "dựng sẵn (NFC)")
	}
	if r := pasted(text); r != 0 {
		code := viet.Flaw{Rune: r}.Code()
		c.fail("text.pasted", p, fault.Text{"Trong đoạn có ký tự không nhìn thấy (" + hidden[r] + code + "), do dán chữ từ nơi khác.", "There is an invisible character, " + code + ", which pasting brings."}, code, "không có")
	}
}

func faceOf(p *seen.Paragraph) string {
	if len(p.Runs) == 0 {
		return ""
	}
	return p.Runs[0].Face
}

// traces looks at what was left by those who wrote the paper.
func (c *looker) traces() {
	if c.word() {
		t := &c.paper.Traces
		c.trace("trace.comments", t.Comments, fault.Text{"Còn %s ghi chú trong tệp.", "There are %s comments in the file."})
		c.trace("trace.changes", t.Insertions+t.Deletions, fault.Text{"Còn %s thay đổi chưa chấp nhận hoặc từ chối.", "There are %s tracked changes."})
		c.trace("trace.highlights", t.Highlights, fault.Text{"Còn %s chỗ tô nền.", "There are %s highlights."})
		c.trace("trace.hidden", t.Hidden, fault.Text{"Có %s chỗ chữ ẩn.", "There are %s stretches of hidden text."})
	}
	c.placeholders()
}

// placeholders looks for marks of a template. A paper with many is a template,
// which is no fault.
func (c *looker) placeholders() {
	const many = 4
	c.pass("trace.placeholders")
	var marks []string
	var first *seen.Paragraph
	for _, p := range c.all {
		if mark := rules.Placeholder(p.Plain()); mark != "" {
			if marks = append(marks, mark); first == nil {
				first = p
			}
		}
	}
	switch {
	case len(marks) == 0:
	case len(marks) < many:
		var list []string
		for _, m := range marks {
			if m = quoted(m); !slices.Contains(list, m) {
				list = append(list, m)
			}
		}
		all := strings.Join(list, ", ")
		c.fail("trace.placeholders", first, fault.Text{"Còn dấu mẫu chưa điền: " + all + ".", "Marks of a template are left: " + all + "."}, marks[0], "")
	default:
		c.weigh(fault.Hint, "trace.placeholders", first, fault.Text{
			"Tệp có " + itoa(len(marks)) + " đoạn còn dấu mẫu chưa điền (từ " + quoted(marks[0]) + "): được soát như một mẫu.", "The file has marks of a template in " + itoa(len(marks)) + " paragraphs (from " + quoted(marks[0]) + "); it is looked at as a template.",
		}, marks[0], "")
	}
}

// quoted is a mark between quotes, but not twice.
func quoted(mark string) string {
	if strings.HasPrefix(mark, "«") && strings.HasSuffix(mark, "»") {
		return mark
	}
	return "«" + mark + "»"
}

func (c *looker) trace(id string, n int, text fault.Text) {
	c.pass(id)
	if n > 0 {
		c.fail(id, nil, text.With(n), itoa(n), "0")
	}
}
