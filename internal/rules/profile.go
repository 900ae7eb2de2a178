package rules

import (
	"regexp"

	"vanthu/internal/units"
)

// Family tells the two worlds of official documents apart.
type Family string

// The families.
const (
	State Family = "state" // cơ quan, tổ chức nhà nước
	Party Family = "party" // cơ quan, tổ chức của Đảng
)

// Profile is one instrument of the law, whole: all that a renderer needs to
// know about form. A Profile is shared and must not be changed.
type Profile struct {
	ID         string // as written in a document's "profile"
	Name       string // the instrument, in Vietnamese
	From       string // first day in force, ISO; documents dated before it are not refused
	Family     Family
	Paper      Paper
	Paragraphs Paragraphs
	Types      []Type // in the order of the law's table
	Strokes    Strokes
	Words      Words
	Layout     Layout
	Signature  Signature
	Annex      Annex
	Marks      Marks
	Copies     Copies
	Numbering  Numbering
	Letterhead *Letterhead // in place of the head; nil: the law's head
}

// Type is the row of the law's table for an element. It panics when the
// profile has no such row: that is a fault of the program, not of the input.
func (p *Profile) Type(e Element) Type {
	for i := range p.Types {
		if p.Types[i].Element == e {
			return p.Types[i]
		}
	}
	panic("rules: profile " + p.ID + " has no row for " + string(e))
}

// Has tells whether the profile knows the element.
func (p *Profile) Has(e Element) bool {
	for i := range p.Types {
		if p.Types[i].Element == e {
			return true
		}
	}
	return false
}

// Strokes are the rules (đường kẻ) that the law draws.
type Strokes struct {
	UnderTitle   Share // under the Tiêu ngữ, or under the Party's title
	UnderIssuer  Share // zero Default: the profile prints a star instead
	UnderSubject Share // zero Default: the profile prints five hyphens instead
	Thickness    Range
	Gap          Range // from the line of text above to the stroke
}

// Words are the fixed words and marks of punctuation.
type Words struct {
	Title           string         // Quốc hiệu or the Party's title
	Motto           string         // empty: none
	NumberPrefix    string         // before the number, with its space
	NumberFirst     string         // between the number and the symbol's first group
	NumberSecond    string         // between the groups of the symbol
	NumberForm      *regexp.Regexp // of number and symbol as printed
	NumberExample   string         // of that form
	Cite            Cite           // of the number's grammar
	IssuerMark      string         // printed under the issuer where no stroke is drawn
	SubjectMark     string         // printed under the subject where no stroke is drawn
	EndMark         string         // default after the last text
	EndMarkCite     Cite
	BasisBullet     string // before each basis
	BasisEnd        string // after each basis but the last
	BasisLastEnd    string
	BasisCite       Cite
	Purposes        string // title of a plan's first section, which says what it is for
	PurposesCite    Cite
	Addressees      string // label before the addressees
	AlsoAddressed   string // label of those who are addressed as well, under them
	Submission      string // label of what is submitted to a superior (tờ trình)
	LetterSubject   string // before the subject of a công văn, with its space
	Dispatch        string // behind who sends a công điện; empty: not issued
	DispatchCite    Cite
	ListBullet      string // before each of several addressees, and each recipient
	AddresseeAlone  Align  // of the line of a single addressee
	AddresseeEnd    string
	AddresseeLast   string // after the last of several addressees
	Recipients      string // label
	RecipientEnd    string
	RecipientLast   string
	FirstAddressed  string // the first recipient where the document is addressed
	FirstDecides    string // what the first recipient begins with where the document decides; empty: no rule
	Archive         string // before the archive note, after the dash
	RecipientsCite  Cite
	AnnexReference  string // "(Kèm theo %s)" without the reference itself
	ReferenceNumber string // "số", before the number in a reference
	ReferenceDate   string // between number and date in a reference
	ReferenceDay    string // before a date in digits; empty: the date is in words
	ReferenceAnnex  string // between an annex and the document that it goes with, in the reference of its own annexes
	ReferenceIssuer string // between the date and the body in a reference
	ReferenceCite   Cite
	IssuerJoin      string // between the names of bodies that issue together, in one line
	CodeJoin        string // between their abbreviations in the symbol
	JointHead       bool   // the head names them together, not each on a line of its own
	JointCite       Cite
}

// Layout holds the measures that the law leaves to practice.
type Layout struct {
	HeadRight        Range // width of the head's right column; inside it the date line decides
	HeadRoom         Range // free beside a line of the head
	HeadBetween      Range // at least, between the issuer's lines and the title
	JointGap         Range // between the bodies of a joint document
	HeadGap          Range // between issuer and number rows
	TypeNameBefore   Range // above the tên loại
	SubjectAfter     Range // under the subject's mark, before the text
	LetterSubjectGap Range // above the subject of a công văn
	AddresseesLeft   Range // where "Kính gửi:" begins before several addressees
	AddresseesGap    Range // under Kính gửi
	SignatureLeft    Range // width of the Nơi nhận column
	SignatureMore    Range // more than that, at most, where it spares its lines a break
	SignatureGap     Range // above the signature block
	SignersGap       Range // above a row of signers under another
	SignatureWidth   Range // of the picture of a signature that does not tell its size
	SealWidth        Range // of the picture of a seal, likewise; the law wants the seal's real size
	HeadingBefore    Range // above phần, chương, mục and headings of the first level
	TablePadX        Range // between a cell's edge and its text
	TablePadY        Range
	TableBorder      Range
	MarkGap          Range // around a mark in the head
	MarkBorder       Range // thickness of a mark's frame
	ContactGap       Range // above the stroke of the contact line
	ContactUnder     Range // under it
	Stamp            Stamp
	Logo             *Logo // nil: the papers have none
}

