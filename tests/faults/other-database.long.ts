import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type EmbeddedPostgres, startEmbedded } from '#platform/server/database/launcher.ts';
import { type ServerPlace, serverPlace } from './spoken-server.ts';

describe('DATABASE_URL and DATABASE_OWNER_URL', () => {
  let elsewhere: ServerPlace;
  let database: EmbeddedPostgres;
  let place: ServerPlace;

  before(async () => {
    elsewhere = serverPlace();
    database = await startEmbedded({ dataDir: elsewhere.dataDirectory });
    place = serverPlace();
  });
  after(async () => {
    await place.remove();
    await database.stop();
    await elsewhere.remove();
  });

  const started = (environment: NodeJS.ProcessEnv) => place.start({ DEMO: '0', ...environment });

  test('name another PostgreSQL: nothing of an own one is started, and the house is set up there', async () => {
    const server = started({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });

    const said = await server.until(/http:\/\/localhost:\d+/);
    assert.equal((await fetch(`${said}/readyz`)).status, 200);
    await server.kill('SIGINT');

    assert.equal(await server.ended, 0);
    assert.equal(existsSync(join(place.dataDirectory, 'postgresql')), false);
  });

  test('are refused where one is missing, and where the application would sign in as the owner', async () => {
    const half = started({ DATABASE_URL: database.url });
    assert.equal(await half.ended, 1);
    assert.match(half.said(), /要一起设置/);

    const owner = started({ DATABASE_URL: database.ownerUrl, DATABASE_OWNER_URL: database.ownerUrl });
    assert.equal(await owner.ended, 1);
    assert.match(owner.said(), /does not keep agencies apart[\s\S]*signed in to the database as gov_owner/);
  });
});
