package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MostStretch is how many times their natural width the blanks of a justified
// line may take, where the line has another place to end.
const MostStretch = 2.5

// GiveStretch is the same for a line that gives its last word to one that has
// but one word, the last of a paragraph; if both are one word of two syllables, it
// is MostStretch.
const GiveStretch = 2.0

// LawBinding says that what follows is practice: no instrument speaks of it.
var LawBinding = Law{custom("chữ và số đi liền nhau thì không ngắt dòng ở giữa"), custom("chữ và số đi liền nhau thì không ngắt dòng ở giữa")}

// Binding is a kind of two words that no line parts.
type Binding struct {
	Name  string
	Words []string // in lower case: those before a number, or those after one
	After Bound    // what comes after the words; Nothing: they come after a number
}

// Bound is the kind of a word that is bound to the one before it.
type Bound uint8

// The kinds.
const (
	Nothing   Bound = iota
	Digits          // begins with a digit
	Romans          // is a number of I, V, X, L, C
	OneLetter       // is one letter
	Named           // begins with a capital
	Money           // is the dong
)

// Bindings are the pairs that no line parts, but for what parts a line that
// would be stretched beyond MostStretch.
var Bindings = []Binding{
	{"từ chỉ thời gian, số, điều khoản và số sau nó", strings.Fields("ngày tháng năm quý số số: điều khoản điểm mục tiết phần chương lục thứ lần khóa khoá kỳ mẫu bảng biểu hình trang tập quyển đợt " +
		"mùng khoảng nhóm hạng bậc lớp tổ khu quận phường lúc hồi lộ ngõ ngách hẻm kiệt lô tầng phòng vòng bước cấp mức loại " +
		"giờ km ql tl đt nq qđ nđ tt ct kh hd kl tb = < > ≤ ≥ ≈ ± ×"), Digits},
	{"từ chỉ thời gian, bố cục và số La Mã", strings.Fields("quý phần chương mục lục điều thứ khóa khoá hạng loại nhóm bậc biểu"), Romans},
	{"từ chỉ bố cục và chữ cái", strings.Fields("điểm tiết mục nhóm loại hạng biểu lớp lục khối"), OneLetter},
	{"số và đơn vị", strings.Fields("ngày tháng năm giờ phút giây tuần quý km km² m m² m³ m2 m3 mm cm ha kg g tấn tạ lít % ‰ °c dpi kw kwh kv mw mb gb tb đồng nghìn ngàn triệu tỷ tỉ usd đ " +
		"người trang tuổi mét hecta hécta mm² mm2 cm² cm2 km2 kva mva mg µg ml l dm dm² dm2 dm³ dm3 cm³ cm3 mwh gwh gw hz khz mhz ghz kb kbps mbps gbps ppm hp"), Nothing},
	{"tiếng gọi, chữ viết tắt trước tên", strings.Fields("ông bà anh chị đ/c ông/bà gs. pgs. ts. ths. bs. ks. gs.ts. pgs.ts. tp. tx. tt. p. q."), Named},
	{"số hàng chục trở lên và đồng", strings.Fields("mươi trăm nghìn ngàn triệu tỷ tỉ"), Money},
}

// Domains end the name of a computer in an address, as "abc.gov.vn".
var Domains = []string{"vn", "com", "org", "net", "info", "edu"}

// YearWord stands before a year, MonthWord before a month, NumberWord before the number of a document that is
// named.
const (
	YearWord   = "năm"
	MonthWord  = "tháng"
	NumberWord = "số"
)

// IsDateWord tells whether a word stands before a part of a date.
func IsDateWord(s string) bool {
	word := lower(s)
	return word == dayWord || word == YearWord || word == monthWord
}

// boundWords has the words of each kind of binding by their first bytes in either
// case.
var boundWords = func() (sets [Money + 1][256][]string) {
	for _, b := range Bindings {
		set := &sets[b.After]
		for _, w := range b.Words {
			first, _ := utf8.DecodeRuneInString(w)
			small, capital := w[0], string(unicode.ToUpper(first))[0]
			set[small] = append(set[small], w)
			if capital != small {
				set[capital] = append(set[capital], w)
			}
		}
	}
	return sets
}()

// has tells whether a word, in any case, is one of a kind.
func (b Bound) has(word string) bool {
	if word == "" {
		return false
	}
	words := boundWords[b][word[0]]
	return len(words) > 0 && (slices.Contains(words, word) || slices.Contains(words, lower(word)))
}

// Purpose begins a note behind a recipient, such as "(để b/c)", which no line
// parts if it is no longer than MostPurpose bytes.
const (
	Purpose     = "(để "
	MostPurpose = 24
)

// MostAnswer is how many characters an answer beside a box to tick has that no line
// parts, by practice.
const MostAnswer = 36

