package wordfill

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"path"
	"slices"
	"strings"
)

// sources are the ends of the types of relationships that lead to what a mail
// merge of Word takes its rows from: a file of this office, with its people.
var sources = []string{"/mailMergeSource", "/mailMergeHeaderSource", "/mailMergeRecipientData", "/recipientData"}

// unlink takes the old data source of a mail merge out of a package: what the
// settings say of it, the links to it, and the list of people who were picked.
// Results would ask to run its query, and tell where it lies.
func unlink(entries []entry) ([]entry, error) {
	var gone []string // parts, in lower case
	for i := range entries {
		e := &entries[i]
		if !isXML(e.name) || !bytes.Contains(e.data, []byte("mailMerge")) && !bytes.Contains(e.data, []byte("ecipientData")) {
			continue
		}
		p, err := parsePart(e.name, e.data, new(int))
		if err != nil {
			continue // told where marks are looked for
		}
		var cuts []item
		switch p.root.name {
		case "w:settings":
			cuts = settingsOf(p)
		case relationships:
			var more []string
			cuts, more = linksOf(p)
			gone = append(gone, more...)
		}
		if len(cuts) > 0 {
			e.replace(plainBytes(cut(p.raw, cuts)))
		}
	}
	if len(gone) == 0 {
		return entries, nil
	}
	kept := entries[:0]
	for _, e := range entries {
		if !slices.Contains(gone, strings.ToLower(e.name)) {
			kept = append(kept, e)
		}
	}
	return kept, untype(kept, gone)
}

// relationships is the root of a part of links.
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships:Relationships"

// settingsOf are the settings of a mail merge.
func settingsOf(p *part) (cuts []item) {
	for _, k := range p.root.kids {
		if k.name == "w:mailMerge" {
			cuts = append(cuts, item{start: k.start, end: k.end})
		}
	}
	return cuts
}

// linksOf are the links to data sources, and the parts that they lead to.
func linksOf(p *part) (cuts []item, parts []string) {
	s := &story{part: p}
	for _, k := range p.root.kids {
		kind := s.attr(k, "Type")
		if !slices.ContainsFunc(sources, func(end string) bool { return strings.HasSuffix(kind, end) }) {
			continue
		}
		cuts = append(cuts, item{start: k.start, end: k.end})
		if !strings.EqualFold(s.attr(k, "TargetMode"), "External") {
			from := path.Dir(path.Dir("/" + p.name))
			parts = append(parts, strings.ToLower(strings.TrimPrefix(absolute(from, s.attr(k, "Target")), "/")))
		}
	}
	return cuts, parts
}

// absolute is the path of a target in the package.
func absolute(folder, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)
	}
	return path.Join(folder, target)
}

// untype takes the types of parts that are gone out of the list of types.
func untype(entries []entry, gone []string) error {
	for i := range entries {
		e := &entries[i]
		if !strings.EqualFold(e.name, "[Content_Types].xml") {
			continue
		}
		p, err := parsePart(e.name, e.data, new(int))
		if err != nil {
			return damaged(err.Error())
		}
		s := &story{part: p}
		var cuts []item
		for _, k := range p.root.kids {
			if name := strings.TrimPrefix(s.attr(k, "PartName"), "/"); name != "" && slices.Contains(gone, strings.ToLower(name)) {
				cuts = append(cuts, item{start: k.start, end: k.end})
			}
		}
		if len(cuts) > 0 {
			e.replace(plainBytes(cut(p.raw, cuts)))
		}
	}
	return nil
}

// plainBytes are the bytes of pieces without holes.
func plainBytes(pieces []piece) []byte {
	var out []byte
	for _, p := range pieces {
		out = append(out, p.(literal)...)
	}
	return out
}

// replace gives a part other bytes, stored as they are.
func (e *entry) replace(data []byte) {
	e.data, e.packed = data, data
	e.header.Method, e.header.CRC32 = zip.Store, crc32.ChecksumIEEE(data)
	e.header.CompressedSize64, e.header.UncompressedSize64 = uint64(len(data)), uint64(len(data))
}
