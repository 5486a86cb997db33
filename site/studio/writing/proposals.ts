/** What a reading of the text proposes to be claimed, for a person to confirm, correct or reject. */
import { achievementRead, achievementValues } from './achievement-form.ts'
import { type Base, type Known, newKey, subjectOpen, type Values } from './claim-fields.ts'
import type { Evidence, List, Read, ReadAchievement, ReadFigure, ReadName, Said } from './document.ts'
import { figureOpen, figureRead, figureValues } from './figure-form.ts'
import type { Located } from './located.ts'
import { keyOf } from './subjects.ts'

export type NewThing = 'place' | 'branch' | 'project'

/** What a person calls each. */
export const things: Readonly<Record<NewThing, string>> = { place: '地方', branch: '支部', project: '项目' }

export interface Proposal {
  id: string
  /** Where its words stand. */
  at: Pick<Evidence, 'start' | 'end'>
  list: List
  words: string
  about: string
  base: Base
  values: Values
  /** The claim, where nothing is left open. */
  said: Said | null
  /** What a person has to say first, where something is. */
  open: string
  /** What it would have to be written down as first, where the hub does not know it. */
  isNew: NewThing | null
  /** The places that its text names before it, the nearest first. */
  where: readonly string[]
}

/** A sentence is quoted up to this length; of a longer one the words alone. */
const LONGEST = 1000

type Proposed = Omit<Proposal, 'id'>

/** Everything that was read, in the order of the text: first what must be written down before others can be about it. */
export function proposalsOf(read: Read, located: Located, known: Known, placeName: string): Proposed[] {
  const all = [
    ...read.figures.map((one) => figure(one, located, known, placeName)),
    ...read.achievements.map((one) => achievement(one, located, known, placeName)),
    ...read.places.map((one) => name(one, 'place', located, known, read)),
    // Of a branch that the hub knows nothing is claimed by its name alone: what it did or won is a claim of its own.
    ...read.branches
      .filter((one) => !known.subjects.known(one.name))
      .map((one) => name(one, 'branch', located, known, read)),
    ...read.projects.map((one) => name(one, 'project', located, known, read)),
  ]
  return all.sort((one, other) => turnOf(one) - turnOf(other) || one.at.start - other.at.start)
}

const turns: readonly (NewThing | null)[] = ['place', 'branch', 'project', null]

function turnOf({ isNew }: Proposed): number {
  return turns.indexOf(isNew)
}

function figure(read: ReadFigure, located: Located, known: Known, placeName: string): Proposed {
  const base = { key: newKey(), evidence: evidenceOf(read, located) }
  return {
    at: read,
    list: 'figures',
    words: read.quote,
    about: joined(read.indicator, read.subject, read.period),
    base,
    values: figureValues(read, placeName),
    said: figureRead(read, base, known),
    open: figureOpen(read, known),
    isNew: null,
    where: [],
  }
}

function achievement(read: ReadAchievement, located: Located, known: Known, placeName: string): Proposed {
  const base = { key: newKey(), evidence: evidenceOf(read, located) }
  return {
    at: read,
    list: 'achievements',
    words: read.title,
    about: joined('荣誉', read.rank, read.awardedBy, read.subject, read.period),
    base,
    values: achievementValues(read, placeName),
    said: achievementRead(read, base, known),
    open: subjectOpen(read.subject, known.subjects),
    isNew: null,
    where: [],
  }
}

function name(read: ReadName, kind: NewThing, located: Located, { subjects }: Known, { places }: Read): Proposed {
  const subject = subjects.known(read.name)
  const before = places.filter(({ end }) => end <= read.start)
  const base = { key: '', evidence: evidenceOf(read, located) }
  return {
    at: read,
    list: 'mentions',
    words: read.name,
    about: `${subject ? '提到的' : '还没有的'}${things[kind]}`,
    base,
    values: { subject: read.name },
    said: subject && !('branch' in subject) ? { subject, evidence: base.evidence } : null,
    open: '还要写明说的是谁。',
    isNew: subject ? null : kind,
    where: before.map((place) => place.name).toReversed(),
  }
}

function evidenceOf({ quote, start, end }: Evidence, located: Located): Evidence {
  const sentence = located.sentence({ start, end })
  return sentence.quote.length <= LONGEST ? sentence : { quote, start, end }
}

function joined(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join(' · ')
}

/** Whether the document claims already what is proposed. */
export function isClaimed(
  { list, at, words, said }: Proposed,
  claimed: readonly { list: List; said: Said }[],
): boolean {
  return claimed.some(({ list: other, said: { evidence, display, subject } }) => {
    const isThere = evidence.start <= at.start && at.end <= evidence.end
    if (list === 'figures') return other === list && isThere && isAlike(display ?? '', words)
    if (list === 'achievements') return other === list && evidence.start < at.end && at.start < evidence.end
    return said?.subject !== undefined && subject !== undefined && keyOf(subject) === keyOf(said.subject)
  })
}

/** A person may have taken more or fewer words than the reading. */
function isAlike(one: string, other: string): boolean {
  return one !== '' && (one.includes(other) || other.includes(one))
}
