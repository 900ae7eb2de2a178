package httpapi

import (
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/filename"
	"vanthu/internal/markup"
	"vanthu/internal/paper"
	"vanthu/internal/rules"
)

// baseName names a document's files: "09-KH-SNV Kế hoạch Kiểm tra …". It is
// fit for every file system.
func baseName(d *document.Document, p *paper.Paper) string {
	name := strings.Trim(p.Reference(), "/- ")
	name += " " + rules.FindKind(d.Kind).Name + " " + markup.Plain(d.Subject.String())
	return filename.Safe(name)
}
