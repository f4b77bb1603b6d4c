import { COSIGNATURE, generateSigner } from '../checkpoint/note-keys.ts';
import { parseNote, signatureLine, signNote } from '../checkpoint/note.ts';
import { base64, parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { sha256 } from '../merkle/hash.ts';
import { histories, of, WrittenLog } from '../testing/office.ts';
import { type Dossier, reportText } from './dossier.ts';
import { DossierImpossible, makeDossier } from './make-dossier.ts';
import { verifyDossier } from './verify-dossier.ts';

const EVENTS = histories(4);

describe('The dossier of a case', () => {
  let log: WrittenLog;
  let dossier: Dossier;
  beforeAll(() => {
    log = new WrittenLog(EVENTS);
    dossier = makeDossier(log.reader, { subject: { kind: 'case', caseId: 'A-2' }, histories: [of(EVENTS, 'A-2')] });
  });
  afterAll(() => log.remove());

  const verify = (one: unknown, more = {}) => verifyDossier(JSON.stringify(one), { key: log.signer, ...more });
  const changed = (change: (copy: any) => void): unknown => {
    const copy = structuredClone(dossier);
    change(copy);
    return copy;
  };

  it('is valid as it was made, with state and timeline', () => {
    expect(verify(dossier)).toMatchObject({
      verdict: 'valid',
      reasons: [],
      cases: ['A-2'],
      events: of(EVENTS, 'A-2').length,
    });
    expect(dossier.cases[0]!.account).toMatchObject({
      state: { status: 'StillHeld', held: 700, counted: 900 },
      timeline: expect.arrayContaining([
        expect.objectContaining({ type: 'Detained', sentence: expect.stringContaining('900') }),
      ]),
    });
  });

  it('may be laid out in another way, and says nothing else then', () => {
    expect(verifyDossier(JSON.stringify(dossier, null, 2), { key: log.signer }).verdict).toBe('valid');
    const twice = JSON.stringify(dossier).replace('"caseId":"A-2"', '"caseId":"A-9","caseId":"A-2"');
    expect(verifyDossier(twice, { key: log.signer }).verdict).toBe('invalid');
  });

  it('is invalid with any one character changed, whichever it is', () => {
    const text = JSON.stringify(dossier);
    for (let at = 0; at < text.length; at += 211) {
      const other = text[at] === 'x' ? 'y' : 'x';
      const verdict = verifyDossier(text.slice(0, at) + other + text.slice(at + 1), { key: log.signer });
      expect({ at, around: text.slice(at - 20, at + 20), verdict: verdict.verdict }).toMatchObject({
        verdict: 'invalid',
      });
    }
  });

  it.each<[string, (copy: any) => void, string]>([
    ['data', ({ cases }) => (cases[0].events[2].data.lines[0].quantity = 901), 'Event 2 of case A-2'],
    ['metadata', ({ cases }) => (cases[0].events[2].metadata.actor.id = 'x'), 'Event 2 of case A-2'],
    ['a date', ({ cases }) => (cases[0].events[2].recordedAt = '2025-01-01T00:00:00.000Z'), 'Event 2 of case A-2'],
    ['the state', ({ cases }) => (cases[0].account.state.held = 0), 'state or timeline'],
    ['a sentence', ({ cases }) => (cases[0].account.timeline[1].sentence = 'Nothing.'), 'state or timeline'],
    ['the case', ({ subject }) => (subject.caseId = 'A-1'), 'says that it is about A-1'],
    ['the size', (copy) => (copy.checkpoint = copy.checkpoint.replace(/\n\d+\n/, '\n7\n')), 'was changed'],
  ])('with %s changed names it', (_what, change, named) => {
    expect(verify(changed(change))).toMatchObject({
      verdict: 'invalid',
      reasons: expect.arrayContaining([expect.stringContaining(named)]),
    });
  });

  it('with an event left out is invalid, in the middle, at the beginning and at the end', () => {
    const length = dossier.cases[0]!.events.length;
    for (const at of [0, 4, length - 1]) {
      const short = changed(({ cases }) => {
        cases[0].events.splice(at, 1);
        cases[0].account.timeline.splice(at, 1);
      });
      const { verdict, reasons } = verify(short);
      expect({ at, verdict, said: reasons.some((reason) => /missing|left out/.test(reason)) }).toEqual({
        at,
        verdict: 'invalid',
        said: true,
      });
    }
  });

  it('with an event of another case, or two in the other order, is invalid', () => {
    const others = makeDossier(log.reader, {
      subject: { kind: 'case', caseId: 'A-1' },
      histories: [of(EVENTS, 'A-1')],
    });
    expect(verify(changed(({ cases }) => cases[0].events.push(others.cases[0]!.events[0]))).verdict).toBe('invalid');
    expect(verify(changed(({ cases }) => cases[0].events.reverse())).verdict).toBe('invalid');
  });

  it('is refused under another key, and when a witness that was asked for has not signed', () => {
    expect(verifyDossier(JSON.stringify(dossier), { key: generateSigner(log.signer.name) })).toMatchObject({
      verdict: 'invalid',
    });
    const witness = generateSigner('witness.example', COSIGNATURE);
    expect(verify(dossier, { witnesses: [witness] })).toMatchObject({
      verdict: 'undecided',
      reasons: [expect.stringContaining('witness.example')],
    });
    const seen = changed(
      (copy) => (copy.checkpoint = `${copy.checkpoint}${signatureLine(parseNote(copy.checkpoint).text, witness)}`),
    );
    expect(verify(seen, { witnesses: [witness] })).toMatchObject({
      verdict: 'valid',
      witnesses: [{ name: 'witness.example' }],
    });
  });

  it('carries a report that belongs to it, or is invalid', () => {
    const pdf = Buffer.from('%PDF-1.3 report');
    const { origin, root } = parseCheckpoint(parseNote(dossier.checkpoint).text);
    const note = signNote(reportText(origin, base64(root), sha256(pdf).toString('hex')), [log.signer]);
    const report = { mediaType: 'application/pdf', base64: pdf.toString('base64'), note };
    expect(verify({ ...dossier, report }).verdict).toBe('valid');
    const other = { ...report, base64: Buffer.from('%PDF-1.3 another').toString('base64') };
    expect(verify({ ...dossier, report: other })).toMatchObject({
      verdict: 'invalid',
      reasons: [expect.stringContaining('report')],
    });
  });
});

describe('A dossier against what somebody knows', () => {
  const early = EVENTS.slice(0, 15);
  const later = EVENTS.slice(15);
  const subject = { kind: 'case', caseId: 'A-0' } as const;
  let log: WrittenLog;
  beforeEach(() => {
    log = new WrittenLog(early);
  });
  afterEach(() => log.remove());

  const dossier = (known: number[] = [], from = log): string =>
    JSON.stringify(makeDossier(from.reader, { subject, histories: [of(EVENTS, 'A-0')], known }));

  it('extends the known checkpoint, or is an older one, with the proof; without it nothing is decided', () => {
    const first = log.reader.latest()!.note;
    const before = dossier();
    const second = log.add(later);
    const verify = (text: string, known: string) => verifyDossier(text, { key: log.signer, known }).verdict;
    expect(verify(before, first)).toBe('valid');
    expect(verify(dossier([early.length]), first)).toBe('valid');
    expect(verify(dossier(), first)).toBe('undecided');
    expect(verify(before, second)).toBe('undecided');
  });

  it('is refused when it comes from another history, whatever proof is in it', () => {
    const known = log.reader.latest()!.note;
    const forged = EVENTS.map((event, i) =>
      i === 2
        ? { ...event, metadata: { ...(event.metadata as object), actor: { id: 'x', role: 'supervisor' } } }
        : event,
    );
    const fork = new WrittenLog(forged, log.signer);
    const text = JSON.stringify(
      makeDossier(fork.reader, { subject, histories: [of(forged, 'A-0')], known: [early.length] }),
    );
    expect(verifyDossier(text, { key: log.signer }).verdict).toBe('valid');
    expect(verifyDossier(text, { key: log.signer, known })).toMatchObject({
      verdict: 'invalid',
      reasons: [expect.stringContaining('does not extend')],
    });
    fork.remove();
  });

  it('is trusted by the old key after a hand-over, and the old key signs nothing new', () => {
    const next = generateSigner(log.signer.name);
    log.add([], [log.signer, next]);
    log.add(later, [next]);
    const text = dossier();
    expect(verifyDossier(text, { key: log.signer }).verdict).toBe('valid');
    expect(verifyDossier(text, { key: next }).verdict).toBe('valid');
    const copy = JSON.parse(text) as { checkpoint: string };
    const forged = JSON.stringify({ ...copy, checkpoint: signNote(parseNote(copy.checkpoint).text, [log.signer]) });
    expect(verifyDossier(forged, { key: log.signer })).toMatchObject({
      verdict: 'invalid',
      reasons: [expect.stringContaining('handed over')],
    });
  });

  it('cannot be had before a checkpoint covers the case, nor when the store gives less than was proven', () => {
    const ask = (events: typeof EVENTS) => () => makeDossier(log.reader, { subject, histories: [events] });
    expect(ask([])).toThrow(expect.objectContaining({ code: 'NOT_COVERED' }));
    expect(ask(of(early, 'A-0').slice(0, -1))).toThrow(DossierImpossible);
  });
});

describe('The dossier of a campaign', () => {
  const others = histories(2, 2, 'Something else').map((event, i) => ({
    ...event,
    stream: event.stream.replace('A-', 'B-'),
    position: BigInt(10_000 + i),
  }));
  const all = [...EVENTS, ...others];
  const subject = { kind: 'campaign', campaign: 'Miner holds', from: '2025-01-01', to: '2025-01-31' } as const;
  let log: WrittenLog;
  beforeAll(() => {
    log = new WrittenLog(all);
  });
  afterAll(() => log.remove());
  const dossier = (ids: string[]) => makeDossier(log.reader, { subject, histories: ids.map((id) => of(all, id)) });

  it('holds all of its cases, or is invalid', () => {
    const verify = (ids: string[]) => verifyDossier(JSON.stringify(dossier(ids)), { key: log.signer });
    expect(verify(['A-3', 'A-0', 'A-1', 'A-2'])).toMatchObject({
      verdict: 'valid',
      cases: ['A-0', 'A-1', 'A-2', 'A-3'],
    });
    const { cases, ...rest } = dossier(['A-0', 'A-1', 'A-2', 'A-3']);
    for (const some of [cases.slice(0, 3), cases.slice(1)])
      expect(verifyDossier(JSON.stringify({ ...rest, cases: some }), { key: log.signer })).toMatchObject({
        verdict: 'invalid',
        reasons: [expect.stringContaining('not all cases')],
      });
  });

  it('is not made of fewer cases or events than are proven, and says where it has to be read on', () => {
    const made = (given: (typeof EVENTS)[]) => () => makeDossier(log.reader, { subject, histories: given });
    const whole = ['A-0', 'A-1', 'A-2', 'A-3'].map((id) => of(all, id));
    expect(made(whole.slice(1))).toThrow(
      expect.objectContaining({ caseIds: [], message: expect.stringMatching(/3.*4/) }),
    );
    const short = whole.map((events, i) => (i === 2 ? events.slice(0, -1) : events));
    expect(made(short)).toThrow(expect.objectContaining({ caseIds: ['A-2'], code: 'HISTORY_INCOMPLETE' }));
    expect(made(whole)).not.toThrow();
  });
});
