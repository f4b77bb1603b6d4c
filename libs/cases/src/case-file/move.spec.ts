import { lineFacts } from '../testing/given.ts';
import { newLine } from './line.ts';
import { applyMove, type Move, moveProblem } from './move.ts';

const detention = (quantity: number, serials?: readonly string[]): Move => ({
  line: 1,
  quantity,
  from: 'presented',
  to: 'detained',
  ...(serials && { serials }),
});
/** Five units, three of them numbered. */
const line = newLine(lineFacts(5, { serials: ['A', 'B', 'C'] }));
const problem = (move: Move) => moveProblem('Detained', line, move, 'lines[0]');

describe('Numbered units', () => {
  it('move by number, the others by quantity', () => {
    expect(problem(detention(3, ['A', 'B']))).toBeUndefined();
    const moved = applyMove(line, detention(3, ['A', 'B']));
    expect(moved.buckets).toMatchObject({ presented: 2, detained: 3 });
    expect([...moved.serials]).toEqual([
      ['A', 'detained'],
      ['B', 'detained'],
      ['C', 'presented'],
    ]);
  });

  it('are named once', () => {
    expect(problem(detention(2, ['A', 'A']))).toMatchObject({
      code: 'SERIALS_INVALID',
      field: 'lines[0].serials',
      message: 'Serial number A is named twice.',
    });
  });

  it('are counted in the quantity', () => {
    expect(problem(detention(1, ['A', 'B']))).toMatchObject({ message: '2 serial numbers for 1 units.' });
  });

  it('must be where they are taken from, and on this line', () => {
    const moved = applyMove(line, detention(1, ['A']));
    expect(moveProblem('Detained', moved, detention(2, ['A', 'X']), 'lines[0]')).toMatchObject({
      code: 'SERIALS_INVALID',
      message: 'Not presented: A (detained), X (not on this line).',
    });
  });

  it('are not passed over: without numbers no more move than have none', () => {
    expect(problem(detention(2))).toBeUndefined();
    expect(problem(detention(3))).toMatchObject({
      code: 'SERIALS_INVALID',
      message: '3 units without a number asked for, 2 presented have none.',
      wayOut: 'Name the serial numbers of the units that move.',
    });
    expect(problem(detention(4, ['A']))).toMatchObject({ code: 'SERIALS_INVALID' });
  });

  it('are shown five at most when many are wrong', () => {
    const many = newLine(lineFacts(9, { serials: ['A'] }));
    const foreign = ['U', 'V', 'W', 'X', 'Y', 'Z'];
    expect(moveProblem('Detained', many, detention(6, foreign), 'lines[0]')?.message).toMatch(/Y \(not.*\), \.\.\.\.$/);
  });
});

describe('A move', () => {
  it('that is not legal says from where it would be', () => {
    const move: Move = { line: 1, quantity: 1, from: 'released', to: 'seized' };
    expect(moveProblem('SeizedSubjectToForfeiture', line, move, 'lines[0]')).toMatchObject({
      code: 'MOVE_NOT_LEGAL',
      wayOut: 'It takes units from: presented, detained, excluded.',
    });
  });

  it('that does not fit takes what is there and no more', () => {
    expect(applyMove(line, detention(7)).buckets).toMatchObject({ presented: 0, detained: 5 });
    expect(applyMove(line, detention(-1)).buckets).toEqual(line.buckets);
    expect(applyMove(line, { ...detention(2), to: 'presented' }).buckets).toEqual(line.buckets);
  });
});
