/** What a passage says of a number: of what, whose, how much, how exactly and since when. */
import { Refusal } from '../hub.ts'
import {
  type Base,
  type ClaimForm,
  type Field,
  type Known,
  periodIn,
  subjectIn,
  subjectOpen,
  type Values,
} from './claim-fields.ts'
import type { KnownIndicator, ReadFigure, Said } from './document.ts'

const qualifiers = ['EXACT', 'ABOUT', 'AT_LEAST', 'LESS_THAN', 'NEARLY', 'OVER', 'RANGE', 'UP_TO'] as const
const statuses = ['ACHIEVED', 'ONGOING', 'PLANNED'] as const
const topics = [
  'LIVELIHOOD',
  'COLLECTIVE_ECONOMY',
  'CULTURE',
  'GOVERNANCE',
  'INFRASTRUCTURE',
  'PARTY_BUILDING',
] as const

/** The figure, if its indicator and subject are known; null where a person has to say more. */
export function figureRead(read: ReadFigure, base: Base, { subjects, indicators }: Known): Said | null {
  const subject = subjects.known(read.subject ?? '')
  const indicator = indicators.named(read.indicator ?? '')
  if (!subject || !indicator || (read.unit !== '' && read.unit !== indicator.unit.symbol)) return null
  const { value, valueMax, qualifier, status, period } = read
  return {
    ...base,
    subject,
    indicator: indicator.slug,
    value,
    valueMax,
    display: read.quote,
    qualifier,
    status,
    period: periodIn(period ?? '', null),
  }
}

/** What a person has to say before the figure can be confirmed. */
export function figureOpen({ indicator, subject, unit }: ReadFigure, { subjects, indicators }: Known): string {
  const known = indicators.named(indicator ?? '')
  const what = !indicator
    ? '还要写明说的是什么。'
    : !known
      ? '这是新指标：请核对名称、主题和单位，以后的数字就归到它下面。'
      : unit !== '' && unit !== known.unit.symbol
        ? `“${indicator}”的单位是“${known.unit.symbol}”，这里是“${unit}”：请换一个指标。`
        : ''
  return what + subjectOpen(subject, subjects)
}

/** What a form begins with; without a subject in the text it is the story’s place. */
export function figureValues(read: ReadFigure, place: string): Values {
  return {
    display: read.quote,
    indicator: read.indicator ?? '',
    unit: read.unit,
    subject: read.subject ?? place,
    value: String(read.value),
    valueMax: read.valueMax === null ? '' : String(read.valueMax),
    qualifier: read.qualifier,
    status: read.status,
    period: read.period ?? '',
    topic: read.topic ?? topics[0],
  }
}

export const figureForm: ClaimForm = {
  values: (said, { subjects, indicators }) => ({
    display: said.display ?? '',
    indicator: indicators.nameOf(said.indicator),
    subject: subjects.nameOf(said.subject),
    value: String(said.value ?? ''),
    valueMax: said.valueMax === null || said.valueMax === undefined ? '' : String(said.valueMax),
    qualifier: said.qualifier ?? 'EXACT',
    status: said.status ?? 'ACHIEVED',
    period: said.period?.label ?? '',
  }),
  said: async (field, base, known, was) => ({
    ...base,
    subject: await subjectIn(field, known),
    indicator: (await indicatorSaid(field, known)).slug,
    value: numberOf(field('value'), '数值'),
    valueMax: field('valueMax') === '' ? null : numberOf(field('valueMax'), '上端'),
    display: displayIn(field('display'), base),
    qualifier: oneOf(qualifiers, field('qualifier'), 'EXACT'),
    status: oneOf(statuses, field('status'), 'ACHIEVED'),
    period: periodIn(field('period'), was),
  }),
}

/** The figure as its words write it. */
function displayIn(display: string, { evidence: { quote } }: Base): string {
  if (quote.includes(display)) return display
  throw new Refusal('STUDIO_DISPLAY', `这条的原文里没有“${display}”。照原文写，或先选中写着它的原文。`)
}

async function indicatorSaid(text: Field, { indicators, state }: Known): Promise<KnownIndicator> {
  const name = text('indicator')
  const known = indicators.named(name)
  if (known) return known
  const unit = text('unit')
  if (unit === '') throw new Refusal('STUDIO_UNIT', `“${name}”是新指标，请写它的单位，例如 元、户、个。`)
  const made = await indicators.add(name, oneOf(topics, text('topic'), 'LIVELIHOOD'), unit)
  state(made)
  return made
}

function numberOf(text: string, name: string): number {
  const number = Number(text.replaceAll(',', ''))
  if (text !== '' && Number.isFinite(number)) return number
  throw new Refusal('STUDIO_NUMBER', `${name}“${text}”不是一个数，请只写数字，例如 2400000。`)
}

function oneOf<Value extends string>(values: readonly Value[], given: string, otherwise: Value): Value {
  return values.find((value) => value === given) ?? otherwise
}
