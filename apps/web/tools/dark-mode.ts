import type { CSSOptions } from 'vite';
import { palette, withCustomProperties } from './palette.ts';

type PostcssPlugin = NonNullable<Exclude<CSSOptions['postcss'], string | undefined>['plugins']>[number];

/** Of a declaration and of a rule, what is used here. */
interface Declaration {
  readonly prop: string;
  value: string;
}
interface AtRule {
  replaceWith(nodes: unknown): void;
}

/**
 * Gives the design system, which is made for daylight, a dark side: its compiled colours become custom properties, and
 * `@palette` in a style sheet becomes their values for both, by the wish of the system or of the person.
 */
export function darkMode(): PostcssPlugin {
  return {
    postcssPlugin: 'dark-mode',
    Declaration(declaration: Declaration) {
      if (declaration.prop.startsWith('--')) return;
      const value = withCustomProperties(declaration.prop, declaration.value);
      if (value !== declaration.value) declaration.value = value;
    },
    AtRule: {
      palette(rule: AtRule, { parse }: { parse: (css: string, options: { from: string }) => { nodes: unknown } }) {
        rule.replaceWith(parse(PALETTE, { from: import.meta.filename }).nodes);
      },
    },
  };
}

const values = (scheme: 'light' | 'dark'): string =>
  [...palette(scheme).map(([name, value]) => `${name}: ${value}`), `color-scheme: ${scheme}`].join('; ');

const PALETTE = `
:root { ${values('light')} }
:root[data-theme='dark'] { ${values('dark')} }
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${values('dark')} } }
@media print { :root, :root[data-theme='dark'] { ${values('light')} } }
`;
