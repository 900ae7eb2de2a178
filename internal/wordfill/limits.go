package wordfill

// What a template and its output may be. A template comes from a stranger: these are far above what an office writes and
// low enough for a server to live through.
const (
	MaxFile     = 32 << 20  // bytes of the DOCX
	MaxParts    = 4096      // parts in it
	MaxPart     = 64 << 20  // bytes of a part unpacked
	MaxXML      = 16 << 20  // bytes of a part that is XML
	MaxUnpacked = 128 << 20 // bytes of all parts unpacked
	MaxElements = 1 << 19   // XML elements in all parts
	MaxDepth    = 256       // nesting of XML elements
	MaxMarks    = 20_000    // marks in a part
	MaxNesting  = 8         // nesting of groups
	MaxOutput   = 64 << 20  // bytes of all that one row fills, unpacked
	MaxCopies   = 1 << 18   // copies of groups that one row makes
)

const (
	maxKept   = 4 << 20 // bytes of a buffer that is kept for the next row
	maxTag    = 4 << 20 // bytes of one tag or one stretch of text
	maxRatio  = 1000    // bytes unpacked for one packed, in a part larger than
	ratioFrom = 1 << 20 // this; deflate reaches 1032
)
