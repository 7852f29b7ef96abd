import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mantineStyles } from './mantine-styles.ts';
import { precompress } from './precompress.ts';
import { preloadPages } from './preload-pages.ts';
import { preloadStart } from './preload-start.ts';
import { spareClerk } from './spare-clerk.ts';

const api = 'http://127.0.0.1:3000';

/**
 * What is always needed together is one file, with all that it imports and that no earlier one has: what shows the start page, what
 * knows who has opened it, and the frame around each other page with what they ask the API through.
 */
const groups = [
  { name: 'main', test: /src\/main\.tsx$/, priority: 3 },
  { name: 'app', test: /src\/app\.tsx$/, priority: 2 },
  { name: 'shell', test: /src\/shell\/shell\.tsx$/, priority: 1 },
  { name: 'common', minShareCount: 4 },
];

export default defineConfig({
  plugins: [react(), mantineStyles(), spareClerk(), preloadStart(), preloadPages(), precompress()],
  // Browser and API see one origin, as in production, where the API serves what is built here.
  server: {
    host: 'localhost',
    port: 5173,
    strictPort: true,
    proxy: { '/trpc': api, '/config.json': api, '/pictures': api },
  },
  // The content security policy allows no `data:` for fonts and scripts, so that nothing may be inlined.
  // `light-dark()` stays as it is: what replaces it for older browsers does not know Mantine's colour scheme.
  build: {
    assetsInlineLimit: 0,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
