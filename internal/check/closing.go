package check

import (
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// whyKind is why a part that is not there is no fault.
var whyKind = fault.Text{"không rõ tên loại", "the kind is not known"}

// end looks at ô số 7 and 9b.
func (c *looker) end() {
	if !c.headed() {
		return
	}
	if c.word() {
		c.skip(fault.Text{"Word không ghi chỗ sang trang", "a Word file does not say where its pages end"}, "signature.alone", "signature.whole")
	} else {
		c.signatureAlone()
		c.signatureWhole()
	}
	c.signs()
	c.receivers()
}

// signs looks at the signers.
func (c *looker) signs() {
	if c.agreed() {
		return
	}
	c.pass("signer.missing")
	if len(c.facts.Signers) == 0 && c.kind == nil {
		c.skip(whyKind, "signer.missing")
		return
	}
	if len(c.facts.Signers) == 0 {
		c.fail("signer.missing", nil, fault.Text{"Không thấy chức vụ, họ tên người ký.", "The signer is missing."}, "", "")
		return
	}
	for i := range c.facts.Signers {
		c.sign(&c.facts.Signers[i])
	}
	if len(c.facts.Signers) == 1 && c.facts.Issuer.Text != "" {
		s := &c.facts.Signers[0]
		c.pass("signer.right")
		if why := c.profile.Contradicts(viet.Upper(c.facts.Issuer.Text), upper(s.Authority), upper(s.Position)); why != nil && len(s.Authority) > 0 {
			c.fail("signer.right", s.Authority[0].Of[0], fault.Text{why.Vietnamese, why.English}, s.Authority[0].Text, "")
		}
	}
}

// agreed tells whether the paper is one of several parties, such as a contract: no
// sample of the law has its head and its end.
func (c *looker) agreed() bool { return c.kind != nil && c.kind.Sample == "" && c.state() }

// whyAgreed is why nothing is said of them.
var whyAgreed = fault.Text{"thể thức không có mẫu cho loại văn bản do các bên thỏa thuận", "no sample of the law rules a paper that parties agree on"}

func upper(list []seen.Fact) []string {
	out := make([]string, len(list))
	for i, f := range list {
		out[i] = viet.Upper(f.Text)
	}
	return out
}

func (c *looker) sign(s *seen.Signer) {
	law := &c.profile.Signature
	for i, f := range s.Authority {
		c.pass("signer.authority")
		if i > 0 && len(c.facts.Signers) > 1 {
			break // as in checker.authority
		}
		if m := law.MarkOf(f.Text); m != nil {
			if rest := f.Text[len(m.Mark):]; rest != "" && rest[0] != ' ' {
				c.failAt(fault.Warning, "signer.authority", c.order[f.Of[0]], f.Of[0].Place.Told(excerpt(f.Text)), fault.Text{"Sau «" + m.Mark + "» phải có dấu cách.", "A blank must stand behind «" + m.Mark + "»."}, f.Text, m.Mark+" "+rest)
			}
		} else if !(c.guided() && rules.ND30.Signature.MarkOf(f.Text) != nil) {
			marks := make([]string, len(law.Marks))
			for i, m := range law.Marks {
				marks[i] = m.Mark
			}
			list := "«" + strings.Join(marks, "», «") + "»"
			c.fail("signer.authority", f.Of[0], fault.Text{"Trước quyền hạn người ký phải là một trong: " + list + ", rồi dấu cách.", "One of " + list + " and a blank stand before the authority."}, f.Text, "")
		}
	}
	if n := len(s.Authority); n > 0 && c.state() {
		c.pass("signer.position")
		if m := law.MarkOf(s.Authority[n-1].Text); len(s.Position) == 0 && !ownPost(m) {
			c.fail("signer.position", s.Authority[n-1].Of[0], fault.Text{"Dưới dòng quyền hạn phải có chức vụ của người ký.", "The signer's position must stand under the authority."}, "", "")
		}
	}
	c.signerName(s)
}

// signerName looks at the name under a post.
func (c *looker) signerName(s *seen.Signer) {
	name := strings.TrimSpace(s.Name.Text)
	c.pass("signer.name-blank", "signer.title", "signer.capitals")
	switch {
	case name == "":
		at := slices.Concat(s.Authority, s.Position)
		if len(at) > 0 && (len(s.Authority) > 0 || s == &c.facts.Signers[0]) {
			c.fail("signer.name-blank", at[len(at)-1].Of[0], fault.Text{"Họ tên người ký để trống.", "The signer's name is left blank."}, "", "")
		}
	case rules.Titled(name) && (rules.MayBeTitled(c.facts.Issuer.Text) || rules.MayBeTitled(c.facts.Parent.Text)):
	case rules.Titled(name):
		c.fail("signer.title", s.Name.Of[0], fault.Text{"Không ghi học hàm, học vị trước họ tên (trừ đơn vị vũ trang, sự nghiệp giáo dục, y tế, khoa học).", "No academic title stands before the name (except in the forces, schools, hospitals and science)."}, name, "")
	case strings.Contains(name, " ") && viet.Upper(name) == name && lettersIn(name) > 3:
		c.fail("signer.capitals", s.Name.Of[0], fault.Text{"Họ tên viết chữ thường, không viết hoa toàn bộ.", "The name is not written in capitals."}, name, viet.Title(name))
	}
}

// signatureAlone looks whether text stands on the page where the signature begins.
func (c *looker) signatureAlone() {
	page := 0
	for _, e := range []rules.Element{rules.Authority, rules.Position} {
		for _, p := range lines(c.parts[e]) {
			if p.Place.Page > 0 && (page == 0 || p.Place.Page < page) {
				page = p.Place.Page
			}
		}
	}
	if page == 0 {
		return
	}
	c.pass("signature.alone")
	if page == 1 {
		return
	}
	with := 0 // lines of the text on that page
	for _, p := range c.all {
		switch p.Element {
		case rules.Authority, rules.Position, rules.SignerName, rules.Recipients, rules.RecipientsLabel, rules.PageNumber:
			continue
		}
		for _, l := range p.Lines {
			if l.Page == page {
				with++
			}
		}
		if len(p.Lines) == 0 && p.Place.Page == page && p.Plain() != "" {
			with++
		}
	}
	at := fault.Place{Page: page}
	switch {
	case with == 0:
		c.failAt("", "signature.alone", len(c.all), at, fault.Text{
			"Khối chữ ký đứng một mình ở trang " + itoa(page) + "; nên có ít nhất hai dòng nội dung cùng trang.", "The signature stands alone on page " + itoa(page) + "; two lines of the text at least belong with it.",
		}, "0 dòng", "từ 2 dòng")
	case with < c.profile.Signature.BodyLines:
		c.failAt(fault.Hint, "signature.alone", len(c.all), at, fault.Text{
			"Cùng trang với khối chữ ký (trang " + itoa(page) + ") chỉ có " + itoa(with) + " dòng nội dung; nên có ít nhất hai.", "Only " + itoa(with) + " line of the text stands on the page of the signature, page " + itoa(page) + "; two at least belong there.",
		}, itoa(with)+" dòng", "từ 2 dòng")
	}
}

// signatureWhole looks whether the authority, the position and the name of each
// signer stand on one page.
func (c *looker) signatureWhole() {
	for i := range c.facts.Signers {
		s := &c.facts.Signers[i]
		first, last := 0, 0
		for _, f := range slices.Concat(s.Authority, s.Position, []seen.Fact{s.Name}) {
			for _, p := range f.Of {
				if page := p.Place.Page; page > 0 {
					if first == 0 {
						first = page
					}
					last = page
				}
			}
		}
		if first == 0 {
			continue
		}
		c.pass("signature.whole")
		if last > first && s.Name.Text != "" {
			c.fail("signature.whole", s.Name.Of[0], fault.Text{
				"Chức vụ ở trang " + itoa(first) + " mà họ tên người ký ở trang " + itoa(last) + "; khối chữ ký phải trên một trang.", "The position stands on page " + itoa(first) + " and the name on page " + itoa(last) + "; a signature stands on one page.",
			}, "hai trang", "một trang")
		}
	}
}

// receivers looks at the recipients.
func (c *looker) receivers() {
	if c.agreed() {
		return
	}
	label := lines(c.parts[rules.RecipientsLabel])
	c.pass("recipients.missing")
	if len(label) == 0 && c.kind == nil {
		c.skip(whyKind, "recipients.missing")
		return
	}
	if len(label) == 0 {
		severity := fault.Warning
		if c.kind.Undated[c.profile.Family] || len(c.kind.Before) > 0 || c.kind.Unnumbered || c.kind.Sample == "" {
			severity = fault.Hint // practice leaves them out of minutes and forms
		}
		c.weigh(severity, "recipients.missing", nil, fault.Text{"Không thấy nơi nhận.", "The recipients are missing."}, "", c.profile.Words.Recipients)
		return
	}
	w := &c.profile.Words
	c.pass("recipients.label", "archive.missing", "recipients.form")
	if text := exact(label[0]); !strings.HasPrefix(text, strings.TrimSuffix(w.Recipients, ":")) || !strings.Contains(text, ":") {
		c.fail("recipients.label", label[0], fault.Text{"Nhãn là «" + w.Recipients + "», không phải «" + excerpt(text) + "».", "The label is «" + w.Recipients + "», not «" + excerpt(text) + "»."}, excerpt(text), w.Recipients)
	}
	c.receiverMarks()
	c.archive(label[0])
	c.firstReceiver()
}

// dashed tells whether a line of a list begins with a dash, or with the mark of a list
// under it.
func dashed(line string) bool {
	return strings.HasPrefix(line, "-") || strings.HasPrefix(line, "–") || strings.HasPrefix(line, "—") || strings.HasPrefix(line, "+")
}

// receiverMarks looks at the dashes and ends of the recipients.
func (c *looker) receiverMarks() {
	w := &c.profile.Words
	for i, f := range c.facts.Recipients {
		first, last := f.Of[0].Plain(), f.Of[len(f.Of)-1].Plain()
		if lettersIn(rules.Blanks.ReplaceAllString(first, "")) == 0 || f.Of[0].Element != rules.Recipients {
			continue
		}
		switch {
		case !dashed(f.Of[0].Marker + first):
			c.fail("recipients.form", f.Of[0], fault.Text{"Mỗi nơi nhận bắt đầu bằng gạch đầu dòng «-».", "Each recipient begins with a dash «-»."}, excerpt(first), "- …")
		case c.guided() && strings.HasSuffix(last, rules.ND30.Words.RecipientEnd):
		case !strings.HasSuffix(last, w.RecipientEnd) && !(i == len(c.facts.Recipients)-1 && c.facts.Archive.Text == ""):
			c.endsWrong("recipients.form", f.Of[len(f.Of)-1], fault.Text{"Nơi nhận này", "This recipient"}, last, w.RecipientEnd)
		}
	}
}

// archive looks at the last line, which says where the paper is filed.
func (c *looker) archive(label *seen.Paragraph) {
	w, f := &c.profile.Words, &c.facts.Archive
	if f.Text == "" {
		if all := c.facts.Recipients; len(all) > 0 && !slices.ContainsFunc(all, func(f seen.Fact) bool { return !mark(f.Of[0]) }) {
			c.skip(fault.Text{"nơi nhận còn là dấu mẫu", "the recipients are a mark of a template yet"}, "archive.missing")
			return
		}
		c.fail("archive.missing", label, fault.Text{"Nơi nhận chưa có dòng «Lưu».", "The recipients lack the line «Lưu»."}, "", "- "+w.Archive+"VT.")
		return
	}
	first, last := f.Of[0], f.Of[len(f.Of)-1]
	text := strings.TrimSpace(strings.TrimLeft(first.Plain(), "-–+* "))
	want := strings.TrimSpace(w.Archive)
	rest, ok := strings.CutPrefix(text, want)
	switch {
	case !ok:
		c.fail("recipients.form", first, fault.Text{"Dòng cuối viết «- " + w.Archive + "…», không phải «" + excerpt(text) + "».", "The last line reads «- " + w.Archive + "…», not «" + excerpt(text) + "»."}, excerpt(text), "- "+w.Archive+"…")
	case strings.Trim(rest, " .;") == "":
		c.fail("recipients.form", first, fault.Text{"Dòng «Lưu» chưa ghi nơi lưu.", "The line «Lưu» does not say where."}, excerpt(text), "- "+w.Archive+"VT.")
	}
	if end := last.Plain(); !strings.HasSuffix(end, w.RecipientLast) && !strings.HasSuffix(end, ")") && c.facts.Archive.Text != "" {
		if drafter := rules.DrafterName(end); drafter != "" && c.state() {
			want := c.profile.Marks.Drafter.Example()
			c.fail("recipients.form", last, fault.Text{
				"«" + drafter + "» ở cuối dòng «Lưu»: người soạn thảo ghi bằng ký hiệu in hoa, kèm số bản, như «" + want + "».", "«" + drafter + "» at the end of the line «Lưu»: the drafter is a mark in capitals with the number of copies, such as «" + want + "».",
			}, drafter, want)
			return
		}
		c.endsWrong("recipients.form", last, fault.Text{"Dòng «Lưu»", "The line «Lưu»"}, end, w.RecipientLast)
	}
}

// firstReceiver is "Như trên" where the paper is addressed, "Như Điều …" where it
// decides.
func (c *looker) firstReceiver() {
	if len(c.facts.Recipients) == 0 {
		return
	}
	f, w := &c.facts.Recipients[0], &c.profile.Words
	switch {
	case len(c.facts.To) > 0 && c.kind == nil:
		c.skip(whyKind, "recipients.first")
	case len(c.facts.To) > 0:
		c.pass("recipients.first")
		if !hasPrefixFold(f.Text, w.FirstAddressed) {
			c.fail("recipients.first", f.Of[0], fault.Text{"Văn bản có «Kính gửi» thì dòng đầu của nơi nhận là «- " + w.FirstAddressed + w.RecipientEnd + "».", "Where a paper is addressed, the first recipient is «- " + w.FirstAddressed + w.RecipientEnd + "»."}, f.Text, w.FirstAddressed)
		}
	case w.FirstDecides != "" && c.kind != nil && c.kind.Competence[c.profile.Family]:
		c.pass("recipients.article")
		if !hasPrefixFold(f.Text, w.FirstDecides) {
			c.fail("recipients.article", f.Of[0], fault.Text{"Dòng đầu của nơi nhận thường là «" + w.FirstDecides + " …».", "The first recipient is usually «" + w.FirstDecides + " …»."}, f.Text, w.FirstDecides+" …")
		}
	}
}

// addressees looks at ô số 9a.
func (c *looker) addressees() {
	if c.kind != nil {
		switch c.kind.Addressees[c.profile.Family] {
		case rules.MustAddress, rules.Submitted:
			c.pass("to.missing")
			if len(c.facts.To) == 0 && len(c.parts[rules.AddresseesLabel]) == 0 {
				c.fail("to.missing", nil, fault.Text{"«" + c.kind.Name + "» phải có «Kính gửi».", "The kind «" + c.kind.Name + "» must have «Kính gửi»."}, "", c.profile.Words.Addressees)
			}
		}
	}
	if len(c.facts.To) == 0 || c.kind == nil {
		return
	}
	c.pass("to.form")
	c.colon()
	c.undashed()
	for i := range c.facts.To {
		if p := c.facts.To[i].Of[len(c.facts.To[i].Of)-1]; p.Sure < seen.Doubt {
			return
		}
		c.addressee(i)
	}
}

// colon looks whether a colon stands behind "Kính gửi".
func (c *looker) colon() {
	label := c.profile.Words.Addressees
	for _, p := range c.parts[rules.AddresseesLabel] {
		if text := p.Plain(); c.state() && p.Sure >= seen.Doubt && text == strings.TrimSuffix(label, ":") {
			c.fail("to.form", p, fault.Text{"Sau «" + text + "» là dấu hai chấm.", "A colon stands behind «" + text + "»."}, text, label)
		}
	}
}

// undashed looks whether several addressees stand on lines of their own, with dashes.
func (c *looker) undashed() {
	first := c.facts.To[0].Of[0]
	if first.Element != rules.AddresseesLabel || !c.state() || rules.Blanks.MatchString(first.Plain()) {
		return
	}
	one, more, _ := strings.Cut(c.facts.To[0].Text, "; ")
	if more == "" && (len(c.facts.To) == 1 || !strings.HasSuffix(first.Plain(), ";") || c.facts.To[1].Of[0].Element != rules.Addressees || c.facts.To[1].Of[0].Marker != "") {
		return
	}
	c.fail("to.form", first, fault.Text{"Gửi nhiều nơi thì mỗi nơi một dòng, bắt đầu bằng gạch đầu dòng «-».", "Several addressees stand on a line each, with a dash."}, first.Plain(), c.profile.Words.Addressees+" - "+one+";")
}

// addressee looks at the end of one of the addressees.
func (c *looker) addressee(i int) {
	n, w := len(c.facts.To), &c.profile.Words
	p := c.facts.To[i].Of[len(c.facts.To[i].Of)-1]
	if i > 0 && i+1 < n && !strings.HasPrefix(c.facts.To[i+1].Of[0].Plain(), "-") && c.facts.To[i+1].Of[0].Marker == "" {
		return // it goes on in the next line
	}
	want := w.AddresseeEnd
	if i == n-1 {
		want = w.AddresseeLast
	}
	switch text := p.Plain(); {
	case rules.Blanks.MatchString(text), n > 1 && p.Element == rules.AddresseesLabel: // each has a label of its own
	case n == 1 && strings.HasSuffix(text, ".") && c.state():
		c.weigh(fault.Hint, "to.form", p, fault.Text{"Gửi một nơi thì cuối dòng «Kính gửi» không có dấu chấm.", "A single addressee takes no full stop."}, ".", "")
	case n > 1 && !strings.HasSuffix(text, want):
		what := fault.Text{"Nơi này ở «Kính gửi»", "This addressee"}
		if i == n-1 {
			what = fault.Text{"Nơi cuối cùng ở «Kính gửi»", "The last addressee"}
		}
		c.endsWrong("to.form", p, what, text, want)
	}
}
