import { eventSchemas, type JsonSchema } from '#libs/contracts';

/** All published events with their fields, made from the very schemas that they are held to. */
export function eventsPage(): string {
  const all = Object.entries(eventSchemas());
  const contents = all.map(([type, schema]) => `<li><a href="#${type}">${escaped(schema['title'])}</a>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Published events</title><style>${STYLE}</style>
<h1>Published events</h1>
<p>What happens to cases, as <a href="https://cloudevents.io">CloudEvents 1.0</a>: delivered at least once, in order per case, resumable from
any position, without personal data. Read them with <code>GET /api/v1/events/stream</code> (server-sent events),
<code>GET /api/v1/events</code> (page by page), <code>GET /api/v1/events/export</code> (lines), as webhooks, or from the stream
<code>published-cases</code> of the event store.
<p>For programs: <a href="/docs/events/asyncapi.json">AsyncAPI 3</a>, <a href="/docs/events/openapi.json">OpenAPI 3.1</a>, and a JSON Schema of
each type. The API as a whole: <a href="/docs">/docs</a>.
<h2>Attributes of every event</h2>${fields(attributesOf(all[0]?.[1] ?? {}))}
<h2>Types</h2><ul class="contents">${contents.join('')}</ul>
${all.map(([type, schema]) => section(type, schema)).join('\n')}</html>`;
}

function section(type: string, schema: JsonSchema): string {
  const data = propertiesOf(schema)['data'] ?? {};
  return `<section id="${type}"><h3>${escaped(schema['title'])}</h3>
<p><code>${type}</code> · <a href="/docs/events/schemas/${type}.json">schema</a><p>In <code>data</code>:${fields(data)}</section>`;
}

function attributesOf(schema: JsonSchema): JsonSchema {
  const { data: _data, ...properties } = propertiesOf(schema);
  return { ...schema, properties };
}

function propertiesOf(schema: JsonSchema): Record<string, JsonSchema> {
  return (schema['properties'] ?? {}) as Record<string, JsonSchema>;
}

/** A row a field; those of lists and records inside follow, under their path. */
function fields(schema: JsonSchema): string {
  return `<table><tr><th>Field<th>Form<th>Meaning${rows(schema, '').join('')}</table>`;
}

function rows(schema: JsonSchema, path: string): string[] {
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries(propertiesOf(schema)).flatMap(([name, field]) => {
    const full = `${path}${name}${field['type'] === 'array' ? '[]' : ''}`;
    const maybe = required.includes(name) ? '' : ', optional';
    const own = `<tr><td><code>${full}</code><td>${escaped(form(field))}${maybe}<td>${escaped(field['description'] ?? '')}`;
    return [own, ...rows((field['items'] ?? field) as JsonSchema, `${full}.`)];
  });
}

function form(field: JsonSchema): string {
  if (field['const'] !== undefined) return JSON.stringify(field['const']);
  if (Array.isArray(field['enum'])) return field['enum'].join(' | ');
  return String(field['format'] ?? field['pattern'] ?? field['type']);
}

function escaped(text: unknown): string {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const STYLE = `body{font:16px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3em 1em .3em 0;vertical-align:top;border-bottom:1px solid #ddd}
code{overflow-wrap:anywhere}.contents{columns:3 14em}section:target h3{background:#ffc}`;