// Binds tells whether two words that follow each other may not be parted.
// Marks of punctuation may stand around them.
func Binds(before, after string) bool {
	if before == "" || after == "" {
		return false
	}
	if number(before) {
		unit, _, _ := strings.Cut(unmarked(after), "/") // the "đồng" of "đồng/ngày"
		if Nothing.has(unit) {
			return true
		}
	}
	bare := before
	if strings.IndexByte(opening, before[0]) >= 0 {
		bare = strings.TrimLeft(before, opening)
	}
	if kind := kindOf(after); kind != Nothing && kind.has(bare) {
		return true
	}
	return isNamed(after) && Named.has(bare) || isMoney(after) && Money.has(bare)
}

// isNamed tells whether a word begins with a capital.
func isNamed(s string) bool {
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// isMoney tells whether a word is moneyWord. Few words begin with that letter.
func isMoney(s string) bool {
	return s[0] == moneyWord[0] && lower(unmarked(s)) == moneyWord
}

// endsBound has the last bytes of the words that are bound to a name or to the
// dong.
var endsBound = func() (set [256]bool) {
	for _, b := range Bindings {
		for _, w := range b.Words {
			if b.After == Named || b.After == Money {
				set[w[len(w)-1]] = true
			}
		}
	}
	return set
}()

// MayEndBound tells, quickly, whether a word that ends with a byte may be bound
// to a name or to the dong.
func MayEndBound(last byte) bool { return endsBound[last] }

// moneyWord is the name of the money of Việt Nam.
const moneyWord = "đồng"

// opening may stand before a word, and marks behind it.
const (
	opening = "(“\"‘"
	marks   = ".,;:!?)”’\"…/"
)

// unmarked is a word without the marks behind it.
func unmarked(s string) string {
	if strings.IndexByte(marks, s[len(s)-1]) < 0 {
		return s // as most words
	}
	return strings.TrimRight(s, marks)
}

// lower is a word in lower case.
func lower(s string) string {
	if strings.IndexFunc(s, unicode.IsUpper) < 0 {
		return s
	}
	return strings.ToLower(s)
}

// number tells whether a word is a number, or ends a range of two.
func number(s string) bool {
	last := s[len(s)-1]
	if !isDigit(last) {
		return false
	}
	first := s
	if !isDigit(s[0]) {
		first = strings.TrimLeft(s, opening+"+-~")
	}
	return first != "" && isDigit(first[0])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// kindOf is the kind of a word that might be bound to one before it.
func kindOf(s string) Bound {
	if isDigit(s[0]) {
		return Digits
	}
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsLetter(next) && !(isRoman(s[0]) && isRoman(s[n])) {
		return Nothing // as nearly all words
	}
	bare := unmarked(s)
	if roman, year, _ := strings.Cut(bare, "/"); roman != "" && strings.Trim(roman, romans) == "" && strings.Trim(year, "0123456789") == "" {
		return Romans // IV, or IV/2028
	}
	if n == len(bare) && unicode.IsLetter(first) {
		return OneLetter
	}
	return Nothing
}

// romans are the letters of the numbers that are bound.
const romans = "IVXLC"

func isRoman(b byte) bool { return strings.IndexByte(romans, b) >= 0 }

// boundNames say what is bound to words of a kind.
var boundNames = map[Bound]struct{ key, words string }{
	Nothing: {"unit", "sau con số: "}, Digits: {"digits", "trước con số: "}, Romans: {"roman", "trước số La Mã: "}, OneLetter: {"letter", "trước một chữ cái: "},
	Named: {"name", "trước tên riêng: "}, Money: {"money", "trước chữ đồng: "},
}

// bindingRows are the pairs, for people.
func (p *Profile) bindingRows() []Row {
	rows := []Row{words("stretch", "khoảng trắng của dòng canh đều, khi còn chỗ ngắt khác", "không quá "+decimal(MostStretch)+" lần", p.Cite(LawBinding)),
		words("ragged", "ô của bảng canh đều, khi khoảng trắng vẫn phải giãn quá mức ấy", "canh trái", p.Cite(LawBinding)),
		words("give", "dòng cuối chỉ có một chữ lấy thêm một chữ của dòng trên, khi khoảng trắng dòng ấy", "không quá "+decimal(GiveStretch)+" lần; hai chữ là một từ thì không quá "+decimal(MostStretch)+" lần", p.Cite(LawBinding))}
	rows = append(rows, words("letter_subject.words", "trích yếu công văn người soạn không ghi «"+letterSubjects[0]+"»", "bỏ chữ «"+aboutWord+"», viết thường chữ đầu khi là: "+strings.Join(letterWords, ", "), p.clause(LetterSubject)))
	for _, b := range Bindings {
		rows = append(rows, words(boundNames[b.After].key, b.Name, boundNames[b.After].words+strings.Join(b.Words, ", "), p.Cite(LawBinding)))
	}
	return rows
}
