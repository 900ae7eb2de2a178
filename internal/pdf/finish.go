package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"vanthu/internal/layout"
	"vanthu/internal/pdffile"
)

// finish copies the file that gofpdf made, object by object, behind the fonts,
// and does what gofpdf leaves undone:
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
func (w *Writer) finish(out *bytes.Buffer, raw []byte, doc *Document, fonts []use, s *structure) (Sum, error) {
	info := &doc.Info
	f := finisher{out: pdffile.NewWriter(out), structure: s, laid: doc.Pages, about: pdffile.About{
		Title: info.Title, Author: info.Author, Subject: info.Subject, Language: info.Language, Date: info.Date, Producer: "gofpdf",
	}}
	for range resourceList {
		f.out.Reserve()
	}
	var err error
	if f.fonts, err = w.putFonts(f.out, fonts); err != nil {
		return Sum{}, err
	}
	if err := f.finish(raw); err != nil {
		return Sum{}, fmt.Errorf("finish: %w", err)
	}
	return f.out.Sum(), nil
}

// The first objects.
const (
	pageTree = 1 + iota
	resourceList
)

type finisher struct {
	file      *pdffile.File // gofpdf's
	out       *pdffile.Writer
	about     pdffile.About
	fonts     []int // their numbers, by slot
	structure *structure
	laid      []layout.Page
	squeezer  *pdffile.Squeezer

	parts    parts
	pictures []namedImage
	numbers  []int // in out, by gofpdf's; 0: nothing is known of it
	scratch  []byte
}

// maxObjects bounds what gofpdf writes: two objects for each page, and images.
const maxObjects = 1 << 20

// parts are the numbers of the objects in gofpdf's file that stand there once,
// and those of the contents of pages.
type parts struct {
	tree, resources, info, catalog int
	pages                          []int  // in their order
	contents                       []bool // by number
}

func (f *finisher) finish(raw []byte) (err error) {
	if !bytes.HasSuffix(raw, []byte("\n%%EOF\n")) {
		return errors.New("no %%EOF at the end")
	}
	if f.file, err = pdffile.Open(raw, pdffile.Options{Whole: true}); err != nil {
		return err
	}
	order, err := f.order()
	if err != nil {
		return err
	}
	f.squeezer = pdffile.Squeezers.Get().(*pdffile.Squeezer)
	defer pdffile.Squeezers.Put(f.squeezer)
	for _, n := range order {
		if err := f.copy(n); err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
	}
	f.catalog()
	info := f.out.Reserve()
	f.out.Object(info, f.about.Info())
	id := f.out.Sum() // of all that stands before the table
	return f.out.StreamTrailer(f.numbers[f.parts.catalog], info, id[:16])
}

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
	f.numbers, p.contents = make([]int, p.catalog+1), make([]bool, p.catalog+1)
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
		if !ok || contents >= len(f.parts.contents) {
			return nil, fmt.Errorf("object %d is not a page", n)
		}
		f.parts.pages, f.parts.contents[contents] = append(f.parts.pages, n), true
		order = append(order, n, contents)
	}
	if len(order) != 2*len(f.structure.pages) {
		return nil, fmt.Errorf("%d pages, want %d", len(order)/2, len(f.structure.pages))
	}
	return order, nil
}

// copy writes an object, changed if need be.
func (f *finisher) copy(n int) error {
	o, err := f.file.Object(n)
	if err != nil {
		return err
	}
	f.out.Begin(f.numbers[n])
	defer f.out.End()
	switch {
	case f.parts.contents[n]:
		if o.Stream == nil || o.Key("Filter") != nil {
			return errors.New("not the contents of a page")
		}
		f.out.PutStream("/Filter /FlateDecode", f.squeezer.Squeeze(o.Stream))
		return nil
	case n == f.parts.resources:
		return f.resources(o)
	}
	f.scratch, err = o.Append(f.scratch[:0], f.number)
	if err != nil {
		return err
	}
	if i := slices.Index(f.parts.pages, n); i >= 0 {
		f.scratch = slices.Insert(f.scratch, len("<<"), append(fmt.Appendf(nil, "/StructParents %d ", i), f.reserveFields(i)...)...)
	}
	_, err = f.out.Write(f.scratch)
	return err
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
	f.out.WriteString("<</ProcSet [/PDF /Text")
	if len(f.pictures) > 0 {
		f.out.WriteString(" /ImageB /ImageC]\n/XObject <<")
		for _, p := range f.pictures {
			fmt.Fprintf(f.out, " /%s %d 0 R", p.name, f.numbers[p.number])
		}
		f.out.WriteString(" >>\n/Font <<")
	} else {
		f.out.WriteString("]\n/Font <<")
	}
	for slot, number := range f.fonts {
		fmt.Fprintf(f.out, " /F%d %d 0 R", slot, number)
	}
	f.out.WriteString(" >>\n>>")
	return nil
}

// catalog writes the catalog and what it alone refers to.
func (f *finisher) catalog() {
	tree, outline := f.structTree(f.structure), f.outline(f.structure.heads)
	f.out.EndPack()
	form := f.form()
	metadata, profile := f.out.Reserve(), f.out.Reserve()
	f.out.Stream(metadata, "/Type /Metadata /Subtype /XML", f.about.XMP()) // plain, for who reads no PDF
	f.out.Stream(profile, "/N 3 /Filter /FlateDecode", sRGB())
	f.out.Begin(f.numbers[f.parts.catalog])
	fmt.Fprintf(f.out, "<</Type /Catalog\n/Pages %d 0 R\n/Metadata %d 0 R\n/StructTreeRoot %d 0 R\n/MarkInfo <</Marked true>>\n"+
		"/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>]\n"+
		"/ViewerPreferences <</DisplayDocTitle true>>", pageTree, metadata, tree, profile)
	f.out.WriteString(form)
	if outline != 0 {
		fmt.Fprintf(f.out, "\n/Outlines %d 0 R", outline)
	}
	if f.about.Language != "" {
		fmt.Fprintf(f.out, "\n/Lang %s", pdffile.Literal(f.about.Language))
	}
	f.out.WriteString(">>")
	f.out.End()
}
