package main

import (
	"encoding/json"
	"fmt"

	"vanthu/examples"
)

// sample is a document that is rendered over and over.
type sample struct {
	title string
	data  []byte
}

// samples are a letter of one page, and a plan whose body is eight pages: an
// example without its appendices.
func samples() ([]sample, error) {
	letter, err := example("cong-van")
	if err != nil {
		return nil, err
	}
	plan, err := example("ke-hoach-dai")
	if err != nil {
		return nil, err
	}
	if plan, err = without(plan, "attachments"); err != nil {
		return nil, err
	}
	return []sample{{"công văn", letter}, {"kế hoạch", plan}}, nil
}

func example(name string) ([]byte, error) {
	for _, e := range examples.All() {
		if e.Name == name {
			return e.JSON, nil
		}
	}
	return nil, fmt.Errorf("no example %s", name)
}

// without is a JSON object without one of its members.
func without(object []byte, name string) ([]byte, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(object, &members); err != nil {
		return nil, err
	}
	delete(members, name)
	return json.Marshal(members)
}
