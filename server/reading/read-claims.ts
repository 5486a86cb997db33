/** Reads everything that a text seems to claim: figures, honours, and the places, branches and projects that it speaks of. */
import type { Topic } from '../../schema/terms.ts'
import { type ReadAchievement, readAchievements } from './achievements.ts'
import { readBranches } from './branches.ts'
import { type FairCopy, fairCopy } from './fair-copy.ts'
import type { Known } from './known.ts'
import { type Mention, readMentions } from './mentions.ts'
import { Prose } from './prose.ts'
import { figuresOf, type ReadFigure } from './read-figures.ts'
import { topicOf } from './topic.ts'

/** A place, branch or project where the text first names it. Offsets count Unicode code points of the text. */
export interface ReadName {
  name: string
  /** Path or slug of what the hub knows by this name; null where it knows none. */
  key: string | null
  quote: string
  start: number
  end: number
}

/** What a text proposes to be claimed. Every list is in the order of the text. */
export interface ReadClaims {
  figures: (ReadFigure & { topic: Topic | null })[]
  achievements: ReadAchievement[]
  places: ReadName[]
  branches: ReadName[]
  projects: ReadName[]
}

/** Proposals for a person to confirm: nothing of them is published as it is. */
export function readClaims(text: string, known: Known = []): ReadClaims {
  const copy = fairCopy(text)
  const prose = new Prose(copy.text)
  const mentions = readMentions(copy.text, known)
  const branches = [...readBranches(copy.text, mentions, known)]
  const named = withBranches(mentions, branches)
  return {
    figures: figuresOf(copy, prose, named).map((figure) => ({
      ...figure,
      topic: topicOf(prose.sentence(copy.at(figure.start))),
    })),
    achievements: readAchievements(
      copy,
      prose,
      named.filter(({ kind }) => kind !== 'INDICATOR'),
    ),
    places: namesOf(copy, mentions, 'PLACE'),
    branches: namesOf(copy, branches, 'BRANCH'),
    projects: namesOf(copy, mentions, 'PROJECT'),
  }
}

/** What 桐树王村党支部 did is the branch's where it is known, and else the place's that it is named after. */
function withBranches(mentions: readonly Mention[], branches: readonly Mention[]): Mention[] {
  const known = branches.filter(({ key }) => key !== null)
  const isWithin = (mention: Mention) => known.some(({ start, end }) => start <= mention.start && mention.end <= end)
  return [...mentions.filter((mention) => !isWithin(mention)), ...known].sort((one, other) => one.start - other.start)
}

function namesOf(copy: FairCopy, mentions: readonly Mention[], kind: Mention['kind']): ReadName[] {
  const first = new Map<string, ReadName>()
  for (const { name, key, start, end, ...mention } of mentions) {
    if (mention.kind !== kind || first.has(name)) continue
    first.set(name, { name, key, quote: copy.quote(start, end), ...copy.span(start, end) })
  }
  return [...first.values()]
}
