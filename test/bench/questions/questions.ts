import { figureTable } from './figure-table.ts'
import { home } from './home.ts'
import { projectPage } from './project-page.ts'
import type { Question } from './question.ts'

export const questions: readonly Question[] = [projectPage, figureTable, home]
