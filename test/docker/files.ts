import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Instruction, ModifiableInstruction } from 'dockerfile-ast';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** One stage of the image: what it starts from, the name it goes by, and its instructions in order. */
export interface Stage {
  readonly from: string;
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

export function stages(): Stage[] {
  const file = DockerfileParser.parse(read('docker/Dockerfile'));
  const froms = file.getFROMs();
  const lineOf = (instruction: Instruction): number => instruction.getRange().start.line;
  return froms.map((from, at) => {
    const [start, end] = [lineOf(from), at + 1 < froms.length ? lineOf(froms[at + 1]!) : Infinity];
    return {
      from: from.getImage() ?? '',
      name: from.getBuildStage(),
      instructions: file.getInstructions().filter((each) => lineOf(each) > start && lineOf(each) < end),
    };
  });
}

/** What the instructions of one kind (`ENV`, `USER`, ...) say in a stage, flags first, each on one line. */
export const said = (stage: Stage, keyword: string): string[] =>
  stage.instructions
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => {
      const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags().map(String) : [];
      return [...flags, ...instruction.getArguments().map((argument) => argument.getValue())].join(' ');
    });

export interface Service {
  readonly image: string;
  readonly network_mode?: string;
  readonly init?: boolean;
  readonly ports?: readonly unknown[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period: string;
}

export interface Compose {
  readonly services: { readonly tracker: Service; readonly eventstore: Service };
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const compose = (): Compose => parse(read('docker/compose.yaml')) as Compose;
