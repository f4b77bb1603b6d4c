import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Stats } from '../wire/monitoring-definition.ts';

/**
 * What is known here of the figures that a node tells, under its names: process, machine, disk and log. What it tells of its queues,
 * its connections and its runtime has no counterpart.
 */
export class Figures {
  private readonly folder: string;
  private readonly mount: string;
  private readonly lastPosition: () => bigint;
  private readonly startTime = new Date(performance.timeOrigin).toISOString();
  private measured = { at: 0, cpu: 0, share: 0 };

  constructor(file: string, lastPosition: () => bigint) {
    this.folder = dirname(file);
    this.mount = mountOf(this.folder);
    this.lastPosition = lastPosition;
  }

  async now(): Promise<Stats> {
    const { rss, heapUsed } = process.memoryUsage();
    const [oneMinute, fiveMinutes, fifteenMinutes] = loadavg();
    const log = this.lastPosition();
    const figures: Record<string, string | number | bigint | undefined> = {
      'proc-startTime': this.startTime,
      'proc-id': process.pid,
      'proc-mem': rss,
      'proc-cpu': this.cpu(),
      'proc-gc-totalBytesInHeaps': heapUsed,
      'sys-loadavg-1m': oneMinute,
      'sys-loadavg-5m': fiveMinutes,
      'sys-loadavg-15m': fifteenMinutes,
      'sys-freeMem': freemem(),
      'sys-totalMem': totalmem(),
      'es-checksum': log,
      'es-checksumNonFlushed': log,
      ...(await this.disk()),
    };
    return new Map(Object.entries(figures).map(([name, value]) => [name, String(value)]));
  }

  /** Per cent of the machine since it was last asked for, or since the start; several who ask at once are told the same. */
  private cpu(): number {
    const now = performance.now();
    if (now - this.measured.at < 100) return this.measured.share;
    const { user, system } = process.cpuUsage();
    const cpu = (user + system) / 1000;
    const share = ((cpu - this.measured.cpu) / (now - this.measured.at) / availableParallelism()) * 100;
    this.measured = { at: now, cpu, share };
    return share;
  }

  private async disk(): Promise<Record<string, number>> {
    const { bsize, blocks, bavail } = await statfs(this.folder);
    const [total, available] = [bsize * blocks, bsize * bavail];
    const name = (figure: string): string => `sys-drive-${this.mount}-${figure}`;
    return {
      [name('availableBytes')]: available,
      [name('totalBytes')]: total,
      [name('usage')]: total === 0 ? 0 : Math.trunc(((total - available) * 100) / total),
      [name('usedBytes')]: total - available,
    };
  }
}

/** The uppermost folder on the same device. */
function mountOf(folder: string): string {
  const { dev } = statSync(folder);
  let mount = folder;
  for (let above = dirname(mount); above !== mount && statSync(above).dev === dev; above = dirname(mount))
    mount = above;
  return mount;
}
