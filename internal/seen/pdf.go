package seen

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"vanthu/internal/pdffile"
)

// What is read of a PDF at most. A paper of 500 dense pages has a million and a
// half of marks.
const (
	mostPages = 2000
	mostMarks = 2 << 20
	markBytes = 150 // that a mark and what is made of it take, measured
)

// Room counts the bytes that the reading of a file takes, as they are taken. Its
// error ends the reading. Nil has no bound.
type Room func(bytes int) error

// ErrPDF is the error of a file that is no PDF, or one that is too broken to be
// read. That of an encrypted one wraps pdffile.ErrEncrypted, that of one that
// holds too much pdffile.ErrLimit.
var ErrPDF = errors.New("the PDF cannot be read")

// FromPDF reads a PDF of any program. Its lines become paragraphs by where they
// stand; its places are those on the pages. What is signed or stamped over the
// pages is in Paper.Added, unless it fills a gap in a line: the number of a paper
// that a clerk gave it.
func FromPDF(room Room, data []byte) (*Paper, error) {
	file, err := pdffile.Open(data, pdffile.Options{Room: room})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPDF, err)
	}
	pages, err := file.Pages()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPDF, err)
	}
	if len(pages) > mostPages {
		return nil, fmt.Errorf("%w: %d pages: %w", ErrPDF, len(pages), pdffile.ErrLimit)
	}
	r := pdfReader{room: room, paper: &Paper{Source: PDF, Seals: seals(file, data), Version: file.Version()}}
	r.paper.Signed = len(r.paper.Seals) > 0
	for _, p := range pages {
		if err := r.read(p); err != nil {
			return nil, fmt.Errorf("%w: page %d: %w", ErrPDF, p.Number, err)
		}
	}
	r.margins()
	r.compose()
	return r.paper, nil
}

// pdfReader reads a file.
type pdfReader struct {
	paper *Paper
	pages []*pdfPage
	room  Room
	marks int // how many were read
}

// pdfPage is a page whose glyphs have become lines.
type pdfPage struct {
	number        int
	width, height float64 // as the text is level
	turned        int     // quarters that it is turned clockwise to be so

	sheetWidth, sheetHeight float64 // as it is shown

	lines      []*strip // of the body, of no table
	tables     []*grid
	strokes    []pdffile.Stroke
	images     []pdffile.Image
	header     []*strip
	footer     []*strip
	added      []*strip
	notes      []*strip // footnotes
	stamps     []pdffile.Image
	edges      edges   // between which the body stands
	indent     float64 // of most first lines
	first, end *edgePara
	open       *band // columns that end with the page
	carried    int   // how many blocks go on in the left column of the page before
	scanned    bool
}

// read reads a page.
func (r *pdfReader) read(p *pdffile.Page) error {
	marks, err := p.Marks()
	if err != nil {
		return err
	}
	n := len(marks.Strokes) + len(marks.Images)
	for _, run := range marks.Runs {
		n += len(run.Glyphs)
	}
	if r.marks += n; r.marks > mostMarks {
		return pdffile.ErrLimit
	}
	if r.room != nil {
		if err := r.room(n * markBytes); err != nil {
			return fmt.Errorf("%w: %w", pdffile.ErrLimit, err)
		}
	}
	for _, u := range marks.Unread {
		r.unread(u)
	}
	r.loose(p, marks)
	page := &pdfPage{number: p.Number, width: p.Width, height: p.Height, sheetWidth: p.Width, sheetHeight: p.Height}
	r.pages = append(r.pages, page)
	page.upright(marks)
	page.pictures(marks)
	text := page.letters(marks)
	if text.unread {
		r.unread(UnknownLetters)
	}
	if page.number == 1 {
		text.headed()
	}
	strokes := page.visible(marks.Strokes)
	grids, strokes := grids(strokes)
	strokes = underline(text.body, strokes)
	for _, g := range grids {
		if !g.frame || g.area() < page.width*page.height/2 {
			page.tables = append(page.tables, g)
			text.body = g.take(text.body)
		}
	}
	grids, page.strokes = bareTables(text.body, strokes)
	for _, g := range grids {
		page.tables = append(page.tables, g)
		text.body = g.take(text.body)
	}
	page.lines = hands(lines(text.body))
	page.boxed()
	page.stamp(lines(text.added))
	page.artifacts(lines(text.apart))
	return nil
}

// loose notes the faces of a page that are not in the file. One that the page names and
// shows no letter of is none: some programs name one on every page.
func (r *pdfReader) loose(p *pdffile.Page, marks *pdffile.Marks) {
	for _, name := range p.Loose() {
		shown := slices.ContainsFunc(marks.Runs, func(run pdffile.Run) bool {
			return run.Text != "" && (run.Face.Name == name || strings.HasSuffix(name, "+"+run.Face.Name))
		})
		if shown && !slices.Contains(r.paper.Loose, name) {
			r.paper.Loose = append(r.paper.Loose, name)
		}
	}
}

// beforeRight is where the right column begins with which the blocks so far end:
// what goes on at the left is read before it.
func (r *pdfReader) beforeRight() int {
	at := len(r.paper.Blocks)
	for at > 0 && r.paper.Blocks[at-1].place().Column > 1 {
		at--
	}
	return at
}

// UnknownLetters are letters of a PDF of which the file does not tell what they stand for.
const UnknownLetters = "unknown letters"

func (r *pdfReader) unread(what string) {
	if !slices.Contains(r.paper.Unread, what) {
		r.paper.Unread = append(r.paper.Unread, what)
	}
}

// compose makes the sheets and blocks of the paper.
func (r *pdfReader) compose() {
	scans := 0
	var before *pdfPage
	for _, p := range r.pages {
		if p.scanned {
			scans++
		}
		sheet := p.sheet()
		blocks := p.blocks(before)
		r.note(p, blocks)
		blocks = r.join(p, blocks)
		before = p
		sheet.FirstBlock = len(r.paper.Blocks)
		if left := p.carried; left > 0 && len(blocks) >= left {
			sheet.FirstBlock = r.beforeRight()
			r.paper.Blocks = slices.Insert(r.paper.Blocks, sheet.FirstBlock, blocks[:left]...)
			blocks = blocks[left:]
		}
		r.paper.Sheets = append(r.paper.Sheets, sheet)
		r.paper.Blocks = append(r.paper.Blocks, blocks...)
		r.paper.Added = append(r.paper.Added, p.over()...)
	}
	r.paper.Scanned = scans*2 > len(r.pages)
}
