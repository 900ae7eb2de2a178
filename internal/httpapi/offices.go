package httpapi

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/office"
	"vanthu/internal/service"
)

// OpenOffices opens the folder of offices that the operator names, for all doors
// that read documents. A file that cannot be used is told in the log; an error is
// about the folder.
func (c *Config) OpenOffices(log *slog.Logger) error {
	if c.Offices == "" {
		return nil
	}
	var err error
	c.folder, err = office.Open(c.Offices, func(file string, faults fault.List) {
		log.Warn("an office cannot be used", "file", file, "faults", faults.Error())
	})
	if err == nil {
		c.Reading.Offices = func() document.Layer { return c.folder.Now() }
	}
	return err
}

// officeBody is an office in the list of all.
type officeBody struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// noOffice is the answer to an id that no office has.
var noOffice = service.NewProblem("no-office", 404,
	fault.Text{"Không có hồ sơ cơ quan này", "No such office"},
	fault.Text{"Các hồ sơ có được kể ở /v1/offices.", "See /v1/offices for those that there are."})

// offices are the offices of this moment.
func (d *door) offices() office.Set {
	if d.config.folder == nil {
		return nil
	}
	return d.config.folder.Now()
}

func (d *door) listOffices(c *gin.Context) {
	list := []officeBody{}
	for _, o := range d.offices().Sorted() {
		list = append(list, officeBody{o.ID, o.Name})
	}
	d.SendJSON(c, list)
}

// sendOffice answers with an office's file, without its pictures: who names a
// signer need not have his signature.
func (d *door) sendOffice(c *gin.Context) {
	o := d.offices()[c.Param("id")]
	if o == nil {
		d.Refuse(c, noOffice.Problem())
		return
	}
	var values map[string]any
	if err := json.Unmarshal(o.JSON(), &values); err != nil {
		d.Fail(c, err)
		return
	}
	values["id"], values["name"] = o.ID, o.Name
	d.SendJSON(c, unpictured(values))
}

// unpictured is a value without the pictures in it.
func unpictured(v any) any {
	switch v := v.(type) {
	case map[string]any:
		maps.DeleteFunc(v, func(_ string, of any) bool {
			text, ok := of.(string)
			return ok && strings.HasPrefix(text, "data:")
		})
		for _, of := range v {
			unpictured(of)
		}
	case []any:
		for _, of := range v {
			unpictured(of)
		}
	}
	return v
}

// health says what /readyz tells of documents: a broken office keeps nobody from
// working.
func (d *door) health(context.Context) (map[string]string, error) {
	words := map[string]string{"faces": "ok", "templates": "ok"}
	if folder := d.config.folder; folder != nil {
		words["offices"] = "ok"
		if broken := folder.Broken(); len(broken) > 0 {
			words["offices"] = "broken: " + strings.Join(slices.Sorted(maps.Keys(broken)), ", ")
		}
	}
	return words, d.broken
}
