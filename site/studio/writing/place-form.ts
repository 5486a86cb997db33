/** A place that a document states. */
import { ask, Refusal } from '../hub.ts'
import { term } from '../words.ts'
import type { Field, Values } from './claim-fields.ts'
import type { Draft, StatedPlace } from './document.ts'
import { NewPath } from './documents.ts'
import type { PlaceLevel, Subjects } from './subjects.ts'
import { thingKind } from './thing.ts'

const levels: readonly PlaceLevel[] = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'ZONE', 'COMMUNITY']

/** What the name of a place tells of it: 柿林里社区 is a community in a town. */
const tellings: readonly (readonly [RegExp, PlaceLevel])[] = [
  [/(社区|村)$/, 'COMMUNITY'],
  [/片区$/, 'ZONE'],
  [/(街道|镇|乡)$/, 'STREET'],
  [/[区县]$/, 'DISTRICT'],
  [/市$/, 'CITY'],
  [/省$/, 'PROVINCE'],
]

/** What the form of a new place with this name begins with. */
export function placeNamed(name: string): Values {
  const level = tellings.find(([ending]) => ending.test(name))?.[1] ?? ''
  return { name, level, kind: name.endsWith('社区') ? 'URBAN' : 'VILLAGE' }
}

export const placeKind = thingKind<StatedPlace>({
  list: (draft) => {
    draft.places ??= []
    return draft.places
  },
  about: ({ level, kind, parent }, subjects) => {
    const word = level === undefined ? '还没有写明层级' : term(kind ? `CommunityKind.${kind}` : `PlaceLevel.${level}`)
    return [word, parent === null ? '' : subjects.nameOf({ place: parent })].filter(Boolean).join(' · ')
  },
  isOwn: ({ path }, { profile, story }) =>
    path === story.place || (profile !== undefined && 'place' in profile && profile.place === path),
  values: ({ name, level, kind, colour, summary, parent }, subjects) => ({
    name,
    level: level ?? '',
    kind: kind ?? '',
    colour: colour ?? '',
    summary: summary ?? '',
    parent: parent === null ? '' : subjects.nameOf({ place: parent }),
  }),
  subject: ({ path }) => ({ place: path }),
  said: async (field, was, draft, subjects) => {
    const level = levels.find((one) => one === field('level'))
    if (!level) throw new Refusal('STUDIO_LEVEL', '请选它的层级。')
    const parent = await parentIn(field, level, subjects)
    const name = field('name')
    return {
      ...was,
      path: was?.path ?? (await pathOf(name, parent, draft, subjects)),
      name,
      level,
      kind: level === 'COMMUNITY' ? field('kind') || 'VILLAGE' : null,
      colour: level === 'ZONE' ? field('colour').toLowerCase() || null : null,
      summary: field('summary') || null,
      parent,
    }
  },
})

async function parentIn(field: Field, level: PlaceLevel, subjects: Subjects): Promise<string | null> {
  const name = field('parent')
  if (level === 'PROVINCE') return null
  const path = name === '' ? null : await subjects.placeNamed(name)
  if (path !== null) return path
  throw new Refusal('STUDIO_PARENT', name === '' ? '请写它的上级。' : `没有找到上级“${name}”。写它的全名，或先新写它。`)
}

/** A path that neither the hub nor the draft has. */
async function pathOf(name: string, parent: string | null, draft: Draft, subjects: Subjects): Promise<string> {
  const { newPath } = await ask(NewPath, { name, above: parent ?? '', level: levelOf(parent, draft, subjects) })
  const taken = (path: string) => draft.places?.some((place) => place.path === path)
  for (let number = 2; ; number++) {
    const path = number === 2 ? newPath : `${newPath}${number - 1}`
    if (!taken(path)) return path
  }
}

function levelOf(path: string | null, { places = [] }: Draft, subjects: Subjects): PlaceLevel {
  const stated = places.find((place) => place.path === path)?.level
  return levels.find((one) => one === stated) ?? subjects.levelOf(path ?? '') ?? 'PROVINCE'
}
