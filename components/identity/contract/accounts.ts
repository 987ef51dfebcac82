import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const onePerson = { params: Type.Object({ personId: Uuid }, Closed) };
const Done = Type.Object({ done: Type.Literal(true) }, Closed);
/** As it was shown; capitals, spaces and hyphens make no difference. */
export const OneTimeCode = Type.String({ minLength: 16, maxLength: 40 });

/** 核对号 of a code: both sides see it and ask each other for it. */
const CodeMark = Type.String();

/** So many are shown and agreed to in one go. */
export const mostWaitingCodes = 100;

const FreshPassword = Type.String({ minLength: 10, maxLength: 200 });

const CodeUsed = Type.Object(
  {
    /** `second-factor`: send the same again with `secondFactor`. */
    result: Type.Union([Type.Literal('done'), Type.Literal('second-factor')]),
    /** To sign in with from now on. */
    signInName: Type.Optional(Type.String()),
  },
  Closed,
);

export const AccountState = Type.Union([
  Type.Literal('NONE'),
  Type.Literal('WAITING'),
  Type.Literal('OPEN'),
  Type.Literal('STOPPED'),
]);
export type AccountState = Static<typeof AccountState>;

/** A person in office and the way in, as far as this agency is concerned; never the sign-in name. */
export const AccountLine = Type.Object(
  {
    personId: Uuid,
    name: Type.String(),
    sectionName: Type.String(),
    title: Type.String(),
    state: AccountState,
    secondFactor: Type.Boolean(),
    /** A code is out and good until then. */
    codeUntil: Type.Optional(Type.String()),
    /** The code that is out opens nothing before the security administrator has agreed. */
    codeWaits: Type.Optional(Type.Object({ codeId: Uuid, mark: CodeMark }, Closed)),
    /** The caller himself, or one of the three administrators: others change nothing there. */
    guarded: Type.Optional(Type.Union([Type.Literal('SELF'), Type.Literal('DUTY')])),
  },
  Closed,
);
export type AccountLine = Static<typeof AccountLine>;

const AccountList = Type.Object(
  {
    people: Type.Array(AccountLine),
    /** How many fit the question; `people` are the first 50 after `after`. */
    total: Type.Integer(),
    counts: Type.Object(
      { NONE: Type.Integer(), WAITING: Type.Integer(), OPEN: Type.Integer(), STOPPED: Type.Integer() },
      Closed,
    ),
    next: Type.Optional(Uuid),
  },
  Closed,
);

const question = {
  query: Type.Object(
    {
      query: Type.Optional(Type.String({ maxLength: 60 })),
      state: Type.Optional(AccountState),
      after: Type.Optional(Uuid),
    },
    Closed,
  ),
};

