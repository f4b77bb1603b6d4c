import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyTheme } from './app/theme.ts';
import { startSession } from './session/session.ts';
import './styles/main.scss';

applyTheme();
void startSession();
const root = document.getElementById('page');
if (!root) throw new Error('The document has no place for the page.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
