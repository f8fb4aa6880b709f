import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { restoreLanguage } from './i18n/languages.ts';
import { followAddress } from './state/address.ts';
import { applyTheme } from './state/theme.ts';
import { Shell } from './shell/Shell.tsx';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

applyTheme();
restoreLanguage();
followAddress();

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Shell />
  </StrictMode>,
);
