package inspect

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

var sameOnPaper = strings.NewReplacer("\u00a0", " ", "\u2011", "-", "\u00ad", "", "\u200b", "")

// Normalize writes text the one way in which files are compared: NFC, no-break space as space, no-break hyphen as "-",
// no soft hyphens nor zero-width spaces, every run of white space as one space, none at the ends.
func Normalize(s string) string {
	return strings.Join(strings.Fields(sameOnPaper.Replace(norm.NFC.String(s))), " ")
}
