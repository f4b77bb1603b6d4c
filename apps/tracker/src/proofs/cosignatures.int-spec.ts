import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkpointText,
  COSIGNATURE,
  generateSigner,
  parseNote,
  sha256,
  signatureLine,
  signNote,
  verifiedBy,
} from '#libs/transparency-log';
import type { Settings } from '../config/settings.ts';
import { Cosignatures } from './cosignatures.ts';
import type { Proofs } from './proofs.ts';

const log = generateSigner('tracker.example/log');
const witnesses = ['one.example', 'two.example'].map((name) => generateSigner(name, COSIGNATURE));

describe('Signatures of witnesses', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cosignatures-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const text = checkpointText({
    ...{ origin: log.name, size: 5, position: 700n, time: '2025-03-05T12:00:00.000Z' },
    ...{ root: sha256('root'), caseMap: sha256('map') },
  });
  const note = signNote(text, [log]);
  const signedBy = (index: number): string => `${note}${signatureLine(text, witnesses[index]!)}`;

  function start(): Cosignatures {
    const reader = () => ({ ofSize: (size: number) => (size === 5 ? { note } : undefined) });
    const settings = { WITNESS_KEYS: witnesses.map(({ vkey }) => vkey).join(',') };
    const cosignatures = new Cosignatures(settings as Settings, { folder, reader } as unknown as Proofs);
    cosignatures.onModuleInit();
    return cosignatures;
  }
  const signers = (cosignatures: Cosignatures): string[] => {
    const shown = parseNote(cosignatures.under(note));
    return witnesses.filter((one) => verifiedBy(shown, one).outcome === 'signed').map(({ name }) => name);
  };

  it('are handed on under the checkpoint, one of each witness, also after a restart', () => {
    const cosignatures = start();
    expect(signers(cosignatures)).toEqual([]);
    cosignatures.take(signedBy(0));
    cosignatures.take(signedBy(0));
    cosignatures.take(signedBy(1));
    expect(signers(cosignatures)).toEqual(['one.example', 'two.example']);
    const again = start();
    expect(signers(again)).toEqual(['one.example', 'two.example']);
    expect(readFileSync(join(folder, 'cosignatures.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('that a crash cut off in the middle are taken again when the witness comes again', () => {
    start().take(signedBy(0));
    appendFileSync(join(folder, 'cosignatures.jsonl'), '{"text":"tracker.exa');
    const cosignatures = start();
    expect(signers(cosignatures)).toEqual(['one.example']);
    cosignatures.take(signedBy(1));
    expect(signers(start())).toEqual(['one.example', 'two.example']);
  });

  it('that could not be written down are not shown as taken', () => {
    const cosignatures = start();
    rmSync(folder, { recursive: true });
    expect(() => cosignatures.take(signedBy(0))).toThrow('ENOENT');
    expect(signers(cosignatures)).toEqual([]);
    folder = mkdtempSync(join(tmpdir(), 'cosignatures-'));
  });
});
