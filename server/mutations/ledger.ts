/** Mutations by which ledgers are minded: rules and people by administrators, days by editors. */
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { LedgerRule } from '../../schema/ledger-rule.ts'
import { DateScalar } from '../../schema/scalars.ts'
import type { Context } from '../context.ts'
import { setDueDate } from '../ledger/due-dates.ts'
import { setResponsible } from '../ledger/responsible.ts'
import { setLedgerRule } from '../ledger/rules.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'What became of setLedgerRule (台账规则设置结果)' })
class SetLedgerRulePayload extends Payload {
  @Field(() => LedgerRule, { nullable: true, description: 'What holds from now on (台账规则)' }) rule?: LedgerRule
}

@ObjectType({ description: 'What became of setResponsible (责任人设置结果)' })
class SetResponsiblePayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Path of the place (地方路径)' }) place?: string
}

@ObjectType({ description: 'What became of setDueDate (期限设置结果)' })
class SetDueDatePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Which thing (事项标识)' }) entry?: string
}

@Resolver()
export class LedgerMutations {
  @Mutation(() => SetLedgerRulePayload, {
    description: 'Sets what holds for the ledgers of a district; for its administrators (设置台账规则)',
  })
  setLedgerRule(
    @Arg('place', () => String, { description: 'Path of the district (区县路径)' }) place: string,
    @Arg('staleDays', () => Int, { description: 'Days without news that make something stale, 1 to 3650 (天数)' })
    staleDays: number,
    @Arg('remindDays', () => Int, { description: 'Days between two reminders, 1 to 365 (天数)' }) remindDays: number,
    @Arg('draftsDigests', () => Boolean, {
      nullable: true,
      description: 'Whether digests are drafted by themselves; as it is if not given (通报自动起草)',
    })
    draftsDigests: boolean | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<SetLedgerRulePayload> {
    return payload(async () => {
      const given = { place, staleDays, remindDays, draftsDigests: draftsDigests ?? null }
      return { rule: await setLedgerRule(database, viewer, given) }
    })
  }

  @Mutation(() => SetResponsiblePayload, {
    description: 'Makes somebody answer for a place and what lies below; for its administrators (设置责任人)',
  })
  setResponsible(
    @Arg('place', () => String, { description: 'Path of the place (路径)' }) place: string,
    @Arg('email', () => String, { nullable: true, description: 'Whose account; null for nobody (邮箱)' })
    email: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<SetResponsiblePayload> {
    return payload(async () => {
      await setResponsible(database, viewer, { place, email: email ?? null })
      return { place }
    })
  }

  @Mutation(() => SetDueDatePayload, {
    description: 'Sets by when something of a ledger is to be done; for editors of its place (设置期限)',
  })
  setDueDate(
    @Arg('entry', () => ID, { description: 'Which (标识)' }) entry: string,
    @Arg('dueOn', () => DateScalar, { nullable: true, description: 'The day; null for none (期限)' })
    dueOn: Date | string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<SetDueDatePayload> {
    return payload(async () => {
      const day = dueOn instanceof Date ? dueOn.toISOString().slice(0, 10) : (dueOn ?? null)
      await setDueDate(database, viewer, { entry, dueOn: day }, new Date())
      return { entry }
    })
  }
}
