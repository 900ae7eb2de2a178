package schema

import "vanthu/internal/rules"

// bodySchemas are the ways in which a document says something: by one of the
// keys of the body, or by the fixed lines of its kind.
func bodySchemas() []schema {
	var ways []schema
	for _, key := range []string{"sections", "opening", "purposes"} {
		ways = append(ways, schema{{"required", []string{key}}})
	}
	var own []string
	for _, k := range rules.Kinds {
		if len(k.Before) > 0 {
			own = append(own, k.Slug)
		}
	}
	return append(ways, schema{{"properties", schema{{"kind", schema{{"enum", own}}}}}})
}

// kindSchemas say, for each kind, which keys it needs in every profile and
// which fields its form has.
func kindSchemas() []schema {
	var out []schema
	for i := range rules.Kinds {
		k := &rules.Kinds[i]
		var then schema
		if always(k.Addressees, k.Code) {
			then = append(then, member{"required", []string{"to"}})
		}
		then = append(then, member{"properties", schema{{"fields", fieldsSchema(k)}}})
		out = append(out, schema{
			{"if", schema{{"properties", schema{{"kind", schema{{"const", k.Slug}}}}}}},
			{"then", then},
		})
	}
	return out
}

// always tells whether the kind must be addressed wherever it is issued.
func always(addressees map[rules.Family]rules.Addressing, issued map[rules.Family]string) bool {
	for family := range issued {
		if addressees[family] <= rules.Addressed {
			return false
		}
	}
	return true
}

// fieldsSchema is the schema of the values of a kind's own form.
func fieldsSchema(k *rules.Kind) schema {
	text := []schema{{{"type", "string"}}, {{"type", "number"}}}
	properties := schema{}
	for _, f := range k.Fields() {
		one := schema{{"description", f.Label}, {"anyOf", text}}
		if f.Many {
			list := schema{{"type", "array"}, {"items", schema{{"anyOf", text}}}}
			one = schema{{"description", f.Label}, {"anyOf", append(append([]schema{}, text...), list)}}
		}
		properties = append(properties, member{f.Name, one})
	}
	return schema{{"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
}
