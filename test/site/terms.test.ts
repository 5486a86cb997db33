import { expect, test } from 'vitest'
import { figureStatusLabels, placeLevelLabels, projectKindLabels, starThemeLabels } from '../../schema/terms.ts'
import { term } from '../../site/terms.ts'

test('the words that the site reads from the SDL are those of the hub', () => {
  expect(term('ProjectKind', 'BRAND')).toBe(projectKindLabels.BRAND)
  expect(term('FigureStatus', 'PLANNED')).toBe(figureStatusLabels.PLANNED)
  expect(term('PlaceLevel', 'COMMUNITY')).toBe(placeLevelLabels.COMMUNITY)
  expect(term('StarTheme', 'CIVIL_HAPPY')).toBe(starThemeLabels.CIVIL_HAPPY)
})
