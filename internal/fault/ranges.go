package fault

import (
	"strconv"
	"strings"
)

// Few joins the first of many words.
func Few(words []string, between string) string {
	const most = 50
	if len(words) <= most {
		return strings.Join(words, between)
	}
	return strings.Join(words[:most], between) + " …"
}

// Ranges are the first of ascending numbers, with those that follow each other
// as "7–9".
func Ranges(numbers []int) string {
	var list []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		word := strconv.Itoa(numbers[i])
		if j > i {
			word += "–" + strconv.Itoa(numbers[j])
		}
		list, i = append(list, word), j+1
	}
	return Few(list, ", ")
}
