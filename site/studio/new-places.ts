/** A story about a place that the hub has not got yet: it states that place, and those above it that are new too. */
import { ask, Refusal } from './hub.ts'
import { element } from './page.ts'
import type { StatedPlace } from './writing/document.ts'
import { NewPath } from './writing/documents.ts'
import { placeNamed } from './writing/place-form.ts'
import type { PlaceLevel, Subjects } from './writing/subjects.ts'

const levels: readonly PlaceLevel[] = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY']

/** Writes a place that the hub does not know where new ones are named, and gives what to say of it. */
export function offerNew(name: string): string {
  const room = element('new-places', HTMLDetailsElement)
  room.open = true
  const field = room.querySelector<HTMLInputElement>(`[name="${placeNamed(name).level}"]`)
  if (!field) return `没有找到“${name}”。写它的全名；还没有的地方，在上面从缺的那一级写起。`
  field.value = name
  element('place', HTMLInputElement).value = ''
  return `还没有“${name}”，已写进上面的格子。它的上级有了，就在“写的是哪里”写上级；也没有，就从省填起。再点“开始写”。`
}

/** The places that the fields name, each below the one before; the first lies in the place at `above`, if that is there. */
export async function newPlaces(
  field: (name: string) => string,
  above: string | null,
  subjects: Subjects,
): Promise<StatedPlace[]> {
  const named = levels.flatMap((level) => (field(level).trim() === '' ? [] : [{ level, name: field(level).trim() }]))
  const [first] = named
  if (first && above === null && first.level !== 'PROVINCE') {
    throw new Refusal('STUDIO_PARENT', `“${first.name}”在哪里？先选它的上级；一个地方都还没有，就从省写起。`)
  }
  const places: StatedPlace[] = []
  for (const { level, name } of named) {
    const parent = places.at(-1)?.path ?? above
    const higher = levels.find((one) => one === places.at(-1)?.level) ?? subjects.levelOf(above ?? '') ?? 'PROVINCE'
    const { newPath } = await ask(NewPath, { name, above: parent ?? '', level: higher })
    const kind = level !== 'COMMUNITY' ? null : name.endsWith('社区') ? 'URBAN' : 'VILLAGE'
    places.push({ path: newPath, name, level, kind, parent })
  }
  return places
}
