/**
 * What the page may do: run and load what this service serves, talk to this service, and nothing else. No inline script
 * and no inline style sheet; React sets the few styles that are computed through the object model, which this allows.
 */
export function pagePolicy(issuer: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    // The page itself redeems the code of a sign-in at the issuer.
    `connect-src 'self'${issuer ? ` ${new URL(issuer).origin}` : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of one file of the page; `path` may end in the name of a compressed one. */
export function pageHeaders(path: string, issuer?: string): Record<string, string> {
  const document = /index\.html(\.br|\.gz)?$/.test(path);
  return {
    'Cache-Control': document ? 'no-cache' : 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    ...(document && {
      'Content-Security-Policy': pagePolicy(issuer),
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    }),
  };
}
