import {
  type AlertProps,
  type AvatarProps,
  type BadgeProps,
  type CSSVariablesResolver,
  createTheme,
  type MantineTheme,
  type MenuProps,
} from '@mantine/core';

const sans = "'Inter Variable', system-ui, sans-serif";

/** Shades and variants are chosen for enough contrast (WCAG AA) in both colour schemes; Mantine's defaults lack it. */
export const theme = createTheme({
  primaryColor: 'violet',
  primaryShade: { light: 9, dark: 8 },
  autoContrast: true,
  fontFamily: sans,
  headings: { fontFamily: sans, fontWeight: '700', textWrap: 'balance' },
  defaultRadius: 'md',
  // What cards leave at their sides; on a phone it would cost words their place.
  spacing: { xl: 'clamp(1.25rem, 6vw, 2rem)' },
  cursorType: 'pointer',
  // By name and type alone: a component imported here would come with the start page, used or not.
  components: {
    // Background and icon carry the colour.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } satisfies AlertProps['styles'] },
    Avatar: { defaultProps: { variant: 'filled', color: 'violet' } satisfies AvatarProps },
    // In a portal it would be outside of every landmark; the placeholder is no valid child of a menu.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } satisfies MenuProps },
    Badge: {
      defaultProps: { variant: 'default', tt: 'none' } satisfies BadgeProps,
      // Filled shades are for text on them: as a dot on a dark page they cannot be seen.
      vars: (_theme: MantineTheme, { variant, color = 'violet' }: BadgeProps) => ({
        root: variant === 'dot' ? { '--badge-dot-color': dotOf(color) } : {},
      }),
    },
  },
});

function dotOf(color: string): string {
  return `light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-4))`;
}

export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': colors.red[9],
    '--hub-ground': colors.gray[0],
  },
  dark: {
    '--mantine-color-text': colors.gray[2],
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[1],
    '--mantine-color-error': colors.red[4],
    '--mantine-color-anchor': colors.violet[3],
    // Mantine's is nearly black, a hole in a card.
    '--mantine-color-gray-light': colors.dark[5],
    '--mantine-color-gray-light-hover': colors.dark[4],
    '--hub-ground': colors.dark[8],
  },
});
