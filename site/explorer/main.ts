/** GraphiQL on the explorer's page: asks this hub, and begins with the example that the address names. */
import '@graphiql/react/setup-workers/vite'
import { createRoot } from 'react-dom/client'
import { explorer } from './explorer.ts'
import { styles } from './styles.ts'

interface Example {
  slug: string
  query: string
  variables: string
}

/** The example that the address names; without one, whatever was open the last time. */
function chosen(): { initialQuery: string; initialVariables: string } | null {
  const slug = new URLSearchParams(location.search).get('example')
  const examples: Example[] = JSON.parse(document.getElementById('examples')?.textContent ?? '[]')
  const example = examples.find((one) => one.slug === slug)
  return example ? { initialQuery: example.query, initialVariables: example.variables } : null
}

/** What stands in a tab that was just opened. */
const empty = `# 在这里写查询，按 Ctrl+Enter（Mac 上是 ⌘+Enter）运行。
# 左边的“书”里有每个类型和字段的说明；写到一半按 Ctrl+空格，会列出能写什么。

{
  places(level: STREET) {
    totalCount
    nodes {
      name
      path
    }
  }
}
`

document.adoptedStyleSheets = styles
const place = document.getElementById('explorer')
if (place) {
  place.replaceChildren()
  createRoot(place).render(explorer({ defaultQuery: empty, ...chosen() }))
}
