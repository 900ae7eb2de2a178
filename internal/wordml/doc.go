// Package wordml writes a sheet as a DOCX: it translates blocks to
// WordprocessingML, puts them into the base package of package templates and
// has github.com/nguyenthenguyen/docx write the file.
//
// It decides nothing about the document. What it must know is how Word, and
// LibreOffice after it, turn markup into heights, because the PDF is laid out
// by the same heights. These are the equations it relies on, measured in
// LibreOffice 7.4; the tests hold them:
//
//   - a paragraph is lines × Format.Line + Format.After high, each baseline at
//     4/5 of its line;
//   - a stroke is an empty paragraph with a bottom border, Gap + Thickness +
//     After high;
//   - a box is a paragraph with four borders, High + After high;
//   - a row of a table is content + 2·PadY + Border high, at least High, and
//     the table's end adds one Border more;
//   - FirstFooter and LastFooter end at the lower edge of the text area, and
//     the body of their page ends above them;
//   - an inline image makes its line as high as itself;
//   - another stands X from the left edge of its column, the cell's in a
//     cell, and Y under its paragraph's upper edge, also where that is outside
//     of the cell; it takes no room.
package wordml
