/** One name for the whole house: a channel belongs to its database. */
const channel = 'gov_office';

export const listen = `listen ${channel}`;

/** Several messages, one commit. */
export const notifyAll = (payloads: readonly string[]) => ({
  text: `select pg_catalog.pg_notify($1, p) from unnest($2::text[]) as p`,
  values: [channel, payloads],
});

export const stillThere = 'select 1';
