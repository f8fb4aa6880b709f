/** Which snapshots of a training run are kept, within a bound in bytes. */
import type { Snapshot } from '#rnn/training';

/** 64 MB. */
const snapshotBytesLimit = 64 * 1024 * 1024;

/** Bytes that a snapshot's arrays take. */
export function snapshotBytes(snapshot: Snapshot): number {
  return snapshot.parameters.byteLength + snapshot.moments.byteLength + snapshot.state.byteLength;
}

/**
 * Adds the newest snapshot and thins the kept ones until they fit into `limit` bytes.
 *
 * The first and the newest always stay. Of the rest, the one goes whose neighbours stand closest together for its
 * age, so that gaps widen towards the past: the recent steps are dense and the whole run stays reachable.
 * Snapshots at or after the new one's step are dropped first: training was put back and has taken another way.
 * @param kept ascending by `trainStep`
 */
export function keepSnapshot(
  kept: readonly Snapshot[],
  newest: Snapshot,
  limit: number = snapshotBytesLimit,
): readonly Snapshot[] {
  const next = [...kept.filter((snapshot) => snapshot.trainStep < newest.trainStep), newest];
  let bytes = next.reduce((sum, snapshot) => sum + snapshotBytes(snapshot), 0);
  while (bytes > limit && next.length > 2) {
    const [thinned] = next.splice(indexToThin(next, newest.trainStep), 1);
    bytes -= snapshotBytes(thinned);
  }
  return next;
}

function indexToThin(kept: readonly Snapshot[], newestStep: number): number {
  let best = 1;
  let lowest = Infinity;
  for (let k = 1; k < kept.length - 1; k++) {
    const gap = kept[k + 1].trainStep - kept[k - 1].trainStep;
    const density = gap / (newestStep - kept[k].trainStep);
    if (density < lowest) {
      lowest = density;
      best = k;
    }
  }
  return best;
}

/** The kept snapshot nearest to a training step; of two equally near, the earlier. */
export function nearestSnapshot(kept: readonly Snapshot[], trainStep: number): Snapshot | undefined {
  let nearest: Snapshot | undefined;
  for (const snapshot of kept) {
    const distance = Math.abs(snapshot.trainStep - trainStep);
    if (!nearest || distance < Math.abs(nearest.trainStep - trainStep)) nearest = snapshot;
  }
  return nearest;
}
