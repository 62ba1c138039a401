import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = process.env.YIZHU_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  // The API serves the built console; nothing may come from another host, and no script may stand inline.
  base: './',
  plugins: [react()],
  resolve: { conditions: ['@yizhu/source', ...defaultClientConditions], dedupe: ['react', 'react-dom'] },
  define: { 'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV === 'development' ? 'development' : 'production') },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200, sourcemap: false },
  server: { proxy: { '/api': api } },
});
