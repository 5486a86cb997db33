/** Column decorators that are GraphQL field and MikroORM property at once. */
import { Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int } from 'type-graphql'
import { DateScalar, DateTimeScalar } from './scalars.ts'

interface Options {
  nullable?: boolean
}

function column(graphql: () => object, type: string, description: string, options: Options): PropertyDecorator {
  const nullable = options.nullable ?? false
  return (target, key) => {
    Field(graphql as () => StringConstructor, { nullable, description })(target, key)
    Property({ type, nullable })(target, key as string)
  }
}

export const Text = (description: string, options: Options = {}) => column(() => String, 'text', description, options)
export const Whole = (description: string, options: Options = {}) => column(() => Int, 'integer', description, options)
export const Decimal = (description: string, options: Options = {}) =>
  column(() => Float, 'double', description, options)
export const Flag = (description: string) => column(() => Boolean, 'boolean', description, {})
export const Day = (description: string, options: Options = {}) =>
  column(() => DateScalar, 'date', description, options)
export const Moment = (description: string, options: Options = {}) =>
  column(() => DateTimeScalar, 'timestamptz', description, options)
/** A value of a closed vocabulary, stored as its name. */
export const Choice = (vocabulary: () => object, description: string, options: Options = {}) =>
  column(vocabulary, 'text', description, options)

/** A text column that is not part of the public API. */
export const HiddenText = (options: Options = {}): PropertyDecorator =>
  Property({ type: 'text', nullable: options.nullable ?? false }) as PropertyDecorator
