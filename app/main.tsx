import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { restoreLanguage } from './i18n/languages.ts';
import { Shell } from './shell/Shell.tsx';
import { followAddress } from './state/address.ts';
import { installHighlight } from './state/highlight.ts';
import { keepForOffline } from './state/offline.ts';
import { applyTheme } from './state/theme.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

applyTheme();
restoreLanguage();
followAddress();
installHighlight(document);

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Shell />
  </StrictMode>,
);

// What the page needs now comes first.
addEventListener('load', () => void keepForOffline());
