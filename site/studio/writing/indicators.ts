/** The indicators that figures may be counted by: the hub’s, and new ones that the document states. */
import { ask } from '../hub.ts'
import { element } from '../page.ts'
import type { KnownIndicator } from './document.ts'
import { Indicators as All, ShortName } from './documents.ts'

/** Units that have a code of their own; others count things. */
const codes: Readonly<Record<string, string>> = { 元: 'CNY', 平方米: 'm2', '%': '%' }

export class Indicators {
  readonly #all: KnownIndicator[] = []

  /** Asks the hub for its own; `stated` are those of the document. */
  async load(stated: readonly KnownIndicator[]): Promise<void> {
    const { indicators } = await ask(All, {})
    this.#all.push(...indicators, ...stated.filter(({ slug }) => !indicators.some((one) => one.slug === slug)))
    this.#offer()
  }

  named(name: string): KnownIndicator | null {
    return this.#all.find((one) => one.name === name) ?? null
  }

  nameOf(slug: string | undefined): string {
    return this.#all.find((one) => one.slug === slug)?.name ?? slug ?? ''
  }

  /** A new indicator, under a short name that is free. */
  async add(name: string, topic: KnownIndicator['topic'], symbol: string): Promise<KnownIndicator> {
    const { shortName } = await ask(ShortName, { words: name })
    const taken = this.#all.some(({ slug }) => slug === shortName)
    const slug = taken ? `${shortName}-${this.#all.length}` : shortName
    const unit = this.#all.find(({ unit }) => unit.symbol === symbol)?.unit
    const indicator = {
      slug,
      name,
      topic,
      unit: unit ?? { code: codes[symbol] ?? `{${symbol}}`, symbol, name: symbol },
    }
    this.#all.push(indicator)
    this.#offer()
    return indicator
  }

  #offer(): void {
    const options = this.#all.map(({ name, unit }) => new Option(`${name}（${unit.symbol}）`, name))
    element('indicators', HTMLDataListElement).replaceChildren(...options)
  }
}
