import '@fontsource-variable/inter';
import '@mantine/core/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import { cssVariables, theme } from '@ticket-hub/theme';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Boot } from './boot.tsx';
import { ErrorBoundary } from './feedback/error-page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <ErrorBoundary>
        <Boot />
      </ErrorBoundary>
    </MantineProvider>
  </StrictMode>,
);
