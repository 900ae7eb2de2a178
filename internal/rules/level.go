package rules

// Numeral is how numbers are written.
type Numeral uint8

// The numerals.
const (
	Arabic Numeral = iota // 1, 2, 3
	Roman                 // I, II, III
	Letter                // a, b, c, d, đ, e
)

// Level is a level of a text in articles (bố cục có điều).
type Level struct {
	Name    string // as in a document's "level"
	Label   string // in Vietnamese
	Word    string // before the number, with its space; empty: the number alone
	Numeral Numeral
	End     string  // after the number
	Within  string  // the level in each of which the numbers begin again; empty: they run on
	Alone   bool    // the label stands on a line of its own, the title in capitals under it
	Title   Element // the look of the level's title
	Marked  bool    // without a title, the label has the title's look before the text
	Law     Law
}

// Levels are the levels of a text in articles, the highest first.
var Levels = []Level{
	{Name: "phan", Label: "phần", Word: "Phần ", Numeral: Roman, Alone: true, Title: PartTitle, Law: levelLaw},
	{Name: "chuong", Label: "chương", Word: "Chương ", Numeral: Roman, Alone: true, Title: PartTitle, Law: levelLaw},
	{Name: "muc", Label: "mục", Word: "Mục ", Within: "chuong", Alone: true, Title: PartTitle, Law: levelLaw},
	{Name: "tieu-muc", Label: "tiểu mục", Word: "Tiểu mục ", Within: "muc", Alone: true, Title: PartTitle, Law: Law{levelLaw.State, custom("tiểu mục như của văn bản nhà nước")}},
	{Name: "dieu", Label: "điều", Word: "Điều ", End: ".", Title: HeadingII, Marked: true, Law: levelLaw},
	{Name: "khoan", Label: "khoản", End: ".", Within: "dieu", Title: HeadingII, Law: levelLaw},
	{Name: "diem", Label: "điểm", Numeral: Letter, End: ")", Within: "khoan", Title: HeadingIII, Law: levelLaw},
}

var levelLaw = Law{state("Phần I, Mục II, khoản 6, điểm d, đ; Mục V, số 6a"), "thể thức nội dung"}

// LevelNames are the names of the levels, the highest first.
func LevelNames() []string {
	names := make([]string, len(Levels))
	for i := range Levels {
		names[i] = Levels[i].Name
	}
	return names
}

// FindLevel is the level of a name, or nil.
func FindLevel(name string) *Level {
	for i := range Levels {
		if Levels[i].Name == name {
			return &Levels[i]
		}
	}
	return nil
}
