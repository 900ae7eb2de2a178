package httpapi

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"vanthu/internal/check"
	"vanthu/internal/doortest"
)

func TestReady(t *testing.T) {
	s := start(t, nil, func(s *door) { s.broken = errors.New("no faces") })
	s.Do("GET", "/readyz", "").Problem(t, "not-ready")
	if a := s.Do("GET", "/livez", ""); a.StatusCode != http.StatusOK {
		t.Errorf("/livez: %d", a.StatusCode)
	}
}

// TestMetrics wants the numbers of what was done, and no label that a caller can
// make up.
func TestMetrics(t *testing.T) {
	s := start(t, nil)
	s.Do("POST", "/v1/documents", doortest.Plan)
	s.Do("POST", "/v1/documents?format=zip", doortest.Plan)
	s.Do("POST", "/v1/documents", `{"kind":"`+doortest.Secret+`"}`)
	text := s.Metrics(
		`vanthu_renders_total{format="pdf",kind="ke-hoach"} 1`,
		`vanthu_renders_total{format="zip",kind="ke-hoach"} 1`,
		`vanthu_faults_total{rule="kind"} 1`,
		`vanthu_queue_wait_seconds_count 3`,
	)
	if strings.Contains(text, doortest.Secret) {
		t.Error("a caller makes up labels")
	}
}

// TestCheck asks for findings.
func TestCheck(t *testing.T) {
	s := start(t, nil)
	ask := func(doc string, headers ...string) check.Answer {
		t.Helper()
		var b check.Answer
		a := s.Do("POST", "/v1/check", doc, headers...)
		if err := json.Unmarshal(a.Data, &b); err != nil || a.StatusCode != http.StatusOK {
			t.Fatalf("%d %s", a.StatusCode, a.Data)
		}
		for _, f := range b.Findings {
			if f.Clause == "" || f.Rule == "" || f.Detail == "" || f.Severity == "" {
				t.Errorf("%+v", f)
			}
		}
		return b
	}
	if b := ask(doortest.Plan); !*b.Valid || len(b.Findings) != 0 {
		t.Errorf("%+v", b)
	}
	b := ask(strings.NewReplacer(`"number":9,`, ``, `"archive":"VT",`, ``).Replace(doortest.Plan))
	if !*b.Valid || b.Counts.Warning != 1 || b.Counts.Hint != 1 {
		t.Errorf("%+v", b)
	}
	if a := s.Do("POST", "/v1/documents", strings.Replace(doortest.Plan, `"archive":"VT",`, ``, 1)); a.Header.Get("Vanthu-Warnings") != "1" {
		t.Errorf("Vanthu-Warnings %q", a.Header.Get("Vanthu-Warnings"))
	}
	if b.Counts.Fail != 2 || b.Counts.NotEvaluated != 0 || b.Counts.Pass < 40 || b.Status != check.Fail {
		t.Errorf("%+v", b.Counts)
	}
	vi := ask(`{"kind":"ke-hoac"}`)
	en := ask(`{"kind":"ke-hoac"}`, "Accept-Language", "en")
	if *vi.Valid || vi.Counts.Error < 2 || vi.Counts.NotEvaluated == 0 || vi.Counts.Pass != 0 || en.Findings[0].Detail == vi.Findings[0].Detail {
		t.Errorf("%+v", vi)
	}
}
