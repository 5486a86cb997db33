/** The root field by which editors have the claims of a text proposed. */
import { Arg, Ctx, Field, Float, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { FigureStatus, ProfileType, Qualifier, Topic } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { requireViewer } from '../editorial/authority.ts'
import { HubError } from '../errors.ts'
import { LONGEST_STORY } from '../publish/involved.ts'
import { joined } from '../reading/known.ts'
import { knownNames } from '../reading/known-names.ts'
import { type ReadClaims, readClaims } from '../reading/read-claims.ts'

const MOST_STATED = 1000

@ObjectType({ description: 'A stretch of the text that was given (原文片段)' })
abstract class ReadStretch {
  @Field(() => String, { description: 'The text’s own words (原文)' }) quote!: string
  @Field(() => Int, { description: 'Its start, in Unicode code points (起点)' }) start!: number
  @Field(() => Int, { description: 'Its end, in Unicode code points (终点)' }) end!: number
}

@ObjectType({ description: 'A number that the text seems to state, to be confirmed (待确认的数字)' })
class ReadFigure extends ReadStretch {
  @Field(() => Float, { description: 'In the base unit; of a range the lower end (数值)' }) value!: number
  @Field(() => Float, { nullable: true, description: 'The upper end of a range (上端)' }) valueMax!: number | null
  @Field(() => String, { description: 'The unit or measure word; empty where there is none (单位)' }) unit!: string
  @Field(() => Qualifier, { description: 'How exactly it is stated (限定)' }) qualifier!: Qualifier
  @Field(() => FigureStatus, { description: 'Reached, or promised or under way (状态)' }) status!: FigureStatus
  @Field(() => Topic, { nullable: true, description: 'The field of life that its sentence is about (主题)' })
  topic!: Topic | null
  @Field(() => String, { nullable: true, description: 'The place or project that it is likely about (主体)' })
  subject!: string | null
  @Field(() => String, { nullable: true, description: 'What is measured, in words (指标)' }) indicator!: string | null
  @Field(() => String, { nullable: true, description: 'When it holds, in the text’s words (时期)' })
  period!: string | null
  @Field(() => Float, { description: 'How sure the reading is, from 0 to 1 (把握)' }) confidence!: number
}

@ObjectType({ description: 'An honour that the text seems to report, to be confirmed (待确认的荣誉)' })
class ReadAchievement extends ReadStretch {
  @Field(() => String, { description: 'What was won (名称)' }) title!: string
  @Field(() => String, { nullable: true, description: 'The rank, if any (名次)' }) rank!: string | null
  @Field(() => String, { nullable: true, description: 'Who awarded it, if the text says (授予单位)' })
  awardedBy!: string | null
  @Field(() => String, { nullable: true, description: 'The place or project that won it (主体)' })
  subject!: string | null
  @Field(() => String, { nullable: true, description: 'When, in the text’s words (时期)' }) period!: string | null
  @Field(() => Float, { description: 'How sure the reading is, from 0 to 1 (把握)' }) confidence!: number
}

@ObjectType({ description: 'A place, branch or project that the text names, where it first does (提到的名称)' })
class ReadName extends ReadStretch {
  @Field(() => String, { description: 'The name (名称)' }) name!: string
  @Field(() => String, {
    nullable: true,
    description: 'Path or slug of what the hub knows by this name; null where it knows none (路径或代号)',
  })
  key!: string | null
}

@ObjectType({ description: 'What a text proposes to be claimed (读出的内容)' })
class ClaimsRead {
  @Field(() => [ReadFigure], { description: 'Numbers, in the order of the text (数字)' }) figures!: ReadFigure[]
  @Field(() => [ReadAchievement], { description: 'Honours, in the order of the text (荣誉)' })
  achievements!: ReadAchievement[]
  @Field(() => [ReadName], { description: 'Places, in the order of the text (地方)' }) places!: ReadName[]
  @Field(() => [ReadName], { description: 'Party branches, in the order of the text (支部)' }) branches!: ReadName[]
  @Field(() => [ReadName], { description: 'Projects, in the order of the text (项目)' }) projects!: ReadName[]
}

@InputType({
  description: 'A place, branch or project that the document itself is the first to state (稿件自己写明的名称)',
})
class StatedName {
  @Field(() => ProfileType, { description: 'What it is (类别)' }) type!: ProfileType
  @Field(() => String, { description: 'Path of a place, short name of another (路径或短名)' }) key!: string
  @Field(() => String, { description: 'Its name (名称)' }) name!: string
}

@Resolver()
export class ReadingQuery {
  @Query(() => ClaimsRead, {
    description:
      'Reads what a text seems to claim, for signed-in editors: proposals to confirm, nothing is stored. By POST only (从文字里读出数字和荣誉)',
  })
  async readClaims(
    @Arg('text', () => String, { description: 'Plain text, at most 200,000 characters (文字)' }) text: string,
    @Arg('stated', () => [StatedName], {
      defaultValue: [],
      description: 'Names to know besides the published ones, at most 1000 (稿件自己写明的名称)',
    })
    stated: StatedName[],
    @Ctx() { viewer, database }: Context,
  ): Promise<ReadClaims> {
    requireViewer(viewer)
    if (text.length > LONGEST_STORY) {
      const message = `The text has ${text.length} characters, more than ${LONGEST_STORY}. Read it in parts.`
      throw new HubError('TEXT_TOO_LONG', message)
    }
    if (stated.length > MOST_STATED) {
      throw new HubError('BAD_USER_INPUT', `stated: there are ${stated.length} names; give at most ${MOST_STATED}.`)
    }
    const own = stated.map(({ type, key, name }) => ({ kind: type, key, name }))
    return readClaims(text, joined(await knownNames(database), own))
  }
}
