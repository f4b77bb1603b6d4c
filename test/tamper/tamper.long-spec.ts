import { cpSync, rmSync } from 'node:fs';
import { checkpointText, parseCheckpoint, parseNote, sha256, signNote, verifyDossier } from '#libs/transparency-log';
import { ATTACKS, carryOut, hideTheTraces } from './attacks.ts';
import { type Office, officeWithHistory } from './office.ts';
import { Score } from './score.ts';
import type { World } from './world.ts';

const LONG = 120_000;

describe('A dishonest administrator', () => {
  const score = new Score();
  let office: Office;
  beforeAll(async () => {
    office = await officeWithHistory();
  }, LONG);
  afterAll(() => {
    office.early.remove();
    office.now.remove();
    process.stdout.write(score.say());
  });

  /** Does harm to a copy. */
  async function harm<T>(work: (world: World) => Promise<T>, from = office.now): Promise<T> {
    const world = from.copy();
    try {
      return await work(world);
    } finally {
      world.remove();
    }
  }

  it.each(ATTACKS)(
    'who tampers with the file is found: $name',
    async (attack) => {
      await harm(async (world) => {
        carryOut(attack, world);
        const report = await world.audit(office.key);
        const status = await world.prove();
        score.attack(attack.name, {
          audit: !report.ok,
          'the service itself at its next start': status.phase === 'refused',
        });
        expect(report.ok).toBe(false);
        if (attack.at !== undefined) expect(report.findings[0]).toMatchObject({ kind: 'event', index: attack.at });
      });
    },
    LONG,
  );

  it(
    'who restores an old backup of the store is found',
    async () => {
      await harm(async (world) => {
        rmSync(world.storeFolder, { recursive: true });
        cpSync(office.early.storeFolder, world.storeFolder, { recursive: true });
        const report = await world.audit(office.key, [office.seen.note]);
        score.attack('restore an old backup', {
          'audit with a kept checkpoint': !report.ok,
          'the service itself': (await world.prove()).phase === 'refused',
        });
        expect(report.findings).toMatchObject([{ kind: 'missing-end' }]);
      });
    },
    LONG,
  );

  it(
    'who restores an old backup of store and proofs is found',
    async () => {
      const sighting = await office.early.look(office.key, office.seen, office.witness);
      const report = await office.early.audit(office.key, [office.seen.note]);
      score.attack('restore an old backup of everything', {
        'a witness': sighting.outcome === 'alarm',
        'audit with a kept checkpoint': !report.ok,
      });
      expect(sighting).toMatchObject({ outcome: 'alarm', kind: 'shrunk' });
      expect(report.ok).toBe(false);
    },
    LONG,
  );

  it.each(ATTACKS.filter(({ name }) => !name.startsWith('change one')))(
    'who rewrites the tree too is found: $name',
    async (attack) => {
      await harm(async (world) => {
        carryOut(attack, world);
        hideTheTraces(world);
        await world.prove();
        const report = await world.audit(office.key, [office.seen.note]);
        const sighting = await world.look(office.key, office.seen, office.witness);
        const dossier = JSON.stringify(await world.dossier(0));
        const verdict = verifyDossier(dossier, { key: office.key, known: office.seen.note }).verdict;
        score.attack(`${attack.name}, and rewrite the tree`, {
          'a witness': sighting.outcome === 'alarm',
          'audit with a kept checkpoint': !report.ok,
          'verify --checkpoint': verdict === 'invalid',
        });
        expect(sighting.outcome).toBe('alarm');
        expect(report.ok).toBe(false);
        expect(verdict).not.toBe('valid');
      });
    },
    LONG,
  );

  it(
    'who lets only the tree be built anew from a changed log is refused by the service',
    async () => {
      await harm(async (world) => {
        carryOut(ATTACKS[2]!, world);
        rmSync(`${world.proofsFolder}/transparency-log.sqlite`);
        const { phase } = await world.prove();
        score.attack('rebuild the tree from a changed log', { 'the service itself': phase === 'refused' });
        expect(phase).toBe('refused');
      });
    },
    LONG,
  );

  it(
    'who forks history for two audiences is found when they meet',
    async () => {
      const other = office.early.copy();
      await other.record(10, 12);
      await other.prove();
      const sighting = await other.look(office.key, office.seen, office.witness);
      const dossier = JSON.stringify(await other.dossier(0, [parseCheckpoint(parseNote(office.seen.note).text).size]));
      const verdict = verifyDossier(dossier, { key: office.key, known: office.seen.note }).verdict;
      score.attack('fork for two audiences', {
        'a witness': sighting.outcome === 'alarm',
        'verify --checkpoint': verdict === 'invalid',
      });
      expect(sighting).toMatchObject({ outcome: 'alarm', kind: 'fork' });
      expect(verdict).toBe('invalid');
      other.remove();
    },
    LONG,
  );

  it(
    'who signs with an old key is found',
    async () => {
      await harm(async (world) => {
        world.keys().prepareNext();
        await world.prove();
        const sighting = await world.look(office.key, office.seen, office.witness);
        score.innocent(
          'a hand-over of keys',
          sighting.outcome === 'alarm' || !(await world.audit(office.key, [office.seen.note])).ok,
        );
        if (sighting.outcome === 'alarm') throw new Error(sighting.reason);
        await world.record(4, 5);
        await world.prove();
        const after = parseCheckpoint(parseNote(world.checkpoint()).text);
        const forged = signNote(checkpointText({ ...after, root: sha256('anything') }), [office.key]);
        const report = await world.audit(office.key, [forged]);
        const dossier = JSON.stringify({ ...(await world.dossier(0)), checkpoint: forged });
        const verdict = verifyDossier(dossier, { key: office.key }).verdict;
        score.attack('sign with an old key', { audit: !report.ok, verify: verdict === 'invalid' });
        expect(report.findings).toMatchObject([{ kind: 'signature' }]);
        expect(verdict).toBe('invalid');
      });
    },
    LONG,
  );

  it(
    'who signs a wrong map of cases, to hide the end of one, is found',
    async () => {
      const own = parseCheckpoint(parseNote(office.now.checkpoint()).text);
      const lie = signNote(checkpointText({ ...own, caseMap: sha256('without the last event') }), [office.key]);
      const report = await office.now.audit(office.key, [lie]);
      score.attack('sign a wrong map of cases', { audit: !report.ok });
      expect(report.findings).toMatchObject([{ kind: 'case-map' }]);
    },
    LONG,
  );

  it(
    'who hands out a dossier with an event left out or changed is found',
    async () => {
      const dossier = await office.now.dossier(1);
      const { events } = dossier.cases[0]!;
      for (let at = 0; at < events.length; at++) {
        const one = { ...dossier, cases: [{ ...dossier.cases[0]!, events: events.toSpliced(at, 1) }] };
        const { verdict } = verifyDossier(JSON.stringify(one), { key: office.key });
        score.attack(`leave event ${at} out of a dossier`, { verify: verdict === 'invalid' });
        expect(verdict).toBe('invalid');
      }
      const data = { ...(events[3]!.data as object), forged: true };
      const changed = {
        ...dossier,
        cases: [{ ...dossier.cases[0]!, events: events.with(3, { ...events[3]!, data }) }],
      };
      const { verdict, reasons } = verifyDossier(JSON.stringify(changed), { key: office.key });
      score.attack('change an event in a dossier', { verify: verdict === 'invalid' });
      expect(reasons[0]).toContain(events[3]!.eventId);
    },
    LONG,
  );

  it(
    'is not accused while he is honest: after growth, restarts, lost trees, and with dossiers old and new',
    async () => {
      const { now, early, key, seen, seenEarly, witness } = office;
      const sizes = [parseCheckpoint(parseNote(seenEarly.note).text).size];
      score.innocent('as it is', !(await now.audit(key, [seen.note, seenEarly.note])).ok);
      score.innocent('as it was', !(await early.audit(key, [seenEarly.note])).ok);
      score.innocent('to a witness', (await now.look(key, seenEarly, witness)).outcome === 'alarm');
      score.innocent('a dossier', verifyDossier(JSON.stringify(await now.dossier(2)), { key }).verdict !== 'valid');
      score.innocent(
        'with a known checkpoint',
        verifyDossier(JSON.stringify(await now.dossier(0, sizes)), { key, known: seenEarly.note }).verdict !== 'valid',
      );
      await harm(async (world) => {
        await world.record(4, 6);
        score.innocent(
          'after more was recorded',
          (await world.prove()).phase === 'refused' || !(await world.audit(key, [seen.note])).ok,
        );
        score.innocent('to the witness then', (await world.look(key, seen, witness)).outcome === 'alarm');
        rmSync(`${world.proofsFolder}/transparency-log.sqlite`);
        score.innocent(
          'after the tree was lost',
          (await world.prove()).phase === 'refused' || !(await world.audit(key, [seen.note])).ok,
        );
      });
      expect(score.accused).toEqual([]);
    },
    LONG,
  );
});
