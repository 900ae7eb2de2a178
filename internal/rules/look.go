package rules

// Align is how the lines of an element are aligned.
type Align uint8

// The alignments.
const (
	Left    Align = iota // canh trái
	Center               // canh giữa
	Right                // canh phải
	Justify              // canh đều hai lề
)

// Setting tells which measures of the body's text an element takes.
type Setting uint8

// The settings.
const (
	Apart   Setting = iota // single spacing, no gap, no indent
	Running                // line spacing, gap and first-line indent of the body
	Flush                  // line spacing and gap of the body, no indent
)

// Look is how the paragraphs of an element are shaped, in all profiles. The
// clauses are those of the element's row.
type Look struct {
	Name    string // in Vietnamese, as a clerk sees it in Word's list of styles
	Align   Align
	Setting Setting
	InParty string // its name among the Party's elements, where that differs
	// Next is the element of the paragraph that is typed after one of this, with
	// Enter; empty: the same.
	Next Element
	// Outline is the level at which Word lists such a paragraph among the headings;
	// 0: not at all.
	Outline uint8
	Heads   bool // it stands over other text, on the page of its first lines
	Dashed  bool // it begins with a dash, and its other lines stand behind that
}

// CellLook is how the text of some cells is shaped, with a name of its own in
// Word's list of styles.
type CellLook struct {
	ID, Name string
	Align    Align
	Bold     bool
}

// CellLooks are the looks of a table's cells beside that of plain text.
var CellLooks = []CellLook{
	{ID: "table_head", Name: "Đầu bảng", Align: Center, Bold: true},
	{ID: "table_figure", Name: "Số trong bảng", Align: Right},
	{ID: "table_middle", Name: "Chữ giữa ô", Align: Center},
}

// Look is how the element's paragraphs are shaped.
func (e Element) Look() Look { return looks[e] }

var looks = map[Element]Look{
	NationalTitle:    {Name: "Quốc hiệu", Align: Center, Setting: Apart, InParty: "Tiêu đề", Next: Motto},
	Motto:            {Name: "Tiêu ngữ", Align: Center, Setting: Apart},
	ParentAgency:     {Name: "Cơ quan chủ quản", Align: Center, Setting: Apart, Next: Issuer},
	Issuer:           {Name: "Cơ quan ban hành", Align: Center, Setting: Apart},
	IssuerStar:       {Name: "Dấu sao", Align: Center, Setting: Apart},
	Reference:        {Name: "Số và ký hiệu", Align: Center, Setting: Apart},
	PlaceDate:        {Name: "Địa danh và ngày tháng", Align: Center, Setting: Apart},
	TypeName:         {Name: "Tên loại", Align: Center, Setting: Apart, Next: Subject, Outline: 1},
	Subject:          {Name: "Trích yếu", Align: Center, Setting: Apart, Next: Body},
	SubjectSeparator: {Name: "Gạch dưới trích yếu", Align: Center, Setting: Apart},
	LetterSubject:    {Name: "Trích yếu công văn", Align: Center, Setting: Apart},
	Competence:       {Name: "Thẩm quyền ban hành", Align: Center, Setting: Apart, Next: LegalBasis},
	AuthorLine:       {Name: "Tác giả", Align: Center, Setting: Apart, Next: Subject},
	Resolution:       {Name: "Quyết định (dòng riêng)", Align: Center, Setting: Flush, Next: Body},
	LegalBasis:       {Name: "Căn cứ", Align: Justify, Setting: Running},
	Body:             {Name: "Nội dung", Align: Justify, Setting: Running},
	PartLabel:        {Name: "Phần và chương", Align: Center, Setting: Flush, Next: PartTitle, Outline: 2, Heads: true},
	PartTitle:        {Name: "Tiêu đề phần và chương", Align: Center, Setting: Flush, Next: Body, Outline: 2, Heads: true},
	HeadingI:         {Name: "Đề mục I", Align: Justify, Setting: Running, Next: Body, Outline: 2, Heads: true},
	HeadingII:        {Name: "Đề mục 1", Align: Justify, Setting: Running, Next: Body, Outline: 3, Heads: true},
	HeadingIII:       {Name: "Đề mục a", Align: Justify, Setting: Running, Next: Body, Outline: 4, Heads: true},
	Table:            {Name: "Chữ trong bảng", Align: Left, Setting: Apart},
	TableCaption:     {Name: "Tên bảng", Align: Center, Setting: Flush, Next: Body},
	TableNote:        {Name: "Ghi chú bảng", Align: Justify, Setting: Flush, Next: Body},
	ImageCaption:     {Name: "Chú thích hình", Align: Center, Setting: Flush, Next: Body},
	Authority:        {Name: "Quyền hạn", Align: Center, Setting: Apart, Next: Position},
	Position:         {Name: "Chức vụ", Align: Center, Setting: Apart, Next: SignerName},
	SignerName:       {Name: "Họ tên người ký", Align: Center, Setting: Apart},
	AddresseesLabel:  {Name: "Kính gửi", Align: Left, Setting: Apart, Next: Addressees},
	Addressees:       {Name: "Tên nơi kính gửi", Align: Left, Setting: Apart, Dashed: true},
	RecipientsLabel:  {Name: "Từ Nơi nhận", Align: Left, Setting: Apart, Next: Recipients},
	Recipients:       {Name: "Nơi nhận", Align: Left, Setting: Apart, Dashed: true},
	SecrecyMark:      {Name: "Độ mật", Align: Center, Setting: Apart},
	UrgencyMark:      {Name: "Mức độ khẩn", Align: Center, Setting: Apart},
	CirculationNote:  {Name: "Phạm vi lưu hành", Align: Center, Setting: Apart},
	DraftNote:        {Name: "Dự thảo", Align: Center, Setting: Apart},
	DrafterCode:      {Name: "Ký hiệu người soạn thảo", Align: Left, Setting: Apart},
	Contact:          {Name: "Thông tin liên hệ", Align: Left, Setting: Apart},
	PageNumber:       {Name: "Số trang", Align: Center, Setting: Apart},
	AnnexLabel:       {Name: "Phụ lục", Align: Center, Setting: Apart, Next: AnnexTitle, Outline: 1},
	AnnexTitle:       {Name: "Tiêu đề phụ lục", Align: Center, Setting: Apart, Next: Body, Outline: 1},
	AnnexSubtitle:    {Name: "Dòng dưới tiêu đề phụ lục", Align: Center, Setting: Apart, Next: Body},
	AnnexReference:   {Name: "Kèm theo", Align: Center, Setting: Apart, Next: Body},
	CopyForm:         {Name: "Hình thức sao", Align: Center, Setting: Apart},
	CopyStampTitle:   {Name: "Dấu bản sao (tiêu đề)", Align: Center, Setting: Apart, Next: CopyStamp},
	CopyStamp:        {Name: "Dấu bản sao", Align: Left, Setting: Apart},
	SignatureText:    {Name: "Thông tin chữ ký số", Align: Right, Setting: Apart},
	ReceivedStamp:    {Name: "Dấu đến", Align: Left, Setting: Apart},
	Watermark:        {Name: "Chữ chìm", Align: Center, Setting: Apart},
}
