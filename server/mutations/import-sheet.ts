/** By which editors import a spreadsheet that they handed in, or have it looked at. */
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { DateScalar } from '../../schema/scalars.ts'
import { FigureStatus, SheetFormat, Topic } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { requireRoleSomewhere } from '../editorial/authority.ts'
import { examineHanded, publishHanded } from '../sheets/editors.ts'
import type { MappingInput } from '../sheets/mapping.ts'
import { type SheetReport as Report, reportOf } from '../sheets/report.ts'
import { Payload, payload } from './payload.ts'

@InputType({ description: 'A column with numbers; what is left out is guessed or holds for all (数值列)' })
class SheetValueColumn {
  @Field(() => String, { description: 'Letter or heading (列)' }) column!: string
  @Field(() => String, { nullable: true, description: 'Column, or name of the indicator (指标)' }) indicator?: string
  @Field(() => String, { nullable: true, description: 'Column, or the unit (单位)' }) unit?: string
  @Field(() => String, { nullable: true, description: 'Column, or the period (时期)' }) period?: string
  @Field(() => FigureStatus, { nullable: true, description: 'Reached or planned (状态)' }) status?: FigureStatus
}

@InputType({ description: 'Unit of a new indicator (单位)' })
class SheetUnit {
  @Field(() => String, { description: 'UCUM or ISO 4217, or an annotation: {部} (代码)' }) code!: string
  @Field(() => String, { description: 'As written behind a number (符号)' }) symbol!: string
  @Field(() => String, { description: 'Name (名称)' }) name!: string
}

@InputType({ description: 'An indicator that the hub does not have yet (新指标)' })
class SheetIndicator {
  @Field(() => String, { description: 'Short name, unique (短名)' }) slug!: string
  @Field(() => String, { description: 'Name (名称)' }) name!: string
  @Field(() => Topic, { description: 'Field of life (主题)' }) topic!: Topic
  @Field(() => String, { nullable: true, description: 'What exactly is counted (定义)' }) definition?: string
  @Field(() => SheetUnit, { description: 'What it is counted in (单位)' }) unit!: SheetUnit
}

@InputType({
  description:
    'Which column says what: by its letter or heading, or words that hold for every row. What is left out is guessed from the headings (列的含义)',
})
class SheetMapping {
  @Field(() => String, { nullable: true, description: 'Name of the sheet; the first if not given (工作表)' })
  sheet?: string
  @Field(() => Int, { nullable: true, description: 'Number of the last row of headings; 0 for none (标题行)' })
  headings?: number
  @Field(() => String, { nullable: true, description: 'The place (地方)' }) place?: string
  @Field(() => String, { nullable: true, description: 'A place that contains it, where names repeat (上级)' })
  above?: string
  @Field(() => String, { nullable: true, description: 'The indicator (指标)' }) indicator?: string
  @Field(() => String, { nullable: true, description: 'The period (时期)' }) period?: string
  @Field(() => String, { nullable: true, description: 'The unit (单位)' }) unit?: string
  @Field(() => FigureStatus, { nullable: true, description: 'Reached or planned (状态)' }) status?: FigureStatus
  @Field(() => [SheetValueColumn], { nullable: true, description: 'The columns with numbers (数值列)' })
  values?: SheetValueColumn[]
  @Field(() => [SheetIndicator], { nullable: true, description: 'Indicators that are new (新指标)' })
  indicators?: SheetIndicator[]
}

@InputType({ description: 'A spreadsheet to import (要导入的表格)' })
class SheetImport {
  @Field(() => String, { description: 'Digest of the file, as POST /sheets/ answered (文件摘要)' }) file!: string
  @Field(() => SheetMapping, { nullable: true, description: 'Which column says what (列的含义)' })
  mapping?: SheetMapping
  @Field(() => String, { nullable: true, description: 'Short name; the same again is a correction (短名)' })
  slug?: string
  @Field(() => String, { nullable: true, description: 'Title (标题)' }) title?: string
  @Field(() => String, { nullable: true, description: 'Who made it (署名)' }) byline?: string
  @Field(() => String, { nullable: true, description: 'Who published it (出处)' }) publication?: string
  @Field(() => DateScalar, { nullable: true, description: 'The day it first appeared (刊发日期)' }) publishedOn?: string
  @Field(() => Boolean, {
    nullable: true,
    description: 'Takes figures of which another source publishes another value (允许与别处不同)',
  })
  allowDiffering?: boolean
}

