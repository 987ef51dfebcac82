/** One way to break the engine: a line of its source is another one when the module is loaded. Nothing is copied. */
export interface Mutant {
  readonly name: string;
  /** What goes wrong; one of each kind is tried in the everyday test. */
  readonly kind:
    | 'events'
    | 'joins'
    | 'returns'
    | 'undoing'
    | 'votes'
    | 'signers'
    | 'time'
    | 'ends'
    | 'children'
    | 'log'
    | 'handlers'
    | 'readers';
  readonly file: string;
  readonly code: string;
  readonly becomes: string;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'the join fires when one branch is still missing',
    kind: 'joins',
    file: 'flow/walk.ts',
    code: 'if (forkScope.arrived < forkScope.expected) return;',
    becomes: 'if (forkScope.arrived < forkScope.expected - 1) return;',
  },
  {
    name: 'the join never fires',
    kind: 'joins',
    file: 'flow/walk.ts',
    code: 'if (forkScope.arrived < forkScope.expected) return;',
    becomes: 'return;',
  },
  {
    name: 'an arrival is counted twice',
    kind: 'joins',
    file: 'evolve/evolve-tree.ts',
    code: 'arrived: fork.arrived + 1 }',
    becomes: 'arrived: fork.arrived + 2 }',
  },
  {
    name: 'the generation of a fork is not raised when it opens again',
    kind: 'joins',
    file: 'engine/run.ts',
    code: '1 + state.scopes.filter(',
    becomes: '1 + 0 * state.scopes.filter(',
  },
  {
    name: 'a return behind a join starts all branches again',
    kind: 'returns',
    file: 'returns/regions.ts',
    code: 'active: [step.branch], results: results?.id',
    becomes: 'results: results?.id',
  },
  {
    name: 'what ended in no goes on as if it had passed',
    kind: 'votes',
    file: 'votes/settle-visit.ts',
    code: "if (outcome === 'no' && !visit.borrowed && !hasNoFlow(run, visit.node)) {",
    becomes: 'if (outcome === undefined) {',
  },
  {
    name: 'a condition drawn before the flow for no leads past it',
    kind: 'votes',
    file: 'flow/decide-choice.ts',
    code: "if (no) return { branch: no, because: 'outcome', tried };",
    becomes: '',
  },
  {
    name: 'the direct way back passes over a step that now says no',
    kind: 'votes',
    file: 'flow/walk.ts',
    code: "if (outcome === 'yes' || visit.borrowed) return true;",
    becomes: 'return true;',
  },
  {
    name: 'a return leaves the work of the other branches open',
    kind: 'returns',
    file: 'returns/regions.ts',
    code: "if (item.state === 'open' || item.state === 'parked') cancelItem(run, item.id, reason);",
    becomes: '',
  },
  {
    name: 'a return leaves the opinions of a cancelled branch valid',
    kind: 'returns',
    file: 'returns/regions.ts',
    code: "if (opinions === 'voided' && item.state === 'done' && !item.voidedBy)",
    becomes: "if (opinions === 'kept' && item.state === 'done' && !item.voidedBy)",
  },
  {
    name: 'a waiting return does not wait',
    kind: 'returns',
    file: 'returns/waiting-return.ts',
    code: "if (at?.kind === 'visit') return visitOf(state, at.visit).state === 'parked';",
    becomes: "if (at?.kind === 'visit') return true;",
  },
  {
    name: 'a direct return goes the whole way again',
    kind: 'returns',
    file: 'returns/regions.ts',
    code: "...(plan.mode === 'direct' ? { returnTo: plan.visit.id } : {}),",
    becomes: '',
  },
  {
    name: 'a return forgets who had been added',
    kind: 'returns',
    file: 'engine/open-visit.ts',
    code: 'const chosen = oneOnly && doers.length > 0 ? doers.slice(-1) : seats;',
    becomes: 'const chosen = doers.length > 0 ? doers.slice(-1) : seats;',
  },
  {
    name: 'withdrawing takes away what others have worked on since',
    kind: 'undoing',
    file: 'undo/withdraw.ts',
    code: 'if (!touched.ok) return touched;',
    becomes: '',
  },
  {
    name: 'withdrawing revives a region that is over',
    kind: 'undoing',
    file: 'undo/withdraw.ts',
    code: 'isLive(run.state, visit, seq);',
    becomes: 'true;',
  },
  {
    name: 'undoing forgets the opinions it had made void',
    kind: 'undoing',
    file: 'undo/inverse.ts',
    code: "emit(run, { kind: 'opinionRestored', item: item.id });",
    becomes: '',
  },
  {
    name: 'undoing leaves the members at work whom the act had called',
    kind: 'undoing',
    file: 'undo/inverse.ts',
    code: "emit(run, { kind: 'itemCancelled', item: item.id, as: 'withdrawn', reason: 'withdrawn' });",
    becomes: '',
  },
  {
    name: 'undoing does not put the next member back into the queue',
    kind: 'undoing',
    file: 'undo/inverse.ts',
    code: 'requeue(run, before, item, seq);',
    becomes: '',
  },
  {
    name: 'undoing does not let a dropped return wait again',
    kind: 'undoing',
    file: 'undo/inverse.ts',
    code: 'if (lapsed.closedBy === seq) waitAgain(run, lapsed);',
    becomes: 'if (lapsed.closedBy === -seq) waitAgain(run, lapsed);',
  },
  {
    name: 'two thirds are rounded down',
    kind: 'votes',
    file: 'votes/tally.ts',
    code: 'agreed * whole >= part * baseOf(tally, abstain)',
    becomes: 'agreed >= Math.floor((part * baseOf(tally, abstain)) / whole)',
  },
  {
    name: 'nobody agreeing is agreement',
    kind: 'votes',
    file: 'votes/tally.ts',
    code: "const end: Outcome = tally.agreed > 0 ? 'yes' : 'no';",
    becomes: "const end: Outcome = 'yes';",
  },
  {
    name: 'a decided group keeps everybody at work',
    kind: 'votes',
    file: 'votes/settle-visit.ts',
    code: "if (!needed && isAtWork(item)) cancelTree(run, item.id, 'decidedByOthers');",
    becomes: '',
  },
  {
    name: 'the next of a sequence never gets a turn',
    kind: 'votes',
    file: 'votes/settle-visit.ts',
    code: 'openMember(run, visit.id, next);',
    becomes: '',
  },
  {
    name: 'a vote that was made void still counts',
    kind: 'votes',
    file: 'votes/tally.ts',
    code: "item.state === 'done' && !item.voidedBy;",
    becomes: "item.state === 'done';",
  },
  {
    name: 'people are added to a group that is decided',
    kind: 'signers',
    file: 'signers/add-signers.ts',
    code: "if (visit.decided) return refuse('workflow.vote-already-decided', { visit: visit.id });",
    becomes: '',
  },
  {
    name: 'somebody may be added who sits there already',
    kind: 'signers',
    file: 'signers/add-signers.ts',
    code: 'if (seated) return refuse',
    becomes: 'if (seated && signers.length > 9) return refuse',
  },
  {
    name: 'the holder works on while answers are due',
    kind: 'signers',
    file: 'signers/add-signers.ts',
    code: "emit(run, { kind: 'itemParked', item: item.id });",
    becomes: '',
  },
  {
    name: 'the last answer does not wake the holder',
    kind: 'signers',
    file: 'engine/complete.ts',
    code: 'reviveParent(run, item.parent);',
    becomes: '',
  },
  {
    name: 'the rule is not judged again when somebody is removed',
    kind: 'signers',
    file: 'signers/remove-signer.ts',
    code: 'settleVisit(run, visit.id);',
    becomes: '',
  },
  {
    name: 'the denominator stays when somebody is added',
    kind: 'signers',
    file: 'signers/add-signers.ts',
    code: 'expected: scopeOf(run.state, group).expected + by',
    becomes: 'expected: scopeOf(run.state, group).expected + 0 * by',
  },
  {
    name: 'persons to come after are forgotten',
    kind: 'signers',
    file: 'signers/parts.ts',
    code: 'open(next);',
    becomes: '',
  },
  {
    name: 'the timer fires twice',
    kind: 'time',
    file: 'time/time-out.ts',
    code: 'if (visit.timeOuts?.includes(command.step))',
    becomes: 'if (visit.timeOuts?.includes(-1 - command.step))',
  },
  {
    name: 'a time-out agrees in a signing step',
    kind: 'time',
    file: 'time/time-out.ts',
    code: "if (node.signing) return 'signing';",
    becomes: '',
  },
  {
    name: 'time goes on while a process is suspended',
    kind: 'time',
    file: 'control/suspend.ts',
    code: "emit(run, { kind: 'dueMoved', visit: visit.id, dueAt: addWorkingMillis(calendar, now, left) });",
    becomes: 'addWorkingMillis(calendar, now, left);',
  },
  {
    name: 'terminating leaves work behind',
    kind: 'ends',
    file: 'control/end-process.ts',
    code: "if (isWork(item)) emit(run, { kind: 'itemCancelled', item: item.id, as: 'cancelled', reason });",
    becomes:
      "if (isWork(item) && item.state === 'parked') emit(run, { kind: 'itemCancelled', item: item.id, as: 'cancelled', reason });",
  },
  {
    name: 'the end leaves the root open',
    kind: 'ends',
    file: 'flow/walk.ts',
    code: "emit(run, { kind: 'scopeClosed', scope: root.id, as: 'closed' });",
    becomes: '',
  },
  {
    name: 'an ended process goes on working',
    kind: 'ends',
    file: 'engine/decide.ts',
    code: "if (state.status !== 'open' && !afterTheEnd.has(command.kind)) return refuse('workflow.process-ended');",
    becomes: '',
  },
  {
    name: 'a child counts twice when it reports twice',
    kind: 'children',
    file: 'children/child-report.ts',
    code: "if (child.state !== 'running') return refuse('workflow.child-ended', { child: child.id });",
    becomes: '',
  },
  {
    name: 'children go on when their step is left',
    kind: 'children',
    file: 'children/cancel-children.ts',
    code: "if (child.visit === visit && child.state === 'running')",
    becomes: "if (child.visit === visit && child.state === 'yes')",
  },
  {
    name: 'a consequence names no cause',
    kind: 'log',
    file: 'engine/run.ts',
    code: 'at: run.facts.now, cause: run.act, ...data });\n}\n\n/** Far',
    becomes: 'at: run.facts.now, cause: 0, ...data });\n}\n\n/** Far',
  },
  {
    name: 'the snapshot keeps what its events do not say',
    kind: 'log',
    file: 'engine/run.ts',
    code: 'run.state = evolve(run.state, event);',
    becomes: 'run.state = { ...evolve(run.state, event), suspended: undefined } as unknown as State;',
  },
  {
    name: 'a decision depends on how often it was asked',
    kind: 'log',
    file: 'engine/decide.ts',
    code: 'const run = beginRun(program, state, facts);\n  const operation',
    becomes:
      'const run = beginRun(program, state, facts);\n  run.act += (indexOf(program) as unknown as { asked: number }).asked = 1 - ((indexOf(program) as unknown as { asked?: number }).asked ?? 0);\n  const operation',
  },
  {
    name: 'a step for which nobody is found vanishes',
    kind: 'handlers',
    file: 'engine/open-visit.ts',
    code: '...(incident ? { incident } : {}),',
    becomes: '',
  },
  {
    name: 'who handled it before is passed over after a return too',
    kind: 'handlers',
    file: 'handlers/auto-pass.ts',
    code: 'if (cameBack) return undefined;',
    becomes: '',
  },
  {
    name: 'a signing step is passed automatically',
    kind: 'handlers',
    file: 'handlers/auto-pass.ts',
    code: 'if (node.signing || node.id',
    becomes: 'if (node.id',
  },
  {
    name: 'an answer that comes twice leads on twice',
    kind: 'events',
    file: 'time/time-out.ts',
    code: "return refuse('workflow.visit-not-under-way', { visit: visit.id });\n  return happened(",
    becomes: 'visit.id.toString();\n  return happened(',
  },
  {
    name: 'work is returned to a step that nobody handles',
    kind: 'events',
    file: 'returns/return-targets.ts',
    code: 'if (earlier.waits || nodes.has(stepKey(earlier))) continue;',
    becomes: 'if (nodes.has(stepKey(earlier))) continue;',
  },
  {
    name: 'a boundary timer leaves the work open',
    kind: 'events',
    file: 'control/jump.ts',
    code: 'leaveByJump(run, visit);\n  enterSequence(',
    becomes: 'enterSequence(',
  },
  {
    name: 'an ad-hoc part goes on with the next step drawn',
    kind: 'events',
    file: 'flow/walk.ts',
    code: "if (owner?.kind === 'section' && owner.adHoc) advance(run, owner, flow);\n  else if (next)",
    becomes: 'if (next)',
  },
  {
    name: 'an ordered circulation ends with its first reader',
    kind: 'readers',
    file: 'engine/circulate.ts',
    code: 'if (known && !endedEarly(run.state)) advance(run, known);',
    becomes: '',
  },
  {
    name: 'a process that is brought back leaves its circulations where they stopped',
    kind: 'readers',
    file: 'control/end-process.ts',
    code: 'resumeCirculations(run);',
    becomes: '',
  },
  {
    name: 'the reader who is taken back keeps it',
    kind: 'readers',
    file: 'engine/change-circulation.ts',
    code: "emit(run, { kind: 'itemCancelled', item: reader.id, as: 'withdrawn', reason: 'withdrawn' });",
    becomes: '',
  },
  {
    name: 'the forecast does not see that a step passes by itself',
    kind: 'handlers',
    file: 'engine/foresee.ts',
    code: "if (node.starterHandles === 'skip' && personId === state.starter.personId) return 'starterHandles';",
    becomes: '',
  },
];
