package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MostStretch is how many times their natural width the blanks of a justified
// line may take, where the line has another place to end.
const MostStretch = 2.5

// GiveStretch is the same for a line that gives its last word to one that has
// but one word, the last of a paragraph.
const GiveStretch = 2

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
		"km ql tl đt nq qđ nđ tt ct kh hd kl tb"), Digits},
	{"từ chỉ thời gian, bố cục và số La Mã", strings.Fields("quý phần chương mục lục điều thứ khóa khoá hạng loại nhóm bậc biểu"), Romans},
	{"từ chỉ bố cục và chữ cái", strings.Fields("điểm tiết mục nhóm loại hạng biểu lớp lục khối"), OneLetter},
	{"số và đơn vị", strings.Fields("ngày tháng năm giờ phút giây tuần quý km km² m m² m³ m2 m3 mm cm ha kg g tấn tạ lít % ‰ °c dpi kw kwh kv mw mb gb tb đồng nghìn ngàn triệu tỷ tỉ usd đ " +
		"người trang tuổi mét hecta hécta mm² mm2 cm² cm2 km2 kva mva"), Nothing},
	{"tiếng gọi, chữ viết tắt trước tên", strings.Fields("ông bà anh chị đ/c ông/bà gs. pgs. ts. ths. bs. ks. gs.ts. pgs.ts. tp. tx. tt. p. q."), Named},
	{"số hàng nghìn trở lên và đồng", strings.Fields("nghìn ngàn triệu tỷ tỉ"), Money},
}

// YearWord stands before a year, DateWords before the parts of a date.
const (
	YearWord  = "năm"
	dateWords = " ngày tháng năm "
)

// IsDateWord tells whether a word stands before a part of a date.
func IsDateWord(s string) bool { return s != "" && strings.Contains(dateWords, " "+lower(s)+" ") }

// boundWords has the words of each kind of binding.
var boundWords = func() map[Bound]map[string]bool {
	sets := map[Bound]map[string]bool{}
	for _, b := range Bindings {
		set := map[string]bool{}
		for _, w := range b.Words {
			set[w] = true
		}
		sets[b.After] = set
	}
	return sets
}()

// Purpose begins a note behind a recipient, such as "(để b/c)", which no line
// parts if it is no longer than MostPurpose bytes.
const (
	Purpose     = "(để "
	MostPurpose = 24
)

// Binds tells whether two words that follow each other may not be parted.
// Marks of punctuation may stand around them.
func Binds(before, after string) bool {
	if before == "" || after == "" {
		return false
	}
	if unit := number(before); unit && boundWords[Nothing][lower(strings.TrimRight(after, marks))] {
		return true
	}
	bare := lower(strings.TrimLeft(before, "(“\"‘"))
	if kind := kindOf(after); kind != Nothing && boundWords[kind][bare] {
		return true
	}
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(first) && boundWords[Named][bare] || boundWords[Money][bare] && lower(strings.TrimRight(after, marks)) == moneyWord
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

// marks may stand behind a word.
const marks = ".,;:!?)”’\"…/"

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
	if last < '0' || last > '9' {
		return false
	}
	first := strings.TrimLeft(s, "(“\"‘+-~")
	return first != "" && first[0] <= '9' && first[0] >= '0'
}

// kindOf is the kind of a word that might be bound to one before it.
func kindOf(s string) Bound {
	if '0' <= s[0] && s[0] <= '9' {
		return Digits
	}
	bare := strings.TrimRight(s, marks)
	if roman, year, _ := strings.Cut(bare, "/"); roman != "" && strings.Trim(roman, "IVXLC") == "" && strings.Trim(year, "0123456789") == "" {
		return Romans // IV, or IV/2028
	}
	if first, n := utf8.DecodeRuneInString(bare); n > 0 && n == len(bare) && unicode.IsLetter(first) {
		return OneLetter
	}
	return Nothing
}

// boundNames say what is bound to words of a kind.
var boundNames = map[Bound]struct{ key, words string }{
	Nothing: {"unit", "sau con số: "}, Digits: {"digits", "trước con số: "}, Romans: {"roman", "trước số La Mã: "}, OneLetter: {"letter", "trước một chữ cái: "},
	Named: {"name", "trước tên riêng: "}, Money: {"money", "trước chữ đồng: "},
}

// bindingRows are the pairs, for people.
func (p *Profile) bindingRows() []Row {
	rows := []Row{words("stretch", "khoảng trắng của dòng canh đều, khi còn chỗ ngắt khác", "không quá "+decimal(MostStretch)+" lần", p.Cite(LawBinding)),
		words("ragged", "ô của bảng canh đều, khi khoảng trắng vẫn phải giãn quá mức ấy", "canh trái", p.Cite(LawBinding)),
		words("give", "dòng cuối chỉ có một chữ lấy thêm một chữ của dòng trên, khi khoảng trắng dòng ấy", "không quá "+decimal(GiveStretch)+" lần", p.Cite(LawBinding))}
	for _, b := range Bindings {
		rows = append(rows, words(boundNames[b.After].key, b.Name, boundNames[b.After].words+strings.Join(b.Words, ", "), p.Cite(LawBinding)))
	}
	return rows
}
