/** What the people of the city write; invented, about nobody. */

export const leaveReasons: readonly (readonly [kind: string, reason: string, destination: string])[] = [
  ['ANNUAL', '休年休假，工作已与同科室同志交接。', '外省老家'],
  ['ANNUAL', '陪同父母外出疗养，手头工作已安排妥当。', '邻省'],
  ['PERSONAL', '家中老人住院，需陪护照料。', ''],
  ['PERSONAL', '办理子女入学手续。', ''],
  ['SICK', '感冒发热，医生建议休息。', ''],
  ['SICK', '腰椎不适，遵医嘱理疗。', ''],
  ['MARRIAGE', '本人结婚，按规定休婚假。', '江州市'],
  ['FAMILY_VISIT', '探望异地父母。', '西北'],
  ['BEREAVEMENT', '处理亲属丧事。', '老家'],
  ['OTHER', '参加全国统一职业资格考试。', '省会'],
];

export const leaveReturns: readonly string[] = [
  '请写明工作交接给谁，再报。',
  '起止日期与本周会议冲突，请调整后再报。',
  '病假请在事由里写明就诊情况。',
];

export const returns: readonly string[] = [
  '第二部分数据与上月报表不一致，请核对后再报。',
  '请补充与相关科室协商的情况。',
  '事由写得过于简单，请把必要性和依据写清楚。',
  '标题请写全，与内容对应。',
];

export const opinions: readonly string[] = [
  '',
  '',
  '同意。',
  '同意，请按程序办理。',
  '同意，注意工作交接。',
  '拟同意，请领导审定。',
  '情况属实，同意。',
  '同意。请把握好时间节点，重要情况及时报告。',
];

export const refusals: readonly string[] = ['今年预算没有安排，不同意。', '时机还不成熟，先做好调研，下半年再议。'];

export const remarks: readonly string[] = ['已阅，请按要求落实。', '收到，我科室配合。', '已阅知。'];

export const delegateReasons = ['请先核对数据和依据，再送我。', '请结合你科室情况先提出修改意见。'];
export const transferReasons: readonly string[] = ['本周外出开会，请代为办理。', '此件属你处职责，请办理。'];

export const places = [
  '河观街道',
  '临浦新城',
  '北山工业园',
  '江心洲片区',
  '老城厢',
  '滨江新区',
  '青云湖片区',
  '南湖片区',
];

const memoMatters: readonly string[] = [
  '关于{place}老旧小区改造工程项目施工期间地下管线保护和居民临时出行安全保障工作有关情况以及下一步工作安排和经费保障建议的请示',
  '关于提请召开专题会议研究解决{place}雨污分流改造工程施工进度滞后原因和整改措施以及年内资金拨付计划和责任分工有关问题的请示',
  '关于{place}历史建筑保护修缮工程勘察设计方案专家评审意见采纳情况和后续审批手续办理进展情况以及需要提请协调解决的问题的报告',
  '关于报送{place}在建项目今年上半年房屋市政工程施工安全生产专项整治行动开展情况、存在的主要问题和下半年重点工作打算有关情况的报告',
  '关于拟组织赴{place}调研城市更新和既有多层住宅加装电梯工作并请相关业务科室派员参加和提前准备座谈交流材料等有关事项的请示',
  '关于{place}农贸市场及周边占道经营综合治理联合执法行动方案征求意见采纳情况和组织实施时间安排以及部门职责分工有关事项的请示',
  '关于贯彻落实市政府常务会议精神加快推进{place}保障性租赁住房项目前期手续办理和开工建设准备工作进展情况以及存在的主要困难的报告',
];

const purchases: readonly (readonly [what: string, why: string])[] = [
  [
    '采购{place}在建工程主体质量检测所需混凝土回弹仪、钢筋扫描仪、裂缝测宽仪等便携式现场检测仪器设备一批（含三年校准和维护服务）',
    '现有设备超过检定周期，不能满足现场检测需要。',
  ],
  [
    '采购{place}市级重点建设项目专题档案数字化加工服务（含纸质档案扫描、著录、质检、光盘备份以及向省级平台移交所需要的格式转换）',
    '纸质档案查阅不便，需数字化后提供利用。',
  ],
  [
    '采购办公用打印纸、硒鼓、档案盒等日常办公耗材（第三季度各科室汇总，用于{place}现场指挥部和机关）',
    '库存不足两周用量，需及时补充。',
  ],
  [
    '采购{place}建筑工地施工扬尘和噪声在线监测点位年度运行维护服务（含备品备件更换、数据比对、平台接入和全天候应急响应）',
    '原合同即将到期，监测数据不能中断。',
  ],
];

const fill = (pattern: string, place: string): string => pattern.replace('{place}', place);

/** What a memo is about; most are longer than fifty characters, as in real offices. */
export const memoTitle = (one: <T>(list: readonly T[]) => T): string => fill(one(memoMatters), one(places));

export function purchaseWords(one: <T>(list: readonly T[]) => T): readonly [title: string, reason: string] {
  const [what, why] = one(purchases);
  return [fill(what, one(places)), why];
}

const documentMatters: readonly string[] = [
  '关于进一步加强{place}老旧小区改造项目施工期间地下管线保护、消防通道畅通和居民临时出行安全保障工作的通知',
  '关于转发省住房和城乡建设厅开展房屋市政工程施工安全生产专项整治部署并组织{place}冬季施工质量联合检查的通知',
  '关于做好{place}既有多层住宅加装电梯申报受理、联合审查、施工监督和竣工验收备案以及财政补助资金申领有关工作的通知',
  '关于印发《{place}城市更新项目立项、设计、施工、验收全过程管理和建设档案同步归集移交工作实施细则（试行）》的通知',
  '关于进一步规范{place}建筑垃圾分类收集、运输、处置全过程管理和施工工地扬尘在线监测数据联网报送工作的通知',
];

/** 发文机关 + 事由 + 文种. */
export const documentTitle = (agencyName: string, one: <T>(list: readonly T[]) => T): string =>
  `${agencyName}${fill(one(documentMatters), one(places))}`;

/** Documents that came on paper: source, its mark, title. */
export const incomingSources: readonly (readonly [source: string, prefix: string, title: string])[] = [
  [
    '江东省住房和城乡建设厅',
    '江东建发',
    '江东省住房和城乡建设厅关于深入开展全省房屋市政工程质量安全提升行动并报送{place}等重点片区阶段性工作进展情况和典型经验做法的通知',
  ],
  [
    '江州市人民政府办公室',
    '江政办发',
    '江州市人民政府办公室关于做好迎接省城市体检评估工作组对{place}开展现场核查和问题整改“回头看”各项准备工作有关事项的通知',
  ],
  [
    '江东省生态环境厅',
    '江东环函',
    '江东省生态环境厅关于征求{place}施工扬尘排放地方标准（征求意见稿）修改意见和基础数据的函',
  ],
  [
    '江州市发展和改革委员会',
    '江发改函',
    '江州市发展和改革委员会关于商请提供{place}年度重点项目投资完成情况和下一年度计划建议的函',
  ],
];

export const handlingOpinions: readonly string[] = [
  '请按来文要求办理，按期反馈。',
  '拟请相关科室阅办，请领导批示。',
  '请抓紧办理，重要情况及时报告。',
  '已阅办，材料按要求报送。',
];
