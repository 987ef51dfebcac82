import type { JsonObject } from '@gov/base';
import type { RenderTree } from '@gov/forms';
import type { Diagram } from '@gov/workflow';
import Type, { type Static } from 'typebox';
import { CalledBy, Halted, RestingBranch } from './halted-shapes.ts';
import { CoverNote } from './leader-shapes.ts';
import { OperationChoice, TakeBack } from './operation-choice.ts';
import { ReturnAcross, ReturnMode } from './return-shapes.ts';
import { TraceLine } from './trace-line.ts';

export const Closed = { additionalProperties: false } as const;
export const Uuid = Type.String({ format: 'uuid' });
export const Instant = Type.String();

/** 待办 代理 待阅 在办 已办 办结 草稿 我发起; 代理 is the part of 待办 that is others’ work. */
export const Box = Type.Union([
  Type.Literal('todo'),
  Type.Literal('entrusted'),
  Type.Literal('to-read'),
  Type.Literal('ongoing'),
  Type.Literal('done'),
  Type.Literal('closed'),
  Type.Literal('drafts'),
  Type.Literal('mine'),
]);
export type Box = Static<typeof Box>;

/** A person in words: name, section and post; never an id alone. */
export const PersonWords = Type.Object(
  {
    personId: Uuid,
    assignmentId: Type.Optional(Uuid),
    name: Type.String(),
    section: Type.String(),
    title: Type.String(),
  },
  Closed,
);

export const MatterRow = Type.Object(
  {
    matterId: Uuid,
    taskId: Type.Optional(Uuid),
    title: Type.String(),
    kindCode: Type.String(),
    kindName: Type.String(),
    number: Type.Optional(Type.String()),
    urgency: Type.Optional(Type.String()),
    state: Type.String(),
    /** The step of the row's task, or the open steps of the matter. */
    step: Type.String(),
    starter: Type.String(),
    /** 现在等谁: names of holders of open tasks; empty when ended. */
    waitingFor: Type.Array(Type.String()),
    /** What is waited for where nobody has it in hand: `等待：外单位答复`. */
    waits: Type.Optional(Type.String()),
    /** 代办: whose work it is, where it is not the reader's own. */
    onBehalfOf: Type.Optional(Type.String()),
    arrivedAt: Instant,
    dueAt: Type.Optional(Instant),
    unread: Type.Boolean(),
    circulating: Type.Boolean(),
    /** 催办: how often its holder was pressed, where he was. */
    pressed: Type.Optional(Type.Integer()),
    /** It stands still for now, or was ended by somebody in charge. */
    halted: Type.Optional(Type.Union([Type.Literal('suspended'), Type.Literal('terminated')])),
  },
  Closed,
);
export type MatterRow = Static<typeof MatterRow>;

export const Attachment = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    bytes: Type.Integer(),
    mediaType: Type.String(),
    addedBy: Type.String(),
    addedAt: Instant,
    removable: Type.Boolean(),
  },
  Closed,
);

export const Kind = Type.Object(
  { code: Type.String(), name: Type.String(), group: Type.String(), hint: Type.String(), componentId: Type.String() },
  Closed,
);

export const OpenTask = Type.Object(
  {
    taskId: Uuid,
    step: Type.String(),
    holder: PersonWords,
    /** Names of those who may do it in the holder’s place now (代理). */
    standIns: Type.Array(Type.String()),
    since: Instant,
    opened: Type.Boolean(),
    dueAt: Type.Optional(Instant),
    /** 子流程的限期: the parts of the process it stands in, each with when that is to be through. */
    within: Type.Array(Type.Object({ name: Type.String(), dueAt: Instant }, Closed)),
    kind: Type.String(),
    pressed: Type.Optional(Type.Integer()),
    /** Why it rests: a return waits for others, answers are due (加签, 委派), or somebody else has claimed it. */
    rests: Type.Optional(Type.Union([Type.Literal('return'), Type.Literal('answers'), Type.Literal('claimed')])),
  },
  Closed,
);

export const ReturnTarget = Type.Object(
  {
    /** Visit to return to, as the engine numbers it; the own one stands for the member before in 顺序会签. */
    target: Type.Integer(),
    step: Type.String(),
    who: Type.String(),
    /** `member`: 顺序会签, who voted before; `caller`: back to the process that called this one (子流程). */
    kind: Type.Union([
      Type.Literal('member'),
      Type.Literal('previous'),
      Type.Literal('earlier'),
      Type.Literal('starter'),
      Type.Literal('caller'),
    ]),
    modes: Type.Array(ReturnMode),
    /** Of a return that walks on as drawn: what the returner may choose for the other branches, the usual one first. */
    across: Type.Array(ReturnAcross),
  },
  Closed,
);

/** Who may be chosen; `notLetKnow`: this is a work secret, and the agency has not let him know such. */
const Candidate = Type.Object({ ...PersonWords.properties, notLetKnow: Type.Optional(Type.Literal(true)) }, Closed);

export const ChoiceNeeded = Type.Object(
  { node: Type.String(), step: Type.String(), candidates: Type.Array(Candidate) },
  Closed,
);

