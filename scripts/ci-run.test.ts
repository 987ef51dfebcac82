import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

const script = join(import.meta.dirname, '../.ci/run');

/**
 * The real script on a machine whose commands are only those of one folder. What it would install and start are small
 * scripts that write down how they were called.
 */
describe('.ci/run', () => {
  let folder: string;
  const bin = () => join(folder, 'bin');
  const program = (name: string, text: string) => {
    writeFileSync(join(bin(), name), `#!/bin/bash\n${text}\n`);
    chmodSync(join(bin(), name), 0o755);
  };
  const noting = 'echo "$(basename "$0") $*" >> "$NOTES"';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ci-run-'));
    mkdirSync(bin());
    for (const name of ['bash', 'dirname', 'basename', 'cat', 'chmod'])
      symlinkSync(realPlaceOf(name), join(bin(), name));
    program('id', 'echo 0');
    program('uname', 'echo Linux x86_64');
    program('ldconfig', 'exit 0');
    program('npm', noting);
    program(
      'apt-get',
      `${noting}
for name in openssl chromium poppler-utils; do
  command="\${name/poppler-utils/pdftotext}"
  case " $* " in *" install "*" $name"*) printf '#!/bin/bash\\nexit 0\\n' > "${bin()}/$command"; chmod 755 "${bin()}/$command";; esac
done`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run() {
    const notes = join(folder, 'notes');
    const { status, stdout, stderr } = spawnSync('/bin/bash', [script], {
      env: { PATH: bin(), NOTES: notes },
      encoding: 'utf8',
    });
    const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
    return { status, said: stdout + stderr, called: lines };
  }
  const thenTests = ['npm ci --strict-allow-scripts --no-audit --no-fund', 'npm run check', 'npm test'];

  test('installs openssl, poppler and a browser where all are missing, then checks and tests', () => {
    const { status, called, said } = run();

    assert.equal(status, 0, said);
    assert.match(called[0] ?? '', /^apt-get .*update/);
    assert.match(called[1] ?? '', /^apt-get .*install .*openssl poppler-utils chromium$/);
    assert.deepEqual(called.slice(2), thenTests);
  });

  test('installs nothing where all are there', () => {
    program('openssl', 'exit 0');
    program('pdftotext', 'exit 0');
    program('chromium', 'exit 0');

    assert.deepEqual(run().called, thenTests);
  });

  test('is content with the browser from npm where its libraries are, however long the list of libraries', () => {
    program('openssl', 'exit 0');
    program('pdftotext', 'exit 0');
    program(
      'ldconfig',
      'for name in libnss3.so libnspr4.so libfontconfig.so.1; do echo $name; done; for ((i=0;i<20000;i++)); do echo more; done',
    );

    assert.deepEqual(run().called, thenTests);
  });

  test('does not take a program that fails to start for a browser', () => {
    program('openssl', 'exit 0');
    program('pdftotext', 'exit 0');
    program('chromium-browser', 'echo "requires the snap" >&2; exit 1');

    assert.match(run().called[1] ?? '', /install .*chromium$/);
  });

  test('says what is missing, and tests nothing, where it cannot be installed', () => {
    program('apt-get', 'exit 0');
    const useless = run();
    rmSync(join(bin(), 'apt-get'));
    const without = run();
    program('id', 'echo 1000');
    program('apt-get', 'exit 0');
    const ordinary = run();

    for (const { status, called } of [useless, without, ordinary]) {
      assert.equal(status, 1);
      assert.deepEqual(called, []);
    }
    assert.match(useless.said, /still missing after the installation: openssl poppler-utils chromium/);
    assert.match(without.said, /no apt-get: openssl poppler-utils chromium/);
    assert.match(ordinary.said, /only root or sudo/);
  });

  test('ends with the first step that fails', () => {
    program('openssl', 'exit 0');
    program('pdftotext', 'exit 0');
    program('chromium', 'exit 0');
    program('npm', `${noting}; [ "$2" != check ]`);

    const { status, called } = run();

    assert.notEqual(status, 0);
    assert.deepEqual(called, thenTests.slice(0, 2));
  });
});

function realPlaceOf(name: string): string {
  const place = [`/bin/${name}`, `/usr/bin/${name}`].find((path) => existsSync(path));
  assert.ok(place, `${name} is needed to try the script`);
  return place;
}
