/** Name, place, theme, language, engine: one line that fits a phone. */
import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { languages, setLanguage, useLanguage, useText, type LanguageName } from '../i18n/languages.ts';
import { themes, useTheme, type Theme } from '../state/theme.ts';
import { SearchButton } from '../search/SearchButton.tsx';
import { BackendPill } from './BackendPill.tsx';
import styles from './Header.module.css';

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const satisfies Record<Theme, unknown>;

export function Header({ lessonNumber }: { readonly lessonNumber: number | null }) {
  const { shell } = useText();
  return (
    <header className={styles.header}>
      <a className={styles.product} href="#/">
        {shell.product}
      </a>
      {lessonNumber !== null && <span className={styles.place}>{shell.lessonNumber(lessonNumber)}</span>}
      <span className={styles.space} />
      <SearchButton className={styles.choice} />
      <ThemeChoice />
      <LanguageChoice />
      <BackendPill />
    </header>
  );
}

function ThemeChoice() {
  const { theme: text } = useText().shell;
  const { theme, setTheme } = useTheme();
  const Icon = themeIcons[theme];
  return (
    <label className={styles.choice}>
      <Icon size={17} aria-hidden />
      <span className="visually-hidden">{text.label}</span>
      <select
        className={styles.iconOnly}
        value={theme}
        // The one cast: the options are exactly the themes.
        onChange={(event) => setTheme(event.target.value as Theme)}
      >
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {text[theme]}
          </option>
        ))}
      </select>
    </label>
  );
}

function LanguageChoice() {
  const { label } = useText().shell.language;
  const language = useLanguage();
  return (
    <label className={styles.choice}>
      <Languages size={17} aria-hidden />
      <span className="visually-hidden">{label}</span>
      <span className={styles.current} aria-hidden>
        {languages[language].name}
      </span>
      <select
        className={styles.iconOnly}
        value={language}
        // The one cast: the options are exactly the languages.
        onChange={(event) => void setLanguage(event.target.value as LanguageName)}
      >
        {Object.entries(languages).map(([key, { name }]) => (
          <option key={key} value={key} lang={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
