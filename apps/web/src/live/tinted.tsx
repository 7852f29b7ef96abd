import { type ReactNode, useEffect, useRef } from 'react';

const TINT_MS = 1_800;

interface TintedProps {
  /** What is shown. The place is tinted when it becomes another while the page is open. */
  value: string | undefined;
  children?: ReactNode;
}

/** Marks what has just changed for a moment, so that the eye finds it. Not for who wants less motion. */
export function Tinted({ value, children = value }: TintedProps) {
  const place = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);
  useEffect(() => {
    const before = shown.current;
    shown.current = value;
    if (before === undefined || value === undefined || before === value) return;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    place.current?.animate(
      { backgroundColor: ['var(--mantine-primary-color-light-hover)', 'transparent'] },
      { duration: TINT_MS, easing: 'ease-in' },
    );
  }, [value]);
  return (
    <span ref={place} style={{ borderRadius: 'var(--mantine-radius-xs)' }}>
      {children}
    </span>
  );
}