@ObjectType({ description: 'What a cell of a spreadsheet gives to look at (单元格问题)' })
class SheetProblem {
  @Field(() => String, { description: 'Name of the file (文件)' }) file!: string
  @Field(() => String, { description: 'Name of the sheet (工作表)' }) sheet!: string
  @Field(() => String, { description: 'C5 (单元格地址)' }) address!: string
  @Field(() => String, { description: 'What kind of problem: UNKNOWN_PLACE, TEXT_IN_NUMBER … (类别)' }) kind!: string
  @Field(() => String, { description: 'What is the matter and what to do (说明)' }) says!: string
  @Field(() => Boolean, { description: 'Whether nothing is imported while it is there (是否阻止导入)' }) stops!: boolean
}

@ObjectType({ description: 'What an import would do, or did (导入报告)' })
class SheetReport {
  @Field(() => String, { description: 'Name of the file (文件)' }) file!: string
  @Field(() => SheetFormat, { description: 'What its bytes are (格式)' }) format!: string
  @Field(() => String, { description: 'Name of the sheet (工作表)' }) sheet!: string
  @Field(() => String, { description: 'Short name that it is published under (短名)' }) slug!: string
  @Field(() => [String], { description: 'How its columns were read (列的读法)' }) mapping!: string[]
  @Field(() => Int, { description: 'Figures that were read (数字总数)' }) figures!: number
  @Field(() => Int, { description: 'Of these new ones (新增)' }) added!: number
  @Field(() => Int, { description: 'Published ones with another value (更正)' }) corrected!: number
  @Field(() => Int, { description: 'Published ones that stay (不变)' }) unchanged!: number
  @Field(() => Int, { description: 'Published ones that are not in it any more (移除)' }) removed!: number
  @Field(() => Int, { description: 'All problems (问题总数)' }) problemCount!: number
  @Field(() => Int, { description: 'Problems that stop the import (阻止导入的问题数)' }) stoppingCount!: number
  @Field(() => [SheetProblem], { description: 'The problems, the first thousand of them (问题)' })
  problems!: SheetProblem[]
}

@ObjectType({ description: 'What became of importSheet (导入结果)' })
class ImportSheetPayload extends Payload {
  @Field(() => SheetReport, { nullable: true, description: 'What was read (导入报告)' }) report?: SheetReport
  @Field(() => Int, { nullable: true, description: 'Documents that changed; null for a dry run (改动的稿件数)' })
  changedDocuments?: number | null
}

const MOST_PROBLEMS = 1000

@Resolver()
export class ImportSheet {
  @Mutation(() => ImportSheetPayload, {
    description:
      'Publishes the figures of a spreadsheet that was handed in by POST /sheets/, all of them or none, each with its cell as evidence; for publishers. A dry run only tells what would be done, and every cell’s problem (导入表格)',
  })
  importSheet(
    @Arg('input', () => SheetImport, { description: 'The spreadsheet (表格)' }) input: SheetImport,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Write nothing (只检查)' }) dryRun: boolean,
    @Arg('reason', () => String, { nullable: true, description: 'Why published figures are corrected (更正原因)' })
    reason: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<ImportSheetPayload> {
    return payload(async () => {
      requireRoleSomewhere(viewer, 'CONTRIBUTOR')
      const examined = await examineHanded(database, { ...input, mapping: mappingOf(input.mapping) })
      const report = shownReport(reportOf(examined))
      if (dryRun) return { report, changedDocuments: null }
      return { report, changedDocuments: await publishHanded(database, viewer, examined, reason ?? undefined) }
    })
  }
}

/** The mapping without what is null, which stands for what is left out. */
function mappingOf(mapping: SheetMapping | undefined): MappingInput | undefined {
  return mapping && JSON.parse(JSON.stringify(mapping, (_, value) => value ?? undefined))
}

function shownReport({ file, sheet, slug, mapping, figures, problems }: Report): SheetReport {
  const { total, ...changes } = figures
  const { total: problemCount, stopping: stoppingCount, listed } = problems
  const { name, format } = file
  return {
    file: name,
    format,
    sheet,
    slug,
    mapping,
    figures: total,
    ...changes,
    problemCount,
    stoppingCount,
    problems: listed.slice(0, MOST_PROBLEMS),
  }
}
