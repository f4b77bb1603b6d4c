import { type Dossier, DOSSIER_FORMAT, DOSSIER_VERSION } from './dossier.ts';

/**
 * The dossier in this text, or why there is none. Every member has its type, and there are no others: nothing can be written
 * into a dossier that is not looked at.
 */
export function readDossier(text: string): Dossier | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `It is not JSON any more: ${(error as Error).message}`;
  }
  if (!isObject(json) || json['format'] !== DOSSIER_FORMAT) return 'It is not a dossier.';
  if (json['version'] !== DOSSIER_VERSION)
    return `It is of version ${String(json['version'])}; this verifier knows ${DOSSIER_VERSION}.`;
  const wrong = Object.entries(MEMBERS).find(([member, is]) => !is(json[member]));
  if (wrong) return `Its member ${wrong[0]} is not as a dossier has it.`;
  const unknown = Object.keys(json).find((member) => !(member in MEMBERS));
  if (unknown !== undefined) return `It has a member that dossiers do not have: ${unknown}`;
  if (withoutSpace(text) !== JSON.stringify(json))
    return 'It has a name twice, or text that was written by another hand.';
  return json as unknown as Dossier;
}

/** Of a name that is there twice readers see one or the other: only spaces between values may differ. */
function withoutSpace(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

type Is = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Is = (value) => typeof value === 'string';
const isAnything: Is = () => true;
const isIndex: Is = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumeral: Is = (value) => typeof value === 'string' && /^(0|[1-9]\d{0,19})$/.test(value);
/** In the one way in which these bytes are written. */
const isBase64: Is = (value) => typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value;
const optional =
  (is: Is): Is =>
  (value) =>
    value === undefined || is(value);
const listOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
const shape =
  (members: Readonly<Record<string, Is>>): Is =>
  (value) =>
    isObject(value) &&
    Object.entries(members).every(([member, is]) => is(value[member])) &&
    Object.keys(value).every((member) => member in members);

const isEvidence = shape({ bucket: isBase64, path: listOf(isBase64) });
const isEvent = shape({
  ...{ index: isIndex, stream: isText, revision: isNumeral, eventId: isText, type: isText },
  ...{ recordedAt: isText, position: isNumeral, path: listOf(isBase64), data: isAnything, metadata: isAnything },
  unreadable: optional(shape({ reason: isText, data: isAnything, metadata: isAnything })),
});
const isKind =
  (kind: string): Is =>
  (value) =>
    value === kind;
const isCaseSubject = shape({ kind: isKind('case'), caseId: isText });
const isCampaign = shape({ kind: isKind('campaign'), campaign: isText, from: optional(isText), to: optional(isText) });

const MEMBERS: Readonly<Record<string, Is>> = {
  format: isText,
  version: isIndex,
  subject: (value) => isCaseSubject(value) || isCampaign(value),
  checkpoint: isText,
  handOvers: listOf(shape({ note: isText, consistency: listOf(isBase64) })),
  consistency: listOf(shape({ first: isIndex, second: isIndex, path: listOf(isBase64) })),
  cases: listOf(shape({ caseId: isText, events: listOf(isEvent), end: isEvidence, account: isObject })),
  campaign: optional(isEvidence),
  report: optional(shape({ mediaType: isText, base64: isBase64, note: isText })),
};
