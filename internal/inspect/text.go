package inspect

import "context"

// Text is the text of a PDF in the order in which it was drawn, one line per drawn line, pages separated by nothing but
// a line break. It is as the file has it; use Normalize on both sides before looking for a word.
//
// It runs "pdftotext -raw" (Debian package poppler-utils). Raw, because the default mode guesses a reading order and
// joins words over a hyphen at the end of a line ("120-" and "KL/TW" come back as "120KL/TW"), and -layout mixes columns
// that stand side by side. It is a reading by another program than the one behind ReadPDF. A character whose glyph the
// font lacks is still in the text: extraction does not prove that a reader sees it.
func Text(ctx context.Context, pdfPath string) (string, error) {
	abs, err := inputFile(pdfPath)
	if err != nil {
		return "", err
	}
	out, err := pdftotext.output(ctx, "-raw", "-nopgbrk", "-enc", "UTF-8", abs, "-")
	return string(out), err
}
