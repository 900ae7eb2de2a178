package importer

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/picture"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// uri is a picture as a document has it. It is no text: no word stands in it.
type uri string

// mostPictures is how many bytes all pictures of a document have: its JSON may
// have a third more, and its texts come beside them.
const mostPictures = document.MaxBytes / 2

// album is what is known of the pictures of a paper, however often it is read:
// they are decoded once, and what all of them take has a bound.
type album struct {
	bytes, pixels int
	known         map[*seen.Picture]uri
}

// taken is a picture as a data URI, "" where a document cannot have it.
func (a *album) taken(p *seen.Picture, most picture.Bounds, among ...picture.Kind) uri {
	text, known := a.known[p]
	if !known {
		text = a.checked(p, most, among...)
		if a.known == nil {
			a.known = map[*seen.Picture]uri{}
		}
		a.known[p] = text
	}
	return text
}

func (a *album) checked(p *seen.Picture, most picture.Bounds, among ...picture.Kind) uri {
	if len(p.Data) == 0 || a.bytes+len(p.Data) > mostPictures {
		return ""
	}
	kind := "jpeg"
	if bytes.HasPrefix(p.Data, []byte("\x89PNG")) {
		kind = "png"
	}
	data := p.Data
	if kind == "png" {
		data = sized(data, p.Width)
	}
	text := "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
	most.Pixels = document.MaxPixels - a.pixels
	pixels, err := picture.Check(text, most, among...)
	if a.pixels += pixels; err != nil {
		return ""
	}
	a.bytes += len(p.Data)
	return uri(text)
}

// losePicture tells of a picture that is left out.
func (r *reader) losePicture(p *seen.Picture, reason string) {
	r.lose("[hình] "+p.Alt, reason)
}

// picture puts a picture into the text where it stands in it; one of a head or
// of a signature is none of the text's.
func (r *reader) picture(p *seen.Picture, block int) {
	if r.ours && r.ofSigner(p) {
		return
	}
	in, annex := r.inText(block)
	if !in || p.Place.Column > 0 || p.Width.MM() < document.MinPictureWidth || !r.takes() {
		r.losePicture(p, reasonPicture)
		return
	}
	data := r.album.taken(p, picture.Bounds{Bytes: document.MaxPictureBytes, Side: document.MaxPictureSide}, picture.PNG, picture.JPEG)
	if data == "" {
		r.losePicture(p, reasonWrongPicture)
		return
	}
	into, _ := r.part(annex, block)
	*into = append(*into, &node{index: len(r.source), picture: p, data: data, wide: annex > 0 && r.annexes[annex-1].landscape})
}

// inText tells whether the nearest words before a block are the text's, or the
// nearest behind it where there are none, and of which annex.
func (r *reader) inText(block int) (in bool, annex int) {
	for _, step := range []int{-1, 1} {
		for i := block + step; i >= 0 && i < len(r.paper.Blocks); i += step {
			b := &r.paper.Blocks[i]
			switch {
			case b.Table != nil:
				return true, b.Table.Annex
			case b.Paragraph == nil || b.Paragraph.Plain() == "":
			case bodily[b.Paragraph.Element]:
				return true, b.Paragraph.Annex
			case step > 0 || !leads[b.Paragraph.Element]:
				return false, 0
			default:
				i = -1 // what stands behind a head decides
			}
		}
	}
	return false, 0
}

// leads are the elements that a text may follow.
var leads = func() map[rules.Element]bool {
	out := map[rules.Element]bool{rules.LegalBasis: true, rules.Addressees: true, rules.AddresseesLabel: true, rules.Competence: true, rules.Resolution: true}
	for e := range heads {
		out[e] = true
	}
	return out
}()

