import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedBeside } from './compressed-beside.ts';
import { knownToOldBrowsers } from './known-to-old-browsers.ts';
import { loweredForOldBrowsers } from './lowered-for-old-browsers.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Where the server listens while `npm run dev` runs; requests of the page go there. The short form of a proxy would change
 * their Host, and the server refuses changes whose Origin is another host.
 */
const server = `http://127.0.0.1:${process.env.PORT ?? '8080'}`;

export default defineConfig({
  root: here,
  plugins: [react(), loweredForOldBrowsers(), knownToOldBrowsers(), compressedBeside()],
  // the server replaces this literal by a fresh nonce in every page it sends
  html: { cspNonce: '__CSP_NONCE__' },
  // scripts of workers are built apart, by the same rules
  worker: { plugins: () => [loweredForOldBrowsers(), knownToOldBrowsers()] },
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: server } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome102',
    cssTarget: 'chrome102',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // pictures of the manual are named in Chinese; addresses stay plain
        assetFileNames: ({ names }) =>
          names.every((name) => /^[\x20-\x7e]*$/.test(name))
            ? 'assets/[name]-[hash][extname]'
            : 'assets/[hash][extname]',
        codeSplitting: {
          groups: [
            // every page builds schemas; what checks values by them, only designers load
            {
              name: 'typebox',
              test: /node_modules[\\/]typebox[\\/]build[\\/](?!(value|schema|format)[\\/])/,
              priority: 30,
            },
            { name: 'typebox-check', test: /node_modules[\\/]typebox[\\/]/, priority: 20 },
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/,
              priority: 20,
            },
          ],
        },
      },
    },
  },
});
