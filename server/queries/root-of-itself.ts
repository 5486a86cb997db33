/** The root fields that tell of the hub itself: what it allows, and why it refuses. */
import { Query, Resolver } from 'type-graphql'
import { ErrorCode } from '../../schema/error-code.ts'
import { Limits } from '../../schema/limits.ts'
import { RateLimit } from '../../schema/rate-limit.ts'
import { read } from '../../schema/read.ts'
import { Planned } from './root.ts'

@Resolver()
export class RootOfItself {
  @Query(() => Limits, { description: 'What one request may ask of this hub (限度)' })
  @read({ itself: 'limits' })
  limits(@Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => [ErrorCode], { description: 'Every code by which a request can be refused (错误代码列表)' })
  @read({ itself: 'errorCodes' })
  errorCodes(@Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => RateLimit, {
    nullable: true,
    description: 'What is left to this client; null where nothing is counted (请求额度)',
  })
  @read({ itself: 'rateLimit' })
  rateLimit(@Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }
}
