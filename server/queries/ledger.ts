/** The root fields by which people with a role at a place read its ledger; nobody else sees one. */
import { Arg, Args, ArgsType, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { PageArgs } from '../../schema/connection.ts'
import { type LedgerEntry, LedgerEntryConnection } from '../../schema/ledger-entry.ts'
import { LedgerRule } from '../../schema/ledger-rule.ts'
import { LedgerOrder, LedgerState, LedgerType, Staleness } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { requireViewer } from '../editorial/authority.ts'
import type { Page } from '../editorial/page.ts'
import { countStale, readLedger } from '../ledger/entries.ts'
import { type Duty, duties } from '../ledger/responsible.ts'
import { ledgerRuleAt } from '../ledger/rules.ts'

@ArgsType()
class LedgerArgs extends PageArgs {
  @Field(() => String, { description: 'Path of a place, with its subtree; empty for the whole hub (范围)' })
  within!: string
  @Field(() => LedgerType, { nullable: true, description: 'Only of this sort (类别)' }) type?: LedgerType | null
  @Field(() => LedgerState, { nullable: true, description: 'Only in this state (状态)' }) state?: LedgerState | null
  @Field(() => Staleness, { nullable: true, description: 'Only what needs somebody for this reason (待办原因)' })
  stale?: Staleness | null
  @Field(() => Boolean, { nullable: true, description: 'Only what needs somebody, for any reason (只看待办)' })
  onlyOpen?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Only that for which the viewer answers (只看我负责的)' })
  mine?: boolean | null
  @Field(() => LedgerOrder, { nullable: true, description: 'Order; by day if not given (排序)' })
  orderBy?: LedgerOrder | null
}

@ObjectType({ description: 'How many things of a ledger need somebody for one reason (待办数)' })
class StaleCount {
  @Field(() => Staleness, { description: 'Why (原因)' }) stale!: Staleness
  @Field(() => Int, { description: 'How many (个数)' }) count!: number
}

@ObjectType({ description: 'Who answers for a place, and for those below that name nobody (责任人)' })
class Responsibility {
  @Field(() => String, { description: 'Path of the place (地方路径)' }) place!: string
  @Field(() => String, { description: 'Name of the place (地方)' }) placeName!: string
  @Field(() => String, { description: 'Name of the person (姓名)' }) name!: string
  @Field(() => String, { description: 'E-mail address of the person (邮箱)' }) email!: string
}

const Within = () =>
  Arg('within', () => String, { description: 'Path of a place, with its subtree; empty for the whole hub (范围)' })

@Resolver()
export class LedgerQueries {
  @Query(() => LedgerEntryConnection, {
    description: 'The ledger of a place and all below, for people with a role there. By POST only (台账)',
  })
  ledger(
    @Args(() => LedgerArgs) { first, after, ...question }: LedgerArgs,
    @Ctx() { database, viewer }: Context,
  ): Promise<Page<LedgerEntry>> {
    const page = { ...(first === undefined ? {} : { first }), ...(after === undefined ? {} : { after }) }
    return readLedger(database, viewer, question, page, new Date())
  }

  @Query(() => [StaleCount], {
    description: 'How much of a ledger needs somebody, for each reason that occurs. By POST only (待办统计)',
  })
  ledgerStale(@Within() within: string, @Ctx() { database, viewer }: Context): Promise<StaleCount[]> {
    return countStale(database, viewer, within, new Date())
  }

  @Query(() => LedgerRule, {
    description: 'What holds for the ledger of a place, as its district sets; for editors (台账规则)',
  })
  ledgerRule(
    @Arg('place', () => String, { description: 'Path of the place (路径)' }) place: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<LedgerRule> {
    requireViewer(viewer)
    return ledgerRuleAt(database, place)
  }

  @Query(() => [Responsibility], {
    description: 'Who answers for a place and for those below it, for people with a role there (责任人列表)',
  })
  responsibilities(@Within() within: string, @Ctx() { database, viewer }: Context): Promise<Duty[]> {
    return duties(database, viewer, within)
  }
}
