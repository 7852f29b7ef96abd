import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page. Server and tests read what is built here: there is one way to serve it. */
export default defineConfig({
  root: 'src/page',
  plugins: [react()],
  // The content security policy allows no `data:` for fonts and scripts.
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
});
