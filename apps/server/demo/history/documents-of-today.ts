import type { DocumentKind, Urgency } from '@gov/gongwen';

/** A document under way when the city is first opened, and the step it waits at. */
export interface DocumentOfToday {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly urgency: Urgency;
  readonly waitsAt: '办公室核稿' | '签发' | '编号排版';
  /** Codes of the agencies it goes to. */
  readonly to: readonly string[];
}

/** What lies on the desks of the bureau whose people the sign-in page names: everybody of them has something to do. */
export const documentsOfToday: readonly DocumentOfToday[] = [
  {
    title: '江州市住房和城乡建设局关于切实做好今冬明春房屋市政工程安全生产和极端天气防范应对工作的紧急通知',
    kind: 'NOTICE',
    urgency: 'VERY_URGENT',
    waitsAt: '签发',
    to: ['linpu-zjj', 'beishan-zjj'],
  },
  {
    title: '江州市住房和城乡建设局关于申请追加二〇二六年城镇老旧小区改造配套基础设施建设市级补助资金的请示',
    kind: 'REQUEST',
    urgency: 'NORMAL',
    waitsAt: '签发',
    to: ['jz-zfb'],
  },
  {
    title: '江州市住房和城乡建设局关于商请提供在建项目扬尘在线监测数据的函',
    kind: 'LETTER',
    urgency: 'NORMAL',
    waitsAt: '签发',
    to: ['jz-hbj'],
  },
  {
    title: '江州市住房和城乡建设局关于开展建筑工人实名制管理和工资支付专项检查的通知',
    kind: 'NOTICE',
    urgency: 'NORMAL',
    waitsAt: '编号排版',
    to: ['linpu-zjj', 'beishan-zjj'],
  },
  {
    title: '江州市住房和城乡建设局关于通报全市既有房屋结构安全隐患排查整治工作第三季度进展情况的通报',
    kind: 'CIRCULAR',
    urgency: 'NORMAL',
    waitsAt: '办公室核稿',
    to: ['linpu-zjj', 'beishan-zjj'],
  },
];
