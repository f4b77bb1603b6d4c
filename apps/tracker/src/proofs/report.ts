import { type Dossier, type DossierCase, parseCheckpoint, parseNote } from '#libs/transparency-log';

interface Entry {
  readonly revision: number;
  readonly eventId: string;
  readonly title: string;
  readonly sentence: string;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly notifiedOn?: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly approver?: { readonly id: string };
  readonly reasonCode?: string;
  readonly reasonText?: string;
  readonly legalAuthority?: string;
  readonly lateReason?: string;
  readonly annulled?: { readonly by: string };
}

/** The report for people: who, what, when, why, and how to find out whether it is true. */
export async function printReport(dossier: Dossier, vkey: string): Promise<Buffer> {
  const { subject } = dossier;
  const about = subject.kind === 'case' ? `Case ${subject.caseId}` : `Campaign ${subject.campaign}`;
  const checkpoint = parseCheckpoint(parseNote(dossier.checkpoint).text);
  // Large, and most processes never print: it is loaded by who does.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    ...{ size: 'A4', margin: 50, bufferPages: true },
    info: { Title: `Dossier: ${about}`, CreationDate: new Date(checkpoint.time) },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => document.on('end', resolve));
  const text = (size: number, line: string): unknown => document.fontSize(size).text(line);
  text(18, `Dossier: ${about}`);
  if (subject.kind === 'campaign')
    text(10, `Period: ${subject.from ?? 'the beginning'} to ${subject.to ?? 'the checkpoint'}`);
  text(
    10,
    `As recorded up to ${checkpoint.time}: ${checkpoint.size} events in the log ${checkpoint.origin}, root ${Buffer.from(checkpoint.root).toString('hex')}`,
  );
  for (const one of dossier.cases) printCase(document, one, subject);
  document.moveDown();
  text(14, 'How to verify');
  text(
    9,
    'This report is part of a dossier file. Whoever has that file verifies it without the service and without a network:',
  );
  document.font('Courier');
  text(8, `cct verify DOSSIER.json --key ${vkey}`);
  document.font('Helvetica');
  text(
    9,
    'Take the key from somewhere else than this report. A valid dossier shows that each event is what was recorded, in this order, that none is missing up to the checkpoint, and that state and timeline follow from the events. It does not show that what was entered is true. With a checkpoint kept from before, or a witness, it also shows that nobody is shown another history.',
  );
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function printCase(document: PDFKit.PDFDocument, { caseId, account }: DossierCase, subject: Dossier['subject']): void {
  const {
    state = {},
    timeline = [],
    problem,
  } = account as { state?: Readonly<Record<string, string | number>>; timeline?: Entry[]; problem?: string };
  document
    .moveDown()
    .fontSize(14)
    .text(`Case ${caseId}: ${state['status'] ?? 'no status'}`);
  document
    .fontSize(9)
    .text(
      problem ??
        `${state['held'] ?? 0} of ${state['counted'] ?? 0} units held, posture ${state['posture'] ?? 'none'}, ${state['lifecycle'] ?? 'Open'}`,
    );
  for (const entry of timeline) {
    if (subject.kind === 'campaign' && !within(entry.recordedAt, subject)) continue;
    document
      .moveDown(0.5)
      .fontSize(10)
      .text(`${entry.revision}  ${entry.effectiveAt}  ${entry.title}: ${entry.sentence}`, {
        strike: entry.annulled !== undefined,
      });
    document.fontSize(8).text(details(entry));
  }
}

function details(entry: Entry): string {
  return [
    `who: ${entry.actor.id} (${entry.actor.role})${entry.approver ? `, approved by ${entry.approver.id}` : ''}`,
    `recorded: ${entry.recordedAt}${entry.notifiedOn ? `, notified: ${entry.notifiedOn}` : ''}`,
    `why: ${[entry.reasonCode, entry.reasonText, entry.legalAuthority, entry.lateReason].filter(Boolean).join('; ') || 'as the event says'}`,
    `event: ${entry.eventId}${entry.annulled ? `, annulled by ${entry.annulled.by}` : ''}`,
  ].join('\n');
}

function within(instant: string, { from, to }: { readonly from?: string; readonly to?: string }): boolean {
  const day = instant.slice(0, 10);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
