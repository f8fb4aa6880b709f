/** Notices a worker that has died without a word: one that is at work and gives no sign of life for too long. */

/** Silence after which a worker counts as dead, in milliseconds; longer where single steps are slow. */
const silenceLimit = 10_000;
/** Opening compiles shaders and runs self-tests. */
const openingSilenceLimit = 60_000;
const watchInterval = 1_000;

export interface SilenceWatch {
  /** A worker has been started. */
  started(): void;
  /** Its opening is over. */
  opened(): void;
  /** It is gone; nothing is watched until the next one. */
  ended(): void;
  /** It gave a sign of life. */
  heard(): void;
}

/**
 * @param expected  whether a sign of life is due: the worker trains, or owes an answer
 * @param onSilent  called once with the milliseconds of silence
 */
export function watchSilence(
  expected: () => boolean,
  onSilent: (milliseconds: number) => void,
): SilenceWatch {
  let slowestGap = 0;
  let lastHeard = 0;
  let lastCheck = 0;
  let limit = openingSilenceLimit;
  let timer: ReturnType<typeof setInterval> | null = null;

  function check(): void {
    const now = performance.now();
    // A page that was itself held up, as in a hidden tab, has not listened: no silence counts.
    const heldUp = now - lastCheck > 3 * watchInterval;
    lastCheck = now;
    if (heldUp || !expected()) {
      lastHeard = now;
      return;
    }
    const silence = now - lastHeard;
    if (silence > Math.max(limit, 5 * slowestGap)) onSilent(silence);
  }

  return {
    started() {
      slowestGap = 0;
      limit = openingSilenceLimit;
      lastHeard = lastCheck = performance.now();
      timer = setInterval(check, watchInterval);
    },
    opened() {
      limit = silenceLimit;
    },
    ended() {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
    heard() {
      const now = performance.now();
      const heldUp = now - lastCheck > 3 * watchInterval;
      if (!heldUp && expected()) slowestGap = Math.max(slowestGap, now - lastHeard);
      lastHeard = now;
    },
  };
}
