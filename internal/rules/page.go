package rules

import "vanthu/internal/units"

// Paper is the sheet and its margins (khổ giấy, định lề trang).
type Paper struct {
	Width, Height            units.Length // A4, portrait
	Cite                     Cite
	Top, Bottom, Left, Right Range // margins of a portrait page
	// LandscapeTop and the following are the margins of a landscape page.
	LandscapeTop, LandscapeBottom, LandscapeLeft, LandscapeRight Range
	NumberTop                                                    Range // top edge of the page number's line, from the paper's top
}

// Paragraphs bounds the body text (nội dung văn bản).
type Paragraphs struct {
	Indents    []units.Length // the allowed first-line indents, the default first
	IndentCite Cite
	Gap        Range // between two paragraphs; Max is a house limit
	// Line spacing is given either as a multiple of single spacing (state) …
	LineTimes [3]float64 // least, most, default; zero where LineExact rules
	// … or as exactly so many points (Party).
	LineExact Range
	LineCite  Cite
}

// SingleSpacing is the height of a line at single spacing (dòng đơn) over the
// size of Times New Roman: ascent, descent and line gap of the face.
const SingleSpacing = 1.15

// Single is the height of a line of the given font size at single spacing,
// in whole twips.
func Single(size units.Length) units.Length {
	return units.Twips((size * 115 / 100).TwipsUp())
}

// MostFoot is how early a page may end, by convention, that another follows;
// MostGap how much room paragraphs may then have between them, so that the last one
// parts and the page is filled; and MostTimes, where that is not enough, how many
// times its height a line.
const (
	MostFoot  = 40 * units.MM
	MostGap   = 12 * units.Point
	MostTimes = 1.3
)

// MostLine is how high lines may be made then: MostTimes their height, but no
// higher than the law has them.
func (p *Paragraphs) MostLine(line units.Length) units.Length {
	most := units.Length(float64(line) * MostTimes)
	if law := p.LineExact; law.Default > 0 {
		most = min(most, law.Max)
	}
	return most
}
