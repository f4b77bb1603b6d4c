import { pageHeaders } from './page-headers.ts';

describe('The headers of the page', () => {
  it('allow no script and no style but its own', () => {
    const policy = pageHeaders('/page/index.html.br')['Content-Security-Policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('let it talk to its service, and to the issuer that signs people in', () => {
    expect(pageHeaders('index.html')['Content-Security-Policy']).toContain("connect-src 'self';");
    expect(pageHeaders('index.html', 'https://identity.example/realms/customs')['Content-Security-Policy']).toContain(
      "connect-src 'self' https://identity.example;",
    );
  });

  it('keep files that carry their content in their name for ever, and ask for the document each time', () => {
    expect(pageHeaders('assets/index-abc.js')['Cache-Control']).toBe('public, max-age=31536000, immutable');
    expect(pageHeaders('index.html')['Cache-Control']).toBe('no-cache');
  });
});
