import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERASED, MASKED, People } from './people.ts';
import { PersonKeys } from './person-keys.ts';

const PARTY = { role: 'importer', name: 'Erika "Rika" Muster', importerNumber: '99-0000001DM' };

describe('What a command says of a person', () => {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  let keys: PersonKeys;
  let people: People;
  beforeAll(() => {
    keys = PersonKeys.open(folder);
    people = new People(keys);
  });
  afterAll(() => {
    keys.close();
    rmSync(folder, { recursive: true });
  });

  const opened = (party: object = PARTY) => people.sealed('OpenCase', { port: '2801', parties: [party] });
  const read = (value: unknown, maySee = true) =>
    JSON.parse(people.reveal(JSON.stringify(value), maySee).text) as unknown;

  it('is sealed, and nothing else is', () => {
    const { port, parties } = opened();
    expect(JSON.stringify(parties)).not.toMatch(/Muster|99-00/);
    expect({ port, role: (parties[0] as typeof PARTY).role }).toEqual({ port: '2801', role: 'importer' });
  });

  it('is shown to who may see it, also within a sentence, and covered from others', () => {
    const { parties } = opened();
    expect(read(parties)).toEqual([PARTY]);
    expect(read({ sentence: `Petition by ${(parties[0] as typeof PARTY).name}.` })).toEqual({
      sentence: 'Petition by Erika "Rika" Muster.',
    });
    expect(read(parties, false)).toEqual([{ role: 'importer', name: MASKED, importerNumber: MASKED }]);
  });

  it('tells whose it was that was shown', () => {
    const text = JSON.stringify(opened());
    expect(people.reveal(text, true).shown).toHaveLength(1);
    expect(people.reveal(text, false).shown).toEqual([]);
  });

  it('is sealed the same each time, so that a repeated command is the same', () => {
    expect(opened()).toEqual(opened());
    expect(people.sealed('OpenCase', opened())).toEqual(opened());
  });

  it('is found by the name, whatever its case and spaces; nobody is made by looking', () => {
    const shouted = opened({ ...PARTY, name: 'ERIKA  "RIKA" MUSTER' });
    const written = [opened(), shouted].map(({ parties }) => (parties[0] as typeof PARTY).name);
    expect(new Set(written).size).toBe(2);
    for (const name of [PARTY.name, 'erika "rika" muster '])
      for (const one of written) expect(one.startsWith(people.sealedBeginning(name) ?? '?')).toBe(true);
    expect(people.sealedBeginning('Nobody')).toBeUndefined();
    expect(people.sealedBeginning('Nobody')).toBeUndefined();
    expect(people.reveal(JSON.stringify([shouted, opened()]), true).shown).toHaveLength(1);
  });

  it('of who received goods, or saw them destroyed, is sealed, and left out where nobody is named', () => {
    const disposal = { method: 'sold', authorityReference: 'Order 1' };
    const sold = people.sealed('DisposeOf', { ...disposal, recipient: 'Rudi Abnehmer' });
    const destroyed = people.sealed('Destroy', { method: 'shredding', witness: 'Zita Zeugin' });
    expect(JSON.stringify([sold, destroyed])).not.toMatch(/Rudi|Zita/);
    expect(read([sold, destroyed])).toMatchObject([{ recipient: 'Rudi Abnehmer' }, { witness: 'Zita Zeugin' }]);
    expect(people.sealed('DisposeOf', disposal)).toEqual(disposal);
  });

  it('of a notice and an election is sealed under the same person', () => {
    const notice = people.sealed('IssueNotice', { addressee: { role: 'importer', name: PARTY.name } });
    const election = people.sealed('ReceiveElection', { kind: 'petition', by: PARTY.name });
    expect(people.reveal(JSON.stringify([notice, election, opened()]), true).shown).toHaveLength(1);
  });

  it('that was tampered with is not shown', () => {
    const [{ name }] = opened().parties as [typeof PARTY];
    const end = name.endsWith('A') ? 'B' : 'A';
    expect(read({ name: name.slice(0, -4) + end + name.slice(-3) })).toEqual({ name: ERASED });
  });

  it('is unreadable once the key was erased, for everybody and for good; a namesake later is somebody new', () => {
    const victim = { role: 'owner', name: 'Max Mustermann' };
    const sealed = opened(victim);
    const { id } = keys.ofName(victim.name);
    const before = readFileSync(join(folder, 'person-keys.sqlite'));
    const key = keys.ofPerson(id) ?? Buffer.alloc(0);
    expect(before.includes(key)).toBe(true);
    keys.erase(id);
    expect(read(sealed.parties)).toEqual([{ role: 'owner', name: ERASED }]);
    expect(keys.state(id)).toBe('erased');
    expect(readFileSync(join(folder, 'person-keys.sqlite')).includes(key)).toBe(false);
    expect(opened(victim)).not.toEqual(sealed);
    expect(read(sealed.parties)).toEqual([{ role: 'owner', name: ERASED }]);
  });

  it('is unreadable in every service on the folder once one of them has erased the person, and sealed anew there', () => {
    const elsewhere = PersonKeys.open(folder);
    const victim = { role: 'owner', name: 'Maxi Musterfrau' };
    const sealed = opened(victim);
    expect(read(sealed.parties)).toEqual([victim]);
    elsewhere.erase(keys.ofName(victim.name).id);
    expect(read(sealed.parties)).toEqual([{ role: 'owner', name: ERASED }]);
    const anew = opened(victim);
    expect(read(anew.parties)).toEqual([victim]);
    expect(new People(elsewhere).reveal(JSON.stringify(anew), true).text).toContain(victim.name);
    elsewhere.close();
  });

  it('can be read after a restart, from a file for the owner only', () => {
    const sealed = opened();
    const again = PersonKeys.open(folder);
    expect(new People(again).reveal(JSON.stringify(sealed), true).text).toContain('Muster');
    again.close();
    expect(statSync(join(folder, 'person-keys.sqlite')).mode & 0o777).toBe(0o600);
  });
});
