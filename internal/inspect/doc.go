// Package inspect is the independent witness: it reads finished PDF, DOCX and SVG files back as text, style and position.
//
// It shares nothing with the code that writes those files. PDFs are read through mutool, poppler and qpdf, and shown by
// the viewers of browsers, PDFium and pdf.js; a DOCX is rendered by LibreOffice, validated by the Open XML SDK and read by
// package word, an SVG is shown by Chromium. It is for tests: no code of the product imports it. An outside program that is
// not installed is an error, a *MissingProgramError that names the package to install, so a test that needs it fails and
// never passes by being skipped.
//
// Lengths in a PDF are points (1/72 inch) with the origin at the top left of the page, y growing downwards.
package inspect

// MM is the number of points in a millimetre: a length in points divided by MM is in millimetres.
const MM = 72 / 25.4
