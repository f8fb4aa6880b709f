/**
 * Saves the whole page for use without a network. A newer version waits until every tab of the page is closed (or
 * the learner opens it): it must never replace the scripts of a page in which a model is being trained, nor reload it.
 */
import { create } from 'zustand';

interface OfflineState {
  readonly state: 'none' | 'ready' | 'update';
}

export const useOffline = create<OfflineState>()(() => ({ state: 'none' }));

let waiting: ServiceWorker | null = null;

/** Call once, when the page is up: it fetches all there is. Where there is no service worker, nothing happens. */
export async function keepForOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('./sw.js');
    if (registration.waiting) offerUpdate(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const arriving = registration.installing;
      arriving?.addEventListener('statechange', () => {
        // Without a controller this is the first visit, and the worker goes on to be active by itself.
        if (arriving.state === 'installed' && navigator.serviceWorker.controller) offerUpdate(arriving);
      });
    });
    await navigator.serviceWorker.ready;
    if (!waiting) useOffline.setState({ state: 'ready' });
  } catch {
    // Forbidden, as in some private windows, or over plain http: the page works as long as there is a network.
  }
}

function offerUpdate(worker: ServiceWorker): void {
  waiting = worker;
  useOffline.setState({ state: 'update' });
}

/** The learner's own wish: the new version takes over and the page is loaded again. */
export function openUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage({ type: 'SKIP_WAITING' });
}
