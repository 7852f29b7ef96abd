/** For fontconfig, which knows no font but those of one folder then, and writes nowhere but into its cache. */
export function fontsConf({ fonts, cache }: { fonts: string; cache: string }): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${text(fonts)}</dir>
  <cachedir>${text(cache)}</cachedir>
${Object.entries(families).map(alias).join('\n')}
</fontconfig>
`;
}

const families = {
  'system-ui': 'DejaVu Sans',
  'sans-serif': 'DejaVu Sans',
  serif: 'DejaVu Serif',
  monospace: 'DejaVu Sans Mono',
};

function alias([asked, given]: [string, string]): string {
  return `  <alias binding="strong"><family>${asked}</family><prefer><family>${given}</family></prefer></alias>`;
}

function text(path: string): string {
  return path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
