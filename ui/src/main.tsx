import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '#shared/styles/fonts.css';
import '#shared/styles/tokens.css';
import '#shared/styles/ansi.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#app/App.tsx';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