// Logo is the room for a body's own picture (biểu trưng) beside its name.
type Logo struct {
	High Range
	Wide Range // at most: a wider picture is made smaller
	Gap  Range // between it and what stands beside it
}

// Stamp is the size of the received stamp (dấu "Đến"), which stands on blank
// paper under the number, or under the subject of a công văn.
type Stamp struct {
	Width, High, Pad Range
}

// Signature holds how the signature block differs.
type Signature struct {
	Marks            []AuthorityMark
	MarksCite        Cite
	Space            Range  // for signature and seal, between the last line of 7a and the name
	Tight            Range  // the same where that saves a page
	Concurrently     string // "kiêm", the Party's middle line; empty: none
	ConcurrentlyCite Cite
	BodyLines        int // lines of the text that stay with the block
	BodyLinesCite    Cite
	ImageCite        Cite  // the picture of a signature stands in the middle between post and name
	ImageGap         Range // least distance of that picture from both
	SealOverlap      Share // of that picture's width, on its left side, covered by the seal
	SealReach        Range // how far the seal may reach over into the Nơi nhận column
}

// Annex holds how attachments are numbered and headed.
type Annex struct {
	Word      string // "Phụ lục": labels of this name are numbered
	Inner     string // between an annex's number and that of its own annex
	Roman     bool
	UpperWord bool // the label is printed in capitals
	Example   string
	Cite      Cite
}

// Copies holds how copies are marked (bản sao).
type Copies struct {
	Words map[string]string // hình thức sao, by its code in a document
	Code  map[string]string // abbreviation in the copy's symbol
	Stamp *CopyMark         // the copy's stamp; nil where the copy has a head of its own
	Cite  Cite
}

// CopyMark is the rectangular stamp of a copy on paper: a title, and lines of
// a label with what the copying body says.
type CopyMark struct {
	Title       string
	Issuer      string // label of the copying body
	Number      string // label of the copy's number and symbol
	Form        string // label of the form of copy
	Recipients  string // label of the recipients
	Join        string // between the recipients
	Width, High Range
	Room        Range // from the stamp to the column of the signature
}

// copyWords are the forms of a copy in both worlds.
var copyWords = map[string]string{"sao-y": "Sao y", "sao-luc": "Sao lục", "trich-sao": "Trích sao"}

// Marks are the boxes and notes beside the text.
type Marks struct {
	UrgencyWords map[string]string       // by the document's urgency code
	UrgencyBox   map[string]units.Length // widths; nil: no box
	UrgencyHigh  units.Length
	UrgencyRed   bool
	UrgencyCite  Cite
	Circulation  Box             // zero: no box, plain text
	NoteAlign    Align           // of a circulation note, in its box or without one
	FootNote     *FootNote       // a circulation note that stands on the last page; nil: none
	DraftWords   string          // "Dự thảo lần %d"; empty: a watermark
	Watermark    *WatermarkWords // of a draft; nil: none
	Contact      []ContactLine
	ContactLast  bool // the contact lines stand on the last page, not on the first
	ContactCite  Cite
	Drafter      Drafter
}

// WatermarkWords is pale text across the pages of a draft (chữ chìm).
type WatermarkWords struct {
	Text  string
	Angle float64 // degrees, counted from the horizontal
	Cite  Cite
}

// ContactLine is a line of the body's addresses (ô số 13).
type ContactLine struct {
	Join  string // behind each value but the last
	Parts []ContactPart
}

// ContactPart is a value of such a line.
type ContactPart struct {
	Label string // with its space
	Key   string // of the document's "contact"
}

// Drafter is how the drafter's mark and the number of copies are printed (ký
// hiệu người soạn thảo và số lượng bản phát hành, ô số 12).
type Drafter struct {
	Code   string // "%s" is the drafter's abbreviation
	Copies string // behind it; "%d" is how many are issued
	Behind bool   // on the line of the archive, not on a line of its own
	Cite   Cite
}

// FootNote is a circulation note with a place of its own: on the last page,
// centred, near the paper's lower edge.
type FootNote struct {
	Begins string // the words, in capitals, that such a note begins with
	Foot   Range  // from the lower edge of the note to that of the paper
}

// Box is a framed mark: padding around the text and the height of the frame.
type Box struct {
	Pad, High units.Length
	Cite      Cite
}

// Numbering is how the levels of a text without articles are marked.
type Numbering struct {
	Sequence []string // default markers by depth, as in style.numbering
	Bullets  []string // of dash items by depth, with their space
	Capitals bool     // a title marked with a Roman numeral is in capitals
	Cite     Cite
}