/** A step as it was added, with the persons in words. */
export const AddedBefore = Type.Object(
  {
    name: Type.String(),
    asked: Type.Optional(Type.String()),
    workingDays: Type.Optional(Type.Integer()),
    order: Type.Union([Type.Literal('together'), Type.Literal('in-turn')]),
    persons: Type.Array(PersonWords),
  },
  Closed,
);
export type AddedBefore = Static<typeof AddedBefore>;

/** Who handles the caller's step with him, as far as he may change it. */
export const Signing = Type.Object(
  {
    /** Number of the round of the step, as the engine counts it. */
    visit: Type.Integer(),
    /** The caller's task there, also while it rests. */
    taskId: Uuid,
    /** 加签: how persons may be added. */
    add: Type.Array(Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Literal('parallel')])),
    /** 并加签: what is needed to go on then, by the step's own rule. */
    together: Type.String(),
    /** 加一步: absent where the step does not offer it, or has used it up. */
    addStep: Type.Optional(
      Type.Object(
        {
          /** So many steps may still be added in this round. */
          left: Type.Integer(),
          /** Several persons may work at the same time. */
          together: Type.Boolean(),
          /** What he had added and was sent back to him: it does not come again by itself. */
          again: Type.Optional(AddedBefore),
        },
        Closed,
      ),
    ),
    /** 自选下一步: absent where the step names none that can be chosen now. */
    chooseNext: Type.Optional(
      Type.Object(
        {
          /** So many times more in a row. */
          left: Type.Integer(),
          nodes: Type.Array(
            Type.Object(
              {
                node: Type.String(),
                step: Type.String(),
                /** Who would have it; empty where he is chosen. */
                who: Type.String(),
                /** How it goes on behind that step: by the drawing from there, or back to the way drawn here. */
                ways: Type.Array(Type.Union([Type.Literal('on'), Type.Literal('back')])),
                choices: Type.Array(ChoiceNeeded),
              },
              Closed,
            ),
          ),
        },
        Closed,
      ),
    ),
    /** 减签: whom the caller may take off. */
    removable: Type.Array(PersonWords),
    /** 顺序会签: whose turn has not come, in order; empty when the caller may not change it. */
    queue: Type.Array(PersonWords),
    /** 特送: steps the caller may send it to instead of the drawn way. */
    jumps: Type.Array(Type.Object({ node: Type.String(), step: Type.String() }, Closed)),
  },
  Closed,
);

/** Number of an ordered circulation of the matter, as `circulations` gives it. */
export const CirculationNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** 依次传阅: who has read, whose turn it is, and who comes after, in this order. */
export const OrderedCirculation = Type.Object(
  {
    circulation: CirculationNumber,
    by: Type.String(),
    /** `taken-back`, `left`: had it, and did not read it. */
    readers: Type.Array(
      Type.Object(
        {
          ...PersonWords.properties,
          state: Type.Union([
            Type.Literal('read'),
            Type.Literal('reading'),
            Type.Literal('waiting'),
            Type.Literal('taken-back'),
            Type.Literal('left'),
          ]),
        },
        Closed,
      ),
    ),
    /** `甲 → 乙 → 丙，现在在乙处`. */
    words: Type.String(),
    /** The caller may take readers back and add others. */
    changeable: Type.Boolean(),
  },
  Closed,
);

/** 子流程 as the reader of its caller sees it: how it stands and with whom; what it is about only where he may read it. */
export const ChildMatter = Type.Object(
  {
    /** Present where the reader may open it. */
    matterId: Type.Optional(Uuid),
    title: Type.Optional(Type.String()),
    kindName: Type.String(),
    /** The step that called it. */
    step: Type.String(),
    /** `陈国栋承办`, `等待：外单位答复`, `已办结`. */
    standing: Type.String(),
    state: Type.Union([
      Type.Literal('running'),
      Type.Literal('done'),
      Type.Literal('stopped'),
      Type.Literal('not-started'),
    ]),
  },
  Closed,
);

/** A step that nobody has in hand: what it waits for, and the messages of which the reader may say that they have come. */
export const Wait = Type.Object(
  {
    /** Number of the round of the step, as the engine counts it. */
    visit: Type.Integer(),
    words: Type.String(),
    events: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, Closed)),
  },
  Closed,
);

