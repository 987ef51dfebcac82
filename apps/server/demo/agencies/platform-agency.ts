import type { DemoAgency } from '../city.ts';

const operator = (key: 'system' | 'security' | 'audit', name: string, title: string) => ({
  signInName: `yunwei.${key}`,
  name,
  section: '运行科',
  post: '平台管理员',
  title,
  duty: ({ system: 'SYSTEM', security: 'SECURITY', audit: 'AUDIT' } as const)[key],
});

/** Operates the platform for all agencies and handles nobody's matters. */
export const platformAgency: DemoAgency = {
  code: 'platform',
  name: '江州市政务云运行中心',
  shortName: '云运行中心',
  kind: 'PLATFORM',
  level: 'PLATFORM',
  sections: ['运行科'],
  posts: [{ name: '平台管理员', role: 'agencyAdmin', section: '运行科' }],
  people: [
    operator('system', '许文博', '系统管理员'),
    operator('security', '沈佳', '安全管理员'),
    operator('audit', '罗振华', '审计管理员'),
  ],
  inCharge: {},
};
