package inspect

import (
	"context"
	"fmt"
	"regexp"
	"strings"
)

// Font is a font of a PDF as pdffonts lists it.
type Font struct {
	Name     string // without the subset prefix, such as "LiberationSerif-Bold"
	Type     string // "TrueType", "CID TrueType", "Type 1", …
	Encoding string // "WinAnsi", "Identity-H", …
	Embedded bool
	Subset   bool
	Unicode  bool // has a table from glyphs to characters, so that text can be copied and searched
}

// fontRow is a line of pdffonts. Its columns are padded to a width that long names overrun, so the row is read by the
// known names of types and the form of the last columns.
var fontRow = regexp.MustCompile(`^(.*?)\s+` +
	`((?:CID )?(?:Type 0C|Type 0|Type 1C|Type 1|Type 3|TrueType)(?: \(OT\))?|unknown)\s+` +
	`(\S*)\s+(yes|no)\s+(yes|no)\s+(yes|no)\s+(?:\d+\s+\d+|\[none\])\s*$`)

// Fonts lists the fonts of a PDF, one entry per font object. It runs pdffonts (Debian package poppler-utils). A file
// without fonts gives an empty list.
func Fonts(ctx context.Context, pdfPath string) ([]Font, error) {
	abs, err := inputFile(pdfPath)
	if err != nil {
		return nil, err
	}
	out, err := pdffonts.output(ctx, abs)
	if err != nil {
		return nil, err
	}
	return parseFonts(string(out))
}

func parseFonts(out string) ([]Font, error) {
	lines := strings.Split(strings.TrimRight(out, "\n"), "\n")
	if len(lines) < 2 || !strings.HasPrefix(lines[1], "---") {
		return nil, fmt.Errorf("inspect: pdffonts printed no table: %q", out)
	}
	var fonts []Font
	for _, line := range lines[2:] {
		m := fontRow.FindStringSubmatch(line)
		if m == nil {
			return nil, fmt.Errorf("inspect: pdffonts printed a row of another form: %q", line)
		}
		fonts = append(fonts, Font{
			Name: subsetPrefix.ReplaceAllString(m[1], ""), Type: m[2], Encoding: m[3],
			Embedded: m[4] == "yes", Subset: m[5] == "yes", Unicode: m[6] == "yes",
		})
	}
	return fonts, nil
}
