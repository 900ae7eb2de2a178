package batchapi

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/fault"
	"vanthu/internal/jobs"
	"vanthu/internal/service"
)

// How events are sent.
const (
	eventBeat  = 15 * time.Second // so that nobody on the way takes silence for the end
	eventRetry = 3 * time.Second  // before a browser comes again
)

// getEvents tells how a batch goes on, as server-sent events: one for now and
// one for each change, until the last. Whoever comes again hears how the batch
// is then; whoever has heard the last one gets nothing (204), which ends a
// browser's tries.
func (d *door) getEvents(c *gin.Context) {
	st, err := d.jobState(c, "text/event-stream")
	if err != nil {
		d.Fail(c, err)
		return
	}
	if st.Status.Ended() && c.GetHeader("Last-Event-ID") == eventID(st) {
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		return
	}
	if err := d.watchers.Enter(c.Request.Context()); err != nil {
		d.Fail(c, err)
		return
	}
	defer d.watchers.Leave()
	ctx, stop := context.WithCancel(c.Request.Context())
	defer stop() // ends the watch
	states, err := d.jobs.Watch(ctx, service.Owner(c), st.ID)
	if err != nil {
		d.Fail(c, jobsProblem(ctx, err))
		return
	}
	h := c.Writer.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("X-Accel-Buffering", "no")
	w := &watch{out: d.newOutlet(c), language: service.LanguageOf(c.GetHeader("Accept-Language")), leaving: d.leaving, beat: d.eventBeat}
	c.Status(http.StatusOK)
	if err := w.tell(ctx, states); err != nil {
		d.breakOff(c, err)
	}
}

// eventID is the id of the event that tells of a state.
func eventID(st jobs.State) string { return fmt.Sprintf("%s-%d", st.Status, st.Done) }

// watch is one stream of events.
type watch struct {
	out      *outlet
	language fault.Language
	leaving  <-chan struct{}
	beat     time.Duration
}

// tell sends events until the last state, or until somebody leaves.
func (w *watch) tell(ctx context.Context, states <-chan jobs.State) error {
	if err := w.send(fmt.Sprintf("retry: %d\n\n", eventRetry.Milliseconds())); err != nil {
		return err
	}
	beat := time.NewTicker(w.beat)
	defer beat.Stop()
	for {
		select {
		case st, more := <-states:
			if !more {
				return nil
			}
			if err := w.event(st); err != nil {
				return err
			}
			if st.Status.Ended() {
				return nil
			}
		case <-beat.C:
			if err := w.send(":\n\n"); err != nil {
				return err
			}
		case <-w.leaving:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (w *watch) event(st jobs.State) error {
	data, err := json.Marshal(newBatchBody(st, w.language))
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "event: state\nid: %s\ndata: %s\n\n", eventID(st), data)
	return w.send(b.String())
}

func (w *watch) send(text string) error {
	if _, err := w.out.Write([]byte(text)); err != nil {
		return err
	}
	return w.out.flush()
}
