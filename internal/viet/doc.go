// Package viet is the Vietnamese language as official documents use it:
// normalised text, capitals, dates, numbers, the letters that mark a điểm, and
// the characters that may stand in a document at all.
package viet
