package check

import (
	"regexp"
	"strings"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/rules"
)

// recipients looks at ô số 9b.
func (c *checker) recipients() {
	d := c.doc
	filed := strings.TrimSpace(d.Archive) != ""
	for i, r := range d.Recipients {
		if !isArchive(r) {
			continue
		}
		if filed {
			c.add(Warning, "/recipients/"+itoa(i), "recipients.archive-twice", lawRecipients, "Dòng «Lưu» có hai lần: ở «recipients» và ở «archive».", "The line «Lưu» is there twice: in «recipients» and in «archive».")
		}
		filed = true
	}
	switch {
	case len(d.Recipients) == 0 && !filed:
		c.add(Warning, "/recipients", "recipients.missing", lawParts, "Chưa có nơi nhận.", "The recipients are missing.")
	case !filed:
		c.add(Warning, "/archive", "archive.missing", lawRecipients, "Nơi nhận chưa có dòng «Lưu».", "The recipients lack the line «Lưu».")
	}
	c.firstRecipient()
}

// firstRecipient is "Như trên" where the document is addressed, and "Như Điều
// …" where it decides.
func (c *checker) firstRecipient() {
	d := c.doc
	if len(d.Recipients) == 0 {
		return
	}
	first := strings.TrimLeft(strings.TrimSpace(d.Recipients[0]), "-– ")
	switch {
	case len(d.To) > 0 && !hasPrefixFold(first, "Như trên"):
		c.add(Warning, "/recipients/0", "recipients.first", lawRecipients, "Văn bản có «Kính gửi» thì dòng đầu của nơi nhận là «Như trên».", "Where a document is addressed, the first recipient is «Như trên».")
	case !c.party() && c.kind.Competence[rules.State] && !hasPrefixFold(first, "Như Điều"):
		c.add(Hint, "/recipients/0", "recipients.article", lawRecipients, "Dòng đầu của nơi nhận thường là «Như Điều …».", "The first recipient is usually «Như Điều …».")
	}
}

// isArchive tells whether a recipient is the line "Lưu: VT".
func isArchive(s string) bool {
	s = strings.TrimLeft(strings.TrimSpace(s), "-– ")
	return hasPrefixFold(s, "Lưu:") || hasPrefixFold(s, "Lưu VT") || hasPrefixFold(s, "Lưu VP") || hasPrefixFold(s, "Lưu Văn phòng")
}

// signers looks at ô số 7.
func (c *checker) signers() {
	if c.doc.Signer != nil {
		c.signer("/signer", c.doc.Signer)
		return
	}
	for i := range c.doc.Signers {
		c.signer("/signers/"+itoa(i), &c.doc.Signers[i])
	}
	if len(c.doc.Signers) == 0 {
		c.add(Warning, "/signer", "signer.missing", lawParts, "Chưa có người ký.", "The signer is missing.")
	}
}

func (c *checker) signer(at string, s *document.Signer) {
	if c.kind.Sample == "" && !c.party() {
		return // no sample rules the parties to a contract
	}
	for i, line := range s.Authority {
		if !c.prefix().MatchString(strings.TrimSpace(line)) {
			c.add(Warning, at+"/authority/"+itoa(i), "signer.authority", lawAuthority,
				"Quyền hạn phải bắt đầu bằng "+c.prefixes()+".", "The authority must begin with one of "+c.prefixes()+".")
		}
	}
	if n := len(s.Authority); n > 0 && len(s.Position) == 0 && !c.party() && !hasPrefixFold(strings.TrimSpace(s.Authority[n-1]), "Q.") {
		c.add(Warning, at+"/position", "signer.position", lawAuthority, "Dưới dòng quyền hạn phải có chức vụ của người ký.", "The signer's position must stand under the authority.")
	}
	name := strings.TrimSpace(s.Name)
	switch {
	case name == "":
		c.add(Hint, at+"/name", "signer.name-blank", lawName, "Họ tên người ký để trống.", "The signer's name is left blank.")
	case academic.MatchString(name):
		c.add(Warning, at+"/name", "signer.title", lawName, "Không ghi học hàm, học vị trước họ tên (trừ đơn vị vũ trang, sự nghiệp giáo dục, y tế, khoa học).", "No academic title stands before the name (except in the forces, schools, hospitals and science).")
	case name == strings.ToUpper(name) && strings.IndexFunc(name, unicode.IsLower) < 0 && strings.Contains(name, " "):
		c.add(Warning, at+"/name", "signer.capitals", lawName, "Họ tên viết chữ thường, không viết hoa toàn bộ.", "The name is not written in capitals.")
	}
}

var (
	statePrefix = regexp.MustCompile(`(?i)^(TM|Q|KT|TL|TUQ)\. ?\S`)
	partyPrefix = regexp.MustCompile(`(?i)^((T/M|K/T|T/L) |Q\. ?)\S`)
	academic    = regexp.MustCompile(`(?i)^(GS|PGS|TS|ThS|CN|KS|BS|LS|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Luật sư|Kỹ sư)[. ]`)
)

func (c *checker) prefix() *regexp.Regexp {
	if c.party() {
		return partyPrefix
	}
	return statePrefix
}

func (c *checker) prefixes() string {
	if c.party() {
		return "T/M, K/T, T/L, Q."
	}
	return "TM., Q., KT., TL., TUQ."
}

var oddAnnex = regexp.MustCompile(`^(PHỤ LỤC|(?i:phụ lục) \d)`)

// attachments looks at the labels of phụ lục.
func (c *checker) attachments() {
	for i, a := range c.doc.Attachments {
		if oddAnnex.MatchString(strings.TrimSpace(a.Label)) {
			c.add(Warning, "/attachments/"+itoa(i)+"/label", "annex.label", lawAnnex, "Từ «Phụ lục» in thường, số thứ tự bằng chữ số La Mã: «Phụ lục II».", "The word «Phụ lục» is not in capitals, and its number is Roman: «Phụ lục II».")
		}
	}
}
