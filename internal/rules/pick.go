package rules

// Profiles are all profiles, by the order of their instruments' dates.
var Profiles = []*Profile{Dang2018, ND30, Dang2026}

// DefaultProfile is the id of the profile of a document that names none.
const DefaultProfile = "nd30"

// ProfileNames are the names that a document may give: the default first, then
// "dang", which the date decides, then the others.
func ProfileNames() []string {
	names := []string{DefaultProfile, "dang"}
	for _, p := range Profiles {
		if p.ID != DefaultProfile {
			names = append(names, p.ID)
		}
	}
	return names
}

// Pick is the profile that a document names, or nil for an unknown name. The
// name "dang" picks the guideline in force on the document's date (ISO, maybe
// only a year or a month, maybe empty). An incomplete date takes the newest
// guideline in force on its last day; a document without a date is new.
func Pick(name, date string) *Profile {
	switch name {
	case "":
		name = DefaultProfile
	case "dang":
		name = Dang2026.ID
		if date != "" && lastDay(date) < Dang2026.From {
			name = Dang2018.ID
		}
	}
	for _, p := range Profiles {
		if p.ID == name {
			return p
		}
	}
	return nil
}

// lastDay completes "2026" and "2026-11" for comparison: a missing month or
// day counts as the last one.
func lastDay(date string) string {
	const latest = "9999-12-31"
	if len(date) >= len(latest) {
		return date
	}
	return date + latest[len(date):]
}
