/** What the forms of all kinds of claims share. */
import { Refusal } from '../hub.ts'
import type { Evidence, KnownIndicator, Period, Said, Subject } from './document.ts'
import type { Indicators } from './indicators.ts'
import type { Subjects } from './subjects.ts'

/** What there is to speak of. */
export interface Known {
  subjects: Subjects
  indicators: Indicators
  /** States a new indicator in the document. */
  state: (indicator: KnownIndicator) => void
}

/** Text of a field, without blanks around it. */
export type Field = (name: string) => string
/** Texts to fill a form with, by the names of its fields. */
export type Values = Readonly<Record<string, string>>

/** What a claim keeps, whatever a form says. */
export interface Base {
  key: string
  evidence: Evidence
}

/** One kind of claim as a form shows and takes it. */
export interface ClaimForm {
  values: (said: Said, known: Known) => Values
  /** The claim that the form says; `was` is the one that it corrects. @throws {Refusal} naming the field that cannot be meant so */
  said: (field: Field, base: Base, known: Known, was: Said | null) => Promise<Said>
}

/** The subject that a field names. @throws {Refusal} where nothing is called so */
export async function subjectIn(field: Field, { subjects }: Known): Promise<Subject> {
  const subject = await subjects.named(field('subject'))
  if (subject) return subject
  throw new Refusal('STUDIO_SUBJECT', `没有找到“${field('subject')}”。写地方、支部或项目的全名，或先在下面新写。`)
}

/** What a person has to say of the subject that was read; nothing where it is known. */
export function subjectOpen(name: string | null, subjects: Subjects): string {
  if (!name) return '还要写明是谁的。'
  return subjects.known(name) ? '' : `还没有“${name}”：请先新写它，或者写明是谁的。`
}

/** The period that a field names; its dates stay where the words do. */
export function periodIn(label: string, was: Said | null): Period | null {
  if (label === '') return null
  return was?.period?.label === label ? was.period : { label, start: null, end: null }
}

/** A key names a claim within its document for ever. */
export function newKey(): string {
  return `c-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`
}
