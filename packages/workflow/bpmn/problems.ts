import { reject } from '@gov/base';

/** One reason why a process cannot be published: the element's id and a Chinese sentence that names it. */
export interface CompileProblem {
  readonly code: string;
  readonly element: string;
  readonly message: string;
}

/** All reasons at once, as fields of one refusal. */
export const refuseProblems = (problems: readonly CompileProblem[]) =>
  reject(
    'workflow.process-not-publishable',
    { count: problems.length },
    problems.map(({ element, message }) => ({ path: element, message })),
  );

/** Chinese names of BPMN elements that people may meet in drawings from elsewhere. */
const elementNames: Readonly<Record<string, string>> = {
  'bpmn:ServiceTask': '服务任务',
  'bpmn:SendTask': '发送任务',
  'bpmn:ReceiveTask': '接收任务',
  'bpmn:ManualTask': '手工任务',
  'bpmn:BusinessRuleTask': '业务规则任务',
  'bpmn:ScriptTask': '脚本任务',
  'bpmn:CallActivity': '调用活动（子流程）',
  'bpmn:SubProcess': '嵌入式子流程',
  'bpmn:AdHocSubProcess': '自由子流程',
  'bpmn:Transaction': '事务子流程',
  'bpmn:InclusiveGateway': '包容网关',
  'bpmn:EventBasedGateway': '事件网关',
  'bpmn:ComplexGateway': '复杂网关',
  'bpmn:IntermediateCatchEvent': '中间捕获事件',
  'bpmn:IntermediateThrowEvent': '中间抛出事件',
  'bpmn:BoundaryEvent': '边界事件',
  'bpmn:StartEvent': '开始事件',
  'bpmn:EndEvent': '结束事件',
  'bpmn:UserTask': '办理环节',
  'bpmn:Task': '办理环节',
  'bpmn:ExclusiveGateway': '条件分支',
  'bpmn:ParallelGateway': '并行分支',
  'bpmn:MessageEventDefinition': '消息事件',
  'bpmn:SignalEventDefinition': '信号事件',
  'bpmn:ConditionalEventDefinition': '条件事件',
  'bpmn:ErrorEventDefinition': '错误事件',
  'bpmn:EscalationEventDefinition': '升级事件',
  'bpmn:CompensateEventDefinition': '补偿事件',
  'bpmn:CancelEventDefinition': '取消事件',
  'bpmn:LinkEventDefinition': '链接事件',
  'bpmn:TimerEventDefinition': '定时事件',
};

export const elementName = (type: string): string => elementNames[type] ?? type.replace(/^.*:/, '');
