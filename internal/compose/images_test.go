package compose

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// pngFile is a PNG of some look; perMetre is its resolution, 0 for none.
func pngFile(t testing.TB, img image.Image, perMetre uint32) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if perMetre == 0 {
		return b.Bytes()
	}
	data := binary.BigEndian.AppendUint32(nil, perMetre)
	data = append(binary.BigEndian.AppendUint32(data, perMetre), 1)
	return withChunk(b.Bytes(), "pHYs", data)
}

// withChunk puts a chunk behind the head of a PNG.
func withChunk(file []byte, kind string, data []byte) []byte {
	const head = 8 + 25
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	chunk = append(append(chunk, kind...), data...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return slices.Concat(file[:head], chunk, file[head:])
}

func dataURI(file []byte) string {
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(file)
}

func blank2(w, h int) image.Image { return image.NewNRGBA(image.Rect(0, 0, w, h)) }

// signedPlan is a plan with signers, after decoding.
func signedPlan(t testing.TB, profile string, measures map[string]float64, signers ...document.Signer) *document.Document {
	t.Helper()
	list := make([]object, len(signers))
	for i, s := range signers {
		list[i] = object{
			"authority": s.Authority, "position": s.Position, "name": s.Name, "other_position": s.OtherPosition,
			"signature": s.Signature, "seal": s.Seal,
		}
	}
	d := object{
		"profile": profile, "kind": "ke-hoach", "issuer": object{"name": "SỞ NỘI VỤ", "code": "SNV"}, "number": 9, "place": "Hà Tĩnh",
		"date": "2026-11-20", "opening": []string{"Sở Nội vụ ban hành Kế hoạch."}, "purposes": []string{"Một."}, "recipients": []string{"Như trên"},
		"style": object{"measures": measures},
	}
	if len(list) == 1 {
		d["signer"] = list[0]
	} else {
		d["signers"] = list
	}
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, data)
}

// placed are the images of a document on its last page, in millimetres from
// the left and upper edges of their column and room.
type placed struct {
	tag        sheet.Tag
	x, y, w, h float64
}

func placedIn(t testing.TB, d *document.Document) (images []placed, pictures []*sheet.Picture) {
	s := sheetOf(t, d)
	for _, b := range s.Sections[0].Blocks {
		table, ok := b.(*sheet.Table)
		if !ok {
			continue
		}
		for _, r := range table.Rows {
			for _, c := range r.Cells {
				for _, b := range c.Blocks {
					p, ok := b.(*sheet.Paragraph)
					if !ok {
						continue
					}
					for _, i := range p.Images {
						images = append(images, placed{i.Tag, i.X.MM(), i.Y.MM(), i.Width.MM(), i.High.MM()})
						pictures = append(pictures, i.Picture)
					}
				}
			}
		}
	}
	return images, pictures
}

