/** The script of /studio/published/: how far a publication is, what one takes from it to elsewhere, and how it is taken back. */
import { shareImage } from '../share/address.ts'
import { storiesByName } from './by-name.ts'
import { copyRich } from './copy-rich.ts'
import { tellHereOnly } from './here-only.ts'
import { act, ask } from './hub.ts'
import { type Viewer, withMyself } from './myself.ts'
import { showNoManuscript } from './no-manuscript.ts'
import { element, go, onSend, textOf } from './page.ts'
import {
  type CarriedStory,
  type Progress,
  type Publication,
  PublicationRead,
  Retry,
  StoryToCarry,
  Withdraw,
} from './publication-documents.ts'
import { qrPicture } from './qr-picture.ts'
import { qrSvg } from './qr-svg.ts'
import { holds } from './roles.ts'
import { timeText } from './shanghai.ts'
import { plainWords, wechatHtml } from './wechat.ts'
import { term } from './words.ts'

const SOON_MS = 400
const LATER_MS = 3000
/** Later than that, the hub was not running at the time that was set. */
const MISSED_MS = 60_000

const said = element('progress', HTMLElement)
const retry = element('retry', HTMLButtonElement)

/** Tells how far it is, until readers see it. */
async function follow(id: string): Promise<void> {
  for (;;) {
    const { manuscript } = await ask(PublicationRead, { id })
    const progress = manuscript?.progress
    if (!progress) return
    const { state } = progress
    said.classList.toggle('bad', state === 'FAILED')
    retry.hidden = state !== 'FAILED'
    if (state === 'QUEUED') said.textContent = '发布已记下，排队中……'
    if (state === 'RENDERING') said.textContent = '发布已记下，正在生成页面……'
    if (state === 'FAILED') said.textContent = failureText(progress)
    if (state === 'LIVE') return showLive(manuscript, progress.url)
    await new Promise((resolve) => setTimeout(resolve, state === 'FAILED' ? LATER_MS : SOON_MS))
  }
}

function failureText({ failure, failedPages, failedPage }: Progress): string {
  const which =
    failedPages === null ? '页面没有生成成功' : `有 ${failedPages} 个页面没有生成成功，第一个是 ${failedPage}`
  const why = failure === null ? '' : `原因：${term(`PublicationFailure.${failure}`)}。`
  return `内容已经发布，但${which}。${why}系统会自动再试；一直不成，请把这句话告诉管理员。`
}

async function showLive({ slug, isProfile }: Publication, url: string): Promise<void> {
  said.textContent = '已上线。'
  const link = element('public', HTMLAnchorElement)
  link.href = new URL(url).pathname
  link.hidden = false
  if (isProfile) return
  const { story } = await ask(StoryToCarry, { slug })
  if (story) await offerToTake(slug, story)
}

async function offerToTake(slug: string, story: CarriedStory): Promise<void> {
  element('link', HTMLElement).textContent = story.url
  tellHereOnly(story.url)
  element('qr', HTMLElement).innerHTML = await qrSvg(story.url)
  element('qr-file', HTMLAnchorElement).href = await qrPicture(story.url)
  const image = shareImage(`/stories/${slug}/`)
  element('image', HTMLImageElement).src = image
  element('image-file', HTMLAnchorElement).href = image
  const html = wechatHtml(story, location.origin)
  element('wechat', HTMLElement).innerHTML = html
  const copied = element('copied', HTMLElement)
  const say = (isDone: boolean) => {
    copied.textContent = isDone ? '已复制，到公众号后台粘贴即可。' : '浏览器不让复制，请展开下面的样子，全选后复制。'
  }
  element('copy-wechat', HTMLButtonElement).onclick = async () => say(await copyRich(html, plainWords(html)))
  element('copy-link', HTMLButtonElement).onclick = async ({ target }) => {
    const isDone = await copyRich(story.url, story.url)
    if (target instanceof HTMLElement) target.textContent = isDone ? '已复制' : '请选中上面的链接复制'
  }
  element('take', HTMLElement).hidden = false
}

function tellLate({ publishAt, publishedAt }: Publication): void {
  if (publishAt === null || publishedAt === null) return
  const isMissed = Date.parse(publishedAt) - Date.parse(publishAt) > MISSED_MS
  const late = element('late', HTMLElement)
  late.hidden = false
  late.textContent = isMissed
    ? `原定 ${timeText(publishAt)} 发布，当时系统没有运行，已在 ${timeText(publishedAt)} 补发。`
    : `${timeText(publishAt)} 定时发布。`
}

function offerWithdrawal(viewer: Viewer, { state, place, slug, isProfile }: Publication): void {
  const part = element('withdraw-part', HTMLElement)
  part.hidden = state !== 'PUBLISHED' || !holds(viewer.grants, 'PUBLISHER', place)
  element('withdraw-profile', HTMLElement).hidden = !isProfile
  element('withdraw-instead', HTMLElement).hidden = isProfile
  if (isProfile) element('withdraw-reason', HTMLElement).textContent = '撤下的原因（记在历史版次里）'
  const stories = storiesByName()
  stories.watch(element('instead', HTMLInputElement), element('stories', HTMLDataListElement))
  onSend(element('withdraw', HTMLFormElement), async (field) => {
    if (!confirm(isProfile ? '确定撤下这份档案吗？' : '撤稿后公众就看不到这篇了，原来的网址上会写明原因。确定吗？'))
      return
    const redirect = (await stories.keyOf(field('redirect').trim())) || null
    await act(Withdraw, { slug, reason: field('reason'), redirect })
    part.hidden = true
    showWithdrawn(slug, isProfile)
  })
}

function showWithdrawn(slug: string, isProfile: boolean): void {
  element('take', HTMLElement).hidden = true
  if (isProfile) {
    element('public', HTMLAnchorElement).hidden = true
    said.textContent = '这份档案已撤下。'
    return
  }
  said.textContent = '已撤稿，公众看不到了；原来的网址上写着原因。'
  const versions = element('versions', HTMLAnchorElement)
  versions.href = `/studio/history/?slug=${encodeURIComponent(slug)}`
  versions.hidden = false
  element('bring-back', HTMLElement).hidden = false
  const link = element('public', HTMLAnchorElement)
  link.href = `/stories/${slug}/`
  link.hidden = false
}

void withMyself(async (viewer) => {
  const id = new URL(location.href).searchParams.get('id') ?? ''
  const { manuscript } = await ask(PublicationRead, { id })
  if (!manuscript) return showNoManuscript(id)
  const { title, slug, state, isProfile } = manuscript
  if (state !== 'PUBLISHED' && state !== 'WITHDRAWN') return go(`write/?id=${id}`)
  element('headline', HTMLElement).textContent = title
  element('manuscript', HTMLAnchorElement).href = `/studio/write/?id=${id}`
  tellLate(manuscript)
  offerWithdrawal(viewer, manuscript)
  if (state === 'WITHDRAWN') return showWithdrawn(slug, isProfile)
  retry.onclick = async () => {
    retry.hidden = true
    said.textContent = '正在再试……'
    await act(Retry, { id }).catch((error: unknown) => {
      said.textContent = textOf(error)
    })
  }
  void follow(id).catch((error: unknown) => {
    said.textContent = textOf(error)
  })
})
