import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mantineStyles } from './mantine-styles.ts';
import { precompress } from './precompress.ts';

const api = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), mantineStyles(), precompress()],
  // Browser and API see one origin, as in production, where the API serves what is built here.
  server: { host: 'localhost', port: 5173, strictPort: true, proxy: { '/trpc': api, '/config.json': api } },
  // The content security policy allows no `data:` for fonts and scripts, so that nothing may be inlined.
  // `light-dark()` stays as it is: what replaces it for older browsers does not know Mantine's colour scheme.
  build: { assetsInlineLimit: 0, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
});
