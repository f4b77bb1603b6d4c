import {
  checkpointText,
  type LoggedEvent,
  LogReader,
  LogWriter,
  makeDossier,
  signNote,
  type Signer,
  verifyDossier,
} from '#libs/transparency-log';
import { caseEvents } from './case-log.ts';

/** A log of a few cases in a file, and the dossier of their campaign, to be verified again and again. */
export function provenLog(
  file: string,
  cases: number,
  signer: Signer,
): { verify: () => void; events: number; close: () => void } {
  const recordedAt = '2025-03-05T12:00:00.000Z';
  let position = 0n;
  const histories = Array.from({ length: cases }, (_, n): LoggedEvent[] => {
    const { stream, events } = caseEvents(n);
    return events.map(({ id, type, data, metadata }, i) => {
      position += 100n;
      return { id, type, data, metadata: metadata ?? {}, stream, revision: BigInt(i), recordedAt, position };
    });
  });
  const writer = LogWriter.open(file);
  for (const event of histories.flat()) writer.add(event);
  const said = { origin: signer.name, time: recordedAt };
  const stored = writer.commit((head) => signNote(checkpointText({ ...head, ...said }), [signer]));
  writer.published(stored!.number);
  const reader = LogReader.open(file);
  const text = JSON.stringify(makeDossier(reader, { subject: { kind: 'campaign', campaign: 'Benchmark' }, histories }));
  return {
    events: histories.flat().length,
    verify() {
      const { verdict, reasons } = verifyDossier(text, { key: signer });
      if (verdict !== 'valid') throw new Error(reasons.join('\n'));
    },
    close() {
      reader.close();
      writer.close();
    },
  };
}
