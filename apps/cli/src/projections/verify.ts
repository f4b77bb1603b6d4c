import { type Verification, verifyLive, type Verifying } from '#libs/projections';
import { EXIT } from '../exit-codes.ts';
import { progress } from '../output/progress.ts';
import { type DataOption, withDatabase, withStore } from './read-side.ts';

type Options = DataOption & { readonly json?: boolean };

/** Compares every row with the log; what differs is printed as it is found, however much that is. */
export async function verify(options: Options): Promise<void> {
  const output = options.json ? new AsJson() : new AsText();
  const found = await withDatabase(options, (database) =>
    withStore(options, async (store) => {
      const bars = { read: progress('events read', 0), compared: progress('compared', 0) };
      const step: Verifying['step'] = (what, events) => bars[what].step(events);
      try {
        return await verifyLive(store, database, { step, differs: (line) => output.differs(line) });
      } finally {
        bars.read.done();
        bars.compared.done();
      }
    }),
  );
  output.end(found);
  if (found.differences > 0) process.exitCode = EXIT.notOk;
}

class AsText {
  differs(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  end({ position, events, differences }: Verification): void {
    const verdict = differences === 0 ? 'every row is what the log says' : `${differences} differences`;
    process.stdout.write(`${events.toLocaleString('en-US')} events up to position ${position}: ${verdict}.\n`);
  }
}

/** One document. The position has 64 bits: it leaves as a decimal string. */
class AsJson {
  private begun = false;

  differs(line: string): void {
    process.stdout.write(`${this.begun ? ',' : '{\n  "differences": ['}\n    ${JSON.stringify(line)}`);
    this.begun = true;
  }

  end({ position, events }: Verification): void {
    const differences = this.begun ? '\n  ]' : '{\n  "differences": []';
    process.stdout.write(`${differences},\n  "position": "${position}",\n  "events": ${events}\n}\n`);
  }
}
