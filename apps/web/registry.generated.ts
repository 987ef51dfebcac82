// Written by `npm run write-registry`; never edited by hand.
import type { WebRegistryRow } from '#platform/web/shell/component-web.ts';

export const registry: readonly WebRegistryRow[] = [
  {
    "id": "agencies",
    "name": "单位",
    "menu": [
      {
        "path": "/agencies",
        "words": "各单位",
        "group": "平台管理",
        "order": 10,
        "permission": "agencies.manage",
        "icon": "building"
      },
      {
        "path": "/agency-settings",
        "words": "单位设置",
        "group": "单位管理",
        "order": 60,
        "permission": "agencies.settings",
        "icon": "settings"
      }
    ],
    "widgets": [
      {
        "id": "first-agency",
        "words": "开通第一个单位",
        "place": "work",
        "order": 5,
        "permission": "agencies.manage"
      }
    ],
    load: () => import('#components/agencies/web/index.tsx'),
  },
  {
    "id": "organisation",
    "name": "组织机构",
    "menu": [
      {
        "path": "/organisation",
        "words": "组织机构",
        "group": "单位管理",
        "order": 10,
        "permission": "organisation.view",
        "icon": "building"
      }
    ],
    "widgets": [],
    load: () => import('#components/organisation/web/index.tsx'),
  },
  {
    "id": "audit",
    "name": "审计",
    "menu": [
      {
        "path": "/audit",
        "words": "审计记录",
        "group": "单位管理",
        "order": 80,
        "permission": "audit.read",
        "icon": "shield"
      }
    ],
    "widgets": [],
    load: () => import('#components/audit/web/index.tsx'),
  },
  {
    "id": "forms",
    "name": "表单",
    "menu": [
      {
        "path": "/forms",
        "words": "表单",
        "group": "单位管理",
        "order": 50,
        "permission": "forms.design",
        "icon": "form"
      },
      {
        "path": "/dictionaries",
        "words": "数据字典",
        "group": "单位管理",
        "order": 51,
        "permission": "forms.design",
        "icon": "list"
      }
    ],
    "widgets": [],
    load: () => import('#components/forms/web/index.tsx'),
  },
  {
    "id": "identity",
    "name": "账号与身份",
    "menu": [
      {
        "path": "/accounts",
        "words": "账号",
        "group": "单位管理",
        "order": 30,
        "permission": "identity.accounts",
        "icon": "people"
      },
      {
        "path": "/permissions",
        "words": "权限",
        "group": "单位管理",
        "order": 40,
        "permission": "identity.permissions",
        "icon": "key"
      },
      {
        "path": "/duties",
        "words": "三员",
        "group": "单位管理",
        "order": 45,
        "permission": "identity.duty-of-system",
        "icon": "shield"
      },
      {
        "path": "/duties",
        "words": "三员",
        "group": "单位管理",
        "order": 45,
        "permission": "identity.duty-of-security",
        "icon": "shield"
      },
      {
        "path": "/duties",
        "words": "三员",
        "group": "单位管理",
        "order": 45,
        "permission": "identity.duty-of-audit",
        "icon": "shield"
      }
    ],
    "widgets": [
      {
        "id": "duty-offer",
        "words": "请您担任管理员",
        "place": "work",
        "order": 5,
        "permission": "identity.own"
      },
      {
        "id": "waiting-codes",
        "words": "等您同意的一次性码",
        "place": "work",
        "order": 6,
        "permission": "identity.second-factors"
      }
    ],
    load: () => import('#components/identity/web/index.tsx'),
  },
  {
    "id": "processes",
    "name": "流程",
    "menu": [
      {
        "path": "/processes",
        "words": "流程",
        "group": "单位管理",
        "order": 52,
        "permission": "processes.design",
        "icon": "process"
      }
    ],
    "widgets": [
      {
        "id": "plan-news",
        "words": "您定的流程发布",
        "place": "work",
        "order": 8,
        "permission": "processes.publish"
      }
    ],
    load: () => import('#components/processes/web/index.tsx'),
  },
  {
    "id": "matters",
    "name": "事项办理",
    "menu": [
      {
        "path": "/inbox",
        "words": "待我办",
        "group": "首页",
        "order": 10,
        "permission": "matters.handle",
        "icon": "inbox"
      },
      {
        "path": "/tracking",
        "words": "在办跟踪",
        "group": "首页",
        "order": 20,
        "permission": "matters.handle",
        "icon": "tracking"
      },
      {
        "path": "/stopped",
        "words": "停下的流程",
        "group": "单位管理",
        "order": 5,
        "permission": "matters.stopped",
        "icon": "warning"
      },
      {
        "path": "/monitor",
        "words": "流程监控",
        "group": "单位管理",
        "order": 6,
        "permission": "matters.monitor",
        "icon": "list"
      },
      {
        "path": "/covers",
        "words": "AB岗和代理",
        "group": "单位管理",
        "order": 7,
        "permission": "matters.covers",
        "icon": "people"
      },
      {
        "path": "/covers",
        "words": "AB岗和代理",
        "group": "单位管理",
        "order": 7,
        "permission": "matters.cover-consent",
        "icon": "people"
      },
      {
        "path": "/stand-ins",
        "words": "代理",
        "group": "首页",
        "order": 40,
        "permission": "matters.handle",
        "icon": "people"
      },
      {
        "path": "/secretaries",
        "words": "呈批排序",
        "group": "日常办公",
        "order": 20,
        "permission": "matters.handle",
        "icon": "list"
      },
      {
        "path": "/decide",
        "words": "领导批阅",
        "group": "首页",
        "order": 35,
        "permission": "matters.handle",
        "icon": "check"
      },
      {
        "path": "/start",
        "words": "发起",
        "group": "首页",
        "order": 30,
        "permission": "matters.start",
        "icon": "start"
      }
    ],
    "widgets": [
      {
        "id": "todo",
        "words": "待我办",
        "place": "work",
        "order": 10,
        "permission": "matters.handle"
      },
      {
        "id": "tracking",
        "words": "我发起的",
        "place": "work",
        "order": 20,
        "permission": "matters.handle"
      },
      {
        "id": "stopped",
        "words": "停下的流程",
        "place": "work",
        "order": 30,
        "permission": "matters.stopped"
      },
      {
        "id": "covers",
        "words": "等您同意的代理安排",
        "place": "work",
        "order": 7,
        "permission": "matters.cover-consent"
      },
      {
        "id": "start",
        "words": "发起",
        "place": "today",
        "order": 10,
        "permission": "matters.start"
      }
    ],
    load: () => import('#components/matters/web/index.tsx'),
  },
  {
    "id": "applications",
    "name": "办事应用",
    "menu": [
      {
        "path": "/applications",
        "words": "办事应用",
        "group": "日常办公",
        "order": 10,
        "permission": "applications.use",
        "icon": "list"
      },
      {
        "path": "/application-settings",
        "words": "应用设置",
        "group": "单位管理",
        "order": 8,
        "permission": "applications.manage",
        "icon": "grid"
      },
      {
        "path": "/application-keys",
        "words": "应用密钥",
        "group": "单位管理",
        "order": 9,
        "permission": "applications.manage",
        "icon": "key"
      }
    ],
    "widgets": [
      {
        "id": "key-request",
        "words": "请您同意的应用密钥",
        "place": "work",
        "order": 7,
        "permission": "applications.use"
      }
    ],
    load: () => import('#components/applications/web/index.tsx'),
  },
  {
    "id": "exchange",
    "name": "公文交换",
    "menu": [
      {
        "path": "/exchange",
        "words": "公文交换",
        "group": "公文",
        "order": 30,
        "permission": "exchange.track",
        "icon": "exchange"
      }
    ],
    "widgets": [
      {
        "id": "to-sign-for",
        "words": "待签收",
        "place": "today",
        "order": 20,
        "permission": "exchange.receive"
      }
    ],
    load: () => import('#components/exchange/web/index.tsx'),
  },
  {
    "id": "gongwen",
    "name": "公文处理",
    "menu": [
      {
        "path": "/gongwen/outgoing",
        "words": "发文登记簿",
        "group": "公文",
        "order": 40,
        "permission": "gongwen.registers",
        "icon": "outgoing"
      },
      {
        "path": "/gongwen/incoming",
        "words": "收文登记簿",
        "group": "公文",
        "order": 50,
        "permission": "gongwen.registers",
        "icon": "incoming"
      },
      {
        "path": "/gongwen/number-books",
        "words": "编号簿",
        "group": "公文",
        "order": 60,
        "permission": "gongwen.registers",
        "icon": "book"
      }
    ],
    "widgets": [],
    load: () => import('#components/gongwen/web/index.tsx'),
  },
  {
    "id": "portal",
    "name": "门户",
    "menu": [
      {
        "path": "/",
        "words": "首页",
        "group": "首页",
        "order": 1,
        "icon": "home"
      },
      {
        "path": "/search",
        "words": "查找",
        "group": "首页",
        "order": 90,
        "permission": "matters.handle",
        "icon": "search"
      }
    ],
    "widgets": [],
    load: () => import('#components/portal/web/index.tsx'),
  },
];
