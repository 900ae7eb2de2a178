package web

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"strings"
	"testing"

	"vanthu/internal/rules"
)

var update = flag.Bool("update", false, "write what the desk knows of the rules anew")

// lawFile is what the desk knows of the rules: no number and no clause of the law
// is typed in its scripts.
const lawFile = "src/write/law.json"

// law is what the form shows of a profile.
type law struct {
	From      string            `json:"from"`      // the first day it holds
	Clauses   map[string]string `json:"clauses"`   // of an element, by its key
	Options   map[string]option `json:"options"`   // what an author may choose, by its key in a document
	Numbering []string          `json:"numbering"` // markers by depth
	Bullets   []string          `json:"bullets"`
}

// level is a level of a text in articles, as the editor numbers it.
type level struct {
	Name    string `json:"name"`
	Label   string `json:"label"`
	Word    string `json:"word"`
	Numeral string `json:"numeral"`
	End     string `json:"end"`
	Within  string `json:"within"`
}

var numerals = map[rules.Numeral]string{rules.Roman: "roman", rules.Letter: "letter"}

func levels() []level {
	var all []level
	for _, l := range rules.Levels {
		all = append(all, level{l.Name, l.Label, l.Word, numerals[l.Numeral], l.End, l.Within})
	}
	return all
}

type option struct {
	Name    string  `json:"name"`
	Min     float64 `json:"min"`
	Max     float64 `json:"max"`
	Default float64 `json:"default"`
	Unit    string  `json:"unit"`
}

func lawOf(p *rules.Profile) law {
	l := law{p.From, map[string]string{}, map[string]option{}, p.Numbering.Sequence, p.Numbering.Bullets}
	cents := func(f float64) float64 { return math.Round(f*100) / 100 }
	for _, table := range p.Tables() {
		for _, r := range table.Rows {
			if table.Key == "types" {
				l.Clauses[r.Key] = string(r.Clause)
			}
			if r.Bounds != nil && strings.HasPrefix(r.Option, "style.") {
				l.Options[r.Option] = option{r.Name, math.Ceil(r.Bounds.Min*100) / 100, cents(r.Bounds.Max), cents(r.Bounds.Default), r.Bounds.Unit}
			}
		}
	}
	return l
}

// TestLaw holds the file that the form is drawn from to the rules.
func TestLaw(t *testing.T) {
	all := map[string]law{}
	for _, p := range rules.Profiles {
		all[p.ID] = lawOf(p)
	}
	want, err := json.MarshalIndent(map[string]any{"profiles": all, "levels": levels()}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(lawFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(lawFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s is not what the rules say; write it anew with -update", lawFile)
	}
}
