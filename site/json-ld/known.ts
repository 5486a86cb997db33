/** The properties that are known: what no source states is left out, not said to be nothing. */
export function known<Properties extends object>(
  properties: Properties,
): { [Name in keyof Properties]?: NonNullable<Properties[Name]> } {
  const entries = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(entries) as { [Name in keyof Properties]?: NonNullable<Properties[Name]> }
}
