package document

// The limits keep one posted document from taking a server's memory or time.
// They stand far above what an office writes: the longest real plan seen has
// 60 KB, 300 blocks and paragraphs of 2 000 characters.
const (
	MaxBytes  = 4 << 20 // of the JSON text; room for a signature and a seal as images
	MaxDepth  = 64      // of nested objects and arrays; five levels of the body and a table take 30
	MaxValues = 200_000 // JSON values in all; bounds the memory of reading

	MaxString  = 20_000 // characters of one text: about six full pages in one paragraph
	MaxSubject = 2_000  // characters of a trích yếu: one page
	MaxLine    = 500    // characters of a name, a place, a label: several lines of paper
	MaxCode    = 60     // characters of a code, a symbol's group, a number in words
	MaxDigits  = 6      // digits of a document's number

	MaxBlocks      = 10_000 // blocks and items of the body and the attachments together
	MaxParagraphs  = 500    // paragraphs of opening, purposes, closing; căn cứ
	MaxCells       = 20_000 // cells of all tables together: about 200 pages of tables
	MaxColumns     = 30     // of one table: 5.5 mm each on an upright page
	MaxRecipients  = 200    // of "Kính gửi" and of "Nơi nhận": four pages of names
	MaxAttachments = 50
	MaxIssuers     = 8 // bodies of a joint document
	MaxIssuerLines = 8 // lines of one body's name, of a subject, of an addressee
	MaxSigners     = 12
	MaxSignerLines = 6 // lines of authority, of position
	MaxDraft       = 99
	MaxCopies      = 1_000_000

	MaxSizes = 100 // entries of style.sizes; there are fewer elements

	MaxLevels     = 5 // numbered levels of the body, one inside the other
	MaxItemLevels = 2 // "- " and "+ "

	MaxImageBytes = 1 << 20 // of a signature's or a seal's PNG
	MaxImageSide  = 2_000   // pixels; 80 mm at 600 dpi

	MinPictureWidth = 5 // mm of a picture in the body

	MaxPictureBytes = 2 << 20 // of a picture in the body
	MaxPictureSide  = 4_500   // pixels; what telephones and cameras take

	MaxPixels = 16_000_000 // of all images together; bounds the time to look at them
	MaxPages  = 1_000      // of the paper; bounds the memory of setting it

	MaxMemory = 192 << 20 // bytes of making it, as package memory counts them

	MinLeftColumn = 40 // mm of style.head_left, a few words of a body's name; compose finds out whether its own fits

	MinYear = 1900 // of a date: what lies outside is a slip of the finger
	MaxYear = 2100
)

// Limits are those bounds that an operator may lower. Zero, or more than the
// built-in bound, is the built-in bound.
type Limits struct {
	Depth  int // see MaxDepth
	Cells  int // see MaxCells
	Pixels int // see MaxPixels
	Pages  int // see MaxPages; held by whoever lays the document out
}

// InForce are the limits with the built-in bounds in the place of zeros and of
// what lies above them.
func (l Limits) InForce() Limits {
	lower := func(v, most int) int {
		if v <= 0 || v > most {
			return most
		}
		return v
	}
	return Limits{
		Depth: lower(l.Depth, MaxDepth), Cells: lower(l.Cells, MaxCells),
		Pixels: lower(l.Pixels, MaxPixels), Pages: lower(l.Pages, MaxPages),
	}
}

// flawsPerText bounds the faults about characters of one text.
const flawsPerText = 5
