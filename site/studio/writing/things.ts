/** Places, branches and projects that a document states: listed, written down, corrected and taken out again. */
import { element, onSend } from '../page.ts'
import { branchKind } from './branch-form.ts'
import type { Field, Values } from './claim-fields.ts'
import type { Draft, Subject } from './document.ts'
import { placeKind, placeNamed } from './place-form.ts'
import { type Named, takeOutRefused } from './problems.ts'
import { projectKind } from './project-form.ts'
import type { Subjects } from './subjects.ts'
import { fieldOf, formOf, itemOf, part, renew } from './template.ts'
import type { Stated, ThingKind } from './thing.ts'

const kinds: Readonly<Record<'place' | 'branch' | 'project', ThingKind>> = {
  place: placeKind,
  branch: branchKind,
  project: projectKind,
}
export type Kind = keyof typeof kinds
const names: readonly Kind[] = ['place', 'branch', 'project']

/** A proposal that names a thing which is to be written down. */
export interface Naming {
  /** The item in which the form opens. */
  item: HTMLElement
  /** Gets what was written down. */
  written: (subject: Subject) => void
}

export class Things {
  readonly #room = element('thing-form', HTMLElement)

  constructor(
    private readonly draft: Draft,
    private readonly subjects: Subjects,
    private readonly isFixed: boolean,
    private readonly onChange: () => void,
  ) {
    element('new-thing', HTMLElement).hidden = isFixed
    for (const kind of names) {
      element(`new-${kind}`, HTMLButtonElement).addEventListener('click', () => this.write(kind, '', []))
    }
    this.show()
  }

  /** Lists what the document states. */
  show(): void {
    const items = names.flatMap((kind) =>
      kinds[kind].stated(this.draft, this.subjects).map((thing, index) => this.#item(kind, thing, index)),
    )
    element('no-things', HTMLElement).hidden = items.length > 0
    // Whoever only reads is asked for nothing.
    element('things-part', HTMLElement).hidden = this.isFixed && items.length === 0
    renew(element('things', HTMLElement), items)
  }

  /**
   * Opens the form of a new thing with this name. `where`: the places that the text names before it, the nearest first; one
   * that was written down only now counts as well.
   */
  write(kind: Kind, name: string, where: readonly string[], naming?: Naming): void {
    if (naming?.item.querySelector('form')) return
    const own = this.subjects.nameOf({ place: this.draft.story.place })
    const near = where.find((place) => this.subjects.known(place)) ?? own
    const values =
      kind === 'place' ? { parent: own, ...placeNamed(name) } : { name, place: this.#placeIn(name) ?? near }
    const form = this.#form(kind, values, async (field) => {
      const subject = await kinds[kind].add(field, this.draft, this.subjects)
      return () => (naming ? naming.written(subject) : this.#showWritten(kind, field('name')))
    })
    const opener = document.activeElement
    form.querySelector('[data-cancel]')?.addEventListener('click', () => {
      if (opener instanceof HTMLElement) opener.focus()
    })
    if (naming) naming.item.append(form)
    else this.#room.replaceChildren(form)
    form.scrollIntoView({ block: 'nearest' })
    form.querySelector<HTMLElement>(name === '' ? 'input' : 'select')?.focus()
  }

  /** The place that a branch is called by, as far as it was met: 桐树王村党支部 → 桐树王村. */
  #placeIn(name: string): string | null {
    const place = name.replace(/(第[一二三四五六七八九十]+|联合|网格|小区|机关)?党(支部|总支|委)$/u, '')
    return place !== name && this.subjects.known(place) ? place : null
  }

  /** Opens the form of the thing that the document is the profile of. */
  correctOwn(): void {
    for (const kind of names) {
      const index = kinds[kind].stated(this.draft, this.subjects).findIndex(({ isOwn }) => isOwn)
      if (index >= 0) document.getElementById(idOf(kind, index))?.querySelector<HTMLElement>('[data-correct]')?.click()
    }
  }

  /** Says at a thing what is wrong with it; gives the thing, null where there is none. */
  explain(kind: Kind, index: number, text: string): Named | null {
    const item = document.getElementById(idOf(kind, index))
    if (!item) return null
    part(item, 'said').textContent = text
    return { id: item.id, name: part(item, 'name').textContent ?? '' }
  }

  #item(kind: Kind, thing: Stated, index: number): HTMLElement {
    const item = itemOf(element('thing', HTMLTemplateElement))
    item.id = idOf(kind, index)
    item.tabIndex = -1
    item.dataset.name = item.id
    part(item, 'name').textContent = thing.name
    part(item, 'about').textContent = thing.about
    part(item, 'correct').hidden = this.isFixed
    part(item, 'correct').addEventListener('click', () => {
      if (item.querySelector('form')) return
      const form = this.#form(kind, thing.values, async (field) => {
        await thing.correct(field)
        takeOutRefused(item.id)
        return () => this.#showWritten(kind, field('name'))
      })
      item.append(form)
      form.querySelector('input')?.focus()
    })
    part(item, 'remove').hidden = this.isFixed || thing.isOwn
    part(item, 'remove').addEventListener('click', () => {
      thing.remove()
      takeOutRefused(item.id)
      this.#changed()
    })
    return item
  }

  /** A form of this kind, filled; `take` gets what it says, and gives how to go on once the list shows it. */
  #form(kind: Kind, values: Values, take: (field: Field) => Promise<() => void>): HTMLFormElement {
    const form = formOf(`${kind}-form`)
    for (const [name, value] of Object.entries(values)) {
      const field = fieldOf(form, name)
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value !== ''
      else field.value = value
      if (field instanceof HTMLInputElement && field.getAttribute('list')) this.subjects.watch(field)
    }
    form.querySelector('[data-cancel]')?.addEventListener('click', () => form.remove())
    onSend(form, async (field) => {
      const goOn = await take((name) => field(name).trim())
      form.remove()
      this.#changed()
      goOn()
    })
    if (kind === 'place') followLevel(form)
    return form
  }

  /** Whoever wrote it down goes on there. */
  #showWritten(kind: Kind, name: string): void {
    const index = kinds[kind].stated(this.draft, this.subjects).findIndex((thing) => thing.name === name)
    document.getElementById(idOf(kind, index))?.focus()
  }

  #changed(): void {
    this.subjects.learnStated(this.draft)
    this.show()
    this.onChange()
  }
}

function idOf(kind: Kind, index: number): string {
  return `thing-${kind}-${index}`
}

/** Shows what only places of the chosen level have. */
function followLevel(form: HTMLFormElement): void {
  const level = fieldOf(form, 'level')
  const show = () => {
    for (const part of form.querySelectorAll<HTMLElement>('[data-level]'))
      part.hidden = part.dataset.level !== level.value
    for (const part of form.querySelectorAll<HTMLElement>('[data-but]')) part.hidden = part.dataset.but === level.value
  }
  level.addEventListener('change', show)
  show()
}
