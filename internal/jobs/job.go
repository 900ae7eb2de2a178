package jobs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
)

// Job is what is to be done with the rows.
type Job struct {
	Spec batch.Spec `json:"spec"`
	// Manifest is the archive's, as the plan began it, with the program's
	// version and the file of rows.
	Manifest *batch.Manifest `json:"manifest"`
	// Warnings are told with each state of the job. They stand in its record.
	Warnings []Warning `json:"-"`
	// Template and List are the names of the files that it came with, for its
	// owner to know it by. They stand in its record too.
	Template, List string `json:"-"`
}

// Warning is what may be meant otherwise in a job whose rows are made all the
// same. Of a fault it keeps what a caller is told, in both languages.
type Warning struct {
	Rule     string                    `json:"rule"`
	Template string                    `json:"template,omitempty"`
	Row      int                       `json:"row,omitempty"` // the first that is meant; 0: none or all
	Column   string                    `json:"column,omitempty"`
	Detail   [len(fault.Text{})]string `json:"detail"`
}

// Warnings are the first of what a survey tells.
func Warnings(told fault.List) []Warning {
	const most = 50
	var warnings []Warning
	for _, f := range told.Cut(most, len(told)) {
		warnings = append(warnings, Warning{f.Rule, f.Template, f.Place.Row, f.Column, f.Detail})
	}
	return warnings
}

// Compile makes a spec ready to be used, as batch.Compile does. It is called on
// each process that works on a job, and again by a later version of the
// program, so it may refuse what an earlier one took.
type Compile func(batch.Spec) (batch.Maker, error)

// putJob stores what is to be done and returns its hash and the bytes it takes.
func (f files) putJob(ctx context.Context, job Job) (hash string, stored int64, err error) {
	data, err := json.Marshal(job)
	if err != nil {
		return "", 0, fmt.Errorf("jobs: job: %w", err)
	}
	sum := sha256.Sum256(data)
	stored, err = f.put(ctx, jobObject, data)
	return hex.EncodeToString(sum[:]), stored, err
}

func (f files) job(ctx context.Context) (Job, error) {
	var job Job
	data, err := f.get(ctx, jobObject)
	if err != nil {
		return job, err
	}
	if err := json.Unmarshal(data, &job); err != nil {
		return job, fmt.Errorf("jobs: job: %w", err)
	}
	return job, nil
}

// putRecord stores the record once more, with the files: should the bucket of
// states lose it, as where a disk flips bits, the job is not lost with it.
func (f files) putRecord(ctx context.Context, r record) error {
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("jobs: record: %w", err)
	}
	_, err = f.put(ctx, recordObject, data)
	return err
}

// recordOf is the record as the job was submitted with it. There is none of a
// submission that died.
func (f files) recordOf(ctx context.Context) (r record, ok bool) {
	data, err := f.get(ctx, recordObject)
	if err != nil || json.Unmarshal(data, &r) != nil {
		return record{}, false
	}
	return r, r.open() && r.Rows > 0
}
