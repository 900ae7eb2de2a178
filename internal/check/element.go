package check

import (
	"strings"

	"vanthu/internal/rules"
)

// lookedAt are the elements whose size and style are held against the table of
// the law; the text itself has rules of its own.
var lookedAt = []rules.Element{
	rules.NationalTitle, rules.Motto, rules.ParentAgency, rules.Issuer, rules.LetterheadParent, rules.LetterheadName, rules.Reference, rules.PlaceDate, rules.TypeName,
	rules.Subject, rules.LetterSubject, rules.LegalBasis, rules.PartLabel, rules.PartTitle, rules.HeadingI, rules.HeadingII,
	rules.Authority, rules.Position, rules.SignerName, rules.AddresseesLabel, rules.Addressees, rules.RecipientsLabel, rules.Recipients,
	rules.AnnexLabel, rules.AnnexTitle, rules.AnnexReference,
}

// english is an element's name in English.
func english(e rules.Element) string { return strings.ReplaceAll(string(e), "_", " ") }
