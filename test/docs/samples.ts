import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A sample of a page as people copy it: the fenced block under its `<!-- sample: NAME -->`. */
export function sample(page: string, name: string): { language: string; text: string } {
  const source = readFileSync(join(ROOT, 'docs', page), 'utf8');
  const found = new RegExp(`<!-- sample: ${name} -->\\n\`\`\`(\\w+)\\n([^]*?)\`\`\``).exec(source);
  if (!found) throw new Error(`${page} has no sample ${name}.`);
  return { language: found[1] ?? '', text: found[2] ?? '' };
}

/** Runs a sample until what it wrote is enough, then takes it away; answers what it wrote. */
export async function runSample(
  { language, text }: { language: string; text: string },
  env: Readonly<Record<string, string>>,
  enough: (output: string) => boolean,
): Promise<string> {
  const [program, args] =
    language === 'sh' ? ['sh', ['-c', `exec ${text}`]] : [process.execPath, ['--input-type=module', '-e', text]];
  const child: ChildProcess = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env } });
  return new Promise((resolve, reject) => {
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (enough(output)) child.kill('SIGKILL');
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', reject);
    child.on('close', () => (enough(output) ? resolve(output) : reject(new Error(`It ended with: ${output}`))));
  });
}
