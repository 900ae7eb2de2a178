package service

import (
	"mime"
	"strconv"
	"strings"
)

// weighted is one element of an Accept or Accept-Language header.
type weighted struct {
	value string // in lower case, without parameters
	q     float64
}

// maxRanges bounds the elements of a header that are looked at.
const maxRanges = 64

// parseRanges reads a header of weighted values (RFC 9110, 12.4.2). What is
// not well formed is passed over.
func parseRanges(header string) []weighted {
	var out []weighted
	for part := range strings.SplitSeq(header, ",") {
		value, params, _ := strings.Cut(part, ";")
		value = strings.ToLower(strings.TrimSpace(value))
		q, ok := quality(params)
		if value == "" || !ok {
			continue
		}
		if out = append(out, weighted{value, q}); len(out) == maxRanges {
			break
		}
	}
	return out
}

// quality is the weight among parameters; 1 where there is none.
func quality(params string) (q float64, ok bool) {
	for p := range strings.SplitSeq(params, ";") {
		name, text, _ := strings.Cut(strings.TrimSpace(p), "=")
		if !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		return q, err == nil && q >= 0 && q <= 1
	}
	return 1, true
}

// negotiate is the offered media type that an Accept header likes best; among
// equals the first offered. It is "" where none is acceptable.
func negotiate(header string, offers []string) string {
	ranges := parseRanges(header)
	if len(ranges) == 0 {
		return offers[0]
	}
	best, bestQ := "", 0.0
	for _, offer := range offers {
		if q := weight(ranges, offer); q > bestQ {
			best, bestQ = offer, q
		}
	}
	return best
}

// Takes tells whether a header of weighted values, such as Accept-Encoding,
// takes a value, by its name or by "*".
func Takes(header, value string) bool {
	takes := false
	for _, r := range parseRanges(header) {
		if r.value == value {
			return r.q > 0
		}
		takes = takes || r.value == "*" && r.q > 0
	}
	return takes
}

// weight is what the most specific range that matches says of a media type.
func weight(ranges []weighted, offer string) float64 {
	major, _, _ := strings.Cut(offer, "/")
	q, exact := 0.0, 0
	for _, r := range ranges {
		level := 0
		switch r.value {
		case offer:
			level = 3
		case major + "/*":
			level = 2
		case "*/*":
			level = 1
		}
		if level > exact || level == exact && level > 0 && r.q > q {
			q, exact = r.q, level
		}
	}
	return q
}

// IsJSON tells whether a Content-Type announces JSON in UTF-8. A body without
// one is taken for it.
func IsJSON(header string) bool {
	if header == "" {
		return true
	}
	kind, params, err := mime.ParseMediaType(header)
	if err != nil {
		return false
	}
	if charset := params["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return false
	}
	return kind == "application/json" || strings.HasPrefix(kind, "application/") && strings.HasSuffix(kind, "+json")
}

// matches tells whether an If-None-Match header names the entity tag (weak
// comparison, RFC 9110, 13.1.2).
func matches(header, tag string, posted bool) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if part == "*" && !posted || strings.TrimPrefix(part, "W/") == tag {
			return true
		}
	}
	return false
}
