import { defineRoutes } from '@gov/base/component';
import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { accountRoutes, OneTimeCode } from './contract/accounts.ts';
import { dutyRoutes } from './contract/duties.ts';
import { permissionRoutes } from './contract/permissions.ts';

export { AccountLine, AccountState, mostWaitingCodes } from './contract/accounts.ts';
export { DutyLine, DutyOffer, HandOver, PastHandOver } from './contract/duties.ts';
export { Grant, GranteeKind, HeldPermissions, Holder, PermissionLine } from './contract/permissions.ts';

const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String();
const Closed = { additionalProperties: false } as const;

export const Identity = Type.Object(
  {
    assignmentId: Uuid,
    agencyId: Uuid,
    agencyName: Type.String(),
    personName: Type.String(),
    sectionName: Type.String(),
    postName: Type.String(),
    title: Type.String(),
    main: Type.Boolean(),
    current: Type.Boolean(),
  },
  Closed,
);

export const DemoAccount = Type.Object(
  /** `group`: what the account is good for: office work, administration. */
  { group: Type.String(), signInName: Type.String(), password: Type.String(), who: Type.String() },
  Closed,
);

/** Who is signed in, as the shell needs it. `setup` = no administrator exists yet: the first-run ceremony is open. */
export const SessionState = Type.Object(
  {
    state: Type.Union([Type.Literal('anonymous'), Type.Literal('setup'), Type.Literal('signed-in')]),
    /** Anonymous because the working identity of the session has ended, not because the session has. */
    placeEnded: Type.Optional(Type.Literal(true)),
    demo: Type.Optional(Type.Object({ accounts: Type.Array(DemoAccount) }, Closed)),
    person: Type.Optional(
      Type.Object(
        { id: Uuid, name: Type.String(), sectionId: Uuid, sectionName: Type.String(), title: Type.String() },
        Closed,
      ),
    ),
    agency: Type.Optional(
      Type.Object({ id: Uuid, name: Type.String(), shortName: Type.String(), kind: Type.String() }, Closed),
    ),
    identities: Type.Array(Identity),
    permissions: Type.Array(Type.String()),
    openComponents: Type.Array(Type.String()),
    /** The account has confirmed a second factor. */
    secondFactor: Type.Boolean(),
  },
  Closed,
);

const SignInReply = Type.Object(
  {
    /** `second-factor`: send the same request again with `code`; `new-password`: with `fresh`, chosen by its owner. */
    result: Type.Union([Type.Literal('signed-in'), Type.Literal('second-factor'), Type.Literal('new-password')]),
  },
  Closed,
);

const Done = Type.Object({ done: Type.Literal(true) }, Closed);

