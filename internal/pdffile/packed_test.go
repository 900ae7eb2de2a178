package pdffile

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// packing is a small file of one page that packs its objects. A test changes
// what it likes before it is written.
type packing struct {
	version string
	members string // of the object stream
	first   int
	count   int
	keys    string // more of the object stream
	places  []place
	widths  [3]int
	trailer string
	filter  func([]byte) []byte // of both streams
}

// small is a page with a stream of text, whose length is packed.
func small() *packing {
	p := &packing{widths: [3]int{1, 3, 2}, trailer: "/Size 8/Root 1 0 R", version: "first"}
	p.pack(packable...)
	p.places = []place{{}, {0, 7}, {1, 7}, {2, 7}, {3, 7}, {4, 7}, {-6, 0}, {-7, 0}}
	return p
}

// packable are objects that may be packed, with numbers from 1.
var packable = []string{
	"<</Type/Catalog/Pages 2 0 R>>",
	"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]>>",
	"<</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
	"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	"35",
}

// pack makes the members, with numbers from 1.
func (p *packing) pack(objects ...string) {
	table, data := "", ""
	for i, o := range objects {
		table += fmt.Sprintf("%d %d ", i+1, len(data))
		data += o + "\n"
	}
	p.members, p.first, p.count = table+data, len(table), len(objects)
}

// file writes it. Places below 0 are those of objects 6 and 7.
func (p *packing) file() []byte {
	data, at := p.objects()
	return p.index(data, at, "")
}

// objects writes what stands outside of the table.
func (p *packing) objects() (data []byte, at map[int]int) {
	at = map[int]int{}
	data = []byte("%PDF-1.5\n")
	at[6] = len(data)
	data = fmt.Appendf(data, "6 0 obj\n<</Length 5 0 R>>stream\n%-35s\nendstream\nendobj\n", "BT /F1 9 Tf 9 9 Td ("+p.version+") Tj ET")
	at[7] = len(data)
	stream, filter := p.filtered([]byte(p.members))
	data = fmt.Appendf(data, "7 0 obj\n<</Type/ObjStm/N %d/First %d/Length %d%s%s>>stream\n%s\nendstream\nendobj\n", p.count, p.first, len(stream), filter, p.keys, stream)
	return data, at
}

func (p *packing) filtered(data []byte) (stream []byte, key string) {
	if p.filter == nil {
		return data, ""
	}
	return p.filter(data), "/Filter/FlateDecode"
}

