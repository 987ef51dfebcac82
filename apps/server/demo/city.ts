import type { AdministratorDuty } from '@gov/base/component';
import type { PostRole } from '@gov/organisation';

/** One person of the demo city in one line; names are invented. */
export interface DemoPerson {
  readonly signInName: string;
  readonly name: string;
  readonly section: string;
  readonly post: string;
  readonly title: string;
  readonly duty?: AdministratorDuty;
}

export interface DemoAgency {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly level: 'PLATFORM' | 'CITY' | 'DISTRICT' | 'STREET';
  readonly parent?: string;
  readonly sections: readonly string[];
  readonly posts: readonly { readonly name: string; readonly role: PostRole; readonly section?: string }[];
  readonly people: readonly DemoPerson[];
  /** Leader's sign-in name → sections in his charge. */
  readonly inCharge: Readonly<Record<string, readonly string[]>>;
}

const usualPosts: DemoAgency['posts'] = [
  { name: '局长', role: 'chief', section: '局领导' },
  { name: '副局长', role: 'deputyInCharge', section: '局领导' },
  { name: '办公室主任', role: 'officeDirector', section: '办公室' },
  { name: '文书', role: 'documentClerk', section: '办公室' },
  { name: '收发员', role: 'mailClerk', section: '办公室' },
  { name: '科长', role: 'sectionHead' },
  { name: '科员', role: 'officer' },
];

const line = (
  signInName: string,
  name: string,
  section: string,
  post: string,
  title = post,
  duty?: AdministratorDuty,
): DemoPerson => ({
  signInName,
  name,
  section,
  post,
  title,
  ...(duty ? { duty } : {}),
});

export const demoAgencies: readonly DemoAgency[] = [
  {
    code: 'platform',
    name: '江州市政务云运行中心',
    shortName: '云运行中心',
    kind: 'PLATFORM',
    level: 'PLATFORM',
    sections: ['运行科'],
    posts: [{ name: '平台管理员', role: 'agencyAdmin', section: '运行科' }],
    people: [
      line('yunwei.system', '许文博', '运行科', '平台管理员', '系统管理员', 'SYSTEM'),
      line('yunwei.security', '沈佳', '运行科', '平台管理员', '安全管理员', 'SECURITY'),
      line('yunwei.audit', '罗振华', '运行科', '平台管理员', '审计管理员', 'AUDIT'),
    ],
    inCharge: {},
  },
  {
    code: 'jz-zjj',
    name: '江州市住房和城乡建设局',
    shortName: '市住建局',
    kind: 'AGENCY',
    level: 'CITY',
    sections: ['局领导', '办公室', '建管科', '法规科', '财务科'],
    posts: usualPosts,
    people: [
      line('wangjianhua', '王建华', '局领导', '局长'),
      line('lintao', '林涛', '局领导', '副局长'),
      line('zhaolixin', '赵立新', '办公室', '办公室主任'),
      line('zhoumin', '周敏', '办公室', '文书'),
      line('hanxue', '韩雪', '办公室', '收发员'),
      line('chenguodong', '陈国栋', '建管科', '科长'),
      line('liusiyuan', '刘思远', '建管科', '科员'),
      line('sunqian', '孙倩', '法规科', '科长'),
      line('maxiaodong', '马晓东', '法规科', '科员'),
      line('qiulan', '邱岚', '财务科', '科长'),
      line('zjj.system', '丁浩', '办公室', '科员', '系统管理员', 'SYSTEM'),
      line('zjj.security', '唐洁', '办公室', '科员', '安全管理员', 'SECURITY'),
      line('zjj.audit', '方正', '财务科', '科员', '审计管理员', 'AUDIT'),
    ],
    inCharge: { lintao: ['建管科', '法规科'], wangjianhua: ['办公室', '财务科'] },
  },
  ...(['linpu', 'beishan'] as const).map((code): DemoAgency => {
    const district = code === 'linpu' ? '临浦区' : '北山区';
    return {
      code: `${code}-zjj`,
      name: `江州市${district}住房和城乡建设局`,
      shortName: `${district}住建局`,
      kind: 'AGENCY',
      level: 'DISTRICT',
      parent: 'jz-zjj',
      sections: ['局领导', '办公室', '建设科'],
      posts: usualPosts,
      people: [
        line(`${code}.juzhang`, code === 'linpu' ? '谢广平' : '贺长青', '局领导', '局长'),
        line(`${code}.fuju`, code === 'linpu' ? '潘丽' : '姚远', '局领导', '副局长'),
        line(`${code}.zhuren`, code === 'linpu' ? '冯刚' : '曹宁', '办公室', '办公室主任'),
        line(`${code}.wenshu`, code === 'linpu' ? '何静' : '吴敏', '办公室', '文书'),
        line(`${code}.kezhang`, code === 'linpu' ? '江海洋' : '石磊', '建设科', '科长'),
        line(`${code}.keyuan`, code === 'linpu' ? '易晓峰' : '苗青', '建设科', '科员'),
        line(`${code}.system`, code === 'linpu' ? '柳明' : '毕胜', '办公室', '科员', '系统管理员', 'SYSTEM'),
        line(`${code}.security`, code === 'linpu' ? '田甜' : '牛犇', '办公室', '科员', '安全管理员', 'SECURITY'),
        line(`${code}.audit`, code === 'linpu' ? '武毅' : '祝捷', '办公室', '科员', '审计管理员', 'AUDIT'),
      ],
      inCharge: { [`${code}.fuju`]: ['建设科', '办公室'] },
    };
  }),
];
