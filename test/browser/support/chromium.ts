import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or whatever CHROMIUM names; nothing is downloaded. */
export function launch(): Promise<Browser> {
  // Without its sandbox, which needs rights that a container does not give; the page is our own.
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}