// TestImagesInTheirRoom holds place and size of signature and seal. The room
// is 99 mm wide and 30 mm high for the state's one signer, 82.5 mm wide for
// each of two, 85 by 25 mm for the Party.
func TestImagesInTheirRoom(t *testing.T) {
	sized := func(w, h int, perMetre uint32) string { return dataURI(pngFile(t, blank2(w, h), perMetre)) }
	// A seal that is too high for room and name ends with the name.
	under := func(room, seal float64) float64 { return room + 16.1*25.4/72 - seal }
	wide, round := sized(400, 200, 0), sized(50, 50, 0)
	for _, c := range []struct {
		name     string
		profile  string
		measures map[string]float64
		sign     string
		seal     string
		want     []placed
	}{
		{"signature alone", "nd30", nil, wide, "", []placed{{signatureImage, 29.5, 5, 40, 20}}},
		{"with a seal", "nd30", nil, wide, round, []placed{{signatureImage, 29.5, 5, 40, 20}, {sealImage, 29.5 + 40./3 - 36, -3, 36, 36}}},
		{"seal alone", "nd30", nil, "", round, []placed{{sealImage, 29.5 + 40./3 - 36, -3, 36, 36}}},
		{"sizes that the files tell", "nd30", nil, sized(500, 200, 10_000), sized(380, 380, 10_000), []placed{{signatureImage, 24.5, 5, 50, 20}, {sealImage, 24.5 + 50./3 - 38, -4, 38, 38}}},
		{"sizes that cannot be true", "nd30", nil, sized(400, 200, 3780), sized(400, 400, 3780), []placed{{signatureImage, 29.5, 5, 40, 20}, {sealImage, 29.5 + 40./3 - 36, -3, 36, 36}}},
		{"sizes that the document chooses", "nd30", map[string]float64{"signature_width": 30, "seal_width": 42}, sized(500, 200, 10_000), sized(380, 380, 10_000), []placed{{signatureImage, 34.5, 9, 30, 12}, {sealImage, 34.5 + 10 - 42, under(30, 42), 42, 42}}},
		{"a high signature keeps off post and name", "nd30", nil, sized(100, 200, 0), "", []placed{{signatureImage, 42.5, 1, 14, 28}}},
		{"a very high one", "nd30", nil, sized(1, 2000, 0), "", []placed{{signatureImage, 49.493, 1, 0.014, 28}}},
		{"a very wide one", "nd30", nil, sized(2000, 1, 0), "", []placed{{signatureImage, 29.5, 14.99, 40, 0.02}}},
		{"a seal that is not round", "nd30", nil, wide, sized(50, 100, 0), []placed{{signatureImage, 29.5, 5, 40, 20}, {sealImage, 29.5 + 40./3 - 18, -3, 18, 36}}},
		{"a seal that leaves the signature its least width", "nd30", map[string]float64{"seal_width": 45, "signature_width": 26}, wide, round, []placed{{signatureImage, 36.5, 8.5, 26, 13}, {sealImage, 36.5 + 26./3 - 45, under(30, 45), 45, 45}}},
		{"the Party's room", "dang-2026", nil, wide, round, []placed{{signatureImage, 22.5, 2.5, 40, 20}, {sealImage, 22.5 + 40./3 - 36, -5.5, 36, 36}}},
		{"a large seal makes the signature smaller", "dang-2026", map[string]float64{"seal_width": 42}, wide, round, []placed{{signatureImage, 26, 4.25, 33, 16.5}, {sealImage, -5, under(25, 42), 42, 42}}},
		{"a seal higher than the block is made smaller", "dang-2026", map[string]float64{"seal_width": 45}, wide, round, []placed{{signatureImage, 26.1, 4.3, 32.8, 16.4}, {sealImage, -5, -2 * 16.1 * 25.4 / 72, 42.03, 42.03}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := signedPlan(t, c.profile, c.measures, document.Signer{
				Authority: []string{"KT. GIÁM ĐỐC"}, Position: []string{"PHÓ GIÁM ĐỐC"}, Name: "Nguyễn Văn An", Signature: c.sign, Seal: c.seal,
			})
			got, _ := placedIn(t, d)
			same(t, got, c.want)
		})
	}
}

func same(t *testing.T, got, want []placed) {
	t.Helper()
	const tolerance = 0.03 // mm; columns and rooms are whole twips
	off := func(a, b float64) bool { return math.Abs(a-b) > tolerance }
	if len(got) != len(want) {
		t.Fatalf("got %+v, want %+v", got, want)
	}
	for i, g := range got {
		if w := want[i]; g.tag != w.tag || off(g.x, w.x) || off(g.y, w.y) || off(g.w, w.w) || off(g.h, w.h) {
			t.Errorf("got %+v, want %+v", g, w)
		}
	}
}

// TestImagesOfSeveralSigners: each has their own; the left one's seal does not
// reach over the margin, and one picture for all is read once.
func TestImagesOfSeveralSigners(t *testing.T) {
	first, second := dataURI(pngFile(t, blank2(400, 200), 0)), dataURI(pngFile(t, blank2(300, 200), 0))
	seal := dataURI(pngFile(t, blank2(50, 50), 0))
	post := []string{"GIÁM ĐỐC"}
	got, pictures := placedIn(t, signedPlan(t, "nd30", map[string]float64{"seal_width": 40},
		document.Signer{Position: post, Name: "A", Signature: first, Seal: seal},
		document.Signer{Position: post, Name: "B", Signature: second, Seal: seal},
		document.Signer{Position: post, Name: "C"}))
	same(t, got, []placed{
		{signatureImage, 28.75, 8.75, 25, 12.5}, {sealImage, 0, -5, 40, 40},
		{signatureImage, 28.75, 30./2 - 25./3, 25, 50. / 3}, {sealImage, 0, -5, 40, 40},
	})
	if pictures[1] != pictures[3] || pictures[0] == pictures[2] {
		t.Error("the seal was read twice, or two signatures are one")
	}
}

