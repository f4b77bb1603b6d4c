import { CloudEvent, HTTP } from 'cloudevents';
import { publishedSamples } from '../testing/samples.ts';
import { binary, structured } from './cloud-event-messages.ts';

describe('A stock CloudEvents SDK', () => {
  it.each(['structured', 'binary'] as const)('reads every published event in %s mode as it was written', (mode) => {
    for (const event of publishedSamples()) {
      const { headers, body } = mode === 'structured' ? structured(event) : binary(event);
      const read = HTTP.toEvent({ headers, body });
      if (!(read instanceof CloudEvent)) throw new Error('One event was written.');
      expect(read.validate()).toBe(true);
      expect(JSON.parse(JSON.stringify(read))).toEqual(event);
    }
  });

  it('gets only printable ASCII in headers, whatever is in an attribute', () => {
    const [first] = publishedSamples();
    if (!first) throw new Error('no sample');
    const { headers } = binary({ ...first, correlationid: 'Größe "1" 100%' });
    expect(headers['ce-correlationid']).toBe('Gr%C3%B6%C3%9Fe%20%221%22%20100%25');
  });
});
