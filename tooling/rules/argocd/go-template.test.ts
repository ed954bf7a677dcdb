import { describe, expect, test } from 'vitest';
import { fieldAt, readTemplate } from './go-template.ts';

describe('a template that nothing can mend', () => {
  test.each([
    ['{{.name', '`{{` is not closed by `}}`'],
    ['{{.name}} {{ .b', '`{{` is not closed by `}}`'],
    ['{{.a {{.b}}', '`{{` is not closed by `}}`'],
    ['{{ .name | lowre }}', 'there is no function `lowre`'],
    ['{{ env "HOME" }}', 'there is no function `env`'],
    ['{{}}', '`{{}}` says nothing'],
    ['{{if .a}}b', '`{{end}}` is missing'],
    ['{{end}}', '`{{end}}` ends nothing'],
    ['{{else}}', '`{{else}}` belongs to nothing'],
    ['{{ (default "a" .b }}', 'a parenthesis is not closed'],
    ['{{ .a & .b }}', '`&` cannot stand in `{{…}}`'],
    ['{{ .a.b. }}', '`.a.b.` cannot stand in `{{…}}`'],
    ['{{ .a-b }}', '`.a-` cannot stand in `{{…}}`'],
    ['{{ .a lower }}', '`|` is missing between `.a` and `lower`'],
    ['{{ .a | | lower }}', '`|` stands between nothing'],
    ['{{ $y.a }}', 'there is no variable `$y`'],
    ['{{ /* a */ }}', '`/` cannot stand in `{{…}}`'],
  ])('%s', (text, fault) => expect(readTemplate(text).fault).toBe(fault));
});

describe('fields that must be there', () => {
  test.each([
    ['plain } text {', ''],
    ['{{.a}}-{{ .b.c }}', 'a b.c'],
    ['{{- .a -}}', 'a'],
    ['{{ $.a | lower | trunc 5 }}', 'a'],
    ['{{ default "x" .a }}', 'a'],
    ['{{ index . "a" }}{{ get . "b" }}', ''],
    ['{{ if .a }}{{ .b }}{{ else }}{{ .c }}{{ end }}{{ .d }}', 'a d'],
    ['{{ if and (hasKey . "a") .a }}x{{ end }}', ''],
    ['{{ range $x := .list }}{{ $x.y }}{{ end }}', 'list'],
    ['{{/* .a */}}{{ "}} .b" }}{{ `{{.c}}` }}', ''],
    ['{{ (split "-" .a)._0 }}', 'a'],
  ])('%s', (text, fields) => {
    const template = readTemplate(text);
    expect(template.fault).toBeUndefined();
    expect(template.fields.map((one) => one.join('.')).join(' ')).toBe(fields);
  });
});

test('text of plain fields alone', () => {
  const values = { a: 'x', n: 3, map: { b: 'y' }, nothing: null };
  expect(readTemplate('{{.a}}-{{ .map.b }}-{{.n}}').text(values)).toBe('x-y-3');
  for (const text of ['{{.missing}}', '{{.map}}', '{{.nothing}}', '{{.a | upper}}', '{{- .a}}'])
    expect(readTemplate(text).text(values)).toBeUndefined();
  expect(readTemplate('{{/* a */}}b').text(values)).toBe('b');
  expect(fieldAt(values, ['map', 'b'])).toEqual({ value: 'y' });
  expect(fieldAt(values, ['a', 'b'])).toBeUndefined();
  expect(fieldAt(values, ['toString'])).toBeUndefined();
});
