import type { CommandType } from '#libs/cases';
import type { PersonKeys } from './person-keys.ts';
import { PERSONAL_PLACES } from './personal-fields.ts';
import { beginningOf, holdsSealed, open, replaceSealed, seal } from './sealed-text.ts';

/** Stands where a role may not see, and where nobody can see any more. */
export const MASKED = '[masked]';
export const ERASED = '[erased]';

/** A text with its sealed words opened or covered, and whose they were. */
export interface Revealed {
  readonly text: string;
  /** Ids of the persons of whom something was shown. */
  readonly shown: readonly string[];
}

type Fields = Record<string, unknown>;

/** Seals what commands say of people, and opens it for who may see it. */
export class People {
  private readonly keys: PersonKeys;

  constructor(keys: PersonKeys) {
    this.keys = keys;
  }

  /** The data of a command with everything personal sealed; what is sealed already stays as it is. */
  sealed<D extends object>(type: CommandType, data: D): D {
    const places = PERSONAL_PLACES[type];
    if (!places) return data;
    this.keys.heedOthers();
    const sealedData: unknown = places.reduce<Fields>((all, { at, name, others }) => {
      if (at === '') return this.sealFields(all, name, others);
      const part = all[at];
      if (Array.isArray(part)) return { ...all, [at]: part.map((one: Fields) => this.sealFields(one, name, others)) };
      return part === undefined ? all : { ...all, [at]: this.sealFields(part as Fields, name, others) };
    }, data as Fields);
    return sealedData as D;
  }

  /**
   * What this name begins with as it lies in events, in whatever case and with whatever spaces it was written there, to look for
   * it; nothing when nobody bears it.
   */
  sealedBeginning(name: string): string | undefined {
    const person = this.keys.find(name);
    return person && beginningOf(person.id);
  }

  /**
   * @param text JSON, of which the sealed words stand within strings
   * @param maySee whether the reader's role may see personal data
   */
  reveal(text: string, maySee: boolean): Revealed {
    if (!holdsSealed(text)) return { text, shown: [] };
    this.keys.heedOthers();
    const shown = new Set<string>();
    const revealed = replaceSealed(text, (person, box) => {
      const key = this.keys.ofPerson(person);
      const opened = key && open(person, key, box);
      if (opened === undefined) return ERASED;
      if (!maySee) return MASKED;
      shown.add(person);
      return JSON.stringify(opened).slice(1, -1);
    });
    return { text: revealed, shown: [...shown] };
  }

  private sealFields(fields: Fields, name: string, others: readonly string[]): Fields {
    const bearer = fields[name];
    if (typeof bearer !== 'string' || holdsSealed(bearer)) return fields;
    const { id, key } = this.keys.ofName(bearer);
    const sealedFields: Fields = { ...fields };
    for (const field of [name, ...others]) {
      const value = fields[field];
      if (typeof value === 'string') sealedFields[field] = seal(id, key, value.trim());
    }
    return sealedFields;
  }
}
