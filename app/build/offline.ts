/** The service worker and the manifest. What the page does with the worker is in app/state/offline.ts. */
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export function offlinePlugins(): Plugin[] {
  return VitePWA({
    strategies: 'generateSW',
    // A new version waits: see app/state/offline.ts for why it never takes over by itself.
    registerType: 'prompt',
    injectRegister: false,
    workbox: {
      // Everything: after the first visit the page must work, and train, without a network.
      globPatterns: ['**/*.{html,js,css,woff2,wasm,svg,png,txt,csv,md,json,safetensors,webmanifest}'],
      maximumFileSizeToCacheInBytes: 5_000_000,
      // `?backend=` is the page's own; it does not ask for another file.
      ignoreURLParametersMatching: [/^backend$/],
      cleanupOutdatedCaches: true,
      // The first visit's page is served from the cache as soon as it is full.
      clientsClaim: true,
      skipWaiting: false,
      inlineWorkboxRuntime: true,
    },
    manifest: {
      name: 'Unroll',
      short_name: 'Unroll',
      description: 'A teaching lab for recurrent networks that runs wholly in the browser',
      // Relative, so that the built folder works under any path.
      id: './',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#fcfcfa',
      theme_color: '#fcfcfa',
      icons: [
        { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  });
}
