package convert

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

// The three things that LibreOffice writes by the clock. Each is a token of the
// file's trailer or of its table of information, never of a page, which is
// packed.
var (
	created  = regexp.MustCompile(`/(?:CreationDate|ModDate)\s?\(D:[0-9+\-Z']{14,24}\)`)
	checksum = regexp.MustCompile(`/DocChecksum\s?/[0-9A-F]{32}`)
	identity = regexp.MustCompile(`/ID\s?\[\s?<([0-9A-F]{32})>\s{0,2}<([0-9A-F]{32})>\s?\]`)
)

// steady takes the time out of a PDF of LibreOffice, so that the same file gives
// the same bytes: the dates and the checksum become spaces, the identity is made
// of the rest. No byte moves. A PDF that is written in another way stays as it
// is.
func steady(pdf []byte) []byte {
	at := bytes.LastIndex(pdf, []byte("\ntrailer"))
	if at < 0 {
		return pdf
	}
	trailer := pdf[at:]
	ids := identity.FindSubmatchIndex(trailer)
	info := information(pdf[:at], trailer)
	if ids == nil || info == nil {
		return pdf
	}
	blank(created, info)
	blank(checksum, trailer)
	for i := 2; i < len(ids); i += 2 {
		copy(trailer[ids[i]:ids[i+1]], bytes.Repeat([]byte("0"), 32))
	}
	sum := sha256.Sum256(pdf)
	id := bytes.ToUpper([]byte(hex.EncodeToString(sum[:16])))
	for i := 2; i < len(ids); i += 2 {
		copy(trailer[ids[i]:ids[i+1]], id)
	}
	return pdf
}

// blank writes spaces over what a pattern finds.
func blank(pattern *regexp.Regexp, in []byte) {
	for _, at := range pattern.FindAllIndex(in, -1) {
		copy(in[at[0]:at[1]], bytes.Repeat([]byte(" "), at[1]-at[0]))
	}
}

var infoRef = regexp.MustCompile(`/Info ([0-9]{1,7}) 0 R`)

// information is the table that the trailer names.
func information(body, trailer []byte) []byte {
	ref := infoRef.FindSubmatch(trailer)
	if ref == nil {
		return nil
	}
	head := []byte("\n" + string(ref[1]) + " 0 obj")
	at := bytes.LastIndex(body, head)
	if at < 0 {
		return nil
	}
	length := bytes.Index(body[at:], []byte("endobj"))
	if length < 0 {
		return nil
	}
	return body[at : at+length]
}
