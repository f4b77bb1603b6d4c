import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { sha256 } from '../merkle/hash.ts';
import { COSIGNATURE, generateSigner, parseSigner, parseVerifier } from './note-keys.ts';
import { NoteInvalid, parseNote, signatureLine, signNote, verifiedBy } from './note.ts';

/** The example that the documentation of the format and its other implementations share. */
const PUBLISHED_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PUBLISHED_NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const TEXT = 'customs.example/cases\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('A signed note', () => {
  it('signed by another implementation is read', () => {
    expect(verifiedBy(parseNote(PUBLISHED_NOTE), parseVerifier(PUBLISHED_KEY))).toEqual({ outcome: 'signed' });
    const changed = parseNote(PUBLISHED_NOTE.replace('answer', 'reason'));
    expect(verifiedBy(changed, parseVerifier(PUBLISHED_KEY))).toEqual({ outcome: 'wrong' });
  });

  it('is signed by several keys, each of which stands alone', () => {
    const [one, two, three] = ['a', 'b', 'c'].map((name) => generateSigner(name));
    const note = parseNote(signNote(TEXT, [one!, two!]));
    expect(note.text).toBe(TEXT);
    expect([one!, two!, three!].map((key) => verifiedBy(note, key).outcome)).toEqual([
      'signed',
      'signed',
      'not-signed',
    ]);
  });

  it('is wrong when a known key did not sign this text, also where another signature of the key is right', () => {
    const key = generateSigner('a');
    const note = `${signNote(TEXT, [key])}${signatureLine('something else\n', key)}`;
    expect(verifiedBy(parseNote(note), key)).toEqual({ outcome: 'wrong' });
  });

  it('is cosigned by a witness with the time at which it saw it', () => {
    const witness = generateSigner('witness.example', COSIGNATURE);
    const at = new Date('2025-03-05T12:00:00.700Z');
    const note = `${signNote(TEXT, [generateSigner('a')])}${signatureLine(TEXT, witness, () => at)}`;
    expect(verifiedBy(parseNote(note), witness)).toEqual({
      outcome: 'signed',
      time: Date.parse('2025-03-05T12:00:00Z') / 1000,
    });
    expect(verifiedBy(parseNote(note.replace('\n3\n', '\n4\n')), witness)).toEqual({ outcome: 'wrong' });
  });

  it.each([
    ['without signatures', TEXT],
    ['without an empty line', TEXT + signatureLine(TEXT, generateSigner('a'))],
    ['with something else among the signatures', `${signNote(TEXT, [generateSigner('a')])}hello\n`],
    ['with control characters', signNote('a\tb\n', [generateSigner('a')])],
    ['without its last newline', signNote(TEXT, [generateSigner('a')]).slice(0, -1)],
  ])('is refused %s', (_what, note) => {
    expect(() => parseNote(note)).toThrow(NoteInvalid);
  });
});

describe('Keys of notes', () => {
  it('survive being written down', () => {
    const signer = generateSigner('customs.example/cases');
    expect(parseSigner(`${signer.skey}\n`).vkey).toBe(signer.vkey);
    expect(parseVerifier(`${signer.vkey}\n`).key.equals(signer.key)).toBe(true);
  });

  it('are refused when mistyped, without showing a secret', () => {
    const { skey, vkey } = generateSigner('a');
    expect(() => parseVerifier(vkey.replace(/[0-9a-f]{8}/, '00000000'))).toThrow('mistyped');
    expect(() => parseVerifier('nothing')).toThrow('NAME+KEYID+BASE64');
    expect(() => parseVerifier(vkey.slice(0, -8))).toThrow(expect.objectContaining({ code: 'KEY_INVALID' }));
    expect(() => parseSigner(skey.replace('PRIVATE', 'PUBLIC'))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(skey.slice(-20)) }),
    );
    expect(() => generateSigner('with space')).toThrow('no spaces');
  });
});

describe('A checkpoint', () => {
  const nextKey = parseVerifier(generateSigner('customs.example/cases').vkey);
  const checkpoint = {
    ...{ origin: 'customs.example/cases', size: 3, root: sha256('root'), caseMap: sha256('map') },
    ...{ position: 4_711n, time: '2025-03-05T12:00:00.000Z', nextKey },
  };

  it('is read as it was written', () => {
    const read = parseCheckpoint(checkpointText(checkpoint));
    expect({ ...read, nextKey: read.nextKey?.vkey }).toEqual({ ...checkpoint, nextKey: nextKey.vkey });
  });

  it('has origin, size and root in its first three lines', () => {
    const lines = checkpointText(checkpoint).split('\n');
    expect(lines.slice(0, 3)).toEqual(['customs.example/cases', '3', sha256('root').toString('base64')]);
  });

  it.each([
    ['a size with zeroes before it', ['\n3\n', '\n03\n']],
    ['a short root', [sha256('root').toString('base64'), 'AAAA']],
    ['no map', ['case-map ', 'map ']],
    ['a line twice', ['position 4711\n', 'position 4711\nposition 4712\n']],
    ['no time', ['time 2025', 'time x2025']],
  ])('is refused with %s', (_what, [from, to]) => {
    expect(() => parseCheckpoint(checkpointText(checkpoint).replace(from!, to!))).toThrow(NoteInvalid);
  });
});
