import { atPortsOf } from './own-ports.ts';

describe('A filter, narrowed to the ports where a person works,', () => {
  const officer = { id: 'm.rivera', role: 'case-officer', ports: ['2801', '3801'] } as const;
  const auditor = { id: 'n.bauer', role: 'auditor' } as const;

  it('leaves of what is asked for only what lies there', () => {
    expect(atPortsOf(officer, { port: ['3801', '2709'] })).toEqual({ port: ['3801'] });
    expect(atPortsOf(officer, { port: ['2709'] })).toEqual({ port: [] });
  });

  it('names all of them when no port is asked for, and none for who works nowhere', () => {
    expect(atPortsOf(officer, {})).toEqual({ port: ['2801', '3801'] });
    expect(atPortsOf(officer, { port: [] })).toEqual({ port: ['2801', '3801'] });
    expect(atPortsOf({ id: 'm.rivera', role: 'case-officer' }, {})).toEqual({ port: [] });
  });

  it('stays as it is for who sees every port', () => {
    const asked: { port?: string[]; text: string } = { port: ['2709'], text: 'antminer' };
    expect(atPortsOf(auditor, asked)).toEqual(asked);
    expect(atPortsOf(auditor, { ...asked, port: [] })).toEqual({ text: 'antminer' });
  });
});