// TestASealStaysBetweenWhatIsThere: without post or name, it does not leave
// the block.
func TestASealStaysBetweenWhatIsThere(t *testing.T) {
	seal := dataURI(pngFile(t, blank2(50, 50), 0))
	at := func(s document.Signer) placed {
		s.Seal = seal
		got, _ := placedIn(t, signedPlan(t, "dang-2026", map[string]float64{"seal_width": 45}, s))
		return got[0]
	}
	if p := at(document.Signer{Position: []string{"BÍ THƯ"}}); p.y+p.h > 25.01 {
		t.Errorf("it stands over the end of the block: %+v", p)
	}
	// The empty line of a signer without a post is 1 pt.
	if p := at(document.Signer{Name: "Nguyễn Văn An"}); p.y < -25.4/72-0.01 {
		t.Errorf("it stands over the text: %+v", p)
	}
}

// TestImagesTakeNoRoom: the lines of a document stand where they stand without
// its images.
func TestImagesTakeNoRoom(t *testing.T) {
	signer := document.Signer{Authority: []string{"KT. GIÁM ĐỐC"}, Position: []string{"PHÓ GIÁM ĐỐC"}, Name: "Nguyễn Văn An", OtherPosition: "TRƯỞNG BAN"}
	for _, profile := range []string{"nd30", "dang-2018", "dang-2026"} {
		for n := 1; n <= 3; n++ {
			with, without := make([]document.Signer, n), make([]document.Signer, n)
			for i := range n {
				with[i], without[i] = signer, signer
				with[i].Signature, with[i].Seal = dataURI(pngFile(t, blank2(40, 20), 0)), dataURI(pngFile(t, blank2(20, 20), 0))
			}
			a, b := pagesOf(t, signedPlan(t, profile, nil, with...)), pagesOf(t, signedPlan(t, profile, nil, without...))
			if len(a) != len(b) {
				t.Fatalf("%d pages and %d", len(a), len(b))
			}
			images := 0
			for i := range a {
				images += len(a[i].Images)
				if len(a[i].Lines) != len(b[i].Lines) {
					t.Fatalf("page %d: %d lines and %d", i+1, len(a[i].Lines), len(b[i].Lines))
				}
				for k, l := range a[i].Lines {
					if other := b[i].Lines[k]; l.Baseline != other.Baseline || l.Words[0] != other.Words[0] {
						t.Errorf("%s, %d signers: %q moved", profile, n, l.Words[0].Text)
					}
				}
				for _, im := range a[i].Images {
					if im.X < units.Millimetres(30)-units.Twip || im.X+im.Width > units.Millimetres(195) {
						t.Errorf("%s, %d signers: an image over the margin", profile, n)
					}
				}
			}
			if images != 2*n {
				t.Errorf("%d images of %d signers", images, n)
			}
		}
	}
}

