package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"vanthu/internal/deflate"
	"vanthu/internal/layout"
	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
)

// finish copies the file that gofpdf made, object by object, behind the fonts,
// and does what gofpdf leaves undone:
//
//   - the header says 1.7, with the comment that marks a binary file: gofpdf
//     has no way to say more than 1.3 but by effects that we do not use;
//   - the fonts are put in, of which gofpdf knows nothing: it would copy their
//     files three times for each document, read their widths from JSON and
//     leave out the ToUnicode map, without which text copies as nonsense;
//   - the text is put into the pages and compressed with writers that are used again:
//     gofpdf makes a new one, of some hundred kilobytes, for each page;
//   - images get numbers that do not hang on the order of a map;
//   - the resources name the fonts /F0, /F1 … as the contents do;
//   - the file says of itself what PDF/A-2a and PDF/UA-1 ask for, in Info and in
//     XMP alike, and has a colour profile (see profile.go);
//   - the structure is put in, to which the marks on the pages belong (tree.go);
//   - the catalog gets all these, the language, and the wish to see the title in
//     the window's frame;
//   - the trailer gets an ID, made of the content.
//
// The fonts come first; the other objects keep their order. The
// structure is packed: plainly written it would be as large as all the rest.
// gofpdf is archived, so its output looks as it does for good; if it does not,
// finish says so and writes no file.
func (f *finisher) finish(out io.Writer, file *pdffile.File, doc *Document, c *content) (Tag, error) {
	f.out.Reset(out, true)
	f.file, f.content, f.laid = file, c, doc.Pages
	for range resourceList {
		f.out.Reserve()
	}
	if err := f.putFonts(); err != nil {
		return Tag{}, err
	}
	if err := f.copyAll(); err != nil {
		return Tag{}, fmt.Errorf("finish: %w", err)
	}
	if err := f.end(&doc.Info); err != nil {
		return Tag{}, fmt.Errorf("finish: %w", err)
	}
	return f.out.Sum(), nil
}

// The first objects.
const (
	pageTree = 1 + iota
	resourceList
)

type finisher struct {
	out        pdffile.Writer
	content    *content
	laid       []layout.Page
	fontWriter fontWriter
	fonts      []int // their numbers, by slot

	file     *pdffile.File // gofpdf's
	parts    parts
	pictures []namedImage
	numbers  []int // in out, by gofpdf's; 0: nothing is known of it
	scratch  []byte
	title    []byte // of an entry of the outline
}

// maxObjects bounds what gofpdf writes: two objects for each page, and images.
const maxObjects = 1 << 20

// parts are the numbers of the objects in gofpdf's file that stand there once,
// and what those of pages are.
type parts struct {
	tree, resources, info, catalog int
	pages                          []int // in their order
	kinds                          []int // by number: of a page its own, from 1 on; of its contents that, negative; 0: it is something else
}

// clear forgets a document, but for the memory that it took.
func (f *finisher) clear() {
	f.out.Reset(nil, true)
	f.fontWriter.w, f.fontWriter.out = nil, nil
	clear(f.pictures)
	*f = finisher{
		out: f.out, fontWriter: f.fontWriter, fonts: f.fonts[:0], pictures: f.pictures[:0], numbers: f.numbers[:0], scratch: f.scratch[:0], title: f.title[:0],
		parts: parts{pages: f.parts.pages[:0], kinds: f.parts.kinds[:0]},
	}
}

// putFonts writes the fonts in use.
func (f *finisher) putFonts() error {
	f.fontWriter.begin(f.content.w, &f.out)
	for i := range f.content.fonts.used {
		number, err := f.fontWriter.put(&f.content.fonts.used[i], 0)
		if err != nil {
			return err
		}
		f.fonts = append(f.fonts, number)
	}
	return nil
}

