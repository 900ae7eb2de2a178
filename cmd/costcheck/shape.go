package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// shape is an input of any size: a frame in which a text stands again and again.
type shape struct {
	Frame string // of the maker's
	Text  string // repeated until it is so long as Long
	Long  int    // bytes of the text each time
}

func (s shape) String() string { return fmt.Sprintf("%s, %d bytes of %q", s.Frame, s.Long, s.Text) }

// frame is where texts stand in an input.
type frame struct{ name, before, unit, between, after string }

// hole stands in a frame's unit for the text.
const hole = "$TEXT"

// input is an input in the shape, of about so many bytes.
func (s shape) input(f frame, size int) string {
	text := strings.Repeat(s.Text, max(1, s.Long/max(1, len(s.Text))))
	unit := strings.ReplaceAll(f.unit, hole, text)
	n := max(1, (size-len(f.before)-len(f.after))/(len(unit)+len(f.between)))
	return f.before + strings.TrimSuffix(strings.Repeat(unit+f.between, n), f.between) + f.after
}

// atoms are what texts are made of: what breaks lines, marks, joins, is drawn
// apart, is read as a number, a name or a date.
var atoms = []string{
	"a", "a-", "ệ", "W", "word ", "chữ thường ", "CHỮ HOA ", " ", "  ", `\n`, `\t`, "\u00A0", "\u2011", "-", "–", "/", ".", ",", "…", ":", ";", "(", ")", "“", "”", "'",
	"**a** ", "*a*", "***a***", "__a__", "**", "*", "__", "_", `\\*`, "m^2^", "H~2~O", "^", "~", "☐", "Ω", "ﬁ", "e\u0302\u0323", "1", "1.234.567", "2026", "ngày 15 ", "tháng 11 ",
	"Điều 3 ", "khoản 1 ", "Nghị định 30/2020/NĐ-CP ", "(để b/c)", "UBND ", "KT. ", "ông Nguyễn Văn A ", "https://a.vn/b?c=d ", "a@b.vn", "{", "}", "{{", "}}", "{{a}}", "{{a?}}", "{{a|upper}}", "{{n|words}}",
	"{{#a}}", "{{/a}}", "{{#l}}", "{{x}}", "{{/l}}", "{{^a}}", "«", "»", "<<a>>", "C«ng v¨n ", "Coâng vaên ", "7.92E+10", "Nguy?n ", "?", "!", "&amp;", "%", "VI", "i) ", "a) ", "I. ",
}

// child is a shape a little other than its parent.
func child(s shape, frames []frame, chance *rand.Rand) shape {
	for range 1 + chance.IntN(3) {
		switch at := cut(s.Text, chance); chance.IntN(7) {
		case 0:
			s.Frame = frames[chance.IntN(len(frames))].name
		case 1:
			s.Long = max(1, s.Long*4)
		case 2:
			s.Long = max(1, s.Long/4)
		case 3:
			s.Text = atoms[chance.IntN(len(atoms))]
		case 4:
			if to := at + cut(s.Text[at:], chance); to-at < len(s.Text) { // not all of it
				s.Text = s.Text[:at] + s.Text[to:]
			}
		default:
			s.Text = s.Text[:at] + atoms[chance.IntN(len(atoms))] + s.Text[at:]
		}
	}
	s.Long = min(s.Long, whole)
	if len(s.Text) > 200 {
		s.Text = atoms[chance.IntN(len(atoms))]
	}
	return s
}

// cut is a place between two characters, none of them a backslash.
func cut(text string, chance *rand.Rand) int {
	runes := []rune(text)
	n := chance.IntN(len(runes) + 1)
	for n > 0 && runes[n-1] == '\\' {
		n--
	}
	return len(string(runes[:n]))
}

// readShapes reads what an earlier run has kept.
func readShapes(dir, name string) (shapes []shape, err error) {
	data, err := os.ReadFile(filepath.Join(dir, name+".json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return shapes, json.Unmarshal(data, &shapes)
}

func writeShapes(dir, name string, shapes []shape) error {
	data, err := json.MarshalIndent(shapes, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name+".json"), append(data, '\n'), 0o644)
}

// find is the frame of a shape.
func find(frames []frame, name string) (frame, bool) {
	i := slices.IndexFunc(frames, func(f frame) bool { return f.name == name })
	if i < 0 {
		return frame{}, false
	}
	return frames[i], true
}
