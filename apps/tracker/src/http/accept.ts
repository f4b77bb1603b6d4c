interface Range {
  /** A type, all subtypes of one, or all types; in lower case. */
  readonly name: string;
  /** From 0, which refuses, to 1. */
  readonly weight: number;
}

/**
 * Which of the media types that can be sent a caller would rather have, by the weights of `Accept` (RFC 9110, 12.5.1): of equal ones
 * what is named first, and the first of ours where it does not matter or none of them is asked for, for an answer that can be
 * read is better than none.
 */
export function preferred<Type extends string>(accept: string | undefined, offered: readonly [Type, ...Type[]]): Type {
  const ranges = (accept ?? '*/*').split(',').map(rangeOf);
  const wanted = offered.flatMap((type) => {
    const place = placeOf(type, ranges);
    const weight = ranges[place]?.weight ?? 0;
    return weight > 0 ? [{ type, weight, place }] : [];
  });
  const [best] = wanted.sort((a, b) => b.weight - a.weight || a.place - b.place);
  return best?.type ?? offered[0];
}

function rangeOf(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = given === undefined ? 1 : Number(given.slice(2));
  return { name, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** Of the range that names it most closely. */
function placeOf(type: string, ranges: readonly Range[]): number {
  const closest = [type, `${type.split('/')[0] ?? ''}/*`, '*/*'];
  const places = closest.map((name) => ranges.findIndex((range) => range.name === name));
  return places.find((place) => place >= 0) ?? -1;
}

/** What lists are sent as; JSON where neither is asked for more than the other. */
export function csvOrJson(accept: string | undefined): 'json' | 'csv' {
  return preferred(accept, ['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json';
}
