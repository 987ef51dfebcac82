import type { DemoPerson } from '../city.ts';
import { makeAgency } from './make-agency.ts';

const duties = { system: 'SYSTEM', security: 'SECURITY', audit: 'AUDIT' } as const;

/** The nine people of a district's bureau, in the order of their posts. */
function bureauOf(code: string, names: readonly string[]): readonly DemoPerson[] {
  const posts = [
    ['juzhang', '局领导', '局长'],
    ['fuju', '局领导', '副局长'],
    ['zhuren', '办公室', '办公室主任'],
    ['wenshu', '办公室', '文书'],
    ['kezhang', '建设科', '科长'],
    ['keyuan', '建设科', '科员'],
  ] as const;
  const staff = posts.map(([key, section, post], i) => ({
    signInName: `${code}.${key}`,
    name: names[i] ?? '',
    section,
    post,
    title: post,
  }));
  const administrators = (['system', 'security', 'audit'] as const).map((key, i) => ({
    signInName: `${code}.${key}`,
    name: names[posts.length + i] ?? '',
    section: '办公室',
    post: '科员',
    title: { system: '系统管理员', security: '安全管理员', audit: '审计管理员' }[key],
    duty: duties[key],
  }));
  return [...staff, ...administrators];
}

const bureau = {
  level: 'DISTRICT',
  chiefTitle: '局长',
  leadersSection: '局领导',
  office: '办公室',
  sections: ['建设科', '物业科'],
  deputies: [['建设科', '办公室']],
} as const;

const governmentOffice = {
  level: 'DISTRICT',
  parent: 'jz-zfb',
  chiefTitle: '主任',
  leadersSection: '室领导',
  office: '综合科',
  sections: ['秘书科', '督查科'],
  deputies: [['秘书科', '督查科']],
  people: 13,
} as const;

export const districtAgencies = [
  makeAgency({
    ...governmentOffice,
    code: 'linpu-zfb',
    signIn: 'lpzfb',
    name: '江州市临浦区人民政府办公室',
    shortName: '临浦区政府办',
    numberPrefix: '临政办发',
    namesFrom: 104,
  }),
  makeAgency({
    ...bureau,
    code: 'linpu-zjj',
    signIn: 'linpu',
    name: '江州市临浦区住房和城乡建设局',
    shortName: '临浦区住建局',
    numberPrefix: '临建发',
    parent: 'linpu-zfb',
    people: 14,
    namesFrom: 120,
    named: bureauOf('linpu', ['谢广平', '潘丽', '冯刚', '何静', '江海洋', '易晓峰', '柳明', '田甜', '武毅']),
  }),
  makeAgency({
    ...bureau,
    code: 'beishan-zjj',
    signIn: 'beishan',
    name: '江州市北山区住房和城乡建设局',
    shortName: '北山区住建局',
    numberPrefix: '北建发',
    parent: 'jz-zjj',
    people: 13,
    namesFrom: 136,
    named: bureauOf('beishan', ['贺长青', '姚远', '曹宁', '吴敏', '石磊', '苗青', '毕胜', '牛犇', '祝捷']),
  }),
  makeAgency({
    code: 'linpu-hgj',
    signIn: 'heguan',
    name: '江州市临浦区河观街道办事处',
    shortName: '河观街道办',
    numberPrefix: '河街发',
    level: 'STREET',
    parent: 'linpu-zfb',
    chiefTitle: '主任',
    leadersSection: '班子成员',
    office: '党政综合办',
    sections: ['城市管理办', '社区服务办'],
    deputies: [['城市管理办', '社区服务办']],
    people: 12,
    namesFrom: 150,
    twoAgencies: [{ signInName: 'linpu.fuju', name: '', section: '班子成员', post: '副主任', title: '挂职副主任' }],
  }),
  makeAgency({
    ...governmentOffice,
    code: 'beishan-zfb',
    signIn: 'bszfb',
    name: '江州市北山区人民政府办公室',
    shortName: '北山区政府办',
    numberPrefix: '北政办发',
    namesFrom: 162,
  }),
];
