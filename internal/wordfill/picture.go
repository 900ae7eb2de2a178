package wordfill

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"image"
	_ "image/jpeg" // what a picture may be
	_ "image/png"
	"path"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
)

// The bounds of a picture.
const (
	maxPicture = 8 << 20 // bytes
	maxPixels  = 50_000_000
	emu        = 36_000  // of a millimetre, in DrawingML
	perCopy    = 1 << 10 // bytes of a picture that count as one more copy of a group
)

// picture is a mark of a picture, in the text of a run.
type picture struct {
	mark       fill.Mark
	width      float64 // mm
	shut, open string  // end the text, begin it again
	links      int     // the part of the links of this part
}

// media is a picture of a row.
type media struct {
	name string // of its part
	data []byte
}

// link is a picture that a part shows.
type link struct {
	links int
	media *media
}

func (p *picture) print(f *filler) {
	text, wrong := f.scope.Print(p.mark, func(s string) string { return s })
	if wrong != nil {
		f.fault(*wrong)
		return
	}
	if text == "" {
		return
	}
	f.copies += len(text) / perCopy // a picture costs the more time the longer it is, each time
	if f.full() {
		return
	}
	data, kind, size := readPicture(text)
	if data == nil {
		f.fault(fault.OfValue(p.mark.Name, "row.image", fault.Text{"«%s» phải là ảnh PNG hoặc JPEG, không quá %s MB: data:image/png;base64,…, hoặc, với lệnh vanthu batch, tên tệp ảnh đặt cạnh tệp danh sách.",
			"«%s» must be a PNG or JPEG picture of at most %s MB: data:image/png;base64,…, or, for the command vanthu batch, the name of a file beside that of the rows."}, p.mark.Name, maxPicture>>20))
		return
	}
	id := f.show(p.links, data, kind)
	wide := int(p.width * emu)
	high := max(1, wide*size.Y/size.X)
	f.serial++
	f.out = append(f.out, p.shut...)
	f.out = drawing(f.out, id, f.serial, wide, high, p.mark.Name)
	f.out = append(f.out, p.open...)
}

// readPicture reads a picture that a value holds as a data URI; nil: it is none.
func readPicture(text string) (data []byte, kind string, size image.Point) {
	head, body, ok := strings.Cut(strings.TrimSpace(text), ",")
	if !ok || !strings.HasPrefix(head, "data:image/") || !strings.HasSuffix(head, ";base64") || len(body) > maxPicture*4/3+4 {
		return nil, "", size
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(body), ""))
	if err != nil {
		return nil, "", size
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width*config.Height > maxPixels {
		return nil, "", size
	}
	return data, kind, image.Pt(config.Width, config.Height)
}

// show notes that a part shows a picture, and gives the name of the link to it.
// A picture that is shown twice is kept once.
func (f *filler) show(links int, data []byte, kind string) string {
	sum := sha256.Sum256(data)
	name := "media/vanthu-" + hex.EncodeToString(sum[:12]) + "." + kind
	m := f.shown[name]
	if m == nil {
		m = &media{name, data}
		f.shown[name] = m
		f.media = append(f.media, m)
		f.room -= len(data)
	}
	if one := (link{links, m}); !f.linked[one] {
		f.linked[one] = true
		f.links = append(f.links, one)
	}
	return linkName(m)
}

func linkName(m *media) string {
	return "rId" + strings.TrimSuffix(path.Base(m.name), path.Ext(m.name))
}

// drawing is a picture in a line of text. Its spaces are named here, since a
// template need not know them.
func drawing(out []byte, link string, id, wide, high int, name string) []byte {
	const space = "http://schemas.openxmlformats.org/drawingml/2006/"
	n, w, h := strconv.Itoa(id), strconv.Itoa(wide), strconv.Itoa(high)
	alt := strings.ReplaceAll(string(escape(nil, name, " ", " ")), `"`, "&quot;")
	return append(out, `<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><wp:inline xmlns:wp="`+space+`wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="`+w+`" cy="`+h+`"/><wp:docPr id="`+n+`" name="Ảnh `+n+`" descr="`+alt+`"/><a:graphic xmlns:a="`+space+`main"><a:graphicData uri="`+space+`picture">`+
		`<pic:pic xmlns:pic="`+space+`picture"><pic:nvPicPr><pic:cNvPr id="`+n+`" name="Ảnh `+n+`"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="`+link+`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`+w+`" cy="`+h+`"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`...)
}

// linked are the links of a row's pictures, in the links of a part.
type linked struct{ links int }

func (l linked) print(f *filler) {
	for _, one := range f.links {
		if one.links == l.links {
			f.out = append(f.out, `<Relationship Id="`+linkName(one.media)+`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="/word/`+one.media.name+`"/>`...)
		}
	}
}

// linksName is the name of the part of the links of a part.
func linksName(part string) string {
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// linksPart is the part of the links of a part; one without any gets it.
func (t *Template) linksPart(part string) int {
	name := linksName(part)
	for i := range t.entries {
		if strings.EqualFold(t.entries[i].name, name) {
			return i
		}
	}
	e := entry{name: name}
	e.header.Name = name
	e.replace([]byte(xmlDeclaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`))
	t.entries = append(t.entries, e)
	return len(t.entries) - 1
}

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
