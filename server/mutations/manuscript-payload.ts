import { Field, ObjectType } from 'type-graphql'
import { Manuscript } from '../../schema/manuscript.ts'
import type { StoredManuscript } from '../drafts/manuscripts.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'A manuscript after what was done to it, or why nothing was (稿件操作结果)' })
export class ManuscriptPayload extends Payload {
  @Field(() => Manuscript, { nullable: true, description: 'As it is now (稿件)' }) manuscript?: StoredManuscript
}

/** Runs what is done to a manuscript, and gives the payload of it. */
export function manuscriptPayload(act: () => Promise<StoredManuscript>): Promise<ManuscriptPayload> {
  return payload(async () => ({ manuscript: await act() }))
}
