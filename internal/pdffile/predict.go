package pdffile

import "errors"

var errPrediction = errors.New("a stream is predicted in a way that is not read")

// predicted undoes a prediction, in place, if the settings of a stream tell of
// it.
func predicted(data []byte, settings Value, whole bool) ([]byte, error) {
	setting := func(key string, usual int) int {
		if v := settings.Key(key); v != nil {
			return figures(v)
		}
		return usual
	}
	kind := setting("Predictor", 1)
	if kind == 1 {
		return data, nil
	}
	columns, colors, bits := setting("Columns", 1), setting("Colors", 1), setting("BitsPerComponent", 8)
	if columns < 1 || columns > 1<<20 || colors < 1 || colors > 32 || bits < 1 || bits > 16 {
		return nil, errPrediction
	}
	pixel := max(1, colors*bits/8) // bytes between what is predicted from each other
	row := (columns*colors*bits + 7) / 8
	switch {
	case row > len(data) && !whole:
		return nil, nil
	case kind >= 10:
		if !whole {
			data = data[:len(data)-len(data)%(row+1)]
		}
		return unpredict(data, row, pixel)
	case kind == 2 && bits == 8:
		for rest := data; len(rest) >= row; rest = rest[row:] {
			for i := pixel; i < row; i++ {
				rest[i] += rest[i-pixel]
			}
		}
		return data, nil
	}
	return nil, errPrediction
}

// unpredict undoes the prediction of PNG, of rows of bytes, in place. Each row
// begins with how it is predicted.
func unpredict(data []byte, size, pixel int) ([]byte, error) {
	if size > len(data) || len(data)%(size+1) != 0 {
		return nil, errors.New("a stream ends within a row")
	}
	out := data[:0]
	above := make([]byte, size)
	for ; len(data) > 0; data = data[size+1:] {
		kind, row := data[0], data[1:size+1]
		if kind > 4 {
			return nil, errPrediction
		}
		for i, up := range above {
			var left, corner byte
			if i >= pixel {
				left, corner = row[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += up
			case 3:
				row[i] += byte((int(left) + int(up)) / 2)
			case 4:
				row[i] += nearest(left, up, corner)
			}
		}
		copy(above, row)
		out = append(out, row...)
	}
	return out, nil
}

// nearest is the neighbour that is nearest to left + up - corner, as PNG has it.
func nearest(left, up, corner byte) byte {
	distance := func(a, b byte) int { return max(int(a)-int(b), int(b)-int(a)) }
	toLeft, toUp := distance(up, corner), distance(left, corner)
	sum := int(left) + int(up) - 2*int(corner)
	toCorner := max(sum, -sum)
	switch {
	case toLeft <= toUp && toLeft <= toCorner:
		return left
	case toUp <= toCorner:
		return up
	}
	return corner
}
