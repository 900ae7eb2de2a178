package wordml

import (
	"errors"
	"fmt"
	"io"
	"time"

	"vanthu/internal/sheet"
)

// Write writes the sheet as a DOCX. Nothing reaches w unless the whole file
// could be made. The same sheet gives the same bytes.
func Write(w io.Writer, s *sheet.Sheet) error {
	if err := check(s); err != nil {
		return fmt.Errorf("wordml: %w", err)
	}
	j := jobs.Get().(*job)
	defer j.release()
	j.document.write(s)
	if err := j.pack(); err != nil {
		return fmt.Errorf("wordml: %w", err)
	}
	_, err := j.out.WriteTo(w)
	return err
}

// check refuses a sheet from which no valid package can be made. The content
// of blocks is compose's affair.
func check(s *sheet.Sheet) error {
	if len(s.Sections) == 0 {
		return errors.New("a sheet without sections")
	}
	if _, err := time.Parse(time.DateOnly, s.Info.Date); err != nil {
		return fmt.Errorf("the date of the file: %w", err)
	}
	// Names that templates/docx/word/styles.xml takes itself.
	seen := map[string]bool{"Normal": true, "DefaultParagraphFont": true, "TableNormal": true}
	for _, st := range s.Styles {
		if st.ID == "" || seen[st.ID] {
			return fmt.Errorf("style id %q is empty or there twice", st.ID)
		}
		seen[st.ID] = true
	}
	return checkImages(s)
}
