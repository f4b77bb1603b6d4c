/** Raised for a cursor that belongs to another list, or to none. */
export class CursorInvalid extends Error {
  readonly code = 'CURSOR_INVALID';
}
