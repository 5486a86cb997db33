/** From a proposed figure to one that a person states: by a tap where everything is known, else by a form. */
import { Refusal } from '../hub.ts'
import type { Evidence, FigureSaid, KnownIndicator, ReadFigure } from './document.ts'
import type { Indicators } from './indicators.ts'
import type { Subjects } from './subjects.ts'
import { fieldOf } from './template.ts'

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

/** What a proposal leaves open. */
export interface Known {
  subjects: Subjects
  indicators: Indicators
  /** States a new indicator in the document. */
  state: (indicator: KnownIndicator) => void
}

/** The figure, if its indicator and subject are known; null where a person has to say more. */
export function asRead(read: ReadFigure, evidence: Evidence, { subjects, indicators }: Known): FigureSaid | null {
  const subject = subjects.known(read.subject ?? '')
  const indicator = indicators.named(read.indicator ?? '')
  if (!subject || !indicator || (read.unit !== '' && read.unit !== indicator.unit.symbol)) return null
  return {
    key: newKey(),
    subject,
    indicator: indicator.slug,
    value: read.value,
    valueMax: read.valueMax,
    display: read.quote,
    qualifier: read.qualifier,
    status: read.status,
    period: read.period === null ? null : { label: read.period, start: null, end: null },
    evidence,
  }
}

/** Fills the form with what was read. */
export function fill(form: HTMLFormElement, read: ReadFigure, placeName: string): void {
  const values: Record<string, string> = {
    indicator: read.indicator ?? '',
    unit: read.unit,
    subject: read.subject ?? placeName,
    value: String(read.value),
    valueMax: read.valueMax === null ? '' : String(read.valueMax),
    qualifier: read.qualifier,
    status: read.status,
    period: read.period ?? '',
    topic: read.topic ?? fieldOf(form, 'topic').value,
  }
  for (const [name, value] of Object.entries(values)) fieldOf(form, name).value = value
}

/** The figure that the form says. @throws {Refusal} where a field cannot be meant so, naming it */
export async function asSaid(
  field: (name: string) => string,
  { quote, ...read }: ReadFigure,
  evidence: Evidence,
  known: Known,
): Promise<FigureSaid> {
  const text = (name: string) => field(name).trim()
  const subject = await known.subjects.named(text('subject'))
  if (!subject)
    throw new Refusal('STUDIO_SUBJECT', `没有找到“${text('subject')}”。写地方或项目的全名，或先在下面新写项目。`)
  const period = text('period')
  return {
    key: newKey(),
    subject,
    indicator: (await indicatorSaid(text, known)).slug,
    value: numberOf(text('value'), '数值'),
    valueMax: text('valueMax') === '' ? null : numberOf(text('valueMax'), '上端'),
    display: quote,
    qualifier: oneOf(qualifiers, text('qualifier'), read.qualifier),
    status: oneOf(statuses, text('status'), read.status),
    period: period === '' ? null : { label: period, start: null, end: null },
    evidence,
  }
}

async function indicatorSaid(text: (name: string) => string, { indicators, state }: Known): Promise<KnownIndicator> {
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

/** A key names a claim within its document for ever. */
function newKey(): string {
  return `f-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`
}
