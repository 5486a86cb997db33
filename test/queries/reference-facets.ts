/** How the plain executor counts what figures have. */

interface Value {
  value: unknown
  name: unknown
}

/** The facet of these values: the most frequent first, equally frequent ones by their bytes. */
export function spread(values: readonly Value[], first: number): unknown {
  const counted = new Map<unknown, Value & { count: number }>()
  for (const one of values) {
    const known = counted.get(one.value) ?? { ...one, count: 0 }
    counted.set(one.value, { ...known, count: known.count + 1 })
  }
  const bytes = ({ value }: Value) => Buffer.from(String(value))
  const sorted = [...counted.values()].sort((a, b) => b.count - a.count || Buffer.compare(bytes(a), bytes(b)))
  return { total: sorted.length, values: sorted.slice(0, first) }
}
