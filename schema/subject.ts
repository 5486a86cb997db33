import { createUnionType } from 'type-graphql'
import { Branch } from './branch.ts'
import { Place } from './place.ts'
import { Project } from './project.ts'

export const Subject = createUnionType({
  name: 'Subject',
  description: 'What a claim is about: a place, a branch or a project (主体)',
  types: () => [Place, Branch, Project] as const,
})
