package convert

import "strings"

// profile are the settings of LibreOffice for a file of a stranger: no macros,
// nothing that a document points to is fetched, no network (all of it goes to a
// port where nobody listens), no traces of what was opened. What a version does
// not know it passes over.
var profile = registry(
	set{"Common/Security/Scripting", "MacroSecurityLevel", "3"}, // only what is signed and trusted, which is nothing
	set{"Common/Security/Scripting", "DisableMacrosExecution", "true"},
	set{"Common/Security/Scripting", "DisableActiveContent", "true"},
	set{"Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
	set{"Common/Security/Scripting", "CheckDocumentEvents", "false"},
	set{"Writer/Content/Update", "Link", "2"}, // never
	set{"Recovery/AutoSave", "Enabled", "false"},
	set{"Recovery/RecoveryInfo", "Enabled", "false"},
	set{"Common/Misc", "FirstRun", "false"},
	set{"Common/Misc", "CrashReport", "false"},
	set{"Common/Misc", "UseOpenCL", "false"},
	set{"Common/History", "PickListSize", "0"},
) + proxies + "</oor:items>\n"

// proxies send all that would leave the machine to the port "discard" of it.
const proxies = `<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item>
`

// set is a setting under /org.openoffice.Office.
type set struct{ node, name, value string }

func registry(sets ...set) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
`)
	for _, s := range sets {
		b.WriteString(`<item oor:path="/org.openoffice.Office.` + s.node + `"><prop oor:name="` + s.name + `" oor:op="fuse"><value>` + s.value + "</value></prop></item>\n")
	}
	return b.String()
}
