package pdffile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"

	"vanthu/internal/deflate"
)

// filling is the objects that stand in an object stream that is being filled:
// many small ones take a fifth of the room there. The table of objects is then a
// stream too, as only such a one knows of them.
type filling struct {
	numbers []int
	head    []byte // their numbers and places, as they stand before them
	data    []byte
}

// packLimit is how much an object stream holds: a reader opens it whole.
const packLimit = 1 << 17

// Pack writes an object without a stream into an object stream.
func (w *Writer) Pack(number int, value []byte) {
	if number <= 0 || number >= len(w.places) || w.places[number] != 0 || w.table != 0 {
		w.fail(fmt.Errorf("object %d is written twice, or too late, or has no number", number))
		return
	}
	p := &w.pack
	w.places[number] = packedPlace
	p.numbers = append(p.numbers, number)
	p.head = append(strconv.AppendInt(p.head, int64(number), 10), ' ')
	p.head = append(strconv.AppendInt(p.head, int64(len(p.data)), 10), ' ')
	p.data = append(append(p.data, value...), '\n')
	if len(p.data) >= packLimit {
		w.EndPack()
	}
}

// packedPlace stands for the place of an object whose stream is not written yet.
const packedPlace = -1

// EndPack writes the object stream that is being filled, if one is.
func (w *Writer) EndPack() {
	p := &w.pack
	if len(p.numbers) == 0 {
		return
	}
	number := w.Reserve()
	for i, n := range p.numbers {
		w.places[n] = -int64(number)<<packShift - int64(i)
	}
	entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d ", len(p.numbers), len(p.head))
	w.Squeeze(number, entries, deflate.Objects(), p.head, p.data)
	p.clear()
}

// clear empties it. Its room stays.
func (p *filling) clear() { p.numbers, p.head, p.data = p.numbers[:0], p.head[:0], p.data[:0] }

// packShift parts the number of an object stream from the place in it.
const packShift = 24

// plainTable is how many objects a table tells of plainly: compressed it would be some
// hundred bytes less, for a thirtieth of the time that a letter takes.
const plainTable = 100

// StreamTrailer ends a file that has object streams: with a table of objects
// that is a stream, and says what a trailer says. See Trailer.
func (w *Writer) StreamTrailer(root, info int, id []byte) error {
	if len(w.pack.numbers) > 0 {
		w.fail(errors.New("an object stream is not ended"))
	}
	number, at := w.Reserve(), w.at()
	const row = 7 // a kind, four bytes and two
	rows, above := w.pack.data[:0], [row]byte{}
	plain := number <= plainTable && at < 1<<24
	for n, place := range w.places {
		var now [row]byte
		switch {
		case n == 0:
			now[5], now[6] = 0xFF, 0xFF
		case n == number:
			now[0] = 1
			binary.BigEndian.PutUint32(now[1:], uint32(at))
		case place > 0:
			now[0] = 1
			binary.BigEndian.PutUint32(now[1:], uint32(place))
		case place < packedPlace:
			now[0] = 2
			binary.BigEndian.PutUint32(now[1:], uint32(-place>>packShift))
			binary.BigEndian.PutUint16(now[5:], uint16(-place&(1<<packShift-1)))
		default:
			w.fail(fmt.Errorf("object %d was not written", n))
		}
		if plain {
			rows = append(rows, now[0], now[2], now[3], now[4], now[6])
			continue
		}
		rows = append(rows, 2) // the predictor's mark: what follows is the difference to the row above
		for i := range now {
			rows = append(rows, now[i]-above[i])
		}
		above = now
	}
	w.pack.data = rows
	if at > 1<<32-1 {
		w.fail(errors.New("the file is too large"))
	}
	entries := fmt.Sprintf("/Type /XRef /Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]\n", len(w.places), root, info, id, id)
	if plain {
		w.Stream(number, entries+"/W [1 3 1]", rows)
	} else {
		w.Squeeze(number, fmt.Sprintf("%s/W [1 4 2] /DecodeParms <</Predictor 12 /Columns %d>> ", entries, row), deflate.Objects(), rows)
	}
	fmt.Fprintf(w, "startxref\n%d\n%%%%EOF\n", at)
	w.flush()
	return w.err
}
