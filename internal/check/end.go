package check

import (
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// recipients looks at ô số 9b.
func (c *checker) recipients() {
	d := c.doc
	filed := strings.TrimSpace(d.Archive) != ""
	for i, r := range d.Recipients {
		if !rules.IsArchive(undashed(r)) {
			continue
		}
		if filed {
			c.add(fault.Warning, "/recipients/"+itoa(i), "recipients.archive-twice", rules.LawRecipients, "Dòng «Lưu» có hai lần: ở «recipients» và ở «archive».", "The line «Lưu» is there twice: in «recipients» and in «archive».")
		}
		filed = true
	}
	switch {
	case len(d.Recipients) == 0 && !filed && c.kind.Sample == "" && !c.party():
		// no sample rules a paper that parties agree on, or a letter
	case len(d.Recipients) == 0 && !filed:
		c.add(fault.Warning, "/recipients", "recipients.missing", rules.LawParts, "Chưa có nơi nhận.", "The recipients are missing.")
	case !filed:
		c.add(fault.Warning, "/archive", "archive.missing", rules.LawRecipients, "Nơi nhận chưa có dòng «Lưu».", "The recipients lack the line «Lưu».")
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
	first := undashed(d.Recipients[0])
	w := &c.profile.Words
	switch {
	case len(d.To) > 0 && !hasPrefixFold(first, w.FirstAddressed):
		c.add(fault.Warning, "/recipients/0", "recipients.first", rules.LawRecipients, "Văn bản có «Kính gửi» thì dòng đầu của nơi nhận là «"+w.FirstAddressed+"».", "Where a document is addressed, the first recipient is «"+w.FirstAddressed+"».")
	case w.FirstDecides != "" && c.kind.Competence[c.profile.Family] && !hasPrefixFold(first, w.FirstDecides):
		c.add(fault.Hint, "/recipients/0", "recipients.article", rules.LawRecipients, "Dòng đầu của nơi nhận thường là «"+w.FirstDecides+" …».", "The first recipient is usually «"+w.FirstDecides+" …».")
	}
}

// undashed is a recipient without the dash that authors type.
func undashed(s string) string { return strings.TrimLeft(strings.TrimSpace(s), "-– ") }

// signers looks at ô số 7.
func (c *checker) signers() {
	all := c.doc.AllSigners()
	for i := range all {
		c.signer(all[i].Pointer, &all[i])
	}
	if issuers := c.doc.AllIssuers(); len(all) == 1 || len(issuers) > 1 {
		for i := range all {
			c.rightToSign(&all[i], issuers)
		}
	}
	if copied := c.doc.Copy; copied != nil && copied.Signer != nil && copied.Issuer != nil {
		s := *copied.Signer
		s.Pointer = "/copy/signer"
		c.rightToSign(&s, []document.Issuer{*copied.Issuer})
	}
	if len(all) == 0 {
		c.add(fault.Warning, "/signer", "signer.missing", rules.LawParts, "Chưa có người ký.", "The signer is missing.")
	}
}

// rightToSign holds what a signer signs as against the bodies that issue, of which
// one must fit.
func (c *checker) rightToSign(s *document.Signer, issuers []document.Issuer) {
	upper := func(lines []string) []string {
		out := make([]string, len(lines))
		for i, l := range lines {
			out[i] = viet.Upper(strings.TrimSpace(l))
		}
		return out
	}
	var why *rules.Contradiction
	for _, issuer := range issuers {
		if why = c.profile.Contradicts(viet.Upper(issuer.Name.String()), upper(s.Authority), upper(s.Position)); why == nil {
			return
		}
	}
	if why != nil {
		c.add(fault.Warning, s.Pointer, "signer.right", rules.LawAuthority, why.Vietnamese, why.English)
	}
}

func (c *checker) signer(at string, s *document.Signer) {
	if c.kind.Sample == "" && !c.party() {
		return // no sample rules the parties to a contract
	}
	law := &c.profile.Signature
	c.authority(at, s.Authority)
	if n := len(s.Authority); n > 0 && len(s.Position) == 0 && !c.party() && !ownPost(law.MarkOf(strings.TrimSpace(s.Authority[n-1]))) {
		c.add(fault.Warning, at+"/position", "signer.position", rules.LawAuthority, "Dưới dòng quyền hạn phải có chức vụ của người ký.", "The signer's position must stand under the authority.")
	}
	name := strings.TrimSpace(s.Name)
	switch {
	case name == "":
		c.add(fault.Hint, at+"/name", "signer.name-blank", rules.LawName, "Họ tên người ký để trống.", "The signer's name is left blank.")
	case rules.Titled(name) && slices.ContainsFunc(c.doc.AllIssuers(), func(i document.Issuer) bool {
		return rules.MayBeTitled(i.Name.String()) || rules.MayBeTitled(i.Parent.String())
	}):
	case rules.Titled(name):
		c.add(fault.Warning, at+"/name", "signer.title", rules.LawName, "Không ghi học hàm, học vị trước họ tên (trừ đơn vị vũ trang, sự nghiệp giáo dục, y tế, khoa học).", "No academic title stands before the name (except in the forces, schools, hospitals and science).")
	case name == strings.ToUpper(name) && strings.IndexFunc(name, unicode.IsLower) < 0 && strings.Contains(name, " "):
		c.add(fault.Warning, at+"/name", "signer.capitals", rules.LawName, "Họ tên viết chữ thường, không viết hoa toàn bộ.", "The name is not written in capitals.")
	}
}

// authority looks for a mark before each line. One of several signers names his
// body too, maybe on a line of its own.
func (c *checker) authority(at string, lines []string) {
	if len(c.doc.Signers) > 1 {
		lines = lines[:min(1, len(lines))]
	}
	for i, line := range lines {
		if len(c.doc.Signers) > 1 && rules.SignsForParty(line) {
			continue // "ĐẠI DIỆN BÊN GIAO", in a biên bản as in a contract
		}
		if c.profile.Signature.MarkOf(strings.TrimSpace(line)) == nil {
			c.add(fault.Warning, at+"/authority/"+itoa(i), "signer.authority", rules.LawAuthority,
				"Quyền hạn phải bắt đầu bằng một trong các chữ "+c.marks()+".", "The authority must begin with one of "+c.marks()+".")
		}
	}
}

// ownPost tells whether the signer's own post stands behind a mark.
func ownPost(m *rules.AuthorityMark) bool { return m != nil && m.Own }

// marks are the marks of authority of the profile, as a list.
func (c *checker) marks() string {
	var marks []string
	for _, m := range c.profile.Signature.Marks {
		marks = append(marks, "«"+m.Mark+"»")
	}
	return strings.Join(marks, ", ")
}

// attachments looks at the labels of phụ lục.
func (c *checker) attachments() {
	c.annexes("/attachments", c.doc.Attachments)
}

func (c *checker) annexes(at string, list []document.Attachment) {
	law := &c.profile.Annex
	for i, a := range list {
		here := at + "/" + itoa(i)
		c.annexes(here+"/attachments", a.Attachments)
		if a.SignedAt != "" && !a.Separate {
			c.add(fault.Warning, here+"/signed_at", "annex.signed", rules.LawAnnex,
				"Thời điểm ký số chỉ in ở phụ lục ở tệp riêng: ghi thêm «separate», hoặc bỏ «signed_at».", "The time of the signature is printed on an annex in a file of its own: add «separate», or leave «signed_at» out.")
		}
		if called := !a.Labelled() || hasPrefixFold(strings.TrimSpace(a.Label), law.Word); called && !a.Reference.Given && !a.FullHeader {
			c.add(fault.Warning, here, "annex.reference", rules.LawAnnex,
				"Dưới tiêu đề phụ lục không có dòng «(Kèm theo …)»: ghi thêm «reference»: true.", "There is no line «(Kèm theo …)» under the title of the annex: add «reference»: true.")
		}
		if law.Unlawful(strings.TrimSpace(a.Label)) {
			c.add(fault.Warning, here+"/label", "annex.label", rules.LawAnnex,
				"Từ «"+law.Word+"» in thường, số thứ tự bằng chữ số La Mã: «"+law.Example+"».", "The word «"+law.Word+"» is not in capitals, and its number is Roman: «"+law.Example+"».")
		}
	}
}
