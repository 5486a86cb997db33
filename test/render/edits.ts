/** Small changes to a draft, such as an editor makes: one thing, and the rest as it was. */
import type { DraftInput } from '../../schema/draft.ts'
import type { Chance } from '../queries/chance.ts'

type Edit = (draft: DraftInput, chance: Chance) => void

const edits: Edit[] = [
  function renameStory({ story }, chance) {
    story.title = `报道${chance.below(1000)}`
  },
  function renameProject({ projects = [] }, chance) {
    for (const project of one(projects, chance)) project.name = `品牌${chance.below(1000)}`
  },
  function moveProject({ projects = [], places = [] }, chance) {
    for (const project of one(projects, chance)) project.place = chance.pick(places).path
  },
  function dropFigure({ figures = [] }, chance) {
    if (figures.length > 0) figures.splice(chance.below(figures.length), 1)
  },
  function correctFigure({ figures = [] }, chance) {
    for (const figure of one(figures, chance)) figure.status = chance.pick(['ACHIEVED', 'ONGOING', 'PLANNED'])
  },
  function renamePlace({ places = [] }, chance) {
    for (const place of one(places, chance)) place.name = `地方${chance.below(1000)}`
  },
  function moveCommunity({ places = [] }, chance) {
    const streets = places.filter(({ level }) => level === 'STREET')
    for (const place of one(communities(places), chance)) place.parent = chance.pick(streets).path
  },
  function moveBranch({ branches = [], places = [] }, chance) {
    for (const branch of one(branches, chance)) branch.place = chance.pick(communities(places)).path
  },
  function dropStar({ stars = [] }, chance) {
    if (stars.length > 0) stars.splice(chance.below(stars.length), 1)
  },
  function dropMention({ mentions = [] }, chance) {
    if (mentions.length > 0) mentions.splice(chance.below(mentions.length), 1)
  },
]

/** The draft with one thing changed. */
export function edited(draft: DraftInput, chance: Chance): DraftInput {
  const copy = structuredClone(draft)
  chance.pick(edits)(copy, chance)
  return copy
}

function one<T>(list: readonly T[], chance: Chance): T[] {
  return list.length > 0 ? [chance.pick(list)] : []
}

function communities(places: NonNullable<DraftInput['places']>) {
  return places.filter(({ level }) => level === 'COMMUNITY')
}
