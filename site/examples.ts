/** The same question as a program asks it. */

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

/** For Python 3 without any package. */
export function python(endpoint: string, { query, variables }: Question): string {
  return `import json
from urllib.request import Request, urlopen

query = """
${query}
"""
body = json.dumps({"query": query, "variables": ${variables}}).encode()
request = Request("${endpoint}", body, {"content-type": "application/json"})
answer = json.load(urlopen(request))
print(answer["data"])`
}
