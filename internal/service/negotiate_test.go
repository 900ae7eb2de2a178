package service

import (
	"testing"

	"vanthu/internal/fault"
)

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

func TestNegotiate(t *testing.T) {
	types := []string{"application/pdf", docxType, "application/zip"}
	for header, want := range map[string]string{
		"":                               "application/pdf",
		"*/*":                            "application/pdf",
		"application/*":                  "application/pdf",
		"application/zip":                "application/zip",
		"APPLICATION/ZIP ; q=0.3":        "application/zip",
		docxType + ", application/pdf":   "application/pdf",
		docxType + ";q=1, */*;q=0.1":     docxType,
		"application/pdf;q=0, */*":       docxType,
		"application/pdf;q=0.2, */*;q=0": "application/pdf",
		"text/html, */*;q=0.8":           "application/pdf",
		"application/pdf;q=.5,application/zip;level=1;q=0.51": "application/zip",
		"text/html":                        "",
		"application/pdf;q=0":              "",
		"*/*;q=0":                          "",
		",;,nonsense;q=x, application/pdf": "application/pdf",
		"application/pdf;q=7":              "application/pdf", // nothing well formed: as if absent
	} {
		if got := negotiate(header, types); got != want {
			t.Errorf("Accept %q: %q, want %q", header, got, want)
		}
	}
	for header, want := range map[string]fault.Language{
		"": fault.Vietnamese, "en": fault.English, "en-GB,en;q=0.8": fault.English, "vi,en": fault.Vietnamese, "en;q=0.9,vi;q=0.8": fault.English,
		"fr": fault.Vietnamese, "fr, en;q=0.5": fault.English, "*": fault.Vietnamese, "*,en;q=0.5": fault.Vietnamese, "en;q=0": fault.Vietnamese,
	} {
		if got := LanguageOf(header); got != want {
			t.Errorf("Accept-Language %q: %v", header, got)
		}
	}
}