// copyAll copies what gofpdf made.
func (f *finisher) copyAll() error {
	order, err := f.order()
	if err != nil {
		return err
	}
	for _, n := range order {
		if err := f.copy(n); err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
	}
	return nil
}

// end writes what gofpdf knows nothing of.
func (f *finisher) end(info *sheet.Info) error {
	about := pdffile.About{
		Title: info.Title, Author: info.Author, Subject: info.Subject, Language: info.Language, Date: info.Date, Producer: "gofpdf",
	}
	f.catalog(&about)
	number := f.out.Reserve()
	f.put(number, about.AppendInfo(f.scratch[:0]))
	id := f.out.Sum() // of all that stands before the table
	return f.out.StreamTrailer(f.numbers[f.parts.catalog], number, id[:16])
}

// put writes an object that was made in the scratch space.
func (f *finisher) put(number int, value []byte) {
	f.scratch = value
	f.out.Put(number, value)
}

// newline ends a line.
var newline = []byte("\n")

// order tells in which order gofpdf's objects are written, and gives them their
// numbers: pages and their contents in turn, the page tree, images and the
// resources; then comes the catalog, which is not gofpdf's, nor is Info.
func (f *finisher) order() ([]int, error) {
	p := &f.parts
	p.catalog = f.file.Root()
	p.info = p.catalog - 1 // to which the catalog does not refer
	if p.info <= 0 || p.catalog > maxObjects {
		return nil, errors.New("not the catalog")
	}
	f.numbers, p.kinds = zeros(f.numbers, p.catalog+1), zeros(p.kinds, p.catalog+1)
	catalog, err := f.file.Object(p.catalog)
	if err != nil {
		return nil, err
	}
	var ok bool
	if p.tree, ok = catalog.Key("Pages").Ref(); !ok || !catalog.Key("Type").Is("Catalog") {
		return nil, errors.New("not the catalog")
	}
	order, err := f.pageObjects()
	if err != nil {
		return nil, err
	}
	resources, err := f.file.Object(p.resources)
	if err != nil {
		return nil, err
	}
	images, err := f.images(resources)
	if err != nil {
		return nil, err
	}
	written := slices.Concat(order, []int{p.tree}, images, []int{p.resources})
	if len(written) != p.info-1 { // which follows all others
		return nil, errors.New("objects of which nothing is known")
	}
	for i, n := range slices.Concat([]int{p.tree, p.resources}, order, images, []int{p.catalog}) {
		if n <= 0 || n == p.info || n > p.catalog || f.numbers[n] != 0 {
			return nil, fmt.Errorf("object %d is two things", n)
		}
		if f.numbers[n] = pageTree + i; n != p.tree && n != p.resources {
			f.numbers[n] = f.out.Reserve()
		}
	}
	return written, nil
}

// pageObjects are the pages and their contents.
func (f *finisher) pageObjects() (order []int, err error) {
	tree, err := f.file.Object(f.parts.tree)
	if err != nil {
		return nil, err
	}
	for kid := range tree.Key("Kids").Items() {
		n, _ := kid.Ref()
		page, err := f.file.Object(n)
		if err != nil {
			return nil, err
		}
		contents, ok := page.Key("Contents").Ref()
		if f.parts.resources == 0 { // those of all pages
			f.parts.resources, _ = page.Key("Resources").Ref()
		}
		if !ok || max(n, contents) >= len(f.parts.kinds) {
			return nil, fmt.Errorf("object %d is not a page", n)
		}
		f.parts.pages = append(f.parts.pages, n)
		f.parts.kinds[n], f.parts.kinds[contents] = len(f.parts.pages), -len(f.parts.pages)
		order = append(order, n, contents)
	}
	if len(order) != 2*len(f.content.structure.pages) {
		return nil, fmt.Errorf("%d pages, want %d", len(order)/2, len(f.content.structure.pages))
	}
	return order, nil
}

