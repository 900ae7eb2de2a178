package seen

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // what old signatures were made with
	"crypto/sha256"
	"crypto/sha512"

	"vanthu/internal/pdffile"
)

// Seal is a digital signature in a PDF. Who signed, and whether the certificate
// was good, is not looked at.
type Seal struct {
	// Known: the digest of the signed bytes was found in the signature; Whole: it is
	// theirs, so that none of them was changed.
	Known, Whole bool
	// Beyond is how many bytes stand in the file behind the signed ones: those of
	// later signatures, and what was added later.
	Beyond int
}

// seals are the signatures in the fields of a file, in the order of the fields.
func seals(f *pdffile.File, data []byte) []Seal {
	catalog, err := f.Object(f.Root())
	if err != nil {
		return nil
	}
	find := func(v pdffile.Value) pdffile.Value {
		if o, err := f.Find(v); err == nil {
			return o.Value
		}
		return nil
	}
	const most = 1 << 12 // fields
	var out []Seal
	fields := []pdffile.Value{find(find(catalog.Key("AcroForm")).Key("Fields"))}
	for seen := 0; len(fields) > 0; {
		list := fields[0]
		fields = fields[1:]
		for v := range list.Items() {
			if seen++; seen > most {
				return out
			}
			field := find(v)
			signature := find(field.Key("V"))
			if covered := find(signature.Key("ByteRange")); len(covered) > 0 && len(out) < mostSeals {
				contents, _ := signature.Key("Contents").Bytes()
				out = append(out, seal(covered, contents, data))
			}
			if kids := find(field.Key("Kids")); kids.IsArray() {
				fields = append(fields, kids)
			}
		}
	}
	return out
}

// mostSeals are how many signatures are looked at: each reads the file.
const mostSeals = 8

// seal looks at a signature of two stretches of the file.
func seal(covered pdffile.Value, contents, data []byte) Seal {
	var at []int
	for v := range covered.Items() {
		n, ok := v.Int()
		if !ok || n < 0 {
			return Seal{}
		}
		at = append(at, n)
	}
	if len(at) != 4 || at[0] != 0 || at[1] > len(data) || at[2] < at[1] || at[2] > len(data) || at[3] > len(data)-at[2] {
		return Seal{Known: true} // it covers what the file has not
	}
	s := Seal{Beyond: len(bytes.TrimSpace(data[at[2]+at[3]:]))}
	head, tail := data[:at[1]], data[at[2]:at[2]+at[3]]
	sums := map[int][]byte{} // by their length: the file is read once for each
	for _, digest := range digests(contents) {
		if sums[len(digest)] == nil {
			sums[len(digest)] = sum(len(digest), head, tail)
		}
		s.Known = true
		s.Whole = s.Whole || bytes.Equal(digest, sums[len(digest)])
	}
	return s
}

// digestAttribute begins the attribute of a signature (PKCS #7) that holds the
// digest of what was signed.
var digestAttribute = []byte{0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04, 0x31}

// digests are the digests in a signature: its own, and that of a time stamp.
func digests(signature []byte) [][]byte {
	var out [][]byte
	for {
		at := bytes.Index(signature, digestAttribute)
		if at < 0 || len(out) == mostSeals {
			return out
		}
		signature = signature[at+len(digestAttribute):]
		const head = 3 // the length of the set, the kind and the length of the string
		if len(signature) > head && signature[1] == 0x04 && int(signature[2]) <= len(signature)-head && sum(int(signature[2])) != nil {
			out = append(out, signature[head:head+int(signature[2])])
		}
	}
}

// sum is the digest of a length of some bytes; nil: there is none of that length.
func sum(length int, parts ...[]byte) []byte {
	h := sha256.New()
	switch length {
	case sha1.Size:
		h = sha1.New() //nolint:gosec // see above
	case sha256.Size:
	case sha512.Size384:
		h = sha512.New384()
	case sha512.Size:
		h = sha512.New()
	default:
		return nil
	}
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}
