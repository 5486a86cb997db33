import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql'
import { DigestKind } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { writeDigest } from '../ledger/digest.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'What became of writeDigest (通报起草结果)' })
class WriteDigestPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The manuscript of the digest (稿件标识)' }) manuscript?: string
}

@Resolver()
export class WriteDigest {
  @Mutation(() => WriteDigestPayload, {
    description: 'Drafts a digest of what was published at a place; for those who write there (起草通报)',
  })
  writeDigest(
    @Arg('place', () => String, { description: 'Path of the place, with all below (路径)' }) place: string,
    @Arg('kind', () => DigestKind, { description: 'Of the last week, month or quarter (类别)' }) kind: DigestKind,
    @Ctx() { database, viewer }: Context,
  ): Promise<WriteDigestPayload> {
    return payload(async () => {
      const { id } = await writeDigest(database, viewer, { place, kind }, new Date())
      return { manuscript: id }
    })
  }
}
