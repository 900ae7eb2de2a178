package rules

import (
	"regexp"
	"sync"
)

// How others type what is taken over into a document. These are conventions, not
// law. ReadLevel, ReadDate and the like say what a line is; these part what it holds.

// Bullets begin the items of a list, where the program prints a dash; the last four
// are those of Word's faces of symbols. A box or a tick before a text is part of it.
const Bullets = "-–—+*•●○▪■♦◦➢·\uf0b7\uf0a7\uf0d8\uf02d"

var (
	// TakeNumber finds a number or a letter before a text, also in brackets, in small
	// Roman numerals and joined to the text. Its groups are the bracket, the number,
	// its end and the blanks behind.
	TakeNumber = regexp.MustCompile(`^(\(?)([IVXLC]+|[ivx]+|\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđA-ZĐ])(\.\)|[.)/:]|\s?[-–](?:\s|$)|)(\s*)`)
	// TakeCompound is a number that needs no end behind it: "1.2".
	TakeCompound = lazily(`^\d{1,2}(\.\d{1,2})+$`)
	// TakeArticle is the label of an article that is not filled in: "Điều 1……".
	TakeArticle = lazily(`^((?i:điều)\s+\d+\.)[.…]{2,}`)
	// TakeDate finds place, day, month and year of a date in digits, however it is
	// typed.
	TakeDate = lazily(`(?i)^(.*?)[,.;]?\s*(?:ngày\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\.?$`)
	// TakeBlank is a number, a day or a year that is typed as far as it is known.
	TakeBlank = lazily(`^[\d.…_ ]*$`)
	// TakeDots are the dots in it.
	TakeDots = lazily(`[.…_ ]+`)
	// TakeCentury is a year of which only the century stands there.
	TakeCentury = lazily(`20\s*[.…_]+|20$`)
	// TakeDrafted parts the mark of the drafter and the number of copies, in either of
	// two ways, from the place where a paper is filed: "VT, VP. HT.(15)".
	TakeDrafted = lazily(`^(.*?)[.;]\s+([\p{Lu}\d]{1,8})\.?\s*(?:\((\d{1,6})\)|-(\d{1,6}))?[.;]?$`)
	// TakeDrafter is that mark on a line of its own.
	TakeDrafter = lazily(`^(\S{1,20}?)\.?\s*(?:\((\d{1,6})\)|-(\d{1,6}))?\.?$`)
	// TakeLeader is a label with nothing but a place to fill in behind it.
	TakeLeader = lazily(`^([^.…_:]{1,80}?)\s*:?\s*(?:\.{5,}|…{2,}|_{5,})[.…_\s]*[;.]?$`)
	// TakeCited is the number and symbol of a paper in a sentence.
	TakeCited = lazily(`\d+\s*[-/]\s*\p{Lu}\S*`)
	// TakeSigned finds form, body and time in the line of an electronic copy (Nghị định
	// 30/2020/NĐ-CP, Phụ lục I, Phần II, Mục I).
	TakeSigned = lazily(`^([^;]+);\s*([^;]+);\s*(\d{2}/\d{2}/\d{4} \d{2}:\d{2}:\d{2} [+-]\d{2}:\d{2})$`)
)

// TakeContact is a label in a line of addresses, and the key of its value in the
// document's "contact".
type TakeContact struct {
	Key   string
	Label *regexp.Regexp
}

// TakeContacts are the labels, in the order of the contract.
var TakeContacts = sync.OnceValue(func() []TakeContact {
	return []TakeContact{
		{"address", regexp.MustCompile(`(?i)địa chỉ\s*:`)},
		{"phone", regexp.MustCompile(`(?i)(?:số )?(?:điện thoại|đt|tel)\.?\s*:`)},
		{"fax", regexp.MustCompile(`(?i)fax\s*:`)},
		{"email", regexp.MustCompile(`(?i)e-?mail\s*:`)},
		{"website", regexp.MustCompile(`(?i)(?:website|trang thông tin điện tử|web)\s*:`)},
	}
})
