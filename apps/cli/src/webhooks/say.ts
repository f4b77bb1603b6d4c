import { table } from '../output/table.ts';

interface ShownWebhook {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly reason?: string;
  readonly cursor: string;
  readonly delivered: number;
  readonly waiting: number;
  readonly parkedCases: number;
  readonly secret?: string;
}

export function sayWebhooks(webhooks: readonly ShownWebhook[]): string {
  if (webhooks.length === 0) return 'no webhooks';
  const rows = webhooks.map(({ id, url, state, cursor, delivered, waiting, parkedCases }) => [
    ...[id, url, state, cursor],
    ...[delivered, waiting, parkedCases],
  ]);
  return table(['id', 'endpoint', 'state', 'up to', 'delivered', 'waiting', 'parked cases'], rows);
}

export function sayWebhook({ id, url, state, reason, secret }: ShownWebhook): string {
  const lines = [`${id} to ${url} is ${state}${reason ? `: ${reason}` : ''}`];
  if (secret) lines.push(`secret, shown only now: ${secret}`);
  return lines.join('\n');
}

export function sayFailing(
  failing: readonly {
    readonly caseId: string;
    readonly attempts: number;
    readonly nextAttemptAt: string | null;
    readonly problem: string;
    readonly positions: readonly string[];
  }[],
): string {
  if (failing.length === 0) return 'nothing waits';
  const rows = failing.map(({ caseId, attempts, nextAttemptAt, problem, positions }) => [
    ...[caseId, attempts, positions.length],
    ...[nextAttemptAt ?? 'parked', problem],
  ]);
  return table(['case', 'attempts', 'waiting', 'next attempt', 'problem'], rows);
}

export function sayDeliveries(
  deliveries: readonly {
    readonly at: string;
    readonly position: string;
    readonly caseId: string;
    readonly ms: number;
    readonly status?: number;
    readonly problem?: string;
  }[],
): string {
  if (deliveries.length === 0) return 'nothing was sent yet';
  const rows = deliveries.map(({ at, position, caseId, ms, status, problem }) => [
    ...[at, position, caseId, ms],
    ...[status === undefined ? '-' : String(status), problem ?? 'delivered'],
  ]);
  return table(['at', 'position', 'case', 'ms', 'status', 'outcome'], rows);
}
