package seen

import (
	"strings"
	"unicode"

	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// standing is the word behind a post that says who acts for its head: a line that
// begins with it goes on with the post above it, though it may be a post of its own.
const standing = "THUONG TRUC"

// wraps finds the lines of signers that go on with the line above them: a post that
// is too long for its column, "PHÓ CHỦ TỊCH THƯỜNG TRỰC / HỘI ĐỒNG NHÂN DÂN", and
// whom another signs for, "KT. BỘ TRƯỞNG / BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG".
func (n *namer) wraps(block []int) {
	for k := 1; k < len(block); k++ {
		above, l := n.lines[block[k-1]], n.lines[block[k]]
		switch {
		case !n.sameHand(block, k) || !l.ofPost() || !above.ofPost() || authority(l.text) != nil:
		case above.is(rules.Authority) && l.is(rules.Authority):
			l.paragraph.GoesOn = n.flows(above, l) && (authority(above.text) != nil || above.paragraph.GoesOn)
		case above.is(rules.Authority) && !l.posts() && n.posted(block, k+1):
			l.name(rules.Authority, 0.85)
			l.or(rules.Position)
			l.paragraph.GoesOn = n.flows(above, l)
		case above.is(rules.Position) && l.is(rules.Position):
			l.paragraph.GoesOn = above.postGoesOn(l) && (n.flows(above, l) || n.typedOn(block, k))
		}
	}
}

// flows tells whether two lines below each other may be one that was broken: those of a
// PDF, which does not tell, and those of one paragraph. Two paragraphs of a Word file are
// two lines that their author wanted, but where typedOn knows better.
func (n *namer) flows(above, l *line) bool {
	return n.paper.Source == PDF || n.paper.Source == Word && above.paragraph.Place.Paragraph > 0 && above.paragraph.Place.Paragraph == l.paragraph.Place.Paragraph
}

// typedOn tells whether a line of a block of signers goes on with the post above it though
// it is a paragraph of its own in a Word file: it is the rest of a post, or says of what
// body, and the name comes under it. Whom a party is represented by is a line of its own.
func (n *namer) typedOn(block []int, k int) bool {
	if n.paper.Source != Word {
		return false
	}
	above, l := n.lines[block[k-1]], n.lines[block[k]]
	last := k+1 == len(block) || n.lines[block[k+1]].paragraph.Signer != l.paragraph.Signer
	switch {
	case represents.begin(above.fold), surname.begin(l.fold) && last:
		return false
	case rules.BeginsBody(l.text), areas.begin(l.fold), (words{standing}).begin(l.fold), l.posts():
		return true
	}
	return !last && above.paragraph.GoesOn && n.room(block[k], block[k+1])
}

var (
	represents = foldWords([]string{"Đại diện", "Người"})
	surname    = foldWords([]string{"Đoàn"}) // that is the name of a body too
)

// sameHand tells whether a line of a block of signers is one signer's with the line
// above it, without room to sign between.
func (n *namer) sameHand(block []int, k int) bool {
	if k >= len(block) {
		return false
	}
	above, l := n.lines[block[k-1]], n.lines[block[k]]
	return l.paragraph.Signer > 0 && l.paragraph.Signer == above.paragraph.Signer && !n.room(block[k-1], block[k])
}

// posted tells whether a post, or an authority, of the same signer comes from a line of a
// block on.
func (n *namer) posted(block []int, k int) bool {
	for ; n.sameHand(block, k); k++ {
		if l := n.lines[block[k]]; l.posts() || authority(l.text) != nil {
			return true
		}
	}
	return false
}

// ofPost tells whether a line may be part of a longer one.
func (l *line) ofPost() bool {
	return l.caps && !placeholder(l.text) && !concurrently.begin(l.fold)
}

// postGoesOn tells whether a post goes on with the next line: that is no post, or
// makes one of what is none ("PHÓ TỔNG / GIÁM ĐỐC").
func (l *line) postGoesOn(next *line) bool {
	begun := l.posts() || l.paragraph.GoesOn
	switch {
	case !next.posts():
		return begun
	case halves(l.fold, next.fold):
		return true
	}
	return begun && (words{standing}).begin(next.fold)
}

// halves tells whether two folded texts are a post only together: "PHÓ TỔNG" and "GIÁM
// ĐỐC", "KẾ TOÁN" and "TRƯỞNG".
func halves(one, two string) bool {
	whole, _ := posts.which(one + " " + two)
	return len(whole) > len(one)
}

// posts tells whether a line begins with a post of a signer.
func (l *line) posts() bool { return isPost(l.text, l.fold, l.caps) }

// beginsPost tells whether a text does.
func beginsPost(text string) bool { return isPost(text, folded(text), capitals(text)) }

func isPost(text, fold string, caps bool) bool {
	list := posts
	if caps {
		list = loudPosts
	}
	post, ok := list.which(fold)
	return ok && (!strings.Contains(post, headWord) || heads(text, post))
}

// headWord is the word for a head, without its tone: a school and a family have it too.
const headWord = "TRUONG"

// heads tells whether that word in the post that a text begins with is no school
// ("TRƯỜNG") and no family ("Trương").
func heads(text, post string) bool {
	words := strings.FieldsFunc(viet.NFC(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range strings.Fields(post) {
		if i >= len(words) {
			return true
		}
		switch strings.ToLower(words[i]) {
		case "trường", "trương":
			return w != headWord
		}
	}
	return true
}
