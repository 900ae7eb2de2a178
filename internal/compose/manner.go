package compose

import (
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
)

// manner is how an element's paragraphs behave in the hands of a clerk who
// types on in Word. No law speaks of it.
type manner struct {
	next    rules.Element // of the paragraph that Enter begins after one of this; empty: the same
	outline uint8         // the level at which Word lists it among the headings; 0: not at all
	heads   bool          // it stands over other text, on the page of its first lines
	dashed  bool          // it begins with a dash, and its other lines stand behind that
}

var manners = map[rules.Element]manner{
	rules.NationalTitle:   {next: rules.Motto},
	rules.ParentAgency:    {next: rules.Issuer},
	rules.TypeName:        {next: rules.Subject, outline: 1},
	rules.Subject:         {next: rules.Body},
	rules.Competence:      {next: rules.LegalBasis},
	rules.AuthorLine:      {next: rules.Subject},
	rules.Resolution:      {next: rules.Body},
	rules.PartLabel:       {next: rules.PartTitle, outline: 2, heads: true},
	rules.PartTitle:       {next: rules.Body, outline: 2, heads: true},
	rules.HeadingI:        {next: rules.Body, outline: 2, heads: true},
	rules.HeadingII:       {next: rules.Body, outline: 3, heads: true},
	rules.HeadingIII:      {next: rules.Body, outline: 4, heads: true},
	rules.TableCaption:    {next: rules.Body},
	rules.TableNote:       {next: rules.Body},
	rules.ImageCaption:    {next: rules.Body},
	rules.Authority:       {next: rules.Position},
	rules.Position:        {next: rules.SignerName},
	rules.AddresseesLabel: {next: rules.Addressees},
	rules.Addressees:      {dashed: true},
	rules.RecipientsLabel: {next: rules.Recipients},
	rules.Recipients:      {dashed: true},
	rules.AnnexLabel:      {next: rules.AnnexTitle, outline: 1},
	rules.AnnexTitle:      {next: rules.Body, outline: 1},
	rules.AnnexSubtitle:   {next: rules.Body},
	rules.AnnexReference:  {next: rules.Body},
	rules.CopyStampTitle:  {next: rules.CopyStamp},
}

// cellLook is how the text of some cells of a table is shaped, with a name of
// its own in Word's list of styles.
type cellLook struct {
	id, name string
	align    sheet.Align
	bold     bool
}

// cellLooks are the looks of cells beside that of plain text.
var cellLooks = []cellLook{
	{id: "table_head", name: "Đầu bảng", align: sheet.Center, bold: true},
	{id: "table_figure", name: "Số trong bảng", align: sheet.Right},
	{id: "table_middle", name: "Chữ giữa ô", align: sheet.Center},
}
