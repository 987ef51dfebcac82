import { defineComponent } from '@gov/base/component';

/** 流程: definitions and their immutable versions; matters run them. */
export const component = defineComponent({
  id: 'processes',
  name: '流程',
  foundation: true,
  needs: ['forms', 'organisation'],
  tables: ['process', 'process_version', 'process_draft', 'process_plan', 'process_section'],
  permissions: [
    { code: 'processes.all', words: '管全单位的流程，定每个流程归口哪些科室', duty: 'SYSTEM' },
    { code: 'processes.view', words: '查看流程', duty: 'SYSTEM', within: 'processes.sections' },
    { code: 'processes.design', words: '设计流程', duty: 'SYSTEM', within: 'processes.sections' },
    { code: 'processes.publish', words: '发布流程', duty: 'SYSTEM', within: 'processes.sections' },
    {
      code: 'processes.sections',
      words: '流程管理员：管归口科室的流程',
      forSections: true,
      notWithDuty: true,
    },
  ],
  settings: [],
  menu: [
    {
      path: '/processes',
      words: '流程',
      group: '单位管理',
      order: 52,
      permission: 'processes.design',
      icon: 'process',
    },
  ],
  widgets: [{ id: 'plan-news', words: '您定的流程发布', place: 'work', order: 8, permission: 'processes.publish' }],
  /** A new version is there: what is started from now on goes by it. */
  events: ['ProcessPublished'],
  auditEvents: {
    'processes.created': { words: '新建流程' },
    'processes.sections-assigned': { words: '定流程的归口科室' },
    'processes.draft-saved': { words: '保存流程草稿' },
    'processes.draft-discarded': { words: '丢弃流程草稿' },
    'processes.published': { words: '发布流程' },
    'processes.rehearsed': { words: '用历史事项试运行流程' },
    'processes.rolled-back': { words: '改回用以前的一版流程' },
    'processes.publish-planned': { words: '定好日子发布流程' },
    'processes.plan-cancelled': { words: '取消定好的流程发布' },
    'processes.plan-refused': { words: '流程到日子没有通过检查，没有发布' },
    'processes.moving-asked': { words: '把在办的事项转到另一版流程' },
    'processes.moving-stopped': { words: '停下转到另一版流程' },
    'processes.table-exported': { words: '导出流程的统计表' },
    'processes.template-exported': { words: '把流程作为模板导出' },
    'processes.backup-exported': { words: '导出流程的完整备份' },
  },
  errors: {
    'processes.unknown': { status: 404, message: '没有找到这个流程。', nextStep: '刷新页面后重新选择。' },
    'processes.unknown-section': {
      status: 422,
      message: '没有找到这个科室，或者它已经撤销，或者不由您管，没有保存。',
      nextStep: '刷新页面后重新选择归口科室。',
    },
    'processes.product-own': {
      status: 409,
      message: '这个流程是随产品带来的，由单位的系统管理员管，不归口给科室。',
      nextStep: '要让科室自己管，照着它新建一个流程，再把新的归口给科室。',
    },
    'processes.moved': {
      status: 409,
      message: '您打开以后，这个流程已经有了第 {number} 版，没有发布。',
      nextStep: '您改的还在这一页；刷新后照着新的一版再改。',
    },
    'processes.unknown-step': {
      status: 422,
      message: '流程里没有这个步骤，没有发布。',
      nextStep: '刷新页面后再改。',
    },
    'processes.nothing-new': {
      status: 409,
      message: '和现在用的第 {number} 版一样，没有发布。',
      nextStep: '改好以后再发布。',
    },
    'processes.not-found': { status: 404, message: '没有找到这个版本。', nextStep: '刷新页面后重新选择。' },
    'processes.unknown-person': {
      status: 404,
      message: '没有找到这位同事，或者他现在没有任职。',
      nextStep: '重新选一位发起人。',
    },
    'processes.plan-in-the-past': {
      status: 422,
      message: '这个时间已经过了，没有定下来。',
      nextStep: '改成以后的时间，或者现在就发布。',
    },
    'processes.unknown-plan': { status: 404, message: '没有找到这次定好的发布。', nextStep: '刷新页面再看。' },
    'processes.plan-over': {
      status: 409,
      message: '这次发布已经有了结果，不能取消了。',
      nextStep: '刷新页面看结果；已经发布的，可以改回用以前的一版。',
    },
    'processes.no-draft': {
      status: 409,
      message: '这个流程没有未发布的修改。',
      nextStep: '刷新页面，看现在用的是哪一版。',
    },
    'processes.draft-stale': {
      status: 409,
      message: '别处先存了一稿，您的这一稿没有存上。',
      nextStep: '对照两稿，选用一份。您改的都还在。',
    },
    'processes.nothing-to-move': {
      status: 409,
      message: '没有要转的事项，什么都没有改。',
      nextStep: '刷新页面，看现在还有哪些在办。',
    },
    'processes.unknown-batch': { status: 404, message: '没有找到这一次转版。', nextStep: '刷新页面后重新选择。' },
    'processes.never-published': {
      status: 409,
      message: '这个流程还没有发布过，没有可看的。',
      nextStep: '发布并有人办过以后再来看。',
    },
    'processes.draft-unrunnable': {
      status: 422,
      message: '草稿还有 {count} 处问题，现在运行不了。',
      nextStep: '按卡片上的提示改好以后再来；也可以选一个发布过的版本。',
    },
    'processes.unreadable-file': {
      status: 422,
      message: '这不是可读的 BPMN 2.0 文件，没有保存。',
      nextStep: '换一个文件再试；是自己改的，撤销刚才的修改。',
    },
    'processes.unknown-form': {
      status: 422,
      message: '没有找到这张表单，或者它还没有发布过。',
      nextStep: '重新选择表单；还没有发布的，先发布。',
    },
    'workflow.process-not-publishable': {
      status: 422,
      message: '流程还有问题，没有发布。',
      nextStep: '按每一处的提示修改后再发布。',
    },
    'processes.unread-warnings': {
      status: 409,
      message: '发布前的检查有 {count} 处提醒还没有看过，没有发布。',
      nextStep: '重新打开发布窗口，看过提醒、打上勾再发布。',
    },
    'processes.problems': {
      status: 422,
      message: '还有 {count} 处问题，没有发布。',
      nextStep: '按每一处的提示修改后再发布。',
    },
  },
});
