import { Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/requires-permission.ts';
import { PROBLEM_KINDS } from './catalogue.ts';

/** The page that the `type` of every problem document leads to. */
@ApiExcludeController()
@Public('The codes of the API are documentation; whoever is refused has to be able to read why.')
@Controller({ path: 'docs/problems', version: VERSION_NEUTRAL })
export class ProblemsController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }
}

const rows = Object.entries(PROBLEM_KINDS).map(
  ([code, { status, meaning }]) =>
    `<tr id="${code.toLowerCase().replaceAll('_', '-')}"><td><code>${code}</code><td>${status}<td>${escaped(meaning)}`,
);

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Problems</title>
<style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}td,th{text-align:left;padding:.3em 1em .3em 0;vertical-align:top}:target{background:#ffc}</style>
<h1>Problems</h1><p>Every error of this API is a problem document (RFC 9457) with one of these codes, the field it is about and the way out.
<table><tr><th>Code<th>Status<th>Meaning${rows.join('')}</table></html>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