export const accountRoutes = {
  accounts: {
    method: 'GET',
    path: '/api/accounts',
    summary: 'People in office and whether they can sign in to this agency',
    permission: 'identity.accounts',
    input: question,
    reply: AccountList,
  },
  issueCode: {
    method: 'POST',
    path: '/api/accounts/:personId/code',
    summary: 'A one-time code for a person: opens the first account or restores a lost password; shown once',
    permission: 'identity.accounts',
    changes: true,
    secretReply: true,
    input: onePerson,
    reply: Type.Object(
      {
        code: Type.String(),
        purpose: Type.Union([Type.Literal('ACTIVATE'), Type.Literal('RESTORE')]),
        expiresAt: Type.String(),
        mark: CodeMark,
        /** It opens nothing before the security administrator has agreed. */
        waits: Type.Boolean(),
      },
      Closed,
    ),
  },
  waitingCodes: {
    method: 'GET',
    path: '/api/accounts/waiting-codes',
    summary: 'People whose one-time code opens nothing before the security administrator has agreed',
    permission: 'identity.second-factors',
    input: {},
    reply: Type.Object(
      {
        /** The first hundred in the order of the sections; each with `codeWaits`. */
        people: Type.Array(AccountLine),
        total: Type.Integer(),
      },
      Closed,
    ),
  },
  releaseCodes: {
    method: 'POST',
    path: '/api/accounts/waiting-codes/agree',
    summary: 'The security administrator agrees to these codes, to all of them or to none',
    permission: 'identity.second-factors',
    changes: true,
    input: {
      body: Type.Object(
        {
          codes: Type.Array(Type.Object({ personId: Uuid, codeId: Uuid }, Closed), {
            minItems: 1,
            maxItems: mostWaitingCodes,
            uniqueItems: true,
          }),
        },
        Closed,
      ),
    },
    reply: Done,
  },
  changeAccess: {
    method: 'POST',
    path: '/api/accounts/:personId/access',
    summary: 'Stop or open again the access of a person to this agency; other agencies are not touched',
    permission: 'identity.accounts',
    changes: true,
    input: {
      ...onePerson,
      body: Type.Object({ access: Type.Union([Type.Literal('OPEN'), Type.Literal('STOPPED')]) }, Closed),
    },
    reply: Done,
  },
  secondFactors: {
    method: 'GET',
    path: '/api/accounts/second-factors',
    summary: 'People with an account and whether a second factor stands beside the password',
    permission: 'identity.second-factors',
    input: question,
    reply: AccountList,
  },
  resetSecondFactor: {
    method: 'POST',
    path: '/api/accounts/:personId/second-factor/reset',
    summary: 'Take away a lost second factor; the person signs in with the password and sets up a new one',
    permission: 'identity.second-factors',
    changes: true,
    input: onePerson,
    reply: Done,
  },
  lookAtCode: {
    method: 'POST',
    path: '/api/account/code',
    summary: 'For whom a one-time code is; a POST so that the code stays out of addresses and logs',
    permission: 'public',
    changes: true,
    input: { body: Type.Object({ code: OneTimeCode }, Closed) },
    reply: Type.Object(
      {
        agencyName: Type.String(),
        personName: Type.String(),
        purpose: Type.Union([Type.Literal('ACTIVATE'), Type.Literal('RESTORE')]),
        /** Of the account to restore. */
        signInName: Type.Optional(Type.String()),
        /** Of a code that the security administrator is asked about. */
        mark: Type.Optional(CodeMark),
        /** It opens no account before the security administrator has agreed. */
        waits: Type.Boolean(),
      },
      Closed,
    ),
  },
  openAccount: {
    method: 'POST',
    path: '/api/account/code/new',
    summary: "Use a one-time code for a new account with a name and password of one's own",
    permission: 'public',
    changes: true,
    input: {
      body: Type.Object(
        {
          code: OneTimeCode,
          signInName: Type.String({ minLength: 3, maxLength: 60, pattern: '^[a-z0-9._-]+$' }),
          password: FreshPassword,
        },
        Closed,
      ),
    },
    reply: CodeUsed,
  },
  linkAccount: {
    method: 'POST',
    path: '/api/account/code/existing',
    summary: 'Use a one-time code with the account one has already; proves it as at sign-in',
    permission: 'public',
    changes: true,
    input: {
      body: Type.Object(
        {
          code: OneTimeCode,
          signInName: Type.String({ minLength: 1, maxLength: 100 }),
          password: Type.String({ minLength: 1, maxLength: 200 }),
          secondFactor: Type.Optional(Type.String({ maxLength: 12 })),
        },
        Closed,
      ),
    },
    reply: CodeUsed,
  },
  restorePassword: {
    method: 'POST',
    path: '/api/account/code/restore',
    summary: 'Use a one-time code for a new password; the second factor, where there is one, is still asked for',
    permission: 'public',
    changes: true,
    input: {
      body: Type.Object(
        { code: OneTimeCode, password: FreshPassword, secondFactor: Type.Optional(Type.String({ maxLength: 12 })) },
        Closed,
      ),
    },
    reply: CodeUsed,
  },
} as const;
