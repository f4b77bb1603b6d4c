import { foldFile } from '../case-file/case-file.ts';
import { detainedCase, OFFICER, openedCase, SUPERVISOR, TestCase, units } from '../testing/given.ts';
import { SCHEDULER } from '../lapse/lapse-commands.ts';
import { decide } from './decide.ts';

const detain = { lines: units(100), basis: 'decision' as const };
const because = { reasonCode: 'agency-request' };

describe('Any command', () => {
  it('is carried out once: the same id gives the first result again', () => {
    const test = openedCase();
    const command = test.command('Detain', detain, because);
    test.record(decide(test.file, command));
    expect(decide(test.file, command)).toMatchObject({
      outcome: 'already-applied',
      events: [{ eventId: test.idOf('Detained') }],
    });
  });

  it('is refused when its id was used for something else', () => {
    const test = openedCase();
    const command = test.command('Detain', detain, { ...because, commandDigest: 'one' });
    test.record(decide(test.file, command));
    expect(decide(test.file, { ...command, commandDigest: 'another' })).toMatchObject({
      refusal: { code: 'COMMAND_ID_REUSED' },
    });
  });

  it('is not answered again to somebody else: not as done to a colleague, and with nothing of the case to another port', () => {
    const test = openedCase();
    const command = test.command('Detain', detain, because);
    test.record(decide(test.file, command));
    const by = (id: string, port: string) =>
      decide(test.file, { ...command, actor: { ...OFFICER, id, ports: [port] } });
    expect(by('a.colleague', '2801')).toMatchObject({ refusal: { code: 'COMMAND_ID_REUSED' } });
    for (const outsider of [OFFICER.id, 'somebody.else']) {
      const decision = by(outsider, '4601');
      expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: 'NOT_PERMITTED' } });
      expect(JSON.stringify(decision)).not.toContain(test.idOf('Detained'));
    }
    const { opened } = test.file.state;
    if (!opened) throw new Error('not opened');
    const [first] = test.file.history;
    const again = test.command('OpenCase', { ...opened, port: '4601' }, { actor: { ...OFFICER, ports: ['4601'] } });
    expect(decide(test.file, { ...again, commandId: first!.commandId })).toMatchObject({
      refusal: { code: 'CASE_ALREADY_EXISTS' },
    });
  });

  it('is refused when its id was used by somebody who could tell it beforehand, as that of the scheduler', () => {
    const commandId = 'clock:SYN-01:release-or-detain:2025-01-17';
    const note = openedCase().given('AddNote', { text: 'x' }, { commandId, commandDigest: 'one' });
    const lapse = { clock: 'release-or-detain', dueOn: '2025-01-17', calendarVersion: '2025-01' };
    expect(note.on('2025-01-18').refused('LapseDeadline', lapse, { commandId, actor: SCHEDULER })).toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
  });

  it('gives the same event ids each time it is decided', () => {
    const test = openedCase();
    const command = test.command('Detain', detain, because);
    expect(decide(test.file, command)).toEqual(decide(test.file, command));
  });

  it('is refused when the case has moved on since the caller read it', () => {
    expect(openedCase().refused('Detain', detain, { ...because, expectedRevision: 0 })).toMatchObject({
      code: 'REVISION_CONFLICT',
      compared: { expected: 0, actual: 1 },
    });
  });

  it('is refused for a case that is not there, or is there already', () => {
    expect(new TestCase().refused('Detain', detain, because)).toMatchObject({ code: 'CASE_NOT_FOUND' });
    const { opened } = openedCase().file.state;
    if (!opened) throw new Error('not opened');
    expect(openedCase().refused('OpenCase', opened)).toMatchObject({ code: 'CASE_ALREADY_EXISTS' });
  });

  it.each(['auditor', 'subscriber', 'administrator', 'custodian'] as const)(
    'that decides a case is not for the %s',
    (role) => {
      expect(openedCase().refused('Detain', detain, { ...because, actor: { ...OFFICER, role } })).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    },
  );

  it('is for officers of that port', () => {
    for (const ports of [['4601'], [], undefined]) {
      const actor = { id: 'x', role: 'case-officer' as const, ...(ports && { ports }) };
      expect(openedCase().refused('Detain', detain, { ...because, actor })).toMatchObject({ code: 'NOT_PERMITTED' });
    }
    const national = { ...OFFICER, ports: ['*'] };
    expect(openedCase().when('Detain', detain, { ...because, actor: national })).toMatchObject({ outcome: 'accepted' });
  });

  it('gives a reason from its list', () => {
    expect(openedCase().refused('Detain', detain)).toMatchObject({ code: 'REASON_REQUIRED' });
  });

  it('gives a reason from a list also where it need give none, and says in words what "other" means', () => {
    const release = { releaseType: 'admissible', authorityReference: 'ADM-1', lines: units(1) };
    expect(openedCase().refused('Release', release, { reasonCode: 'because' })).toMatchObject({
      code: 'CODE_UNKNOWN',
      field: 'reasonCode',
    });
    expect(openedCase().refused('Release', release, { reasonCode: 'other' })).toMatchObject({
      code: 'REASON_REQUIRED',
      field: 'reasonText',
    });
    for (const reason of [
      {},
      { reasonCode: 'agency-cleared' },
      { reasonCode: 'other', reasonText: 'Taken for another' },
    ])
      expect(openedCase().when('Release', release, reason)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('The effective date', () => {
  it('is not in the future and not before the case was opened', () => {
    const at = (effectiveAt: string) => ({ ...because, effectiveAt });
    expect(openedCase().refused('Detain', detain, at('2025-01-10T12:00:00.001Z'))).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      compared: { recordedAt: '2025-01-10T12:00:00.000Z' },
    });
    expect(openedCase().refused('Detain', detain, at('2025-01-10T11:59:59.999Z'))).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
    });
  });

  it('long before the recording demands the reason of the delay, which is then kept', () => {
    const test = openedCase().on('2025-02-10');
    const late = { ...because, effectiveAt: '2025-01-12T12:00:00.000Z' };
    expect(test.refused('Detain', detain, late)).toMatchObject({ code: 'LATE_REASON_REQUIRED', field: 'lateReason' });
    test.given('Detain', detain, { ...late, lateReason: 'Paper file' });
    expect(test.file.history.at(-1)).toMatchObject({ lateReason: 'Paper file' });
  });

  it('before a transition already recorded demands it too', () => {
    const test = detainedCase(900).on('2025-01-13');
    const loss = { reasonCode: 'theft', effectiveAt: '2025-01-11T12:00:00.000Z' };
    expect(test.refused('RecordLoss', { lines: units(5) }, loss)).toMatchObject({ code: 'LATE_REASON_REQUIRED' });
  });

  it('may not make a later event illegal, which is named', () => {
    const test = detainedCase(900).on('2025-01-13');
    const loss = { reasonCode: 'theft', effectiveAt: '2025-01-11T12:00:00.000Z', lateReason: 'Found later' };
    expect(test.refused('RecordLoss', { lines: units(5) }, loss)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('Detained')],
      compared: { requested: 900, available: 895 },
    });
  });
});

