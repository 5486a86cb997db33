/** A draft that is complete and agrees with itself. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Draft, draft as draftShape } from '../../schema/draft.ts'
import { HubError } from '../errors.ts'
import { type Problem, problemsOf } from './document-checks.ts'
import { tooInvolved } from './involved.ts'
import { plainText } from './plain-text.ts'
import { canonical, type Json } from './rows.ts'

export interface Document {
  draft: Draft
  /** Plain text of the body, in which spans count; the body itself where it is a spreadsheet. */
  text: string
  /** The same for the same draft, whatever the order of its fields. */
  digest: string
}

/**
 * Reads a draft from unknown JSON.
 * @throws {HubError} DRAFT_INVALID listing every problem with its place, or QUOTE_MISMATCH where only quotes are wrong.
 */
export function readDocument(input: unknown): Document {
  const read = draftShape.safeParse(input)
  if (!read.success) throw refusal(read.error.issues.map(misshapen))
  const { sheet, story } = read.data
  const unread = sheet === undefined ? tooInvolved(story.body) : null
  if (unread !== null) throw refusal([{ at: 'story.body', says: unread }])
  const text = sheet === undefined ? plainText(story.body) : story.body
  const problems = problemsOf(read.data, text)
  if (problems.length > 0) throw refusal(problems)
  return { draft: read.data, text, digest: digestOf(read.data) }
}

/** The digest by which a repeated publication is recognised. */
export function digestOf(document: Draft): string {
  const json: Json = JSON.parse(JSON.stringify(document))
  return createHash('sha256').update(canonical(json)).digest('hex')
}

/** What the draft's shape is refused for, where it is commonly met in the studio in Chinese too. */
const inChinese: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: '没有填写',
  invalid_value: '不在可选的范围里',
  invalid_format: '格式不对',
  invalid_union: '没有写明是谁',
  too_small: '没有填写',
  too_big: '太长',
}

function misshapen({ code, path, message }: z.core.$ZodIssue): Problem {
  return { at: z.core.toDotPath(path), says: `${message} (${inChinese[code] ?? '填得不对'})` }
}

function refusal(problems: readonly Problem[]): HubError {
  const code = problems.every(({ quote }) => quote === true) ? 'QUOTE_MISMATCH' : 'DRAFT_INVALID'
  const lines = problems.map(({ at, says }) => `${at || 'draft'}: ${says}`)
  return new HubError(code, ['The draft cannot be published; correct these places:', ...lines].join('\n'), {
    details: problems,
  })
}
