package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// finish copies the file that gofpdf made, object by object, and does what
// gofpdf leaves undone:
//
//   - the header says 1.7, with the comment that marks a binary file: gofpdf
//     has no way to say more than 1.3 but by effects that we do not use;
//   - the fonts are put in, of which gofpdf knows nothing: it would copy their
//     files three times for each document, read their widths from JSON and
//     leave out the ToUnicode map, without which text copies as nonsense;
//   - page contents are compressed with writers that are used again: gofpdf
//     makes a new one, of some hundred kilobytes, for each page;
//   - images get numbers that do not hang on the order of a map;
//   - the resources name the fonts /F0, /F1 … as the contents do;
//   - the catalog gets the language, the metadata (which gofpdf writes, but
//     does not refer to) and the wish to see the title in the window's frame;
//   - the trailer gets an ID, made of the content.
//
// The fonts come first (see opening), so that the bytes and the digest of nine
// tenths of a file need not be made again. The other objects keep their order.
// The table of objects stays a plain one, which a signature can be added to.
// gofpdf is archived, so its output looks as it does for good; if it does not,
// finish says so and writes no file.
func finish(out *bytes.Buffer, raw []byte, pages int, fonts []*font, begin *opening, language string) (Sum, error) {
	f := finisher{out: out, raw: raw, pages: pages, fonts: fonts, opening: begin, language: language}
	if err := f.readTable(); err != nil {
		return Sum{}, fmt.Errorf("finish: %w", err)
	}
	if err := f.copyObjects(); err != nil {
		return Sum{}, fmt.Errorf("finish: %w", err)
	}
	return f.putTable(), nil
}

type finisher struct {
	out      *bytes.Buffer
	raw      []byte
	pages    int
	fonts    []*font // by slot
	opening  *opening
	language string

	table   int   // offset in raw of the table of objects
	offsets []int // in raw, by object number; 0 is not used
	ends    []int // of the objects, likewise
	placed  []int // in out, by object number

	images   []imageObject // in the order of their names
	moved    map[int]int   // images that change places, by their numbers in raw
	squeezer *squeezer
	scratch  []byte
}

// firstPage is the number of the first page's object in raw.
const firstPage = 3

// readTable reads gofpdf's table of objects.
func (f *finisher) readTable() error {
	const tail, eof = "startxref\n", "\n%%EOF\n"
	if !bytes.HasSuffix(f.raw, []byte(eof)) {
		return errors.New("no %%EOF at the end")
	}
	at := bytes.LastIndex(f.raw, []byte(tail))
	if at < 0 {
		return errors.New("no startxref")
	}
	var err error
	if f.table, err = strconv.Atoi(string(f.raw[at+len(tail) : len(f.raw)-len(eof)])); err != nil || f.table <= 0 || f.table > at {
		return errors.New("startxref points nowhere")
	}
	rest, ok := bytes.CutPrefix(f.raw[f.table:], []byte("xref\n0 "))
	count, rest, ok2 := bytes.Cut(rest, []byte("\n"))
	n, err := strconv.Atoi(string(count))
	const entry = len("0000000000 65535 f \n")
	if !ok || !ok2 || err != nil || n < firstPage+2*f.pages+3 || len(rest) < n*entry {
		return errors.New("the table of objects is not as expected")
	}
	f.offsets = make([]int, n)
	for i := 1; i < n; i++ {
		e := rest[i*entry:][:entry]
		if f.offsets[i], err = strconv.Atoi(string(e[:10])); err != nil || string(e[10:]) != " 00000 n \n" {
			return fmt.Errorf("entry %d of the table of objects is not as expected", i)
		}
	}
	return nil
}

// copyObjects copies the objects in the order in which they stand: pages and
// their contents in turn, the page tree, images, the resources, the metadata,
// Info and the catalog.
func (f *finisher) copyObjects() error {
	last := len(f.offsets) - 1
	order := make([]int, 0, last)
	for n := firstPage; n < firstPage+2*f.pages; n++ {
		order = append(order, n)
	}
	order = append(order, 1)
	for n := firstPage + 2*f.pages; n <= last-3; n++ {
		order = append(order, n)
	}
	order = append(order, 2, last-2, last-1, last)

	f.ends = make([]int, len(f.offsets))
	for i, n := range order {
		f.ends[n] = f.table
		if i+1 < len(order) {
			f.ends[n] = f.offsets[order[i+1]]
		}
	}
	if err := f.readImages(order); err != nil {
		return err
	}
	f.placed = make([]int, len(f.offsets)+len(f.opening.placed))
	copy(f.placed[firstFont:], f.opening.placed)
	f.squeezer = squeezers.Get().(*squeezer)
	defer squeezers.Put(f.squeezer)
	f.out.Grow(len(f.opening.text) + len(f.raw))
	f.out.WriteString(f.opening.text)
	for _, n := range order {
		body, err := f.body(n)
		if err != nil {
			return err
		}
		f.begin(f.number(n))
		if err := f.object(n, last, body); err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
		f.out.WriteString("\nendobj\n")
	}
	return nil
}

// begin begins the object of a number in out.
func (f *finisher) begin(number int) {
	f.placed[number] = f.out.Len()
	fmt.Fprintf(f.out, "%d 0 obj\n", number)
}

