/**
 * The characters of site/fonts/song.woff2, which every page loads: numerals, punctuation, the words of the interface, and
 * what names of places and brands are mostly made of. `npm run fonts` makes the file; what a page's headings need beyond
 * it, the page carries itself (supplement.ts).
 */
const numerals = '0123456789.,%+-~—–一二三四五六七八九十百千万亿半余近约多元个'
const punctuation = '，。、：；！？·…“”‘’（）《》 '
const words = '每个数字都有一句话作证繁星项目品牌报道荣誉支部街道搜索关于数据开放接口首页全部最新这里怎么引用说的是'
const names =
  '区村社中心建党服务河王桐红理原路民湖小动治南郑州群家专色城分省生人工定经园莲展便事平房行队集领语点提通政为共产济' +
  '国学合会片好微实结台管细化夜网格引西利惠班耀统柳责书年度考观摩周季白寨升庙享机制庄地豫业体树幼儿金成卫用沟外示' +
  '蓝导组指加梯发邻安办公和老水土文明幸福法乐新'

export const coreCharacters: ReadonlySet<string> = new Set(numerals + punctuation + words + names)
