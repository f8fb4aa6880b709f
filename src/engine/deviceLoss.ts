/**
 * Tells errors that a lost device causes from errors of their own. What fails on a lost device fails before the loss
 * itself is told, in any order; the loss is what has to be dealt with, so that such errors are held back.
 */

export interface DeviceLoss {
  /** The device is lost, and with it whatever fails from now on or has just failed. */
  happened(): void;
  /** Resolves when it is clear that what has just failed did so by itself; where the device is lost, never. */
  ruledOut(): Promise<void>;
  /** Answers as `act` does. Where it fails and the device is lost, never answers. */
  guard<R>(act: () => Promise<R>): Promise<R>;
}

/**
 * @param mayBeLost  whether the backend in use has a device that can be lost
 * @param grace      resolves after as long as the news of a loss may take
 */
export function watchForLoss(mayBeLost: () => boolean, grace: () => Promise<void>): DeviceLoss {
  let lost = false;
  async function ruledOut(): Promise<void> {
    if (!lost && mayBeLost()) await grace();
    if (lost) await new Promise<never>(() => {});
  }
  return {
    happened() {
      lost = true;
    },
    ruledOut,
    async guard(act) {
      try {
        return await act();
      } catch (error) {
        await ruledOut();
        throw error;
      }
    },
  };
}
