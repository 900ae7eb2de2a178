package compose

import (
	"bytes"
	"image/jpeg"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/picture"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// bodyImage is the tag of a picture of the body.
const bodyImage = "image"

// picture sets a picture in the middle of the text, over its caption. It is no
// higher than a page has room for the two.
func (b *bodyWriter) picture(i *document.Image, pointer string) {
	photo := b.photo(i.Data)
	var caption *sheet.Paragraph
	room := b.high - b.settings.gap // Word sets letters of the least size under it
	if !isBlank(i.Caption) {
		caption = b.marked(rules.ImageCaption, pointer+"/caption", i.Caption)
		caption.Format.KeepTogether = true
		b.balance(caption, b.width-b.headRoom())
		room -= units.Length(b.ruler.Lines(caption, b.width))*caption.Format.Line + b.settings.gap
	}
	w, h := photo.fit(b.pictureWidth(i, photo), room)
	w, h = w.ToTwip(), max(units.Twip, h.ToTwip())
	p := b.space(h)
	p.Tag, p.Source = bodyImage, pointer
	p.Format.Align, p.Format.After, p.Format.KeepNext = sheet.Center, b.settings.gap, caption != nil
	alt := i.Alt
	if isBlank(alt) {
		alt = markup.Plain(i.Caption)
	}
	p.Images = []sheet.Image{{
		Tag: bodyImage, Source: pointer + "/data", Alt: alt, Inline: true,
		X: (b.width - w) / 2, Width: w, High: h, Picture: &photo.Picture,
	}}
	b.add(p)
	if caption != nil {
		b.out = append(b.out, caption)
	}
}

// pictureWidth is the width that a picture asks for, or that its file says: what
// says none has the dots of a screen.
func (b *bodyWriter) pictureWidth(i *document.Image, p *photo) units.Length {
	if i.Width > 0 {
		return min(units.Millimetres(i.Width), b.width)
	}
	told := p.told().width
	if told == 0 {
		told = units.Length(p.Columns) * rules.ScreenDot
	}
	return min(told, b.width)
}

// readJPEG makes of any JPEG one that all backends can draw.
func readJPEG(file []byte) (*photo, error) {
	bare, err := picture.Bare(file)
	if err != nil {
		return nil, err
	}
	size, err := jpeg.DecodeConfig(bytes.NewReader(bare))
	if err != nil {
		return nil, err
	}
	return &photo{Picture: sheet.Picture{Data: bare, JPEG: true, Columns: size.Width, Rows: size.Height}}, nil
}
