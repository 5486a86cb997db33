/** One page of each kind, by name. */
export const pageKinds = {
  home: '/',
  district: '/places/zhongyuan/',
  street: '/places/zhongyuan/tongbailu/',
  zone: '/places/zhongyuan/tongbailu/hongyinqing/',
  community: '/places/zhongyuan/liuhu/tongshuwang/',
  project: '/projects/lian-xin-jie/',
  story: '/stories/ban-hao-xiao-wei-shi-shi/',
  figure: '/figures/*/',
  indicator: '/indicators/village-collective-annual-income/',
  projects: '/projects/',
  stories: '/stories/',
  figures: '/figures/',
  achievements: '/achievements/',
  branches: '/branches/',
  search: '/search/',
  results: '/search/?q=%E5%85%9A%E7%BE%A4',
  about: '/about/',
  api: '/api/',
  missing: '/nothing-here/',
} as const

/** Pages that may run small scripts; all others are read without. */
export const scripted: readonly string[] = [pageKinds.search, pageKinds.results]