func pagesOf(t *testing.T, d *document.Document) []layout.Page {
	t.Helper()
	s := sheetOf(t, d)
	if err := sheet.Validate(s); err != nil {
		t.Error(err)
	}
	pages, err := layout.Settle(t.Context(), s, metrics.Default(), document.MaxPages)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// TestAPictureAtTheEndIsAllThatGoesWithTheSignature wants no page that is empty under its head.
func TestAPictureAtTheEndIsAllThatGoesWithTheSignature(t *testing.T) {
	data, err := json.Marshal(object{
		"kind": "ke-hoach", "issuer": object{"name": "SỞ NỘI VỤ", "code": "SNV"}, "signer": object{"position": []string{"GIÁM ĐỐC"}, "name": "Trần B"},
		"sections": []any{"Sơ đồ như sau.", object{"image": object{"data": dataURI(pngFile(t, blank2(200, 300), 0)), "width": 140, "alt": "Sơ đồ"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, decoded(t, data))
	if n := len(pages); n != 2 {
		t.Fatalf("%d pages, want the text on one and the picture with the signature on another", n)
	}
	if last := pages[0].Lines[len(pages[0].Lines)-1]; last.Tag != sheet.Tag(rules.Body) {
		t.Errorf("page 1 ends with %s", last.Tag)
	}
}

// TestAnyPNGBecomesOneThatCanBeDrawn has every kind of PNG, and what does not
// belong into a document.
func TestAnyPNGBecomesOneThatCanBeDrawn(t *testing.T) {
	ink := color.NRGBA{20, 60, 180, 128}
	box := image.Rect(0, 0, 3, 2)
	deep, grey, grey16, opaque := image.NewNRGBA64(box), image.NewGray(box), image.NewGray16(box), image.NewRGBA(box)
	palette := image.NewPaletted(box, color.Palette{color.NRGBA{}, ink})
	for i := range 6 {
		deep.Set(i%3, i/3, ink)
		grey.Set(i%3, i/3, ink)
		grey16.Set(i%3, i/3, ink)
		opaque.Set(i%3, i/3, color.Black)
		palette.SetColorIndex(i%3, i/3, 1)
	}
	interlaced := pngFile(t, deep.SubImage(image.Rect(0, 0, 1, 1)), 0)
	interlaced[28] = 1 // of one pixel: the first pass is all
	binary.BigEndian.PutUint32(interlaced[29:], crc32.ChecksumIEEE(interlaced[12:29]))
	secret := "Author\x00Nguyễn Văn An"
	for name, file := range map[string][]byte{
		"16 bits": pngFile(t, deep, 0), "grey": pngFile(t, grey, 0), "grey, 16 bits": pngFile(t, grey16, 0), "opaque": pngFile(t, opaque, 0),
		"palette": pngFile(t, palette, 0), "interlaced": interlaced, "with text": withChunk(pngFile(t, palette, 0), "tEXt", []byte(secret)),
	} {
		p, err := readPhoto(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if bytes.Contains(p.Data, []byte("Author")) || p.Data[28] != 0 {
			t.Errorf("%s: it is not the bare picture", name)
		}
		got, err := png.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for y := range p.Rows {
			for x := range p.Columns {
				if g, w := color.NRGBAModel.Convert(got.At(x, y)), color.NRGBAModel.Convert(want.At(x, y)); g != w {
					t.Errorf("%s: pixel %d %d is %v, want %v", name, x, y, g, w)
				}
			}
		}
	}
}

func TestResolution(t *testing.T) {
	plain := pngFile(t, blank2(2, 2), 0)
	for name, c := range map[string]struct {
		file []byte
		want int
	}{
		"none":              {plain, 0},
		"300 dpi":           {pngFile(t, blank2(2, 2), 11811), 11811},
		"two that differ":   {withChunk(plain, "pHYs", []byte{0, 0, 1, 0, 0, 0, 2, 0, 1}), 0},
		"without a unit":    {withChunk(plain, "pHYs", []byte{0, 0, 1, 0, 0, 0, 1, 0, 0}), 0},
		"of no use":         {withChunk(plain, "pHYs", []byte{255, 255, 255, 255, 255, 255, 255, 255, 1}), 0},
		"a chunk cut short": {withChunk(plain, "pHYs", []byte{1}), 0},
		"a file cut short":  {plain[:40], 0},
	} {
		if got := resolution(c.file); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

// FuzzPhoto takes any bytes for a PNG: what document lets through becomes a
// sound sheet, and what the law says of it holds.
func FuzzPhoto(f *testing.F) {
	f.Add(pngFile(f, blank2(40, 20), 5000), pngFile(f, blank2(30, 30), 0), uint8(0))
	f.Add(pngFile(f, image.NewGray16(image.Rect(0, 0, 1, 70)), 0), []byte{}, uint8(1))
	f.Add([]byte{}, pngFile(f, image.NewPaletted(image.Rect(0, 0, 9, 2), color.Palette{color.NRGBA{}}), 800), uint8(2))
	f.Fuzz(func(t *testing.T, signature, seal []byte, profile uint8) {
		uri := func(b []byte) string {
			if len(b) == 0 {
				return ""
			}
			return dataURI(b)
		}
		p := rules.Profiles[int(profile)%len(rules.Profiles)]
		data, err := json.Marshal(object{
			"profile": p.ID, "kind": "ke-hoach", "issuer": object{"name": "SỞ NỘI VỤ", "code": "SNV"}, "opening": []string{"Kế hoạch."},
			"signer": object{"position": []string{"GIÁM ĐỐC"}, "name": "A", "signature": uri(signature), "seal": uri(seal)},
		})
		if err != nil {
			t.Fatal(err)
		}
		d, err := document.Decode(data, document.Options{Covers: metrics.Default().Covers})
		if err != nil {
			return
		}
		if err := sheet.Validate(sheetOf(t, d)); err != nil {
			t.Error(err)
		}
		room := p.Signature.Space.Default.MM()
		got, _ := placedIn(t, d)
		for _, i := range got {
			if i.tag == signatureImage && (i.y < 0.99 || i.y+i.h > room-0.99) {
				t.Errorf("the signature touches post or name: %+v", i)
			}
			if off := math.Abs(i.y + i.h/2 - room/2); i.x < -5.01 || off > 5 || i.tag == signatureImage && off > 0.01 {
				t.Errorf("not in its place: %+v", i)
			}
		}
	})
}
