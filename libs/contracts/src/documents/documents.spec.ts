import { Parser } from '@asyncapi/parser';
import { PUBLISHED_TYPES } from '../events/catalogue.ts';
import { asyncApi } from './asyncapi.ts';
import { openApi } from './openapi.ts';

describe('The AsyncAPI document', () => {
  it('is valid for the official parser, without even a hint about what is wrong', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApi()));
    expect(diagnostics.filter(({ severity }: { severity: number }) => severity < 2)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
    const sent = document?.operations().filterBySend() ?? [];
    expect(sent.map((operation) => operation.id())).toEqual(['send-stream', 'send-webhook', 'send-eventStore']);
    for (const operation of sent)
      expect(
        operation
          .messages()
          .all()
          .map((message) => message.name()),
      ).toEqual(PUBLISHED_TYPES);
  });
});

describe('The OpenAPI document', () => {
  it('is valid, and its types can be generated', async () => {
    // The generator is ESM only, validates by itself and throws on what it does not understand.
    const { execFileSync } = await import('node:child_process');
    const script = `
      const { default: openapiTS, astToString } = await import('openapi-typescript');
      let text = ''; for await (const chunk of process.stdin) text += chunk;
      process.stdout.write(astToString(await openapiTS(text)));`;
    const made = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      input: JSON.stringify(openApi()),
      encoding: 'utf8',
    });
    for (const type of PUBLISHED_TYPES) expect(made).toContain(`"${type}"`);
    expect(made).toContain('streamEvents');
  });
});
