/** Every one that the browser knows. Some browsers leave out their own, and UTC. */
export function timeZones(...also: string[]): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...also])].sort();
}
