/** The Chinese words for the hub's closed vocabularies, read from the descriptions in the SDL: `Reached (已实现)`. */
import { Kind, parse } from 'graphql'
import sdl from '../schema/hub.graphql?raw'
import type { introspection_types } from './introspection.generated.d.ts'

type Types = introspection_types
type EnumName = { [Name in keyof Types]: Types[Name] extends { enumValues: string } ? Name : never }[keyof Types]
type Value<Name extends EnumName> = Types[Name] extends { enumValues: infer Values } ? Values : never

const words = new Map<string, string>()
for (const definition of parse(sdl).definitions) {
  if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue
  for (const value of definition.values ?? []) {
    const word = /\(([^()]+)\)$/.exec(value.description?.value ?? '')?.[1]
    if (word !== undefined) words.set(`${definition.name.value}.${value.name.value}`, word)
  }
}

/** `term('FigureStatus', 'PLANNED')` is 计划. Throws where the SDL has no word for it. */
export function term<Name extends EnumName>(name: Name, value: Value<Name>): string {
  const word = words.get(`${name}.${String(value)}`)
  if (word === undefined) throw new Error(`schema/hub.graphql gives no Chinese word for ${name}.${String(value)}`)
  return word
}

/** The values of a vocabulary in the SDL's order, each with its word. */
export function vocabulary<Name extends EnumName>(name: Name): Map<Value<Name>, string> {
  const known = [...words].filter(([key]) => key.startsWith(`${name}.`))
  return new Map(known.map(([key, word]) => [key.slice(name.length + 1) as Value<Name>, word]))
}
