/** One page of each kind, by name. */
export const pageKinds = {
  home: '/',
  district: '/places/zhongyuan/',
  street: '/places/zhongyuan/tongbailu/',
  zone: '/places/zhongyuan/tongbailu/hongyinqing/',
  community: '/places/zhongyuan/liuhu/tongshuwang/',
  project: '/projects/lian-xin-jie/',
  projectWithNumbers: '/projects/lin-ju-jie/',
  story: '/stories/ban-hao-xiao-wei-shi-shi/',
  figure: '/figures/*/',
  version: '/figures/*@1/',
  indicator: '/indicators/village-collective-annual-income/',
  projects: '/projects/',
  stories: '/stories/',
  figures: '/figures/',
  found: '/figures/?topic=PARTY_BUILDING&qualifier=EXACT&sort=VALUE_DESC',
  achievements: '/achievements/',
  branches: '/branches/',
  honours: '/honours/',
  search: '/search/',
  results: '/search/?q=%E5%85%9A%E7%BE%A4',
  about: '/about/',
  api: '/api/',
  errors: '/api/errors/',
  reference: '/api/reference/',
  type: '/api/reference/Query/',
  signIn: '/studio/sign-in/',
  setup: '/studio/setup/#token',
  feeds: '/feeds/',
  missing: '/nothing-here/',
} as const

/** With those that have no large-type edition: they are shown within pages of other sites. */
export const standardKinds = { ...pageKinds, embed: '/figures/*/embed/' } as const

/** Pages that may run small scripts; all others are read without. */
export const scripted: readonly string[] = [
  pageKinds.search,
  pageKinds.results,
  pageKinds.figures,
  pageKinds.found,
  pageKinds.figure,
  pageKinds.version,
  pageKinds.api,
  pageKinds.signIn,
  pageKinds.setup,
]