// copy writes an object, changed if need be.
func (f *finisher) copy(n int) error {
	o, err := f.file.Object(n)
	if err != nil {
		return err
	}
	kind := f.parts.kinds[n]
	switch {
	case kind < 0:
		return f.contents(n, o, -kind-1)
	case n == f.parts.resources:
		return f.resources(o)
	}
	b, err := o.Append(f.scratch[:0], f.number)
	if err != nil {
		return err
	}
	if kind > 0 {
		more := append(strconv.AppendInt([]byte("/StructParents "), int64(kind-1), 10), ' ')
		b = slices.Insert(b, len("<<"), append(more, f.reserveFields(kind-1)...)...)
	}
	f.put(f.numbers[n], b)
	return nil
}

// contents writes the contents of a page, with its text in the place of the empty
// line.
func (f *finisher) contents(n int, o *pdffile.Object, page int) error {
	before, images, ok := bytes.Cut(o.Stream, []byte("\n\n"))
	if !ok || o.Key("Filter") != nil {
		return errors.New("not the contents of a page")
	}
	f.out.Squeeze(f.numbers[n], "", deflate.Contents(), before, newline, f.content.text(page), newline, images)
	return nil
}

// page is the number of a page's object.
func (f *finisher) page(i int) int { return f.numbers[f.parts.pages[i]] }

// number is the number of one of gofpdf's objects.
func (f *finisher) number(n int) (int, error) {
	if n >= len(f.numbers) {
		return 0, fmt.Errorf("nothing is known of object %d", n)
	}
	return f.numbers[n], nil
}

// resources writes the resource dictionary of all pages.
func (f *finisher) resources(o *pdffile.Object) error {
	if o.Key("Font") == nil {
		return errors.New("not the resources of text")
	}
	b := f.blank("<</ProcSet [/PDF /Text")
	if len(f.pictures) > 0 {
		b = append(b, " /ImageB /ImageC]\n/XObject <<"...)
		for _, p := range f.pictures {
			b = append(append(append(b, " /"...), p.name...), ' ')
			b = append(strconv.AppendInt(b, int64(f.numbers[p.number]), 10), " 0 R"...)
		}
		b = append(b, " >>\n/Font <<"...)
	} else {
		b = append(b, "]\n/Font <<"...)
	}
	for slot, number := range f.fonts {
		b = append(strconv.AppendInt(append(b, " /F"...), int64(slot), 10), ' ')
		b = append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
	}
	f.put(resourceList, append(b, " >>\n>>"...))
	return nil
}

// catalog writes the catalog and what it alone refers to.
func (f *finisher) catalog(about *pdffile.About) {
	s := &f.content.structure
	tree, outline := f.structTree(s), f.outline(s.heads)
	f.out.EndPack()
	form := f.form()
	metadata, profile := f.out.Reserve(), f.out.Reserve()
	f.scratch = about.AppendXMP(f.scratch[:0])
	f.out.Stream(metadata, "/Type /Metadata /Subtype /XML", f.scratch) // plain, for who reads no PDF
	f.out.Stream(profile, "/N 3 /Filter /FlateDecode", sRGB())
	b := fmt.Appendf(f.scratch[:0], "<</Type /Catalog\n/Pages %d 0 R\n/Metadata %d 0 R\n/StructTreeRoot %d 0 R\n/MarkInfo <</Marked true>>\n"+
		"/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>]\n"+
		"/ViewerPreferences <</DisplayDocTitle true>>", pageTree, metadata, tree, profile)
	b = append(b, form...)
	if outline != 0 {
		b = fmt.Appendf(b, "\n/Outlines %d 0 R", outline)
	}
	if about.Language != "" {
		b = pdffile.AppendLiteral(append(b, "\n/Lang "...), about.Language)
	}
	f.put(f.numbers[f.parts.catalog], append(b, ">>"...))
}

// zeros is room for n zeros, in that of a list if it has enough.
func zeros(list []int, n int) []int {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}
