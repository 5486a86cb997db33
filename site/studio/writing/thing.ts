/** One kind of things that documents state, whichever it is: how it is listed, filled in and written down. */
import type { Field, Values } from './claim-fields.ts'
import type { Draft, Subject } from './document.ts'
import type { Subjects } from './subjects.ts'

/** What a kind of things is made of. */
interface Spec<Thing extends { name: string }> {
  /** The draft’s own list, to be changed. */
  list: (draft: Draft) => Thing[]
  about: (thing: Thing, subjects: Subjects) => string
  /** Whether the draft cannot do without it: it is the profile of it, or lies there. */
  isOwn: (thing: Thing, draft: Draft) => boolean
  values: (thing: Thing, subjects: Subjects) => Values
  subject: (thing: Thing) => Subject
  /** The thing that the form says; `was` is the one that it corrects. @throws {Refusal} naming the field that cannot be meant so */
  said: (field: Field, was: Thing | null, draft: Draft, subjects: Subjects) => Promise<Thing>
}

/** A thing that a draft states. */
export interface Stated {
  name: string
  about: string
  isOwn: boolean
  values: Values
  correct: (field: Field) => Promise<void>
  remove: () => void
}

export interface ThingKind {
  stated: (draft: Draft, subjects: Subjects) => Stated[]
  /** Writes down what the form says, and gives what claims may be about now. */
  add: (field: Field, draft: Draft, subjects: Subjects) => Promise<Subject>
}

export function thingKind<Thing extends { name: string }>(spec: Spec<Thing>): ThingKind {
  const { list, about, isOwn, values, subject, said } = spec
  return {
    stated: (draft, subjects) =>
      list(draft).map((thing) => ({
        name: thing.name,
        about: about(thing, subjects),
        isOwn: isOwn(thing, draft),
        values: values(thing, subjects),
        correct: async (field) => {
          const mended = await said(field, thing, draft, subjects)
          list(draft).splice(list(draft).indexOf(thing), 1, mended)
        },
        remove: () => void list(draft).splice(list(draft).indexOf(thing), 1),
      })),
    add: async (field, draft, subjects) => {
      const thing = await said(field, null, draft, subjects)
      list(draft).push(thing)
      return subject(thing)
    },
  }
}
