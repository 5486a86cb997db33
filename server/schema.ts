/** The executable schema, built from the classes. */
import 'reflect-metadata'
import {
  type GraphQLAbstractType,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { buildSchema } from 'type-graphql'
import { AccountMutations } from './mutations/accounts.ts'
import { AttendManuscript } from './mutations/attend-manuscript.ts'
import { ImportSheet } from './mutations/import-sheet.ts'
import { LedgerMutations } from './mutations/ledger.ts'
import { MemberMutations } from './mutations/members.ts'
import { PreviewLinkMutations } from './mutations/preview-links.ts'
import { PublishManuscript } from './mutations/publish-manuscript.ts'
import { ReminderMutations } from './mutations/reminders.ts'
import { ReviewManuscript } from './mutations/review-manuscript.ts'
import { SetReviewStages } from './mutations/set-review-stages.ts'
import { refuseStrangers } from './mutations/strangers.ts'
import { WebhookMutations } from './mutations/webhooks.ts'
import { WriteDigest } from './mutations/write-digest.ts'
import { WriteManuscript } from './mutations/write-manuscript.ts'
import { WriteProfile } from './mutations/write-profile.ts'
import { TYPE_KEY } from './queries/compilation.ts'
import { LedgerQueries } from './queries/ledger.ts'
import { ManuscriptQueries } from './queries/manuscripts.ts'
import { NamesQuery } from './queries/names.ts'
import { PasteQuery } from './queries/paste.ts'
import { PeopleQueries } from './queries/people.ts'
import { AuditEntryPlace, ManuscriptPlace, RoleGrantPlace } from './queries/place-names.ts'
import { ReadingQuery } from './queries/reading.ts'
import { ReminderQueries } from './queries/reminders.ts'
import { RevisionQueries } from './queries/revisions.ts'
import { RootQueries } from './queries/root.ts'
import { RootOfItself } from './queries/root-of-itself.ts'
import { SharedPreviewQuery } from './queries/shared-preview.ts'
import { StandingQuery } from './queries/standings.ts'
import { checkText } from './queries/storable.ts'
import { WebhookQuery } from './queries/webhooks.ts'
import { WritingQueries } from './queries/writing.ts'

/** Every class with root fields; a new subject is one file and one line here. */
const resolvers = [
  RootQueries,
  RootOfItself,
  PeopleQueries,
  RoleGrantPlace,
  AuditEntryPlace,
  ManuscriptPlace,
  AccountMutations,
  MemberMutations,
  SetReviewStages,
  ManuscriptQueries,
  NamesQuery,
  RevisionQueries,
  PasteQuery,
  ReadingQuery,
  WritingQueries,
  WriteManuscript,
  AttendManuscript,
  WriteProfile,
  ReviewManuscript,
  PublishManuscript,
  PreviewLinkMutations,
  SharedPreviewQuery,
  ImportSheet,
  WebhookQuery,
  WebhookMutations,
  LedgerQueries,
  LedgerMutations,
  ReminderQueries,
  ReminderMutations,
  StandingQuery,
  WriteDigest,
] as const

export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers, validate: false, globalMiddlewares: [refuseStrangers, checkText] })
  for (const type of plannedTypes(schema)) {
    if (isObjectType(type)) readFromAnswer(type)
    if (isAbstractType(type)) nameFromAnswer(type)
  }
  return schema
}

/** The types at and below the root fields that the planner reads; what editors are answered has values of its own. */
function plannedTypes(schema: GraphQLSchema): Set<GraphQLNamedType> {
  const found = new Set<GraphQLNamedType>()
  const see = (type: GraphQLNamedType): void => {
    if (!isCompositeType(type) || found.has(type)) return
    found.add(type)
    if (isAbstractType(type)) schema.getPossibleTypes(type).forEach(see)
    if (!isUnionType(type)) for (const field of Object.values(type.getFields())) see(getNamedType(field.type))
  }
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {})
  for (const root of roots) if (root.extensions.read) see(getNamedType(root.type))
  return found
}

/** Below the root every value was read by the root field's one statement, and lies under its response key. */
const valueUnderKey: GraphQLFieldResolver<Record<string, unknown>, unknown> = (answer, _args, _context, info) =>
  answer[info.path.key]

function readFromAnswer(type: GraphQLObjectType): void {
  // TypeGraphQL's own check asks for an instance of the class, which no answer is.
  type.isTypeOf = undefined
  for (const field of Object.values(type.getFields())) field.resolve = valueUnderKey
}

function nameFromAnswer(type: GraphQLAbstractType): void {
  type.resolveType = (answer: Record<string, unknown>) => String(answer[TYPE_KEY])
}
