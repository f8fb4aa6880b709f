/** Training steps of every kind of network on one backend, against the reference in the same page. */
import { startBackend } from '#engine/backends';
import type { BackendName } from '#rnn/backends';
import { networkCases } from '../../parity/networkCases.ts';
import { checkNetwork } from '../../parity/networkCheck.ts';
import type { NetworkVerdict } from '../../parity/networkVerdict.ts';

export async function run({
  backend,
}: {
  readonly backend: BackendName;
}): Promise<readonly NetworkVerdict[]> {
  await startBackend(backend);
  const verdicts: NetworkVerdict[] = [];
  for (const networkCase of networkCases) verdicts.push(await checkNetwork(networkCase));
  return verdicts;
}
