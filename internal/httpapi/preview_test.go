package httpapi

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/doortest"
)

func (s *server) seen(t *testing.T, doc string, headers ...string) previewBody {
	t.Helper()
	a := s.Do("POST", "/v1/preview", doc, headers...)
	var p previewBody
	if err := json.Unmarshal(a.Data, &p); err != nil || a.StatusCode != http.StatusOK {
		t.Fatalf("%d %v %s", a.StatusCode, err, a.Data)
	}
	return p
}

// dots is a dotted line under gaps, pointer a line or a word that says whose it
// is.
var (
	dots    = regexp.MustCompile(`(?m)^<path fill="#767676" d="[^"]*"/>\n`)
	pointer = regexp.MustCompile(`data-pointer="([^"]*)"`)
)

// without is a document whose author says that it has no recipients and no
// subject where there are none, as some kinds of the Party have none.
func without(t *testing.T, doc []byte) string {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(doc, &all); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"recipients", "subject"} {
		if _, given := all[key]; !given {
			all[key] = nil
		}
	}
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestPreviewIsThePaper: a finished document looks as its SVG files do, but for
// the dots under blank number and date, and each of its values has its places.
func TestPreviewIsThePaper(t *testing.T) {
	s := start(t, nil)
	pages := 0
	for name, doc := range exampleDocuments(t) {
		got := s.seen(t, without(t, doc))
		if !got.Valid {
			t.Errorf("%s: %+v", name, got.Findings)
		}
		found := make([]map[string]bool, len(got.Pages))
		for _, p := range got.Places {
			if found[p.Page-1] == nil {
				found[p.Page-1] = map[string]bool{}
			}
			found[p.Page-1][p.Pointer] = true
			box := got.Pages[p.Page-1]
			if p.X < 0 || p.Y < 0 || p.Width <= 0 || p.Height <= 0 || p.X+p.Width > box.Width || p.Y+p.Height > box.Height {
				t.Errorf("%s: %+v is off its page", name, p)
			}
			if p.Gap != (p.Name != "") || p.Gap && !strings.HasSuffix(p.Pointer, "/number") && !strings.HasSuffix(p.Pointer, "/date") {
				t.Errorf("%s: a finished document has the gap %+v", name, p)
			}
		}
		annex, before := 0, 0 // the file of which the page is, and the pages before it
		for i, page := range got.Pages {
			pages++
			ask := func() doortest.Answer {
				query := "format=svg&page=" + strconv.Itoa(i+1-before)
				if annex > 0 {
					query += "&annex=" + strconv.Itoa(annex)
				}
				return s.Do("POST", "/v1/documents?"+query, string(doc))
			}
			want := ask()
			if want.StatusCode != http.StatusOK {
				annex, before = annex+1, i
				want = ask()
			}
			if svg := dots.ReplaceAllString(page.SVG, ""); svg != string(want.Data) {
				t.Errorf("%s, page %d: the preview is another paper", name, i+1)
			}
			for _, m := range pointer.FindAllStringSubmatch(page.SVG, -1) {
				if !found[i][m[1]] {
					t.Errorf("%s, page %d: no place for %s", name, i+1, m[1])
				}
			}
		}
	}
	if pages < 50 {
		t.Errorf("only %d pages", pages)
	}
}

// grey finds a text of that colour.
func grey(text string) *regexp.Regexp {
	return regexp.MustCompile(`<tspan [^>]*fill="#767676"[^>]*>[^<]*` + regexp.QuoteMeta(text))
}

// TestPreviewByParts: pages that nobody looks at are not drawn, and the answer is
// compressed for who takes that.
func TestPreviewByParts(t *testing.T) {
	s := start(t, nil)
	doc := string(exampleDocuments(t)["ke-hoach-dai"])
	all, part := s.seen(t, doc), s.seen(t, doc, WantedPages, "2-3")
	if len(all.Pages) < 4 || len(part.Pages) != len(all.Pages) || len(part.Places) != len(all.Places) {
		t.Fatalf("%d and %d pages, %d and %d places", len(all.Pages), len(part.Pages), len(all.Places), len(part.Places))
	}
	for i, p := range part.Pages {
		if want := all.Pages[i]; i == 1 || i == 2 {
			if p != want {
				t.Errorf("page %d differs", i+1)
			}
		} else if p.SVG != "" || p.Hash != "" || p.Width != want.Width {
			t.Errorf("page %d: %q, %v wide", i+1, p.Hash, p.Width)
		}
	}
	for _, bad := range []string{"3", "0-2", "5-2", "a-b", "1-2-3"} {
		s.Do("POST", "/v1/preview", doc, WantedPages, bad).Problem(t, "bad-query")
	}
	plain := s.Do("POST", "/v1/preview", doc, "Accept-Encoding", "identity")
	small := s.Do("POST", "/v1/preview", doc, "Accept-Encoding", "gzip")
	if plain.Header.Get("Content-Encoding") != "" || small.Header.Get("Content-Encoding") != "gzip" || len(small.Data) > len(plain.Data)/3 {
		t.Errorf("%d bytes, %d with %q", len(plain.Data), len(small.Data), small.Header.Get("Content-Encoding"))
	}
}