export const routes = defineRoutes({
  session: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, with which working identities, permissions and open components',
    permission: 'public',
    input: {},
    reply: SessionState,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with name and password, then the second factor where one is set',
    permission: 'public',
    changes: true,
    input: {
      body: Type.Object(
        {
          signInName: Type.String({ minLength: 1, maxLength: 100 }),
          password: Type.String({ minLength: 1, maxLength: 200 }),
          code: Type.Optional(Type.String({ maxLength: 12 })),
          fresh: Type.Optional(Type.String({ minLength: 10, maxLength: 200 })),
          assignmentId: Type.Optional(Uuid),
        },
        Closed,
      ),
    },
    reply: SignInReply,
  },
  chooseIdentity: {
    method: 'POST',
    path: '/api/session/identity',
    summary: 'Act as another working identity of the own account; issues a new session token',
    permission: 'signed-in',
    changes: true,
    input: { body: Type.Object({ assignmentId: Uuid }, Closed) },
    reply: Done,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: 'End the own session',
    permission: 'signed-in',
    changes: true,
    input: {},
    reply: Done,
  },
  listSessions: {
    method: 'GET',
    path: '/api/session/list',
    summary: 'The open sessions of the own account',
    permission: 'signed-in',
    input: {},
    reply: Type.Object(
      {
        sessions: Type.Array(
          Type.Object(
            {
              id: Uuid,
              current: Type.Boolean(),
              createdAt: Instant,
              lastSeenAt: Instant,
              address: Type.String(),
              browser: Type.String(),
            },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  endSession: {
    method: 'DELETE',
    path: '/api/session/:sessionId',
    summary: 'End one of the own sessions',
    permission: 'signed-in',
    changes: true,
    input: { params: Type.Object({ sessionId: Uuid }, Closed) },
    reply: Done,
  },
  changePassword: {
    method: 'POST',
    path: '/api/account/password',
    summary: 'Change the own password; ends all other sessions of the account',
    permission: 'signed-in',
    changes: true,
    input: {
      body: Type.Object(
        {
          current: Type.String({ minLength: 1, maxLength: 200 }),
          fresh: Type.String({ minLength: 10, maxLength: 200 }),
        },
        Closed,
      ),
    },
    reply: Done,
  },
  enrolSecondFactor: {
    method: 'POST',
    path: '/api/account/second-factor',
    summary: 'Begin to set up the second factor: a fresh TOTP secret to enter in an authenticator',
    permission: 'signed-in',
    changes: true,
    secretReply: true,
    input: { body: Type.Object({ password: Type.String({ minLength: 1, maxLength: 200 }) }, Closed) },
    reply: Type.Object({ secret: Type.String(), uri: Type.String() }, Closed),
  },
  confirmSecondFactor: {
    method: 'POST',
    path: '/api/account/second-factor/confirm',
    summary: 'Confirm the second factor with a first code',
    permission: 'signed-in',
    changes: true,
    input: { body: Type.Object({ code: Type.String({ minLength: 6, maxLength: 12 }) }, Closed) },
    reply: Done,
  },
  setUp: {
    method: 'POST',
    path: '/api/setup',
    summary:
      'First-run ceremony: makes the platform with its three administrators, once, by the code the server printed',
    permission: 'public',
    changes: true,
    input: {
      body: Type.Object(
        {
          code: OneTimeCode,
          platformName: words(2, 60),
          administrators: Type.Array(
            Type.Object(
              {
                duty: Type.Union([Type.Literal('SYSTEM'), Type.Literal('SECURITY'), Type.Literal('AUDIT')]),
                name: words(1, 60),
                signInName: Type.String({ minLength: 3, maxLength: 60, pattern: '^[a-z0-9._-]+$' }),
                password: Type.String({ minLength: 10, maxLength: 200 }),
              },
              Closed,
            ),
            { minItems: 3, maxItems: 3 },
          ),
        },
        Closed,
      ),
    },
    reply: Done,
  },
  ...accountRoutes,
  ...permissionRoutes,
  ...dutyRoutes,
});

/**
 * The demo accounts offered on the sign-in page and printed at start while demo data exists. The password is no secret:
 * such a server listens on loopback only. The demo city makes these accounts among others.
 */
export const demoPassword = 'demo-2026-city';

const demo = (group: string, rows: readonly (readonly [signInName: string, who: string])[]) =>
  rows.map(([signInName, who]) => ({ group, signInName, password: demoPassword, who }));

export const demoAccountWords: readonly Static<typeof DemoAccount>[] = [
  ...demo('办公的人', [
    ['liusiyuan', '刘思远 · 江州市住建局 建管科 科员（拟稿、校对、请假）'],
    ['chenguodong', '陈国栋 · 江州市住建局 建管科 科长（审核）'],
    ['sunqian', '孙倩 · 江州市住建局 法规科 科长（会签、合法性审核）'],
    ['qiulan', '邱岚 · 江州市住建局 财务科 科长（会签）'],
    ['zhaolixin', '赵立新 · 江州市住建局 办公室 主任（核稿）'],
    ['lintao', '林涛 · 江州市住建局 副局长（审签）'],
    ['wangjianhua', '王建华 · 江州市住建局 局长（签发）'],
    ['zhoumin', '周敏 · 江州市住建局 办公室 文书（复核、编号、分发）'],
    ['linpu.wenshu', '何静 · 临浦区住建局 办公室 文书（签收、登记）'],
    ['linpu.zhuren', '冯刚 · 临浦区住建局 办公室 主任（拟办）'],
    ['linpu.juzhang', '谢广平 · 临浦区住建局 局长（批示）'],
    ['linpu.kezhang', '江海洋 · 临浦区住建局 建设科 科长（承办）'],
    ['beishan.wenshu', '吴敏 · 北山区住建局 办公室 文书（签收、退回）'],
  ]),
  ...demo('管理员，不办公文和事项', [
    ['zjj.system', '丁浩 · 江州市住建局 系统管理员（机构、人员、账号、停下的流程）'],
    ['zjj.security', '唐洁 · 江州市住建局 安全管理员（授权、动态验证码）'],
    ['zjj.audit', '方正 · 江州市住建局 审计管理员（看全部操作记录）'],
    ['yunwei.system', '许文博 · 云运行中心 系统管理员（开通单位、单位关系）'],
  ]),
];
