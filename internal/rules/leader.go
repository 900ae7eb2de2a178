package rules

// What stands where a value is filled in by hand or by a stamp (BlankLaw).
const (
	Blank     = "        "   // as wide as a number of three or four digits
	ShortDots = "……………"      // within a line of a form
	LongDots  = "…………………………" // where a body writes its own name
)

// BlankLaw is why there is room for what is not known yet.
var BlankLaw = Law{custom("chỗ trống, dấu chấm để điền"), custom("chỗ trống, dấu chấm để điền")}
