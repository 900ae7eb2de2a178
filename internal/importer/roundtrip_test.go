package importer_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/compose"
	"vanthu/internal/document"
	"vanthu/internal/importer"
	"vanthu/internal/markup"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/sheet"
	"vanthu/internal/viet"
)

// paper is the sheet of a document, with all defaults filled in, as text:
// without the pointers, which tell two ways of writing the same apart.
func paper(t *testing.T, d *document.Document) string {
	t.Helper()
	s, err := compose.Sheet(context.Background(), d, metrics.Default())
	if err != nil {
		t.Fatal(err)
	}
	return unseen.ReplaceAllString(sheet.Dump(s), "")
}

// unseen is what no reader sees: pointers, and the properties of the file, whose
// author is named in the letters of the JSON.
var unseen = regexp.MustCompile(`(?m) from /\S*$|^info .*\n`)

// TestRoundTrip renders each example, reads the Word file, and wants the same
// paper of what was read, and the same document when it is read once more.
func TestRoundTrip(t *testing.T) {
	eachExample(t, func(t *testing.T, d *document.Document, base string) string {
		p := seenFile(t, base+".docx")
		text, got := imported(t, p)
		if again, _ := imported(t, p); !bytes.Equal(again.Document, text.Document) {
			t.Error("the paper was changed: " + differ(string(text.Document), string(again.Document)))
		}
		d.Style = document.Style{Numbering: d.Style.Numbering}
		return differ(paper(t, d), paper(t, got))
	})
}

// eachExample looks at each example, whose files are base and an extension.
func eachExample(t *testing.T, differs func(t *testing.T, d *document.Document, base string) string) {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.json")
	if err != nil || len(files) < 50 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		base := strings.TrimSuffix(file, ".json")
		name := filepath.Base(base)
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := document.Decode(text, document.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := differs(t, d, base); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// imported is what is made of a paper, and the document in it.
func imported(t *testing.T, p *seen.Paper) (*importer.Result, *document.Document) {
	t.Helper()
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(r.Document, document.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, r.Document)
	}
	return r, d
}

// differ shows the first lines in which two texts differ.
func differ(want, have string) string {
	a, b := strings.Split(want, "\n"), strings.Split(have, "\n")
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n == len(a) && n == len(b) {
		return ""
	}
	from := func(l []string) string { return strings.Join(l[min(n, len(l)):min(n+4, len(l))], "\n") }
	return "want\n" + from(a) + "\nhave\n" + from(b)
}

// TestRoundTripPDF reads the PDF of each example: no word is lost, and what stands
// around the text comes back.
func TestRoundTripPDF(t *testing.T) {
	eachExample(t, func(t *testing.T, d *document.Document, base string) string {
		p := seenFile(t, base+".pdf")
		said := paperWords(p)
		r, got := imported(t, p)
		if lost := missingWords(said, r); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
		return differ(around(d), around(got))
	})
}

// aboutWords begin the subject of a công văn, whether its author wrote them or not.
var aboutWords = regexp.MustCompile(`(?i)^(V/v|về việc) `)

// around is what stands around the text of a document, a line each.
func around(d *document.Document) string {
	var b strings.Builder
	say := func(key string, values ...string) {
		text := folded(viet.Upper(markup.Plain(strings.Join(values, "|"))))
		fmt.Fprintf(&b, "%s: %s\n", key, text)
	}
	lines := func(key string, list []document.Lines) {
		for _, l := range list {
			say(key, l.String())
		}
	}
	say("kind", d.Kind)
	say("profile", rules.Pick(cmp.Or(d.Profile, rules.DefaultProfile), d.Date.String()).ID)
	for i, body := range d.AllIssuers() {
		if i > 0 { // the body above them is printed once
			body.Parent = document.Lines{}
		}
		say("issuer", body.Parent.String(), body.Name.String())
	}
	if d.Number != nil {
		say("number", d.Number.Digits)
	}
	say("symbol", d.NumberText, d.Unit)
	say("place", d.Place)
	say("date", d.Date.String())
	say("subject", aboutWords.ReplaceAllString(d.Subject.String(), ""))
	lines("to", d.To)
	lines("also", d.AlsoTo)
	say("authority", d.Authority.String())
	for _, text := range d.Recipients {
		say("recipient", strings.TrimRight(text, ";,. ")) // the mark behind it is the program's
	}
	say("archive", d.Archive)
	for _, s := range d.AllSigners() {
		say("signer", strings.Join(slices.Concat(s.Authority, s.Position), " "), s.Name, s.OtherPosition) // which lines are authority, only the law tells
	}
	if d.Drafter != nil {
		say("drafter", d.Drafter.Code)
	}
	return b.String()
}