// image is a picture of the text as JSON.
func (r *reader) image(n *node, at string) object {
	p := n.picture
	o := object{{"data", n.data}}
	const tenth = 10 // of a millimetre
	room := math.Floor((r.textWidth(n.wide)).MM()*tenth) / tenth
	o.set("width", min(room, math.Round(p.Width.MM()*tenth)/tenth))
	caption := ""
	if n.caption != nil {
		caption = r.limited(marked(n.caption.spans, r.look(rules.ImageCaption)), document.MaxSubject)
		o.set("caption", caption)
		r.doubt(n.caption, at+"/image/caption")
	}
	alt := r.newLine(&seen.Paragraph{Runs: []seen.Run{{Text: p.Alt}}}).text()
	if cut := cutAt(alt, document.MaxLine); cut > 0 {
		alt = alt[:cut]
	}
	if alt == "" && caption == "" {
		alt = "Hình"
		r.find(fault.Hint, at+"/image/alt", "import.alt", nil, noAlt)
	}
	if alt != markup.Plain(caption) {
		o.set("alt", alt)
	}
	return object{{"image", o}}
}

// textWidth is how wide the text is, on an upright page or on one that lies.
func (r *reader) textWidth(wide bool) units.Length {
	p := &r.profile.Paper
	if wide {
		return p.Height - p.LandscapeLeft.Default - p.LandscapeRight.Default
	}
	return p.Width - p.Left.Default - p.Right.Default
}

// underPicture tells whether a line under a picture is its caption.
func (n *node) underPicture() bool {
	if !n.paragraph() {
		return false
	}
	return n.line.Element == rules.ImageCaption || n.line.Set.Align == seen.Center && len([]rune(n.text())) <= longestCaption && rules.BeginsFigure(n.text())
}

// stamped is the picture of a signature or of a seal.
type stamped struct {
	key     string // of the signer
	data    uri
	index   int // among the lines of the paper: of the line under it
	picture *seen.Picture
}

// ofSigner keeps the pictures of signatures, seals and the logo of a paper of the program's
// own, which says what they are.
func (r *reader) ofSigner(p *seen.Picture) bool {
	for key, words := range map[string]string{"signature": rules.PictureWords.Signature, "seal": rules.PictureWords.Seal, "logo": rules.PictureWords.Logo} {
		if p.Alt != words && !strings.HasPrefix(p.Alt, words+" ") {
			continue
		}
		data := r.album.taken(p, picture.Bounds{Bytes: document.MaxImageBytes, Side: document.MaxImageSide}, picture.PNG)
		if data == "" {
			return false
		}
		if key == "logo" {
			r.logo = data
			_, r.spoken, _ = strings.Cut(p.Alt, rules.PictureWords.Of)
			return true
		}
		r.stamped = append(r.stamped, stamped{key, data, len(r.source), p})
		return true
	}
	return false
}

// stamps gives a signer the pictures that stand among his lines.
func (r *reader) stamps(s *object, lines []*line, pointer string) {
	last := lines[len(lines)-1].index
	for i := range r.stamped {
		st := &r.stamped[i]
		if st.picture == nil || st.index > last+1 || s.at(st.key) != nil {
			continue
		}
		s.set(st.key, st.data)
		r.find(fault.Hint, pointer+"/"+st.key, "import.signature", lines[len(lines)-1], oldSignature)
		st.picture = nil // taken
	}
}

// sized is a PNG that says how wide it is in print (pHYs), as the paper has it: Word
// takes that away.
func sized(data []byte, wide units.Length) []byte {
	const head, crc = 33, 4 // of the signature and the first chunk; of the sum behind a chunk
	if len(data) < head || wide.MM() < 1 || bytes.Contains(data[:min(len(data), 1<<10)], []byte("pHYs")) {
		return data
	}
	dots := uint32(math.Round(float64(binary.BigEndian.Uint32(data[16:])) * 1000 / wide.MM()))
	chunk := binary.BigEndian.AppendUint32([]byte{0, 0, 0, 9, 'p', 'H', 'Y', 's'}, dots)
	chunk = append(binary.BigEndian.AppendUint32(chunk, dots), 1)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[crc:]))
	return slices.Concat(data[:head], chunk, data[head:])
}