// index writes the table behind the rest.
func (p *packing) index(data []byte, at map[int]int, keys string) []byte {
	var table []byte
	for _, place := range p.places {
		kind, second, third := 1, place.at, 0
		switch {
		case place.at == 0 && place.pack == 0:
			kind = 0
		case place.pack != 0:
			kind, second, third = 2, place.pack, place.at
		case place.at < 0:
			second = at[-place.at]
		}
		for i, v := range []int{kind, second, third} {
			for b := p.widths[i] - 1; b >= 0; b-- {
				table = append(table, byte(v>>(8*b)))
			}
		}
	}
	stream, filter := p.filtered(table)
	start := len(data)
	return fmt.Appendf(data, "8 0 obj\n<</Type/XRef/W[%d %d %d]/Length %d%s%s%s>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		p.widths[0], p.widths[1], p.widths[2], len(stream), filter, p.trailer, keys, stream, start)
}

// hybrid has a plain table for old readers, in which the packed objects are free
// or not named, and a stream with the packed ones.
func (p *packing) hybrid(named bool) []byte {
	data, at := p.objects()
	stream := len(data)
	data = p.index(data, at, "")
	data = data[:bytes.LastIndex(data, []byte("startxref"))]
	table := len(data)
	data = append(data, "xref\n"...)
	if named {
		data = append(data, "0 6\n"...)
		for range 6 {
			data = append(data, "0000000000 65535 f \n"...)
		}
	}
	data = fmt.Appendf(data, "6 2\n%010d 00000 n \n%010d 00000 n \n", at[6], at[7])
	return fmt.Appendf(data, "trailer\n<<%s/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n", p.trailer, stream, table)
}

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// How a change is told of.
var (
	plainly  = [3]int{}        // in a plain table
	shortly  = [3]int{0, 4, 0} // in a stream that says nothing but places
	withFont = [3]int{1, 4, 1} // in a stream, with another font that is packed
)

// changed puts a change behind a file: other text.
func changed(file []byte, widths [3]int) []byte {
	before := string(bytes.Fields(file[bytes.LastIndex(file, []byte("startxref")):])[1])
	at := len(file)
	file = append(bytes.Clone(file), "6 0 obj\n<</Length 38>>stream\nBT /F1 9 Tf 9 9 Td (changed again) Tj ET\nendstream\nendobj\n"...)
	switch widths {
	case plainly:
		table := len(file)
		return fmt.Appendf(file, "xref\n6 1\n%010d 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", at, before, table)
	case shortly:
		p := &packing{widths: widths, places: []place{{-6, 0}}, trailer: "/Size 9/Root 1 0 R"}
		return p.index(file, map[int]int{6: at}, fmt.Sprintf("/Index[6 1]/Prev %s", before))
	}
	font := len(file)
	const courier = "4 0 <</Type/Font/Subtype/Type1/BaseFont/Courier>>"
	file = fmt.Appendf(file, "9 0 obj\n<</Type/ObjStm/N 1/First 4/Length %d>>stream\n%s\nendstream\nendobj\n", len(courier), courier)
	p := &packing{widths: widths, places: []place{{0, 9}, {-6, 0}, {-9, 0}}, trailer: "/Size 10/Root 1 0 R"}
	return p.index(file, map[int]int{6: at, 9: font}, fmt.Sprintf("/Index[4 1 6 1 9 1]/Prev %s", before))
}

// TestPackedForms reads each form of tables.
func TestPackedForms(t *testing.T) {
	pressed := small()
	pressed.filter, pressed.keys = deflated, "/DecodeParms[<</Predictor 1>>]"
	narrow := small()
	narrow.widths = [3]int{1, 2, 1}
	plain := built(append(slices.Clone(packable), "<</Length 35>>stream\n"+strings.Repeat(" ", 35)+"\nendstream")...)
	for name, c := range map[string]struct {
		data []byte
		text string
		font string
	}{
		"as it is":                {small().file(), "first", "Helvetica"},
		"compressed":              {pressed.file(), "first", "Helvetica"},
		"narrow":                  {narrow.file(), "first", "Helvetica"},
		"hybrid":                  {small().hybrid(false), "first", "Helvetica"},
		"hybrid, named as free":   {small().hybrid(true), "first", "Helvetica"},
		"changed":                 {changed(pressed.file(), withFont), "changed again", "Courier"},
		"changed twice":           {changed(changed(small().file(), withFont), withFont), "changed again", "Courier"},
		"changed shortly":         {changed(small().file(), shortly), "changed again", "Helvetica"},
		"changed plainly":         {changed(small().file(), plainly), "changed again", "Helvetica"},
		"hybrid, changed plainly": {changed(small().hybrid(true), plainly), "changed again", "Helvetica"},
		"plain, changed":          {changed(plain, withFont), "changed again", "Courier"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Open(c.data, Options{Whole: true})
			if err != nil {
				t.Fatal(err)
			}
			text, err := f.Object(6)
			if err != nil || !bytes.Contains(text.Stream, []byte("("+c.text+")")) {
				t.Errorf("the text is %q, %v", text.Stream, err)
			}
			if font, err := f.Object(4); err != nil || !font.Key("BaseFont").Is(c.font) {
				t.Errorf("the font is %s, %v", font.Value, err)
			}
		})
	}
}

