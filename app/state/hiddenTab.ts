/** Lets a run rest while the tab is hidden: browsers slow hidden tabs down, and nobody sees what it would show. */
import type { EngineLink } from './engineLink.ts';

export interface VisiblePage {
  readonly hidden: boolean;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
}

/**
 * From now on, suspends the run whenever the page is hidden and resumes it when the page is seen again.
 * @param change     does something with the run when all that was asked before is done
 * @param onChanged  called when the run has been suspended or resumed
 */
export function restWhileHidden(
  page: VisiblePage,
  link: Pick<EngineLink, 'suspend' | 'resume'>,
  change: (act: () => Promise<void>) => Promise<void>,
  onChanged: (hidden: boolean) => void,
): void {
  const follow = () =>
    change(async () => {
      // What holds when its turn comes; a glance at another tab may be over by then.
      const { hidden } = page;
      await (hidden ? link.suspend() : link.resume());
      onChanged(hidden);
    });
  page.addEventListener('visibilitychange', () => void follow());
  if (page.hidden) void follow();
}
