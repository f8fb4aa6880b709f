/** `?backend=` in the page's address forces one backend; anything else there is ignored. */
import { backendNames, type BackendName } from '#rnn/backends';

export function forcedBackend(search: string = location.search): BackendName | null {
  const wanted = new URLSearchParams(search).get('backend');
  return backendNames.find((name) => name === wanted) ?? null;
}
