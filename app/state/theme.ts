/**
 * Light, dark, or as the system says. public/theme.js has set data-theme before the first paint by the same rule
 * (it is a file of its own because the content security policy allows no inline script); this keeps it up to date.
 */
import * as v from 'valibot';
import { create } from 'zustand';
import { readPreference, writePreference } from './preferences.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

interface ThemeState {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
}

export const useTheme = create<ThemeState>()((set) => ({
  theme: readPreference('theme', v.picklist(themes), 'system'),
  setTheme: (theme) => {
    writePreference('theme', theme);
    set({ theme });
  },
}));

/** Shows the theme on the page from now on; call once. */
export function applyTheme(): void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const { theme } = useTheme.getState();
    document.documentElement.dataset.theme =
      theme === 'dark' || (theme === 'system' && systemDark.matches) ? 'dark' : 'light';
  };
  useTheme.subscribe(show);
  systemDark.addEventListener('change', show);
  show();
}
