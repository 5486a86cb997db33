/** On the guide's page: copies samples, and shows answers in place. Without it the links lead to the answers. */
import './samples.ts'

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-run]')) {
  const answer = document.getElementById(link.dataset.run ?? '')
  const status = link.parentElement?.querySelector('[role="status"]')
  if (!answer || !status) continue
  link.addEventListener('click', async (event) => {
    event.preventDefault()
    status.textContent = '正在问……'
    status.textContent = await run(link.href, answer)
  })
}

/** Asks, shows the answer, and tells what it cost. */
async function run(address: string, place: HTMLElement): Promise<string> {
  try {
    const response = await fetch(address, { cache: 'no-store' })
    place.textContent = JSON.stringify(await response.json(), null, 2)
    const left = /r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]
    return `这是刚刚的回答。开销 ${response.headers.get('x-query-cost') ?? '未知'}，这一分钟还能问 ${left ?? '若干'} 次。`
  } catch {
    return '没有问到：网络不通，或者数据中心没有开。'
  }
}
