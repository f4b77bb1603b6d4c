import type { CaseEvent } from '#libs/cases';

/** Numbers of the lines that an event names in its payload, each once. */
export function linesNamedBy({ data }: CaseEvent): number[] {
  const { line, lines = [] } = data as {
    readonly line?: number;
    readonly lines?: readonly { readonly line: number }[];
  };
  return [...new Set([...(line === undefined ? [] : [line]), ...lines.map((units) => units.line)])];
}
