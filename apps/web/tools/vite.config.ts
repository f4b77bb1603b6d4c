import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { darkMode } from './dark-mode.ts';
import { precompress } from './precompress.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packages = at('../../../node_modules');
const built = at('../../../dist/apps/web');

export default defineConfig({
  root: at('..'),
  resolve: {
    alias: {
      '@uswds-fonts': `${packages}/@uswds/uswds/dist/fonts`,
      '@uswds-img': `${packages}/@uswds/uswds/dist/img`,
    },
  },
  css: {
    postcss: { plugins: [darkMode()] },
    preprocessorOptions: { scss: { loadPaths: [`${packages}/@uswds/uswds/packages`], quietDeps: true } },
  },
  build: {
    outDir: built,
    emptyOutDir: true,
    // The content policy allows no data in style sheets but images, and small files are cached as well as large ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What matters is what travels, and web:budget looks after that.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      onLog(level, log, tell) {
        // 'use client' is for servers that render React; here is none.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
      checks: { bundlerTimings: false },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/docs': 'http://127.0.0.1:3000' } },
  plugins: [precompress(built)],
});
