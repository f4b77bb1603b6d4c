import type { LeafSource, Witnessed } from '#libs/transparency-log';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';

const HASH = 32;
const TILE = 256;

/** The transparency log of a service over HTTP. */
export class LogClient implements Witnessed, LeafSource {
  readonly #client: TrackerClient;

  constructor(url: string) {
    this.#client = new TrackerClient(url);
  }

  async status(): Promise<{
    key: string | null;
    store: string | null;
    published: { size: number } | null;
    problem: string | null;
  }> {
    return this.get('/proofs');
  }

  /** The newest of all checkpoints, with what witnesses put under it. */
  async checkpoint(): Promise<string> {
    const response = await fetch(`${this.#client.url}/api/v1/proofs/checkpoint`).catch((error: unknown) => {
      throw new CommandFailed(`No answer from ${this.#client.url}: ${(error as Error).message}`, EXIT.unreachable);
    });
    const text = await response.text();
    if (!response.ok) throw new CommandFailed(`There is no checkpoint: ${text}`, EXIT.unreachable);
    return text;
  }

  async handOvers(): Promise<readonly string[]> {
    return (await this.get<{ checkpoints: { note: string }[] }>('/proofs/hand-overs')).checkpoints.map(
      ({ note }) => note,
    );
  }

  async consistency(first: number, second: number): Promise<Uint8Array[]> {
    const { path } = await this.get<{ path: string[] }>(`/proofs/consistency?first=${first}&second=${second}`);
    return path.map((hash) => Buffer.from(hash, 'base64'));
  }

  async leaves(from: number, to: number): Promise<readonly Uint8Array[]> {
    const leaves: Uint8Array[] = [];
    for (let n = Math.floor(from / TILE); n * TILE < to; n++) {
      const answer = await this.#client.get<{ hashes: string }>(`/proofs/tile/0/${n}`);
      if (!answer.ok) break;
      const hashes = Buffer.from(answer.body.hashes, 'base64');
      for (let i = 0; i < hashes.length / HASH; i++) {
        const index = n * TILE + i;
        if (index >= from && index < to) leaves.push(hashes.subarray(i * HASH, (i + 1) * HASH));
      }
    }
    return leaves;
  }

  /** Hands in what a witness signed. */
  async cosign(note: string): Promise<void> {
    const answer = await this.#client.post('/proofs/cosignatures', { note }, {});
    if (!answer.ok) throw new CommandFailed(sayProblem(answer.problem), EXIT.notOk);
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await this.#client.get<T>(path);
    if (!answer.ok) throw new CommandFailed(sayProblem(answer.problem), EXIT.notOk);
    return answer.body;
  }
}
