import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointText } from '../checkpoint/checkpoint.ts';
import { COSIGNATURE, generateSigner, parseVerifier, type Verifier } from '../checkpoint/note-keys.ts';
import { signatureLine, signNote } from '../checkpoint/note.ts';
import { leafEntry, type LoggedEvent } from '../leaf/leaf.ts';
import { LogReader } from './log-reader.ts';
import { LogWriter } from './log-writer.ts';

const ORIGIN = 'customs.example/cases';
const TIME = '2025-03-05T12:00:00.000Z';
const EVENTS = Array.from({ length: 23 }, (_, n): LoggedEvent => ({
  stream: `case-SYN-${n % 4}`,
  revision: BigInt(Math.floor(n / 4)),
  id: randomUUID(),
  type: 'NoteAdded',
  recordedAt: TIME,
  position: BigInt(n + 1) * 100n,
  data: { text: `Note ${n}` },
  metadata: {},
}));

type Entry = Parameters<typeof verifyCheckpoint>[0];

/** What the checking of Sigstore's transparency log is given: the entry's bytes, its path, the signed note. */
function entry(event: LoggedEvent, index: number, path: readonly Uint8Array[], note: string): Entry {
  const inclusionProof = {
    ...{
      logIndex: String(index),
      treeSize: String(EVENTS.length),
      hashes: path.map((hash) => Buffer.from(hash)),
      rootHash: Buffer.alloc(0),
    },
    checkpoint: { envelope: note },
  };
  return { canonicalizedBody: Buffer.from(leafEntry(event)), inclusionProof } as unknown as Entry;
}

const authority = ({ name, keyId, key }: Verifier) => ({
  ...{ logID: keyId, baseURL: name, publicKey: key },
  validFor: { start: new Date(0), end: new Date(TIME) },
});

describe('Sigstore’s own verifier, which knows nothing of this log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-by-others-'));
  const signer = generateSigner(ORIGIN);
  const witness = generateSigner('witness.example', COSIGNATURE);
  let reader: LogReader;
  let note: string;
  beforeAll(() => {
    const file = join(folder, 'log.sqlite');
    const writer = LogWriter.open(file);
    for (const event of EVENTS) writer.add(event);
    const { number } = writer.commit((head) => {
      const text = checkpointText({ ...head, origin: ORIGIN, time: TIME });
      return signNote(text, [signer]) + signatureLine(text, witness);
    })!;
    writer.published(number);
    writer.close();
    reader = LogReader.open(file);
    note = reader.latest()!.note;
  });
  afterAll(() => {
    reader.close();
    rmSync(folder, { recursive: true });
  });
  const tlogs = () => [authority(parseVerifier(signer.vkey))];
  const proofOf = (index: number) => reader.inclusion([index], EVENTS.length)[0]!;

  it('reads the signed note of a checkpoint, cosigned by a witness, with the printed key', () => {
    const read = verifyCheckpoint(entry(EVENTS[0]!, 0, [], note), tlogs());
    expect(read).toMatchObject({ origin: ORIGIN, logSize: BigInt(EVENTS.length) });
    expect(read.logHash.equals(reader.latest()!.checkpoint.root)).toBe(true);
  });

  it('refuses it when one character of the text was changed', () => {
    const forged = entry(EVENTS[0]!, 0, [], note.replace('\n23\n', '\n24\n'));
    expect(() => verifyCheckpoint(forged, tlogs())).toThrow('invalid checkpoint signature');
  });

  it('finds every event in the tree by our proof, and no event that was changed', () => {
    for (const [index, event] of EVENTS.entries()) {
      const told = entry(event, index, proofOf(index), note);
      verifyMerkleInclusion(told, verifyCheckpoint(told, tlogs()));
      const changed = entry({ ...event, type: 'Released' }, index, proofOf(index), note);
      expect(() => verifyMerkleInclusion(changed, verifyCheckpoint(changed, tlogs()))).toThrow('does not match');
    }
  });
});