// body is what stands between "obj" and "endobj" of an object in raw.
func (f *finisher) body(n int) ([]byte, error) {
	if n <= 0 || n >= len(f.offsets) || f.offsets[n] >= f.ends[n] || f.ends[n] > len(f.raw) {
		return nil, fmt.Errorf("object %d is not where it should be", n)
	}
	f.scratch = fmt.Appendf(f.scratch[:0], "%d 0 obj\n", n)
	body, ok := bytes.CutPrefix(f.raw[f.offsets[n]:f.ends[n]], f.scratch)
	body, ok2 := bytes.CutSuffix(body, []byte("\nendobj\n"))
	if !ok || !ok2 {
		return nil, fmt.Errorf("object %d is not as expected", n)
	}
	return body, nil
}

// object writes the body of an object, changed if need be.
func (f *finisher) object(n, last int, body []byte) error {
	switch {
	case n == last-1:
	case n == 1:
		return f.pageTree(body)
	case n >= firstPage && n < firstPage+2*f.pages:
		if (n-firstPage)%2 == 1 {
			return f.contents(body)
		}
		return f.page(n, body)
	case n == 2:
		return f.resources(body)
	case n == last:
		return f.catalog(f.number(last-2), body)
	case n == last-2:
		if !bytes.HasPrefix(body, []byte("<< /Type /Metadata ")) {
			return errors.New("not the metadata")
		}
	case bytes.HasPrefix(body, []byte(imageHead)):
		return f.image(n, body)
	default:
		return errors.New("neither of a page nor an image")
	}
	f.out.Write(body)
	return nil
}

// pageTree writes the list of pages.
func (f *finisher) pageTree(body []byte) error {
	const head, tail = "<</Type /Pages\n/Kids [", "]\n"
	rest, ok := bytes.CutPrefix(body, []byte(head))
	f.scratch = f.scratch[:0]
	for n := firstPage; n < firstPage+2*f.pages; n += 2 {
		f.scratch = fmt.Appendf(f.scratch, "%d 0 R ", n)
	}
	rest, ok2 := bytes.CutPrefix(rest, f.scratch)
	if !ok || !ok2 || !bytes.HasPrefix(rest, []byte(tail)) {
		return errors.New("not the list of pages")
	}
	f.out.WriteString(head)
	for n := firstPage; n < firstPage+2*f.pages; n += 2 {
		fmt.Fprintf(f.out, "%d 0 R ", f.number(n))
	}
	f.out.Write(rest)
	return nil
}

// page writes the dictionary of a page, whose contents are the next object.
func (f *finisher) page(n int, body []byte) error {
	const key = "/Contents "
	dict, ok := bytes.CutSuffix(body, fmt.Appendf(f.scratch[:0], "%s%d 0 R>>", key, n+1))
	if !ok {
		return errors.New("not a page")
	}
	f.out.Write(dict)
	fmt.Fprintf(f.out, "%s%d 0 R>>", key, f.number(n+1))
	return nil
}

// contents compresses the stream of a page.
func (f *finisher) contents(body []byte) error {
	dict, data, ok := bytes.Cut(body, []byte(">>\nstream\n"))
	size, ok2 := bytes.CutPrefix(dict, []byte("<</Length "))
	data, ok3 := bytes.CutSuffix(data, []byte("\nendstream"))
	if !ok || !ok2 || !ok3 || string(size) != strconv.Itoa(len(data)) {
		return errors.New("not the contents of a page")
	}
	packed := f.squeezer.squeeze(data)
	fmt.Fprintf(f.out, "<</Filter /FlateDecode /Length %d>>\nstream\n", len(packed))
	f.out.Write(packed)
	f.out.WriteString("\nendstream")
	return nil
}

// resources writes the resource dictionary of all pages.
func (f *finisher) resources(body []byte) error {
	if !bytes.Contains(body, []byte("\n/Font <<\n>>\n")) {
		return errors.New("not the resources of text")
	}
	f.out.WriteString("<</ProcSet [/PDF /Text")
	if len(f.images) > 0 {
		f.out.WriteString(" /ImageB /ImageC]\n/XObject <<")
		for _, p := range f.images {
			fmt.Fprintf(f.out, " %s %d 0 R", p.name, f.number(p.number))
		}
		f.out.WriteString(" >>\n/Font <<")
	} else {
		f.out.WriteString("]\n/Font <<")
	}
	for slot, ft := range f.fonts {
		fmt.Fprintf(f.out, " /F%d %d 0 R", slot, f.opening.numbers[ft])
	}
	f.out.WriteString(" >>\n>>")
	return nil
}

// catalog writes the catalog.
func (f *finisher) catalog(metadata int, body []byte) error {
	if !bytes.HasPrefix(body, []byte("<<\n/Type /Catalog\n/Pages 1 0 R\n/Names <<")) {
		return errors.New("not the catalog")
	}
	fmt.Fprintf(f.out, "<</Type /Catalog\n/Pages 1 0 R\n/Metadata %d 0 R\n/ViewerPreferences <</DisplayDocTitle true>>", metadata)
	if f.language != "" {
		fmt.Fprintf(f.out, "\n/Lang (%s)", literal.Replace(f.language))
	}
	f.out.WriteString(">>")
	return nil
}

// putTable writes the table of objects and the trailer, and tells the digest of
// the whole file. The ID is that of all that stands before the table.
func (f *finisher) putTable() (sum Sum) {
	at, last := f.out.Len(), f.number(len(f.offsets)-1)
	digest := f.opening.digest()
	digest.Write(f.out.Bytes()[len(f.opening.text):])
	id := digest.Sum(nil)[:16]
	fmt.Fprintf(f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.placed))
	for _, p := range f.placed[1:] {
		fmt.Fprintf(f.out, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(f.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.placed), last, last-1, id, id, at)
	digest.Write(f.out.Bytes()[at:])
	digest.Sum(sum[:0])
	return sum
}
