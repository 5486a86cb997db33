/** The same question as programs ask it. */

interface Question {
  query: string
  /** JSON. */
  variables: string
}

/** For a POSIX shell: the body reaches curl as it stands. */
export function curl(endpoint: string, { query, variables }: Question): string {
  const body = `{"query": ${JSON.stringify(query.replace(/\s+/g, ' '))}, "variables": ${variables}}`
  return `curl ${endpoint} \\\n  -H 'content-type: application/json' \\\n  -d '${body.replaceAll("'", `'\\''`)}'`
}

/** For Python 3 without any package: all pages of the list `figures` as `rows`. */
export function python(endpoint: string, { query, variables }: Question): string {
  return `import json
from urllib.request import Request, urlopen

query = """
${query}
"""
variables = json.loads(${JSON.stringify(variables)})

rows = []
while True:
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = Request("${endpoint}", body, {"content-type": "application/json"})
    page = json.load(urlopen(request))["data"]["figures"]
    rows += page["nodes"]
    if not page["pageInfo"]["hasNextPage"]:
        break
    variables["after"] = page["pageInfo"]["endCursor"]

print(len(rows), "个数字")`
}

/** For pandas, after the program above. */
export const pandas = `import pandas as pd

table = pd.json_normalize(rows)
print(table.reindex(columns=[
    "place.name", "indicator.name", "period.label", "display", "value", "bounds.min", "bounds.max",
    "indicator.unit.name", "qualifier", "status", "evidence.cell.sheet", "evidence.cell.address",
]))
table.to_csv("figures.csv", index=False, encoding="utf-8-sig")`

/** For the advanced editor of Power Query in Excel: all pages of the list \`figures\` as a table. */
export function powerQuery(endpoint: string, { query, variables }: Question): string {
  const given = Object.entries(JSON.parse(variables) as Record<string, string>)
  const record = [...given.map(([name, value]) => `${name} = ${mText(value)}`), 'after = After'].join(', ')
  return `let
  Query = ${mText(query.replace(/\s+/g, ' '))},
  Ask = (After) =>
    Json.Document(
      Web.Contents(
        ${mText(endpoint)},
        [
          Headers = [#"Content-Type" = "application/json"],
          Content = Json.FromValue([query = Query, variables = [${record}]])
        ]
      )
    )[data][figures],
  Pages = List.Generate(
    () => Ask(null),
    (Page) => Page <> null,
    (Page) => if Page[pageInfo][hasNextPage] then Ask(Page[pageInfo][endCursor]) else null,
    (Page) => Page[nodes]
  ),
  Rows = List.Transform(
    List.Combine(Pages),
    (Row) => [
      地点 = Row[place][name],
      指标 = Row[indicator][name],
      时期 = if Row[period] = null then null else Row[period][label],
      原写法 = Row[display],
      数值 = Row[value],
      下限 = Row[bounds][min],
      上限 = Row[bounds][max],
      单位 = Row[indicator][unit][name],
      限定 = Row[qualifier],
      状态 = Row[status],
      原句 = Row[evidence][quote],
      单元格 =
        if Row[evidence][cell] = null then null
        else Row[evidence][cell][sheet] & "!" & Row[evidence][cell][address],
      表格 = if Row[evidence][cell] = null then null else Row[evidence][cell][file][url],
      网址 = Row[url]
    ]
  ),
  Table = Table.FromRecords(Rows)
in
  Table`
}

/** A text of the language M. */
function mText(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll('#(', '#(#)(')}"`
}
