import type { Dataset, WithContext } from 'schema-dts'
import { known } from './known.ts'

/** What the page of a spreadsheet, or of a part of one, is about: the file itself is there to be had. */
export function sheetData(story: {
  title: string
  url: string
  byline: string | null
  publication: string | null
  publishedOn: string | null
  updatedAt: string
  place: { name: string; url: string }
  sheet: { name: string; firstRow: number; lastRow: number; file: { name: string; url: string; bytes: number } }
}): WithContext<Dataset> {
  const { place, publication, sheet } = story
  const { file } = sheet
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': story.url,
    name: story.title,
    description: `${file.name}，工作表“${sheet.name}”，第 ${sheet.firstRow} 至 ${sheet.lastRow} 行。`,
    url: story.url,
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    dateModified: story.updatedAt,
    spatialCoverage: { '@type': 'AdministrativeArea', '@id': place.url, name: place.name, url: place.url },
    distribution: { '@type': 'DataDownload', name: file.name, contentUrl: file.url, contentSize: `${file.bytes} B` },
    ...known({
      creditText: story.byline,
      datePublished: story.publishedOn,
      publisher: publication === null ? null : { '@type': 'Organization' as const, name: publication },
    }),
  }
}