describe('An import', () => {
  const imported = { importedAt: '2025-06-01T00:00:00.000Z', importedBy: 'admin', source: 'old.csv' };

  it('asserts recorded times, which are marked and come in order', () => {
    const test = openedCase().on('2025-01-12');
    test.given('Detain', detain, { ...because, imported });
    expect(test.file.history.at(-1)).toMatchObject({ imported, recordedAt: '2025-01-12T12:00:00.000Z' });
    expect(test.on('2025-01-11').refused('AddNote', { text: 'x' }, { imported })).toMatchObject({
      code: 'RECORDED_DATE_INVALID',
    });
    expect(test.on('2025-06-02').refused('AddNote', { text: 'x' }, { imported })).toMatchObject({
      code: 'RECORDED_DATE_INVALID',
    });
  });
});

describe('A closed case', () => {
  const closed = () =>
    openedCase(10)
      .given('Release', { releaseType: 'unconditional', authorityReference: 'x', lines: units(10) })
      .given('CloseCase', {}, { reasonCode: 'all-released' });

  it('takes nothing but what corrects or reopens it', () => {
    expect(closed().refused('AddNote', { text: 'one more thing' })).toMatchObject({ code: 'CASE_CLOSED' });
    const test = closed().given('ReopenCase', {}, { actor: SUPERVISOR, reasonCode: 'new-information' });
    expect(test.when('AddNote', { text: 'one more thing' })).toMatchObject({ outcome: 'accepted' });
  });

  it('has nothing held and nothing pending', () => {
    const close = (test: TestCase) => test.refused('CloseCase', {}, { reasonCode: 'all-resolved' });
    expect(close(detainedCase(10))).toMatchObject({ code: 'CASE_STILL_OPEN_MATTERS', compared: { held: 10 } });
    expect(close(openedCase(10))).toMatchObject({ code: 'CASE_STILL_OPEN_MATTERS', compared: { presented: 10 } });
    const petition = openedCase(10)
      .given('ReceiveElection', { kind: 'petition', by: 'A', receivedOn: '2025-01-10' })
      .given('Release', { releaseType: 'unconditional', authorityReference: 'x', lines: units(10) });
    expect(close(petition)).toMatchObject({ events: [petition.idOf('ElectionReceived')] });
  });
});

describe('A replay', () => {
  it('of the recorded events gives the same file', () => {
    const test = detainedCase(900);
    expect(foldFile(test.file.caseId, test.file.history)).toEqual(test.file);
  });
});
