import { ATTACKS, carryOut } from './attacks.ts';
import { type Office, officeWithHistory } from './office.ts';

/** The quick part of `npm run test:tamper`. */
describe('A dishonest administrator', () => {
  let office: Office;
  beforeAll(async () => {
    office = await officeWithHistory();
  });
  afterAll(() => {
    office.early.remove();
    office.now.remove();
  });

  it('is not accused while he is honest', async () => {
    const { now, key, seen } = office;
    expect(await now.audit(key, [seen.note])).toMatchObject({ ok: true, findings: [] });
  });

  it.each(['change the actor', 'drop an event'])(
    'who does this is found by audit, and the event is named: %s',
    async (name) => {
      const attack = ATTACKS.find((one) => one.name === name)!;
      const world = office.now.copy();
      carryOut(attack, world);
      expect(await world.audit(office.key)).toMatchObject({
        ok: false,
        findings: [{ kind: 'event', index: attack.at }],
      });
      world.remove();
    },
    60_000,
  );
});
