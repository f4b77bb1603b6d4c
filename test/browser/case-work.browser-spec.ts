import type { Page } from 'playwright-core';
import { Office } from './support/office.ts';

describe('A case worker', () => {
  let office: Office;
  let page: Page;
  beforeAll(async () => (office = await Office.open()));
  afterAll(() => office.close());
  beforeEach(async () => (page = await office.signIn('m.rivera')));
  afterEach(() => page.context().close());

  const note = async (text: string): Promise<void> => {
    await page.goto('/cases/SYN-02/do/add-note');
    await page.getByLabel('Text', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Check what will be recorded' }).click();
    await page.getByRole('heading', { name: 'This will be recorded' }).waitFor();
  };
  const recorded = () => page.getByText('Recorded', { exact: true }).waitFor();
  const events = async (caseId: string): Promise<{ type: string; data: { text?: string } }[]> =>
    (await office.service.get(`/cases/${caseId}/timeline`)).body.entries;

  it('sees what will be recorded, and then what was', async () => {
    await page.goto('/cases/SYN-02/do/attest-still-held');
    await page.getByRole('button', { name: 'All 200' }).click();
    await page.getByLabel('Next review on').fill('2027-01-15');
    await page.getByLabel('Reason', { exact: true }).selectOption('periodic-review');
    await page.getByRole('button', { name: 'Check what will be recorded' }).click();
    await page.locator('.preview-events').getByText('200').waitFor();
    const before = (await events('SYN-02')).length;
    await page.getByRole('button', { name: 'Record it' }).click();
    await recorded();
    expect((await events('SYN-02')).length).toBe(before + 1);
  });

  it('is told beside the field how many there are', async () => {
    await page.goto('/cases/SYN-02/do/exclude');
    await page.getByLabel(/^Line 1/).fill('700');
    await page.getByText('That is more than the 200 there are.').waitFor();
    await page.getByLabel('Basis', { exact: true }).selectOption('decision');
    await page.getByLabel('Reason', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Check what will be recorded' }).click();
    await page.locator('.units-row .usa-error-message').getByText(/200/).waitFor();
    expect(await page.getByLabel(/^Line 1/).inputValue()).toBe('700');
  });

  it('is told when somebody else changed the case, and what was typed stays', async () => {
    await note('Seen by me.');
    const other = await office.service.post('/cases/SYN-02/add-note', { text: 'Somebody else was here.' });
    expect(other.status).toBe(201);
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('Somebody else changed this case').waitFor();
    await page.getByText('Somebody else was here.').waitFor();
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Seen by me.');
    await page.getByRole('button', { name: 'Go on with the case as it is now' }).click();
    await page.getByRole('button', { name: 'Check what will be recorded' }).click();
    await page.getByRole('button', { name: 'Record it' }).click();
    await recorded();
  });

  it('records once when the connection is lost after the service has recorded it', async () => {
    await note('Once and no more.');
    let lost = 0;
    await page.route('**/add-note', async (route) => {
      if (lost > 0) return route.continue();
      lost++;
      // The service gets it, its answer gets lost.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('It had been recorded before, once').waitFor();
    const notes = (await events('SYN-02')).filter(({ data }) => data.text === 'Once and no more.');
    expect({ lost, notes: notes.length }).toEqual({ lost: 1, notes: 1 });
  });

  it('may click twice', async () => {
    await note('Clicked twice.');
    await page.getByRole('button', { name: 'Record it' }).dblclick();
    await recorded();
    const notes = (await events('SYN-02')).filter(({ data }) => data.text === 'Clicked twice.');
    expect(notes).toHaveLength(1);
  });

  it('is told what is not filled in right by the names that stand on the form', async () => {
    await page.goto('/new-case');
    await page.getByLabel('Clock regime').selectOption({ label: 'Title 19, agency decides admissibility' });
    await page.getByLabel('Code', { exact: true }).fill('85');
    await page.getByLabel('Amount (USD)', { exact: true }).fill('12.345');
    await page.getByLabel('Counted', { exact: true }).fill('ten');
    await page.getByRole('button', { name: 'Check what will be recorded' }).click();
    await page.getByRole('heading', { name: 'Not filled in right' }).waitFor();
    const told = await page.locator('.problem-fields li').allInnerTexts();
    expect(told.filter((one) => one.startsWith('Line 1, Tariff code (HTSUS), Code: '))).toHaveLength(1);
    expect(told.filter((one) => one.startsWith('Line 1, Counted: Must be a whole number.'))).toHaveLength(1);
    expect(told.filter((one) => one.startsWith('Line 1, Counted'))).toHaveLength(1);
    await page.getByText('That is no amount. Give dollars, and cents after a point, e.g. 1,250.00.').waitFor();
  });

  it('is offered in words what can be struck through, and nothing that cannot', async () => {
    const supervisor = await office.signIn('s.ito');
    await office.propose();
    await supervisor.goto('/cases/SYN-03/do/annul');
    const choices = supervisor.locator('.choices label');
    await choices.first().waitFor();
    const offered = (await choices.allInnerTexts()).join('\n');
    expect(offered).toContain('Released 600 units of line 1');
    expect(offered).not.toContain('proposed');
    expect(await supervisor.getByText('GET /').count()).toBe(0);
    await supervisor.context().close();
  });

  it('sees at the head of a case what is overdue', async () => {
    await page.goto('/cases/SYN-01');
    const facts = page.locator('.case-facts > div').filter({ has: page.locator('.due') });
    await facts.first().waitFor();
    expect(await facts.allInnerTexts()).toEqual([
      expect.stringMatching(/^Next review\s+Feb 9, 2025 due$/),
      expect.stringMatching(/^Next deadline\s+Feb 9, 2025, petition against the seizure past$/),
    ]);
  });

  it('opens a case with a line', async () => {
    await page.goto('/new-case');
    await page.getByRole('button', { name: 'Add line', exact: true }).waitFor();
    await page.getByLabel('Port', { exact: false }).first().selectOption('2801');
    await page.getByLabel('Clock regime').selectOption('title19');
    await page.getByLabel('Presented on').fill('2025-01-10');
    await page.getByLabel('Name', { exact: true }).fill('Demo Importer Z');
    await page.getByLabel('Description', { exact: true }).fill('Crypto-mining machines');
    await page.getByLabel('Manufacturer', { exact: true }).fill('Bitmain');
    await page.getByLabel('Model', { exact: true }).fill('Antminer S21');
    await page.getByLabel('Code', { exact: true }).fill('8543.70.9860');
    await page.getByLabel('Edition', { exact: true }).fill('2025');
    await page.getByLabel('Origin', { exact: true }).fill('CN');
    await page.getByLabel('Amount (USD)', { exact: true }).fill('3,200.00');
    await page.getByLabel('Basis', { exact: true }).selectOption('entered');
    await page.getByLabel('Counted', { exact: true }).fill('12');
    await page.getByText('It happened earlier, or rests on something else').click();
    await page.getByLabel(/^Late reason/).fill('Taken over from paper');
    await page.getByRole('button', { name: 'Check what will be recorded' }).click();
    await page.getByRole('button', { name: 'Record it' }).click();
    await recorded();
    await page.getByText('12 units').first().waitFor();
  });
});
