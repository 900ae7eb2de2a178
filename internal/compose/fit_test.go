package compose

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/memory"
	"vanthu/internal/metrics"
)

// saving is a document of which another fit of its end saves a page, with a long
// annex.
func saving(t *testing.T) *document.Document {
	const line = "Các cơ quan, đơn vị thực hiện nghiêm túc. "
	return decoded(t, fmt.Appendf(nil, `{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "opening": [%s"%s"],
		"recipients": ["Như trên"], "archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"},
		"attachments": [{"title": "Danh sách", "content": [%s"Hết."]}]}`,
		strings.Repeat(`"Một dòng.", `, 17), strings.Repeat(line, 12), strings.Repeat(`"`+strings.Repeat(line, 5)+`", `, 400)))
}

// TestTrialGivenUp wants a document to be made whose usual pages have the room,
// where another fit of its end has not, alone or with the annex; and to wait where
// others have that room.
func TestTrialGivenUp(t *testing.T) {
	d, family := saving(t), metrics.Default()
	made := func(share *memory.Share) ([]layout.Page, error) {
		ctx := memory.With(t.Context(), share)
		s, err := Sheet(ctx, d, family)
		if err != nil {
			t.Fatal(err)
		}
		_, pages, err := Settle(ctx, d, s, family)
		return pages, err
	}
	pool := memory.NewPool(math.MaxInt64)
	usual := pool.Share(math.MaxInt64)
	ctx := memory.With(t.Context(), usual)
	s, err := Sheet(ctx, d, family)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := layout.Settle(ctx, s, family, d.Limits().Pages)
	if err != nil {
		t.Fatal(err)
	}
	need, granted := usual.Taken(), pool.Used()
	if best, err := made(nil); err != nil || len(best) != len(pages)-1 {
		t.Fatalf("%d pages, and %d where there is room, %v", len(pages), len(best), err)
	}
	for _, most := range []int64{need, need * 3 / 2} {
		share := (*memory.Pool)(nil).Share(most)
		got, err := made(share)
		if err != nil || len(got) != len(pages) || share.Err() != nil || share.Taken() != need {
			t.Errorf("%d bytes for %d: %d pages, %v; then %d are taken, %v", most, need, len(got), err, share.Taken(), share.Err())
		}
	}
	pool = memory.NewPool(2 * granted)
	pool.Share(granted).Take(int(granted))
	if _, err := made(pool.Share(2 * granted)); !errors.Is(err, memory.ErrBusy) {
		t.Errorf("others have the room: %v", err)
	}
}
