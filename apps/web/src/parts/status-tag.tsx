import { count } from '../case/buckets.ts';

const WORDS: Readonly<Record<string, string>> = {
  Detained: 'Detained',
  SeizedSubjectToForfeiture: 'Seized, subject to forfeiture',
  Released: 'Released',
  StillHeld: 'Still held',
};

export function statusWord(status: string | null | undefined): string {
  return status ? (WORDS[status] ?? status) : 'Not yet acted on';
}

interface Numbers {
  readonly status?: string | null;
  readonly held: number;
  readonly counted: number;
}

/** The status word; never alone, but with its numbers. */
export function StatusTag({ numbers, large = false }: { numbers: Numbers; large?: boolean }) {
  const { status, held, counted } = numbers;
  return (
    <span className={large ? 'status is-large' : 'status'}>
      <span className={`usa-tag status-word status-${status ?? 'none'}`}>{statusWord(status)}</span>
      <span className="status-numbers">
        <strong>{count(held)}</strong> of {count(counted)} held
      </span>
    </span>
  );
}
