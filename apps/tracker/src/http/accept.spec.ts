import { preferred } from './accept.ts';

describe('Which media type a caller would rather have', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['TEXT/CSV; charset=utf-8', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/csv, application/json', 'text/csv'],
    ['application/json, text/csv', 'application/json'],
    ['text/csv;q=0.1, application/json', 'application/json'],
    ['application/json;q=0.1,text/csv', 'text/csv'],
    ['text/csv, */*;q=0.8', 'text/csv'],
    ['text/*, text/csv;q=0.1, */*;q=0.5', 'application/json'],
    ['text/csv;q=0', 'application/json'],
    ['text/csv;q=often', 'application/json'],
    ['text/csv-schema, application/vnd.text/csv', 'application/json'],
    ['text/html, application/xml', 'application/json'],
  ])('by "Accept: %s" is %s', (accept, type) => {
    expect(preferred(accept, ['application/json', 'text/csv'])).toBe(type);
  });
});
