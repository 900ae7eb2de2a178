package httpapi

import (
	"context"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/document"
	"vanthu/internal/draft"
	"vanthu/internal/fault"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// KnownPages is the header in which the caller of /v1/preview names the pages
// that it has already, by their hashes.
const KnownPages = "Vanthu-Known-Pages"

// WantedPages is the header in which he says which pages he looks at, "3-8": the
// others are not drawn.
const WantedPages = "Vanthu-Pages"

// previewBody is the answer of /v1/preview. All lengths are points from the
// page's upper left corner: one is a unit of the page's SVG.
type previewBody struct {
	Pages    []pictureBody `json:"pages"`
	Places   []placeBody   `json:"places"`
	Valid    bool          `json:"valid"` // no finding is an error: the document can be rendered
	Counts   check.Counts  `json:"counts"`
	Findings []check.Told  `json:"findings"`
}

type pictureBody struct {
	Hash   string  `json:"hash,omitempty"` // of the SVG; absent: the page was not asked for
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	SVG    string  `json:"svg,omitempty"` // absent: the caller has it, or does not look at it
}

type placeBody struct {
	Pointer string  `json:"pointer"`
	Page    int     `json:"page"`
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Width   float64 `json:"width"`
	Height  float64 `json:"height"`
	Gap     bool    `json:"gap,omitempty"`
	Name    string  `json:"name,omitempty"` // of a gap
}

// sight is what the caller of /v1/preview wants.
type sight struct {
	language fault.Language
	known    map[string]bool // hashes of pages
	from, to int             // the pages that he looks at; 0: all
}

// wants tells whether the caller looks at a page.
func (s *sight) wants(page int) bool { return s.to == 0 || page >= s.from && page <= s.to }

// maxKnown bounds the pages that a caller names.
const maxKnown = document.MaxPages

func wantsPreview(c *gin.Context) (sight, *service.Problem) {
	s := sight{language: service.LanguageOf(c.GetHeader("Accept-Language")), known: map[string]bool{}}
	if p := service.OnlyQuery(c); p != nil {
		return s, p
	}
	for hash := range strings.SplitSeq(c.GetHeader(KnownPages), ",") {
		if len(s.known) < maxKnown {
			s.known[strings.TrimSpace(hash)] = true
		}
	}
	if pages := c.GetHeader(WantedPages); pages != "" {
		from, to, _ := strings.Cut(pages, "-")
		var errs [2]error
		s.from, errs[0] = strconv.Atoi(from)
		s.to, errs[1] = strconv.Atoi(to)
		if errors.Join(errs[:]...) != nil || s.from < 1 || s.to < s.from {
			return s, service.BadQuery.Saying("«"+WantedPages+"» ghi trang đầu và trang cuối, như 3-8.", "«"+WantedPages+"» holds the first and the last page, such as 3-8.")
		}
	}
	return s, service.Accepts(c, "application/json")
}

// preview shows a document that need not be finished. Its faults are a part of
// the answer; what they are in is left out of the paper.
func (d *door) preview(ctx context.Context, data []byte, s sight) (*previewBody, error) {
	start := time.Now()
	unfinished, faults := d.renderer.ReadDraft(data, d.config.Reading)
	if unfinished == nil {
		return nil, service.FaultsProblem(faults) // there is nothing to show
	}
	report := check.OfDraft(unfinished, faults)
	unfinished.Mend(missing(report, unfinished))
	paper, err := d.renderer.Compose(ctx, unfinished.Document)
	if err != nil {
		return nil, d.renderProblem(err)
	}
	defer paper.Release()
	seen, err := d.renderer.Preview(ctx, paper, unfinished.Gaps, s.wants)
	if err != nil {
		return nil, d.renderProblem(err)
	}
	d.metrics.made(unfinished.Kind, "preview", time.Since(start))
	return newPreviewBody(seen, report, s), nil
}

// missing are the findings about parts that a paper lacks and could be rendered
// without: they too are shown as gaps, unless the author wants none.
func missing(r *check.Report, d *draft.Draft) fault.List {
	var out fault.List
	for _, f := range r.Faults() {
		if strings.HasSuffix(f.Rule, ".missing") && f.Severity == fault.Warning && !d.Declined(f.Pointer) {
			out = append(out, f)
		}
	}
	return out
}

func newPreviewBody(seen render.Preview, report *check.Report, s sight) *previewBody {
	b := &previewBody{Places: make([]placeBody, len(seen.Places)), Counts: report.Counts(), Findings: report.Answer(s.language).Findings}
	b.Valid = b.Counts.Error == 0
	for i := range seen.Files {
		p := pictureBody{"", hundredths(seen.Pages[i].Width.Points()), hundredths(seen.Pages[i].Height.Points()), ""}
		if s.wants(i + 1) {
			tag := seen.Files[i].Tag()
			p.Hash = base64.RawURLEncoding.EncodeToString(tag[:hashBytes])
		}
		if p.Hash != "" && !s.known[p.Hash] {
			p.SVG = string(seen.Files[i].Data)
		}
		b.Pages = append(b.Pages, p)
	}
	for i := range seen.Places {
		p := &seen.Places[i]
		b.Places[i] = placeBody{
			p.Pointer, p.Page, hundredths(p.X.Points()), hundredths(p.Y.Points()),
			hundredths(p.Width.Points()), hundredths(p.Height.Points()), p.Gap != "", p.Gap,
		}
	}
	return b
}

// hashBytes of a hash tell pages apart.
const hashBytes = 12

// sendPreview answers in few bytes: it is asked for at each pause in typing.
func (d *door) sendPreview(c *gin.Context, s sight, b *previewBody) {
	c.Header("Content-Language", s.language.Tag())
	d.SendLarge(c, b)
}
