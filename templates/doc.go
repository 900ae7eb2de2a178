// Package templates holds the base package of every DOCX: the parts that a
// Word document consists of, as readable XML files under docx/, so that a
// change to what all documents share shows in a diff.
//
// A part in which each document has something of its own says where, by a
// comment that begins with "slot:". Package wordml fills the slots; it finds
// the parts here already cut in two at their slots, without the comments and
// indentation that are meant for people.
package templates
