package cli

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// guides are the texts in the project that name commands and files.
var guides = []string{
	"README.md", "README.en.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md",
	"examples/README.md", "examples/README.en.md", "examples/batch/README.md",
}

func guide(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// fenced is the first block of a text after the words, without its fence.
func fenced(t *testing.T, text, words string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, words)
	block, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatalf("no block %q", words)
	}
	return block
}

// TestReadme renders the document of both READMEs, and breaks it into the faults
// that they show.
func TestReadme(t *testing.T) {
	for _, name := range []string{"README.md", "README.en.md"} {
		text := guide(t, name)
		doc := fenced(t, text, "```json\n")
		run := func(doc string) (code int, told string) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("sai.json", []byte(doc), 0o600); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			code = Run(t.Context(), []string{"render", "sai.json"}, nil, &stdout, &stderr, "")
			return code, stderr.String()
		}
		here, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		if code, told := run(doc); code != exitDone || told != "" {
			t.Errorf("%s: the document: %d %s", name, code, told)
		}
		wrong := strings.Replace(doc, "2026-11-20", "2026-11-31", 1)
		wrong = strings.Replace(wrong, "{\n", "{\n  \"style\": {\"body_size\": 16},\n", 1)
		_, told := run(wrong)
		t.Chdir(here)
		want := fenced(t, text, "```\nsai.json")
		for line := range strings.Lines("sai.json" + want) {
			if !strings.Contains(told, line) {
				t.Errorf("%s shows %sthe program says\n%s", name, line, told)
			}
		}
	}
}

// TestGuides wants every command and option that a guide names to be one of the
// program's, and every file that it points to to be there.
func TestGuides(t *testing.T) {
	known := map[string]bool{"help": true}
	options := map[string]bool{}
	for _, c := range commands() {
		known[c.name] = true
		flags, _ := c.flags()
		for name := range strings.FieldsSeq(flags.FlagUsages()) {
			options[strings.TrimSuffix(name, ",")] = true
		}
	}
	command := regexp.MustCompile("(?m)(?:^|`)vanthu ([a-z]+)")
	option := regexp.MustCompile("`(--[a-z-]+)")
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	for _, name := range guides {
		text := guide(t, name)
		for _, m := range command.FindAllStringSubmatch(text, -1) {
			if !known[m[1]] {
				t.Errorf("%s names the command %s, which there is not", name, m[1])
			}
		}
		for _, m := range option.FindAllStringSubmatch(text, -1) {
			if !options[m[1]] {
				t.Errorf("%s names the option %s, which there is not", name, m[1])
			}
		}
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			pointed(t, name, m[1])
		}
	}
}

// pointed follows a link of a guide to a file and a heading.
func pointed(t *testing.T, name, link string) {
	t.Helper()
	at, err := url.Parse(link)
	if err != nil || at.IsAbs() {
		return
	}
	file := name
	if at.Path != "" {
		file = path.Join(path.Dir(name), at.Path)
	}
	if info, err := os.Stat("../../" + file); err != nil {
		t.Errorf("%s points to %s: %v", name, link, err)
		return
	} else if info.IsDir() || at.Fragment == "" {
		return
	}
	for line := range strings.Lines(guide(t, file)) {
		if title, ok := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); ok && line[0] == '#' && anchor(title) == at.Fragment {
			return
		}
	}
	t.Errorf("%s points to %s, and there is no such heading", name, link)
}

// anchor is what a heading is called in links.
func anchor(title string) string {
	title = strings.ToLower(strings.TrimSpace(title))
	return strings.ReplaceAll(regexp.MustCompile(`[^\p{L}\p{M}\p{N}\- _]`).ReplaceAllString(title, ""), " ", "-")
}
