/** The frame around every page. */
import { useText } from '../i18n/languages.ts';

export function Shell() {
  const { shell } = useText();
  return <header>{shell.product}</header>;
}
