import { PUBLISHED_TYPES } from '#libs/contracts';
import type { Entry } from '../log/entry.ts';

/** What a reader wants: each list is alternatives, an empty one lets nothing through, and all that are there have to hold. */
export interface FilterWords {
  /** Names such as `released`, with or without version, or whole types. */
  readonly types?: readonly string[];
  readonly cases?: readonly string[];
  readonly ports?: readonly string[];
  readonly campaigns?: readonly string[];
}

/** A filter ready to be asked; `key` is the same for filters that want the same. */
export class FeedFilter {
  readonly key: string;
  readonly words: FilterWords;
  readonly #types: ReadonlySet<string> | undefined;
  readonly #cases: ReadonlySet<string> | undefined;
  readonly #ports: ReadonlySet<string> | undefined;
  readonly #campaigns: ReadonlySet<string | undefined> | undefined;

  constructor(words: FilterWords = {}) {
    const types = words.types?.flatMap((name) => typesNamed(name));
    this.words = words;
    this.#types = setOf(types);
    this.#cases = setOf(words.cases);
    this.#ports = setOf(words.ports);
    this.#campaigns = setOf(words.campaigns);
    const sorted = [types, words.cases, words.ports, words.campaigns].map((list) => list && [...list].sort());
    this.key = this.all ? '' : JSON.stringify(sorted);
  }

  /** Whether everything is wanted. */
  get all(): boolean {
    return !this.#types && !this.#cases && !this.#ports && !this.#campaigns;
  }

  wants({ type, caseId, port, campaign }: Entry): boolean {
    return (
      (this.#types === undefined || this.#types.has(type)) &&
      (this.#cases === undefined || this.#cases.has(caseId)) &&
      (this.#ports === undefined || this.#ports.has(port)) &&
      (this.#campaigns === undefined || this.#campaigns.has(campaign))
    );
  }
}

/** The published types that a name may mean: `released` is every version of it. None when there is no such type. */
export function typesNamed(name: string): string[] {
  const wanted = name.toLowerCase();
  return PUBLISHED_TYPES.filter((type: string) => {
    const [, versioned, short] = /\.case\.(([^.]+)\.v\d+)$/.exec(type) ?? [];
    return [type, versioned, short].includes(wanted);
  });
}

function setOf<T>(values: readonly T[] | undefined): ReadonlySet<T> | undefined {
  return values && new Set(values);
}
