import { createHash } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { ROLE_FACTS } from '#libs/access';
import { portName } from '#libs/cases';
import { DEMONSTRATION_PERSONS, type DemonstrationPerson } from './persons.ts';

const STYLE = `
body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
p.note{border-left:.5rem solid #ffbe2e;background:#faf3d1;color:#1b1b1b;padding:.75rem 1rem}
ul{list-style:none;padding:0}li{margin:.5rem 0}
button{font:inherit;text-align:left;width:100%;padding:.75rem 1rem;border:2px solid #005ea2;border-radius:.25rem;background:#fff;color:#005ea2;cursor:pointer}
button:hover{background:#e7f2fc}button:focus-visible{outline:.25rem solid #2491ff;outline-offset:0}
button strong{display:block}button span{color:#3d4551}
@media(prefers-color-scheme:dark){body,button{background:#1b1b1b;color:#f0f0f0}button{border-color:#73b3e7;color:#73b3e7}button span{color:#dfe1e2}button:hover{background:#2e2e2a}}
`;

/** Nothing but this style and its own forms; `origins` are where a form may lead back to. */
export function pagePolicy(origins: readonly string[]): string {
  const style = createHash('sha256').update(STYLE).digest('base64');
  return `default-src 'none'; style-src 'sha256-${style}'; form-action 'self' ${origins.join(' ')}; base-uri 'none'; frame-ancestors 'none'`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

/** Where one chooses who to be. */
export function signInPage(action: string): string {
  const choices = DEMONSTRATION_PERSONS.filter(({ role }) => role !== 'scheduler').map(
    (person) =>
      `<li><button name="person" value="${escaped(person.id)}"><strong>${escaped(person.name)}</strong><span>${escaped(where(person))}</span></button></li>`,
  );
  return page(
    'Sign in for development',
    `<p class="note">This stands in for an identity provider while none is configured. It asks for no password: whoever gets here may act as anybody.</p><p id="who">Who are you today?</p><form method="post" action="${escaped(action)}" aria-describedby="who"><ul>${choices.join('')}</ul></form>`,
  );
}

function where({ role, ports }: DemonstrationPerson): string {
  const { title } = ROLE_FACTS[role];
  if (!ports) return title;
  const names = ports.map((port) => (port === '*' ? 'all ports' : `${portName(port)} (${port})`));
  return `${title}, ${names.join(', ')}`;
}

/** Asks before signing out, and says that it is done. `form` is made by the provider. */
export function logoutPage(context: KoaContextWithOIDC, form?: unknown): void {
  context.body =
    typeof form === 'string'
      ? page(
          'Sign out',
          `${form}<button form="op.logoutForm" type="submit" name="logout" value="yes">Sign out</button>`,
        )
      : page('Signed out', '<p>You are signed out.</p>');
}

/** What went wrong, without anything of the inside. */
export function refusedPage(context: KoaContextWithOIDC, { error, error_description: detail }: Refused): void {
  context.type = 'html';
  context.body = page('This did not work', `<p>${escaped(error)}: ${escaped(detail ?? 'no more is known')}</p>`);
}

interface Refused {
  readonly error: string;
  readonly error_description?: string | undefined;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
