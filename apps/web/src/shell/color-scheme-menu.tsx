import { Suspense, useState } from 'react';
import { lazyPart } from '../parts/lazy-part.tsx';
import { ColorSchemeButton } from './color-scheme-button.tsx';

/** The start page can do without what makes a menu: it is fetched when somebody is about to open it. */
const Choices = lazyPart(async () => (await import('./color-scheme-choices.tsx')).ColorSchemeChoices);

export function ColorSchemeMenu() {
  const [wanted, setWanted] = useState(false);
  const button = (
    <ColorSchemeButton
      aria-haspopup="menu"
      onPointerEnter={() => void Choices.preload()}
      onFocus={() => void Choices.preload()}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <Choices />
    </Suspense>
  );
}
