import { type ComponentType, createContext, useContext } from 'react';
import type { ShownCase } from '../api/types.ts';
import type { Deed } from './field.ts';
import type { FieldProps } from './field-words.tsx';

/** What every field of a form may need to know. */
export interface FormContext {
  readonly deed: Deed;
  /** The case that it is about, as it stands now; absent while one is opened. */
  readonly shown?: ShownCase;
  readonly disabled: boolean;
  /** What is wrong with the field at this path of the body, in one sentence. */
  readonly errorAt: (path: string) => string | undefined;
  /** Whether something is wrong with a part of it. */
  readonly errorBelow: (path: string) => boolean;
  /** Shows any field; objects show theirs by it. */
  readonly View: ComponentType<FieldProps>;
}

export const Form = createContext<FormContext | undefined>(undefined);

export function useForm(): FormContext {
  const form = useContext(Form);
  if (!form) throw new Error('A field lies outside of a form.');
  return form;
}

/** Id of the element for a path of the body, `lines[0].quantity`. */
export function idOf(path: string): string {
  return `field-${path.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;
}
