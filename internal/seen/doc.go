// Package seen is a paper as its reader sees it: paragraphs, tables, strokes
// and pictures with their faces, sizes and places, read from a Word file, a PDF
// or plain text, and each named by the part of the paper that it is (thành phần
// thể thức). It tells what stands there and judges nothing: that is for package
// check.
//
// FromWord and FromPDF read a file, FromText words alone. What a kind of file
// does not tell is left out (a Word file has no pages, a text has no sizes), and
// Paper.Source says which kind it was. Name finds the parts, Facts gives what they
// say.
package seen