// TestPreviewGaps: what is missing stands in grey under its name.
func TestPreviewGaps(t *testing.T) {
	s := start(t, nil)
	for doc, want := range map[string]string{
		`{}`: "/date=ngày, tháng, năm /issuer/name=tên cơ quan /kind=loại văn bản /number=số /place=địa danh /recipients=nơi nhận /sections=nội dung " +
			"/signer/name=họ tên người ký /signer/position=chức vụ /subject=trích yếu",
		`{"kind":"cong-van","issuer":{"name":"SỞ NỘI VỤ","code":"SNV"},"date":"2026","place":"Hà Tĩnh","sections":["a",""],"archive":"VT"}`: "/date=ngày, tháng, năm /number=số " +
			"/sections/1=nội dung /signer/name=họ tên người ký /signer/position=chức vụ /subject=trích yếu /to=nơi kính gửi",
		strings.Replace(doortest.Plan, `"Như trên"`, `""`, 1): "/recipients/0=nơi nhận",
		doortest.Plan: "",
	} {
		got := s.seen(t, doc)
		names := map[string]bool{}
		for _, p := range got.Places {
			if p.Gap {
				names[p.Pointer+"="+p.Name] = true
				if text := "(" + p.Name + ")"; p.Pointer == "/recipients" && !grey(text).MatchString(got.Pages[p.Page-1].SVG) {
					t.Errorf("%s: %s does not stand on its page in grey", doc, text)
				}
			}
		}
		if told := strings.Join(slices.Sorted(maps.Keys(names)), " "); told != want {
			t.Errorf("%s:\n%s\nwant\n%s", doc, told, want)
		}
	}
}

// TestPreviewOfFaults: the rest of a faulty document is shown, all its faults
// are told.
func TestPreviewOfFaults(t *testing.T) {
	s := start(t, nil)
	got := s.seen(t, `{"kind":"ke-hoach","issuer":{"name":"SỞ NỘI VỤ","code":"SNV"},"date":"2026-13-01","subject":"Kiểm tra","sections":["Còn đây","x\u0001y"],
		"style":{"margins":{"left":1}},"secrecy":"mat","unknown":1,"attachments":[{}]}`)
	var told []string
	for _, f := range got.Findings {
		if f.Severity == "error" {
			told = append(told, *f.Pointer)
		}
	}
	if want := []string{"/date", "/sections/1", "/style/margins/left", "/secrecy", "/unknown", "/attachments/0"}; !slices.Equal(told, want) {
		t.Errorf("faults at %q, want %q", told, want)
	}
	if text := got.Pages[0].SVG; !strings.Contains(text, "Còn đây") || !strings.Contains(text, ">xy") || strings.Contains(text, "MẬT") || got.Valid || got.Counts.Error != 6 {
		t.Errorf("%+v %s", got.Counts, text)
	}
}

// TestKnownPages: a page that the caller has is named, not sent.
func TestKnownPages(t *testing.T) {
	s := start(t, nil)
	doc := string(exampleDocuments(t)["ke-hoach-dai"])
	first := s.seen(t, doc)
	var known []string
	for i, p := range first.Pages {
		if i != 1 {
			known = append(known, p.Hash)
		}
	}
	again := s.seen(t, doc, KnownPages, strings.Join(known, ", "))
	for i, p := range again.Pages {
		if p.Hash != first.Pages[i].Hash || (p.SVG != "") != (i == 1) {
			t.Errorf("page %d: hash %s of %s, %d bytes", i+1, p.Hash, first.Pages[i].Hash, len(p.SVG))
		}
	}
	if len(again.Pages) < 5 || !slices.Equal(again.Places, first.Places) {
		t.Error("the rest of the answer is another")
	}
	changed := s.seen(t, strings.Replace(doc, `"subject": "`, `"subject": "Mới `, 1), KnownPages, strings.Join(known, ","))
	if changed.Pages[0].SVG == "" {
		t.Error("a page that changed is not sent")
	}
}

func TestPreviewProblems(t *testing.T) {
	s := start(t, func(c *settings) { c.Reading.Limits.Pages = 1 })
	for _, c := range []struct{ path, body, problem string }{
		{"/v1/preview", "{", "bad-json"},
		{"/v1/preview", "", "bad-json"},
		{"/v1/preview", "[]", "invalid-document"},
		{"/v1/preview?a=1", "{}", "bad-query"},
		{"/v1/preview", `{"sections":["a",{"page_break":true},"b"]}`, "invalid-document"},
	} {
		s.Do("POST", c.path, c.body).Problem(t, c.problem)
	}
	s.Do("POST", "/v1/preview", "{}", "Accept", "text/html").Problem(t, "not-acceptable")
}

// TestPreviewMarked: what a document says cannot pass for a gap, nor leave its
// place in the answer.
func TestPreviewMarked(t *testing.T) {
	s := start(t, nil)
	doc := strings.ReplaceAll(doortest.Plan, doortest.Secret, `</text><script>(nội dung)&`)
	got := s.seen(t, doc)
	if svg := got.Pages[0].SVG; bytes.Contains([]byte(svg), []byte("<script")) || strings.Contains(svg, "#767676") {
		t.Error(svg)
	}
}
