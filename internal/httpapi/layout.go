package httpapi

import (
	"context"
	"math"

	"github.com/gin-gonic/gin"

	"vanthu/internal/paper"
	"vanthu/internal/service"
	"vanthu/internal/slots"
)

// layoutBody is the answer of /v1/layout. All lengths are PDF points from the
// page's lower left corner, as PDF has them.
type layoutBody struct {
	Unit   string     `json:"unit"`
	Origin string     `json:"origin"`
	Pages  []pageBody `json:"pages"`
	Slots  []slotBody `json:"slots"`
}

type pageBody struct {
	Page   int     `json:"page"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

type slotBody struct {
	Slot   slots.Name `json:"slot"`
	Signer *int       `json:"signer,omitempty"`
	Copy   bool       `json:"copy,omitempty"`
	Page   int        `json:"page"`
	X      float64    `json:"x"`
	Y      float64    `json:"y"`
	Width  float64    `json:"width"`
	Height float64    `json:"height"`
	Filled bool       `json:"filled"`
	Field  string     `json:"field,omitempty"`
}

// wantsLayout reads what the caller of /v1/layout wants: the slots to leave
// blank.
func wantsLayout(c *gin.Context) ([]string, *service.Problem) {
	if p := service.Accepts(c, "application/json"); p != nil {
		return nil, p
	}
	if p := service.OnlyQuery(c, "blank"); p != nil {
		return nil, p
	}
	return blanks(c)
}

// layout finds the slots of a document.
func (d *door) layout(ctx context.Context, data []byte, blank []string) (*layoutBody, error) {
	doc, err := d.decode(data, blank)
	if err != nil {
		return nil, err
	}
	composed, err := d.renderer.Compose(ctx, doc)
	if err != nil {
		return nil, d.renderProblem(err)
	}
	defer composed.Release()
	l, err := composed.Layout(ctx)
	if err != nil {
		return nil, d.renderProblem(err)
	}
	return newLayoutBody(l), nil
}

func (d *door) sendLayout(c *gin.Context, _ []string, b *layoutBody) { d.SendJSON(c, b) }

func newLayoutBody(l paper.Layout) *layoutBody {
	b := &layoutBody{Unit: "pt", Origin: "bottom-left", Slots: []slotBody{}}
	for i, p := range l.Pages {
		b.Pages = append(b.Pages, pageBody{i + 1, hundredths(p.Width.Points()), hundredths(p.Height.Points())})
	}
	for _, slot := range l.Slots {
		r := slot.Rect
		out := slotBody{
			Slot: slot.Name, Copy: slot.Copy, Page: slot.Page, X: hundredths(r.X.Points()),
			Y:     hundredths((l.Pages[slot.Page-1].Height - r.Y - r.Height).Points()),
			Width: hundredths(r.Width.Points()), Height: hundredths(r.Height.Points()), Filled: slot.Filled, Field: slot.Field,
		}
		if slot.Signer >= 0 {
			out.Signer = &slot.Signer
		}
		b.Slots = append(b.Slots, out)
	}
	return b
}

// hundredths rounds to 1/100 point, a third of a hundredth of a millimetre.
func hundredths(v float64) float64 { return math.Round(v*100) / 100 }