/** Everything the handling page shows. */
export const MatterView = Type.Object(
  {
    matterId: Uuid,
    version: Type.Integer(),
    title: Type.String(),
    kind: Kind,
    state: Type.String(),
    number: Type.Optional(Type.String()),
    urgency: Type.Optional(Type.String()),
    starter: PersonWords,
    startedAt: Type.Optional(Instant),
    endedAt: Type.Optional(Instant),
    /** 办结时限 of the whole; absent without one, and while it stands still. Once it has ended, as it stood then. */
    endDueAt: Type.Optional(Instant),
    savedAt: Instant,
    form: Type.Unsafe<RenderTree>(Type.Any()),
    values: Type.Unsafe<JsonObject>(Type.Any()),
    /** Who changed a field last that the reader may fill in now; `own`: himself, perhaps in another window. */
    changedBy: Type.Record(Type.String(), Type.Object({ by: Type.String(), own: Type.Boolean() }, Closed)),
    attachments: Type.Array(Attachment),
    mayAttach: Type.Boolean(),
    /** A file may have so many (1 MB = 2^20 bytes). */
    attachmentMegabytes: Type.Integer(),
    myTask: Type.Optional(
      Type.Object(
        {
          taskId: Uuid,
          step: Type.String(),
          node: Type.String(),
          kind: Type.String(),
          /** Opinion block the opinion goes into, and what an empty one is recorded as. */
          opinionBlock: Type.Optional(Type.String()),
          emptyOpinion: Type.Optional(Type.String()),
          opinionRequiredToDisagree: Type.Boolean(),
          why: Type.Array(Type.String()),
          arrivedAt: Instant,
          /** Whose act put it into his hands; absent when it was his own, the system’s, or several may take it away again. */
          sentBy: Type.Optional(Type.String()),
          actions: Type.Array(Type.String()),
          choices: Type.Array(ChoiceNeeded),
          returnTargets: Type.Array(ReturnTarget),
          /** Whose opinions were given before the change that is made now; the caller says whether they stay. */
          keeps: Type.Array(Type.Object({ who: Type.String(), step: Type.String() }, Closed)),
          /** 抄送, 提醒阅看: read only, no remark is taken. */
          readOnly: Type.Optional(Type.Boolean()),
          /** The caller was only asked (加签, 委派, 协办): he answers, somebody else decides. As a sentence. */
          asked: Type.Optional(Type.String()),
          /** Where several vote: how many must agree, and how it stands so far as far as the reader may know. */
          vote: Type.Optional(Type.String()),
          /** Who is given no part of this step, because he would judge his own matter; `why` as a sentence without its full stop. */
          notFor: Type.Optional(Type.Object({ personId: Uuid, why: Type.String() }, Closed)),
          /** 代办: whose step it is, where it is not the caller’s own. */
          onBehalfOf: Type.Optional(Type.String()),
        },
        Closed,
      ),
    ),
    /** A work secret of an agency that names who may know such: it is given to nobody else. */
    secretForNamed: Type.Optional(Type.Literal(true)),
    /** Absent when the caller handles nothing here, not even waiting for answers. */
    signing: Type.Optional(Signing),
    /** 为什么我能看, as a sentence. */
    readBecause: Type.String(),
    operations: Type.Array(OperationChoice),
    takeBack: TakeBack,
    /** 还要经过谁. */
    ahead: Type.Array(
      Type.Object(
        {
          step: Type.String(),
          who: Type.String(),
          /** How many must agree, where several vote. */
          votes: Type.Optional(Type.String()),
          /** The parallel branches it stands in, outermost first; `enough`: so many branches go on without the others. */
          forks: Type.Optional(
            Type.Array(
              Type.Object(
                { fork: Type.String(), branch: Type.String(), enough: Type.Optional(Type.Integer()) },
                Closed,
              ),
            ),
          ),
          /** Not certain: it hangs on an answer the form does not hold yet, on an event, on what a handler chooses, or on which branches are there first. */
          uncertain: Type.Optional(
            Type.Union([Type.Literal('answer'), Type.Literal('event'), Type.Literal('free'), Type.Literal('enough')]),
          ),
          /** Of the other way; the one assumed stands before it. */
          alternative: Type.Optional(Type.Literal(true)),
        },
        Closed,
      ),
    ),
    openTasks: Type.Array(OpenTask),
    /** 呈批说明 that the reader may read, the newest first. */
    coverNotes: Type.Array(CoverNote),
    /** Open steps of others for which the caller may write one, with whose they are. */
    mayNoteFor: Type.Array(Type.Object({ taskId: Uuid, leader: Type.String() }, Closed)),
    /** 加一步: what the reader added and whose turn has not come; `at` counts from 0 behind that round. */
    plannedSteps: Type.Array(
      Type.Object({ visit: Type.Integer(), at: Type.Integer(), step: Type.String(), who: Type.String() }, Closed),
    ),
    /** 依次传阅 that is under way. */
    circulations: Type.Array(OrderedCirculation),
    /** 子流程 of the matter, in the order they were called. */
    children: Type.Array(ChildMatter),
    calledBy: Type.Optional(CalledBy),
    /** What is waited for where nobody has it in hand. */
    waits: Type.Array(Wait),
    trace: Type.Array(TraceLine),
    diagram: Type.Unsafe<Diagram>(Type.Any()),
    /** Node id → state for colouring the diagram. */
    nodeStates: Type.Record(
      Type.String(),
      Type.Union([Type.Literal('done'), Type.Literal('open'), Type.Literal('stopped')]),
    ),
    halted: Type.Optional(Halted),
    restingBranches: Type.Array(RestingBranch),
    /** Incident in words when a step found nobody. */
    incident: Type.Optional(Type.String()),
  },
  Closed,
);
export type MatterView = Static<typeof MatterView>;
