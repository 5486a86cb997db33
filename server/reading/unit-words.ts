/** The words that Chinese measures and counts with. A new one is a word in these lists. */

/** What sort of quantity a unit measures. */
export type UnitKind =
  | 'MONEY'
  | 'AREA'
  | 'LENGTH'
  | 'MASS'
  | 'VOLUME'
  | 'ENERGY'
  | 'DATA'
  | 'TEMPERATURE'
  | 'TIME'
  | 'SHARE'
  | 'MULTIPLE'
  | 'COUNT'

/** A word, the name that it is known by where that differs, and what it multiplies the number by. */
type Word = readonly [word: string, name?: string, factor?: number]

const plain = (words: string): Word[] => words.split(' ').map((word) => [word])

/** Units that measure. */
export const measures: Readonly<Record<Exclude<UnitKind, 'COUNT'>, readonly Word[]>> = {
  MONEY: [
    ...plain('元 美元 欧元 港元 日元 英镑 韩元 卢布 澳元 港币 新台币'),
    ...([
      ['块钱', '元'],
      ['块多', '元'],
      ['元钱', '元'],
      ['元人民币', '元'],
      ['元整', '元'],
      ['圆', '元'],
      ['毛钱', '元', 0.1],
      ['毛', '元', 0.1],
      ['角钱', '元', 0.1],
      ['分钱', '元', 0.01],
    ] as const),
  ],
  AREA: [
    ...plain(
      '平方米 平方公里 平方千米 平方厘米 平方毫米 平方分米 公顷 亩 公亩 英亩 平方英尺 平方里 平米 平 ㎡ m² m2 km²',
    ),
    ...([
      ['亩地', '亩'],
      ['平方', '平方米'],
    ] as const),
  ],
  LENGTH: plain(
    '米 公里 千米 厘米 公分 毫米 微米 纳米 分米 延米 延长米 华里 英里 海里 里 里地 丈 尺 寸 英寸 英尺 km m cm mm 米高 车道公里 皮长公里 芯公里 沙公里',
  ),
  MASS: plain('吨 公斤 千克 斤 克 毫克 微克 市斤 担 kg g mg t 万吨级 吨级'),
  VOLUME: [...plain('立方米 升 毫升 公升 立方厘米 立方分米 L ml mL m³ m3 方'), ...([['立方', '立方米']] as const)],
  ENERGY: [
    ...plain(
      '千瓦时 千瓦 兆瓦 兆瓦时 瓦 吉瓦 千伏 千伏安 伏 伏安 兆伏安 安培 千卡 大卡 卡路里 焦 千焦 马力 赫兹 兆赫 兆帕 千帕 帕 分贝 kW kWh MW MWh kV kVA W V 吨标准煤 吨标煤 标准立方米 瓦时',
    ),
    ...([['度电', '度']] as const),
  ],
  DATA: plain('GB MB TB PB KB 兆 Mbps Gbps 像素 字节'),
  TEMPERATURE: plain('摄氏度 ℃ °C 度'),
  TIME: [
    ...plain(
      '日 年 个月 个年头 年头 学年 学期 个学期 个季度 个世纪 周 星期 个星期 个礼拜 天 昼夜 夜 小时 个小时 个钟头 钟头 分钟 秒 毫秒 课时 学时 工时 工作日 个工作日 日历天',
    ),
    ...([
      ['个小时', '小时'],
      ['秒钟', '秒'],
      ['刻钟', '分钟', 15],
    ] as const),
  ],
  SHARE: plain('% ‰ 个百分点 百分点 个基点'),
  MULTIPLE: plain('倍 番'),
}

/** Words that count. */
export const countWords: readonly string[] = [
  // People
  '人 名 位 人次 人份 户次 户 口 员 家庭 对 双 伙 拨 批次 批 群 代 届 人日 人天 人时 工日 班次 班 组 队 支 团 桌 席 席位',
  // Bodies, places and buildings
  '个 家 家次 所 座 栋 幢 间 套 处 处次 宗 站 厂 院 校 店 门 层 户型 块 片 片区 网格 地 省 省份 市 区 县 区县 县区 市县 乡镇 镇 乡 村 街道 社区 村组 国 国家 床 张 床位 车位 泊位 点位 座次',
  // Things
  '件 件次 件套 条 条次 项 项次 部 部次 台 台套 台次 台件 架 架次 艘 艘次 辆 辆次 车 车次 趟 列 节 只 头 匹 羽 尾 峰 棵 株 盆 朵 束 根 枝 块 片 面 扇 樘 提 把 顶 枚 颗 粒 滴 串 捆 扎 挂 打 沓 摞 堆 撮 丛 簇 杆 盏 眼 口 孔 道 段 股 路 环 排 行 垄 畦 穴 圈 格 屏 幅 幅次 帧 张 本 册 份 封 篇 篇次 首 曲 支 部 集 期 卷 页 字 句 丝 部门 册次 本次 亩次 种 类 大类 小类 荤 素 具 款 样 品 味 型 级 票 张次 单 笔 桩 例 例次 起 宗 案 套 组 双 副 瓶 杯 碗 盘 盒 袋 包 箱 桶 罐 筐 篮 壶 坛 缸 管 支 剂 剂次 针 针次 剂针 贴 帖 床 席 标箱 标准箱 车厢 车道 线 针 门次 道次',
  // Times that something happens
  '次 场 场次 回 遍 趟 顿 餐 轮 轮次 届 阶段 步 堂 课 频次 人场次 站次 单次 班 班列 航班 局 盘 球 票 分 点 积分 环节 圈 步数 声 跤 关 名次 步骤 版次 班组 余次 场会 声部',
]
  .join(' ')
  .split(' ')
