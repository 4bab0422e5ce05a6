package web

import (
	_ "embed"
	"encoding/json"
	"net/http"
	"strings"

	"readout/internal/export"
)

// shapes are the schemas of what this package writes itself and of lines that
// package export describes in words only. A test holds real answers against them.
//
//go:embed schemas.json
var shapes []byte

type object = map[string]any

// describe sends the description of the desk for programs.
func (d *Desk) describe() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := OpenAPI(d.Version)
		if err != nil {
			d.fail(w, r, err)
			return
		}
		send(w, r, http.StatusOK, "application/json", b)
	})
}

// OpenAPI returns the description of what a desk answers to programs (OpenAPI
// 3.1), made of the same tables that answer.
func OpenAPI(version string) ([]byte, error) {
	schemas, err := schemas()
	if err != nil {
		return nil, err
	}
	paths := object{}
	for _, v := range views() {
		at := v.address()
		paths[at+asJSON] = object{"get": v.operation(asJSON)}
		paths[at+asCSV] = object{"get": v.operation(asCSV)}
	}
	paths["/judgements.json"].(object)["post"] = object{
		"operationId": "judge", "summary": "Judge two mentions, or withdraw a judgement",
		"requestBody": object{"required": true, "content": object{"application/json": object{"schema": ref("verdict")}}},
		"responses": object{"201": object{"description": "kept", "content": object{"application/json": object{"schema": ref("judged")}}},
			"default": reference("responses", "problem")},
	}
	return json.MarshalIndent(object{
		"openapi": "3.1.0",
		"info": object{"title": "Readout", "version": version, "license": object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
			"description": "The record that readout serve shows. Every page has its data at its own address with .json or .csv behind it; lists of events, statements and figures are Atom feeds with .atom. Answers carry an ETag; a request with If-None-Match gets 304 if nothing has changed."},
		"servers":  []object{{"url": "/"}},
		"security": []object{{}, {"token": []string{}}},
		"paths":    paths,
		"components": object{
			"schemas":         schemas,
			"securitySchemes": object{"token": object{"type": "http", "scheme": "bearer"}},
			"responses": object{"problem": object{"description": "why there is no answer",
				"content": object{"application/problem+json": object{"schema": ref("problem")}}}},
		},
	}, "", " ")
}

func ref(schema string) object           { return reference("schemas", schema) }
func reference(part, name string) object { return object{"$ref": "#/components/" + part + "/" + name} }

// address is a view's path as OpenAPI writes it.
func (v *view) address() string {
	if v.path == "/{$}" {
		return "/index"
	}
	return strings.ReplaceAll(v.path, "{id...}", "{id}")
}

func (v *view) operation(form string) object {
	var params []object
	if v.named() {
		params = append(params, object{"name": "id", "in": "path", "required": true, "schema": object{"type": "string"}})
	}
	for _, p := range v.params {
		s := object{"type": "string"}
		if p.Choices != nil {
			s["enum"] = p.Choices
		}
		if p.Many {
			s = object{"type": "array", "items": s}
		}
		params = append(params, object{"name": p.Name, "in": "query", "description": p.Does, "schema": s})
	}
	params = append(params, counting("page", deepest), counting("per", most))
	return object{
		"operationId": strings.Trim(strings.NewReplacer("/", "_", "{", "", "}", "").Replace(v.address()), "_") + strings.ReplaceAll(form, ".", "_"),
		"summary":     v.title, "description": v.does, "parameters": params,
		"responses": object{"200": v.response(form), "304": object{"description": "not changed"}, "default": reference("responses", "problem")},
	}
}

func counting(name string, most int) object {
	return object{"name": name, "in": "query", "schema": object{"type": "integer", "minimum": 1, "maximum": most}}
}

func (v *view) response(form string) object {
	tag := object{"ETag": object{"schema": object{"type": "string"}}}
	if form == asCSV {
		return object{"description": v.does, "headers": tag, "content": object{"text/csv": object{"schema": object{"type": "string"}}}}
	}
	page := object{"allOf": []object{ref("page"), {"properties": object{"items": object{"items": ref(v.item)}}}}}
	return object{"description": v.does, "headers": tag, "content": object{"application/json": object{"schema": page}}}
}

// schemas returns the schemas of this package with those of mentions and
// readings, which package export keeps.
func schemas() (object, error) {
	var lines struct {
		Defs object `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(strings.ReplaceAll(export.Schema, "#/$defs/", "#/components/schemas/")), &lines); err != nil {
		return nil, err
	}
	var own object
	if err := json.Unmarshal(shapes, &own); err != nil {
		return nil, err
	}
	for name, s := range own {
		lines.Defs[name] = s
	}
	return lines.Defs, nil
}
