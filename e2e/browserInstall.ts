/** Makes sure that there is a Chromium that starts: an installed one, else Playwright's, else the system's package. */
import { spawnSync } from 'node:child_process';
import { installedChromiums, launchChromium } from './browser.ts';

/** Commands that install Chromium without asking, by package manager. */
const packageManagers: readonly (readonly (readonly string[])[])[] = [
  [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
  ],
  [['dnf', 'install', '--assumeyes', 'chromium']],
  [['pacman', '--sync', '--noconfirm', 'chromium']],
  [['apk', 'add', 'chromium']],
  [['zypper', '--non-interactive', 'install', 'chromium']],
];

/**
 * Tries, in turn, to find and to install a Chromium; names the one that started in CHROMIUM_PATH, so that processes
 * started from here take it, too.
 * @returns its path, or null when nothing helped
 */
export async function ensureChromium(say: (sentence: string) => void): Promise<string | null> {
  const remedies: readonly (() => void)[] = [
    () => {},
    () => {
      say('No Chromium starts here: installing Playwright’s.');
      run(['npx', 'playwright', 'install', 'chromium']);
    },
    () => {
      const commands = packageManagers.find(([[program]]) => isInstalled(program));
      if (!commands) return;
      say(`Playwright’s Chromium cannot be had: installing the one of ${commands[0][0]}.`);
      const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
      for (const command of commands) run([...asRoot, ...command]);
    },
  ];
  for (const remedy of remedies) {
    remedy();
    for (const path of installedChromiums()) {
      process.env['CHROMIUM_PATH'] = path;
      if (await starts()) return path;
    }
    delete process.env['CHROMIUM_PATH'];
  }
  return null;
}

/** A path may lead to a stub, or to a browser whose libraries are missing: only starting it tells. */
async function starts(): Promise<boolean> {
  try {
    await (await launchChromium({ webgpu: false })).close();
    return true;
  } catch {
    return false;
  }
}

const isInstalled = (program: string) => spawnSync(program, ['--version']).error === undefined;

function run([program, ...args]: readonly string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment, timeout: 300_000 });
}
