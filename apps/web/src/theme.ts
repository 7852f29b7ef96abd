import { Alert, Avatar, Badge, type CSSVariablesResolver, createTheme, Menu } from '@mantine/core';

const sans = "'Inter Variable', system-ui, sans-serif";

/** Shades and variants are those whose contrast suffices (WCAG AA) in both colour schemes; Mantine's defaults do not. */
export const theme = createTheme({
  primaryColor: 'violet',
  primaryShade: { light: 9, dark: 8 },
  autoContrast: true,
  fontFamily: sans,
  headings: { fontFamily: sans, fontWeight: '700', textWrap: 'balance' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    // Its colour is told by ground and icon.
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' } } }),
    Avatar: Avatar.extend({ defaultProps: { variant: 'filled', color: 'violet' } }),
    // In place, a menu is part of the landmark it belongs to; the placeholder is no child that a menu may have.
    Menu: Menu.extend({ defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } }),
    Badge: Badge.extend({ defaultProps: { variant: 'default', tt: 'none' } }),
  },
});

export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-error': colors.red[9],
    '--hub-ground': colors.gray[0],
  },
  dark: {
    '--mantine-color-text': colors.gray[2],
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-error': colors.red[4],
    '--mantine-color-anchor': colors.violet[3],
    '--hub-ground': colors.dark[8],
  },
});