func TestPackedRefused(t *testing.T) {
	broken := func(change func(p *packing)) []byte {
		p := small()
		change(p)
		return p.file()
	}
	cut := func(data []byte) []byte { return deflated(data)[:len(deflated(data))/2] }
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"encrypted":                 {broken(func(p *packing) { p.trailer += "/Encrypt 4 0 R" }), ErrEncrypted.Error()},
		"no widths":                 {bytes.Replace(small().file(), []byte("/W["), []byte("/V["), 1), errTable.Error()},
		"a width of nothing":        {broken(func(p *packing) { p.widths = [3]int{0, 0, 0} }), errTable.Error()},
		"a wide width":              {bytes.Replace(small().file(), []byte("/W[1 3 2]"), []byte("/W[9 3 2]"), 1), errTable.Error()},
		"a width beyond numbers":    {bytes.Replace(small().file(), []byte("/W[1 3 2]"), []byte("/W[1 3 99999999999999999999]"), 1), errTable.Error()},
		"a short table":             {broken(func(p *packing) { p.trailer = "/Size 9/Root 1 0 R" }), errTable.Error()},
		"a size beyond bounds":      {broken(func(p *packing) { p.trailer = "/Size 99999999/Root 1 0 R" }), errTable.Error()},
		"a run beyond bounds":       {broken(func(p *packing) { p.trailer += "/Index[1048570 8]" }), errTable.Error()},
		"a loop of tables":          {broken(func(p *packing) { p.trailer += "/XRefStm 9/Prev 9" }), errTable.Error()},
		"no table":                  {bytes.Replace(small().file(), []byte("/XRef/"), []byte("/XReg/"), 1), errTable.Error()},
		"a hybrid without a stream": {bytes.Replace(small().hybrid(true), []byte("/XRefStm "), []byte("/XRefStm 9"), 1), errTable.Error()},
		"a stream of no kind":       {bytes.Replace(small().file(), []byte("/ObjStm"), []byte("/ObjSto"), 1), "no object stream"},
		"a stream in itself":        {broken(func(p *packing) { p.places[7] = place{0, 7} }), "within another"},
		"a length in itself":        {broken(func(p *packing) { p.keys = "/Length 5 0 R" }), "within another"},
		"a wrong place":             {broken(func(p *packing) { p.places[2], p.places[3] = p.places[3], p.places[2] }), "not where it should be"},
		"a place beyond all":        {broken(func(p *packing) { p.places[2].at = 5 }), "not where it should be"},
		"a place beyond the file":   {broken(func(p *packing) { p.places[6] = place{at: 99999} }), "not where it should be"},
		"more members than are":     {broken(func(p *packing) { p.count++ }), "without a table"},
		"too many members":          {broken(func(p *packing) { p.count = maxObjects + 1 }), "without a beginning"},
		"a beginning beyond all":    {broken(func(p *packing) { p.first = 9999 }), "without a beginning"},
		"a damaged stream":          {broken(func(p *packing) { p.filter = func(b []byte) []byte { return b }; p.keys = "/Filter/FlateDecode" }), "damaged"},
		"a stream that ends":        {broken(func(p *packing) { p.filter = cut }), "damaged"},
		"another packing":           {broken(func(p *packing) { p.keys = "/Filter[/DCTDecode/FlateDecode]" }), "packed by"},
		"another prediction":        {broken(func(p *packing) { p.filter, p.keys = deflated, "/DecodeParms<</Predictor 3>>" }), errPrediction.Error()},
		"a prediction in itself":    {broken(func(p *packing) { p.filter, p.keys = deflated, "/DecodeParms 4 0 R" }), "within another"},
		"rows that do not end":      {broken(func(p *packing) { p.filter, p.keys = deflated, "/DecodeParms[<</Predictor 12/Columns 100>>]" }), "within a row"},
		"too much": {broken(func(p *packing) {
			p.filter = deflated
			p.members += strings.Repeat(" ", 1<<20)
		}), ErrLimit.Error()},
		"all in one place": {overlaidPack(), errOverlay.Error()},
	} {
		if err := readAll(c.data, Options{Whole: true, Bytes: 1 << 20}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// readAll reads all objects of a file.
func readAll(data []byte, options Options) error {
	f, err := Open(data, options)
	if err != nil {
		return err
	}
	var failed []error
	for n := range f.places {
		o, err := f.Object(n)
		if err == nil && o.Stream != nil {
			_, err = f.Unpack(o)
		}
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// overlaidPack has many objects that are all the same bytes.
func overlaidPack() []byte {
	const many = 200
	table, kids := "1 0 2 30 ", ""
	for i := range many {
		table += fmt.Sprintf("%d 2030 ", i+10)
		kids += fmt.Sprintf("%d 0 R ", i+10)
	}
	p := small()
	p.members = table + fmt.Sprintf("%-30s%-2000s", "<</Pages 2 0 R>>", "<</Count 1/Kids["+kids+"]>>") + "[" + strings.Repeat("0 ", 9999) + "]"
	p.first, p.count = len(table), many+2
	p.places = append(p.places[:8], make([]place, many+2)...)
	for i := range many {
		p.places[i+10] = place{i + 2, 7}
	}
	p.trailer = fmt.Sprintf("/Size %d/Root 1 0 R", len(p.places))
	return p.file()
}

// FuzzPacked lies about what is packed, in files that are right otherwise: what
// is packed, where each object is (two bytes each), and both dictionaries.
func FuzzPacked(f *testing.F) {
	p := small()
	var places []byte
	for _, at := range p.places[1:6] {
		places = append(places, byte(at.at), byte(at.pack))
	}
	f.Add(p.members, p.first, p.count, places, p.keys, p.trailer, false, false)
	f.Add(p.members, p.first, p.count, places, "/DecodeParms<</Predictor 12/Columns 5>>", p.trailer+"/Index[0 4]", true, false)
	f.Add(p.members, p.first, p.count, places, "/Length 5 0 R", p.trailer+"/Prev 9", false, true)
	f.Fuzz(func(t *testing.T, members string, first, count int, places []byte, keys, trailer string, compressed, hybrid bool) {
		p := small()
		p.members, p.first, p.count, p.keys, p.trailer = members, first, count, keys, trailer
		for i := 0; i+1 < len(places); i += 2 {
			at := place{int(places[i]), int(places[i+1])}
			if i < 10 {
				p.places[i/2+1] = at
			} else {
				p.places = append(p.places, at)
			}
		}
		if compressed {
			p.filter = deflated
		}
		data := p.file()
		if hybrid {
			data = p.hybrid(true)
		}
		_ = readAll(data, Options{Whole: true, Bytes: 1 << 20})
		_ = readAll(data, Options{Bytes: 1 << 20})
	})
}
