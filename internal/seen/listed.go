package seen

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// twoListed parts the lines under "Nơi nhận" on which an author set two recipients beside
// each other, and puts those at the right below the others, as they are read.
func twoListed(blocks []Block) []Block {
	for i := 0; i < len(blocks); i++ {
		p := blocks[i].Paragraph
		if p == nil || !recipients.begin(folded(p.Plain())) {
			continue
		}
		var left, right []Block
		j, parted := i+1, false
		for ; j < len(blocks); j++ {
			q := blocks[j].Paragraph
			if q == nil || q.Place.Table != p.Place.Table || q.Place.Column != p.Place.Column || findMark(q.Plain()).class != bullet {
				break
			}
			text := q.Text()
			at := secondItem().FindStringIndex(text)
			if at == nil || len(text) > longestFrame {
				left = append(left, blocks[j])
				continue
			}
			begin := at[0] + strings.IndexAny(text[at[0]:at[1]], "-–")
			left = append(left, LineBlock(q.cut(0, at[0]+1, q.Place.Column)))
			right = append(right, LineBlock(q.cut(begin, len(text), q.Place.Column)))
			parted = true
		}
		if parted {
			blocks = slices.Concat(blocks[:i+1], left, right, blocks[j:])
		}
		i = j - 1 + len(right)
	}
	return blocks
}

// secondItem finds the end of a recipient behind which another begins on the same line.
var secondItem = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[;.,]\s+[-–]\s*\S|\t\s*[-–]\s*\S`) })
