import { defineRoutes } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Effects } from '../preview-routes.ts';
import { Closed, PersonWords, Uuid } from '../shapes.ts';

const params = Type.Object({ matterId: Uuid }, Closed);
const expectedVersion = Version;
const visit = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** What an administrator does to the course of a matter whose content he does not read: 跳转 减签 调整次序 重新确定办理人 催办, and taking it back. */
export const Mend = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('jump'),
      visit,
      node: Type.String({ minLength: 1, maxLength: 100 }),
      /** Branches on the way: the target's alone, the others counting as done before, or all of them anew. */
      forks: Type.Union([Type.Literal('onlyBranch'), Type.Literal('wholeBlock')]),
    },
    Closed,
  ),
  Type.Object({ kind: Type.Literal('removeSigner'), visit, personId: Uuid }, Closed),
  Type.Object(
    { kind: Type.Literal('reorder'), visit, personIds: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) },
    Closed,
  ),
  /** 重新确定办理人: the rule of a step under way is asked again on today's organisation. */
  Type.Object({ kind: Type.Literal('findAgain'), visit }, Closed),
  /** 暂停一支, 恢复一支: the work of one branch, by its scope, while the rest goes on. */
  Type.Object({ kind: Type.Literal('suspendBranch'), scope: visit }, Closed),
  Type.Object({ kind: Type.Literal('resumeBranch'), scope: visit }, Closed),
  Type.Object({ kind: Type.Literal('press') }, Closed),
  /** 撤消 of his own last act here, by its number: everything stands as before. */
  Type.Object({ kind: Type.Literal('undo'), act: visit }, Closed),
]);
export type Mend = Static<typeof Mend>;

/** One step under way, and what may be done to it; every offer is asked of the engine. */
export const MendRound = Type.Object(
  {
    visit: Type.Integer(),
    step: Type.String(),
    who: Type.Array(Type.String()),
    /** `beside`: it restarts another branch; `whole`: it enters branches, all of which may be begun anew. */
    jumps: Type.Array(
      Type.Object({ node: Type.String(), step: Type.String(), beside: Type.Boolean(), whole: Type.Boolean() }, Closed),
    ),
    removable: Type.Array(PersonWords),
    /** 顺序会签: whose turn has not come. */
    queue: Type.Array(PersonWords),
    /** A rule of the process says who handles it, and may be asked again. */
    byRule: Type.Boolean(),
  },
  Closed,
);
export type MendRound = Static<typeof MendRound>;

/** One branch under way, by the steps at which it stands and who works there; `rests`: it was told to stand still. */
export const MendBranch = Type.Object(
  { scope: Type.Integer(), steps: Type.String(), who: Type.String(), rests: Type.Boolean() },
  Closed,
);
export type MendBranch = Static<typeof MendBranch>;

const permission = 'matters.monitor';

export const mendRoutes = defineRoutes({
  mendWays: {
    method: 'GET',
    path: '/api/matters/monitor/:matterId/mend',
    summary: 'Steps under way and what may be done to each, by names, without content',
    permission,
    input: { params },
    reply: Type.Object(
      {
        version: Type.Integer(),
        rounds: Type.Array(MendRound),
        /** Branches that may be told to rest, or to go on. */
        branches: Type.Array(MendBranch),
        /** 催办: who has it in hand. */
        pressed: Type.Array(Type.String()),
        /** His own last act, while it can be taken back: `跳转到“签发”`. */
        undo: Type.Optional(Type.Object({ act: Type.Integer(), words: Type.String() }, Closed)),
      },
      Closed,
    ),
  },
  previewMend: {
    method: 'POST',
    path: '/api/matters/monitor/:matterId/mend/effect',
    summary: 'What such an act would stop, void and keep, by names; refused as the act would be, changes nothing',
    permission,
    input: { params, body: Type.Object({ expectedVersion, act: Mend }, Closed) },
    reply: Effects,
  },
  mend: {
    method: 'POST',
    path: '/api/matters/monitor/:matterId/mend',
    summary:
      'Jump, take a signer off, change the order of signers, ask for the handlers again, press, or take the own last act back, with a reason for the trace',
    permission,
    changes: true,
    input: { params, body: Type.Object({ expectedVersion, act: Mend, reason: words(1, 500) }, Closed) },
    reply: Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed),
  },
});
