// Package deflate packs bytes as deflate has them (RFC 1951) in codes that are made
// before the bytes are known: no code is reckoned for each stream, and strings of
// bits that were packed once are joined.
package deflate
