import { defaultClientConditions, defineConfig } from 'vite';

const api = process.env.YIZHU_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  // Served by the API under /directory/; nothing may come from another host, and no script may stand inline.
  base: './',
  resolve: { conditions: ['@yizhu/source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2020', assetsInlineLimit: 0, sourcemap: false },
  server: { proxy: { '/api': api } },
});
