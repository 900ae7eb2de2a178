package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Capital is a stretch of a text whose capitals the law has otherwise
// (FileLaws.Capitals).
type Capital struct {
	Wrong, Right string
	Of           string // where the rule stands, after the decree
}

// capital is a way of writing that Phụ lục II has otherwise: what the first group
// of a pattern finds, and what the law makes of it.
type capital struct {
	clues string // one of them is in every text that has it; 1: any figure
	of    string
	wrong func() *regexp.Regexp
	right func(string) string
	// within: right at the beginning of a sentence.
	within bool
}

// What the law makes of what is wrong: small letters, capitals, a capital at the
// first word, at the second, at both.
func small(s string) string { return strings.ToLower(s) }
func large(s string) string { return strings.ToUpper(s) }
func first(s string) string { return capitalized(strings.ToLower(s)) }
func second(s string) string {
	a, b, _ := strings.Cut(strings.ToLower(s), " ")
	return a + " " + capitalized(b)
}
func each(s string) string { return capitalized(second(s)) }

// capitalized has a capital at the first word, and the rest as it is.
func capitalized(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// as is a law's own way.
func as(right string) func(string) string { return func(string) string { return right } }

// wordly is a pattern between other words.
func wordly(pattern string) func() *regexp.Regexp {
	return lazily(`(?:^|[^\pL])` + pattern + `(?:$|[^\pL])`)
}

const (
	provinces = `(?:An Giang|Bắc Ninh|Cà Mau|Cao Bằng|Đắk Lắk|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Tĩnh|Hưng Yên|Khánh Hòa|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Nghệ An|Ninh Bình|Phú Thọ|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sơn La|Tây Ninh|Thái Nguyên|Thanh Hóa|Tuyên Quang|Vĩnh Long)`
	fields    = `(?:Nội vụ|Tài chính|Tư pháp|Xây dựng|Y tế|Giáo dục|Khoa học|Nông nghiệp|Công Thương|Quốc phòng|Công an|Ngoại giao|Dân tộc|Văn hóa)`
	citable   = `(?:quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn|kế hoạch|tờ trình|thông báo|báo cáo)`
	branches  = `(?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)`
)

// capitals are such ways, in the order of Phụ lục II. Where it and practice differ
// among themselves, as about a commune with the name of a person, there is none.
var capitals = []capital{
	{"Tỉnh", "mục III", wordly(`(Tỉnh) ` + provinces), small, true},
	{"quận 1, phường 1", "mục III", wordly(`((?:quận|phường) \d{1,2})`), capitalized, false},
	{"thành phố Hồ", "mục III", wordly(`(thành phố Hồ Chí Minh)`), capitalized, false},
	{"thủ đô", "mục III", wordly(`(thủ đô Hà Nội)`), capitalized, false},
	{"Vịnh Hạ", "mục III", wordly(`(Vịnh) Hạ Long`), small, true},
	{"Tây bắc, Đông bắc, Tây nguyên", "mục III", wordly(`((?:Tây|Đông) bắc|Tây nguyên)`), each, false},
	{"Uy Ban, Uỷ Ban, Ủy Ban, Ủỷ Ban, ban Nhân", "mục IV", wordly(`([UỦ][yỷ] Ban|[UỦ][yỷ] ban Nhân [Dd]ân|[UỦ][yỷ] Ban Nhân [Dd]ân)`), as("Ủy ban nhân dân"), false},
	{"Hội Đồng, Hội đồng Nhân", "mục IV", wordly(`(Hội Đồng Nhân [Dd]ân|Hội đồng Nhân [Dd]ân)`), first, false},
	{"Nội Vụ, Tài Chính, Tư Pháp, Xây Dựng, Y Tế, Giáo Dục, Khoa Học, Nông Nghiệp, Ngoại Vụ, Ngoại Giao, Quốc Phòng, Dân Tộc, Văn Hóa, Văn Hoá", "mục IV", wordly(`(?:Bộ|Sở|Phòng) (Nội Vụ|Tài Chính|Tư Pháp|Xây Dựng|Y Tế|Giáo Dục|Khoa Học|Nông Nghiệp|Ngoại Vụ|Ngoại Giao|Quốc Phòng|Dân Tộc|Văn Hóa|Văn Hoá)`), first, false},
	{"bộ, sở", "mục IV", wordly(`(?:của|và|tại|đốc|trưởng|do|gửi|với|lãnh đạo) ((?:bộ|sở) ` + fields + `)`), capitalized, false},
	{"Chính Phủ, Quốc Hội, Văn Phòng, Liên Hợp", "mục IV", wordly(`(Chính Phủ|Quốc Hội|Văn Phòng|Liên Hợp Quốc)`), first, false},
	{"chấp hành Trung", "mục IV", wordly(`(Ban chấp hành Trung ương)`), as("Ban Chấp hành Trung ương"), false},
	{"Unesco, Asean, Unicef, Wto", "mục IV", wordly(`(Unesco|Asean|Unicef|Wto)`), large, false},
	{"Nhà Nước, Thủ Tướng, Bộ Trưởng, Chủ Tịch, Giám Đốc", "mục V", wordly(`(Nhà Nước|Thủ Tướng|Bộ Trưởng|Chủ Tịch|Giám Đốc)`), first, false},
	{"huân chương", "mục V", wordly(`(huân chương) (?:Sao vàng|Hồ Chí Minh|Độc lập|Quân công|Lao động|Chiến công|Hữu nghị)`), capitalized, false},
	{"thủ tướng Chính, chủ tịch Quốc", "mục V", wordly(`(thủ tướng Chính phủ|chủ tịch Quốc hội)`), capitalized, false},
	{"quốc khánh, quốc Khánh, Quốc Khánh", "mục V", wordly(`ngày ((?:Q|q)uốc Khánh|quốc khánh)`), first, false},
	{"phụ nữ Việt", "mục V", wordly(`(?:ngày|Ngày) (phụ nữ) Việt Nam`), capitalized, false},
	{"nhà giáo Việt", "mục V", wordly(`(?:ngày|Ngày) (nhà giáo) Việt Nam`), capitalized, false},
	{"Nghị Định, Thông Tư, Quyết Định, Nghị Quyết, Chỉ Thị, Công Văn, Kế Hoạch, Tờ Trình, Báo Cáo, Thông Báo, Hướng Dẫn, Quy Chế, Quy Định, Công Điện", "mục V", wordly(`(Nghị Định|Thông Tư|Quyết Định|Nghị Quyết|Chỉ Thị|Công Văn|Kế Hoạch|Tờ Trình|Báo Cáo|Thông Báo|Hướng Dẫn|Quy Chế|Quy Định|Công Điện)`), first, false},
	{"số 1", "mục V", wordly(`(?:theo|tại|của|và) (` + citable + `) số \d+`), capitalized, false},
	{"Khoản 1", "mục V", wordly(`(Khoản) \d+,? (?:[Đđ]iều|Mục|Chương)`), small, true},
	{"Điểm", "mục V", wordly(`(Điểm) [a-zđ],? [Kk]hoản`), small, true},
	{"điều 1", "mục V", wordly(`(?:[Kk]hoản \d+|[Đđ]iểm [a-zđ]),? (điều) \d+`), capitalized, false},
	{"điều 1", "mục V", wordly(`(?:tại|theo|của) (điều) \d+,? (?:của )?(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Luật|Bộ luật|Quy chế|Quy định|Điều lệ)`), capitalized, false},
	{"tý, sửu, dần, mão, thìn, tỵ, tị, ngọ, mùi, thân, dậu, tuất, hợi", "mục V", wordly(`(?:năm|xuân|Xuân|[Tt]ết) ((?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) ` + branches + `)`), each, false},
	{"tết, Tết", "mục V", wordly(`[Tt]ết (Nguyên Đán|nguyên đán|Trung Thu|trung thu|Đoan Ngọ|đoan ngọ)`), first, false},
	{"Thứ", "mục V", wordly(`(?:sáng|chiều|tối|vào|đến) (Thứ [Hh]ai|Thứ [Bb]a|Thứ [Tt]ư|Thứ [Nn]ăm|Thứ [Ss]áu|Thứ [Bb]ảy)`), second, false},
	{"thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy", "mục V", wordly(`(?:sáng|chiều|tối) (thứ (?:hai|ba|tư|năm|sáu|bảy))`), second, false},
	{"mạng tháng, mạng Tháng", "mục V", wordly(`([Cc]ách mạng (?:tháng tám|Tháng Tám|[Tt]háng 8))`), as("Cách mạng tháng Tám"), false},
}

// clue is a way that a word may be part of, and what then stands behind the word.
type clue struct {
	way  int
	then string
}

// byWord are clues by the word that they begin with, and byStart tells which words
// may be among them, by the first byte and the length.
var (
	byWord  = map[string][]clue{}
	byStart [1 << 8]uint32 // bit n: a word of n bytes
)

func init() {
	for i := range capitals {
		for words := range strings.SplitSeq(capitals[i].clues, ", ") {
			word, then := words, ""
			if space := strings.IndexByte(words, ' '); space >= 0 {
				word, then = words[:space], words[space:]
			}
			byWord[word] = append(byWord[word], clue{i, then})
			byStart[word[0]] |= 1 << len(word)
		}
	}
}

// leads tells whether a text goes on as the clue asks.
func (c *clue) leads(text string) bool {
	if c.then == " 1" {
		return len(text) > 1 && text[0] == ' ' && '0' <= text[1] && text[1] <= '9'
	}
	return strings.HasPrefix(text, c.then)
}

// stretch is a part of a text, in bytes, in which a way may be.
type stretch struct{ way, from, to int }

// before and behind are how many bytes from its word the rest of a way may stand.
const (
	before = 32
	behind = 48
)

// possible are the stretches of a text in which each way may be, by its clues, in
// the order of the ways: patterns are slow. None overlaps another of the same way.
func possible(text string) []stretch {
	var out []stretch
	for at := 0; at < len(text); {
		n, rest := letters(text[at:])
		if n == 0 || byStart[text[at]]&(1<<n) == 0 {
			at += n + rest
			continue
		}
		for _, c := range byWord[text[at:at+n]] {
			if !c.leads(text[at+n:]) {
				continue
			}
			from := strings.LastIndexByte(text[:max(0, at-before)], ' ') + 1
			to := min(len(text), at+n+behind)
			if space := strings.IndexByte(text[to:], ' '); space >= 0 {
				to += space
			} else {
				to = len(text)
			}
			last := len(out) - 1
			for last >= 0 && out[last].way != c.way {
				last--
			}
			if last >= 0 && from <= out[last].to {
				out[last].to = to
			} else {
				out = append(out, stretch{c.way, from, to})
			}
		}
		at += n + rest
	}
	slices.SortStableFunc(out, func(a, b stretch) int { return a.way - b.way })
	return out
}

// letters are the length of the word that a text begins with, and of what stands
// before the next.
func letters(text string) (word, rest int) {
	for word < len(text) {
		n := letter(text[word:])
		if n == 0 {
			break
		}
		word += n
	}
	for at := word; at < len(text) && letter(text[at:]) == 0; at = word + rest {
		_, n := utf8.DecodeRuneInString(text[at:])
		rest += n
	}
	return word, rest
}

// letter is the length of the letter that a text begins with, or 0.
func letter(text string) int {
	if c := text[0]; c < utf8.RuneSelf {
		if 'a' <= c|0x20 && c|0x20 <= 'z' {
			return 1
		}
		return 0
	}
	if len(text) > 2 && text[0] == 0xE1 && text[1]|1 == 0xBB {
		return 3 // U+1E80 to U+1EFF, all of them letters
	}
	r, n := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(r) {
		return 0
	}
	return n
}

// Capitals are the stretches of a text with capitals that the law has otherwise.
func Capitals(text string) []Capital {
	var out []Capital
	for _, s := range possible(text) {
		out = capitals[s.way].find(out, text, s)
	}
	return out
}

// find appends what is wrong in a stretch of a text. What is looked for next may
// begin with the blank behind the last.
func (c *capital) find(out []Capital, text string, s stretch) []Capital {
	for from := s.from; ; {
		at := c.wrong().FindStringSubmatchIndex(text[from:s.to])
		if at == nil {
			return out
		}
		head, wrong := text[:from+at[2]], text[from+at[2]:from+at[3]]
		from += at[3]
		if head = strings.TrimRight(head, " “\"‘("); c.within && (head == "" || strings.ContainsAny(head[len(head)-1:], ".:!?-")) {
			continue
		}
		if right := c.right(wrong); right != wrong {
			out = append(out, Capital{wrong, right, "Phụ lục II, " + c.of})
		}
	}
}
